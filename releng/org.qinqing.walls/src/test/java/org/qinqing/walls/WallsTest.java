package org.qinqing.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** The laws of the house over the built jars: who may use whom, and what may not exist. */
class WallsTest {
  private static final String HOUSE = "org.qinqing.";
  private static final Set<String> SERVICES =
      Set.of(
          "data",
          "pack",
          "trust",
          "library",
          "checker",
          "training",
          "classroom",
          "authoring",
          "report",
          "pocketbook",
          "store");

  /** Which room may use the API of which; the rest of each name is {@code org.qinqing.}. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("data", Set.of()),
          Map.entry("pack", Set.of()),
          Map.entry("library", Set.of("pack", "data")),
          Map.entry("checker", Set.of("pack")),
          Map.entry("training", Set.of("pack", "store", "report", "data")),
          Map.entry("classroom", Set.of("training", "store", "report", "pack", "data")),
          Map.entry("trust", Set.of("pack", "checker", "data")),
          Map.entry("authoring", Set.of("pack", "checker", "library")),
          Map.entry("report", Set.of()),
          Map.entry("pocketbook", Set.of("checker", "report", "pack", "data")),
          Map.entry("store", Set.of("data")),
          Map.entry("cli", SERVICES),
          Map.entry("ui", SERVICES),
          Map.entry(
              "ui.checker",
              Set.of("ui", "checker", "library", "pocketbook", "report", "store", "pack", "data")),
          Map.entry("ui.library", Set.of("ui", "library", "report", "pack", "data")),
          Map.entry("ui.training", Set.of("ui", "training", "store", "report", "pack", "data")),
          Map.entry(
              "ui.classroom",
              Set.of("ui", "classroom", "training", "store", "report", "pack", "data")),
          Map.entry("ui.packs", Set.of("ui", "trust", "authoring", "checker", "pack", "data")));

  private static final Set<String> WITHOUT_WINDOW =
      Set.of(
          "data",
          "pack",
          "trust",
          "library",
          "checker",
          "training",
          "classroom",
          "authoring",
          "report",
          "pocketbook",
          "store",
          "cli");

  private final List<BuiltBundle> bundles = BuiltBundle.all();
  private final Map<String, BuiltBundle> bundleOfPackage = new HashMap<>();
  private final JavaClasses classes;

  WallsTest() {
    for (BuiltBundle bundle : bundles) {
      bundle.packages().forEach(p -> bundleOfPackage.put(p, bundle));
    }
    classes = new ClassFileImporter().importJars(bundles.stream().map(BuiltBundle::open).toList());
  }

  @Test
  void thereIsSomethingToLookAt() {
    assertFalse(bundles.isEmpty(), "no built bundle found: run the whole build");
    for (BuiltBundle bundle : bundles) {
      for (String p : bundle.packages()) {
        assertTrue(classes.containPackage(p), p + " was not read");
      }
    }
  }

  @Test
  void noPackageIsSplit() {
    Set<String> split = new TreeSet<>();
    for (BuiltBundle bundle : bundles) {
      for (String p : bundle.packages()) {
        if (bundleOfPackage.get(p) != bundle) {
          split.add(p + " in " + bundle.name());
        }
      }
    }
    assertEquals(Set.of(), split);
  }

  @Test
  void internalPackagesAreNotExported() {
    Set<String> wrong = new TreeSet<>();
    for (BuiltBundle bundle : bundles) {
      bundle.exported().stream()
          .filter(p -> p.contains(".internal"))
          .forEach(p -> wrong.add(bundle.name() + " exports " + p));
    }
    assertEquals(Set.of(), wrong);
  }

  @Test
  void onlyExportedPackagesAreUsedAcrossBundles() {
    Set<String> wrong = new TreeSet<>();
    eachCrossing(
        (dependency, to) -> {
          if (!to.exported().contains(dependency.getTargetClass().getPackageName())) {
            wrong.add(say(dependency));
          }
        });
    assertEquals(Set.of(), wrong);
  }

  @Test
  void everyRoomUsesOnlyWhatThePlanAllows() {
    Set<String> wrong = new TreeSet<>();
    eachCrossing(
        (dependency, to) -> {
          String from = room(bundleOfPackage.get(dependency.getOriginClass().getPackageName()));
          Set<String> allowed = MAY_USE.get(from);
          if (allowed == null) {
            wrong.add(from + " is not in the table of rooms");
          } else if (!allowed.contains(room(to))) {
            wrong.add(from + " may not use " + room(to) + ": " + say(dependency));
          }
        });
    assertEquals(Set.of(), wrong);
  }

  @Test
  void theCoreKnowsNoWindow() {
    Set<String> wrong = new TreeSet<>();
    eachDependency(
        dependency -> {
          BuiltBundle from = bundleOfPackage.get(dependency.getOriginClass().getPackageName());
          String target = dependency.getTargetClass().getPackageName();
          boolean window =
              target.startsWith("org.eclipse.swt")
                  || target.startsWith("org.eclipse.jface")
                  || target.startsWith("org.eclipse.ui")
                  || target.startsWith("org.eclipse.e4.ui")
                  // Lines and curves without any window, as font libraries give them.
                  || target.startsWith("java.awt") && !target.equals("java.awt.geom")
                  || target.startsWith("javax.swing");
          if (window && from != null && WITHOUT_WINDOW.contains(room(from))) {
            wrong.add(say(dependency));
          }
        });
    assertEquals(Set.of(), wrong);
  }

  @Test
  void packsAreDataOnly() {
    Set<String> wrong = new TreeSet<>();
    for (BuiltBundle bundle : bundles) {
      if (bundle.isPack()) {
        bundle.entries().stream()
            .filter(
                e ->
                    !e.matches(
                            "META-INF/MANIFEST\\.MF|(pack|facts|parameters)\\.yaml"
                                + "|(documents|rules|vocabulary|questions|cases|tests|media)/.*")
                        || e.endsWith(".class")
                        || e.endsWith(".jar"))
            .forEach(e -> wrong.add(bundle.name() + ": " + e));
      }
    }
    assertEquals(Set.of(), wrong);
  }

  @Test
  void namesSayWhatAThingIs() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass c : classes) {
      if (c.getSimpleName().matches(".*(Util|Utils|Manager|Helper)")) {
        wrong.add(c.getName());
      }
    }
    assertEquals(Set.of(), wrong);
  }

  @Test
  void noStaticFieldChanges() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass c : classes) {
      // The platform's own way of message classes sets plain static fields once.
      if (c.getRawSuperclass()
          .map(s -> s.getName().equals("org.eclipse.osgi.util.NLS"))
          .orElse(false)) {
        continue;
      }
      for (JavaField f : c.getFields()) {
        if (f.getModifiers().contains(JavaModifier.STATIC)
            && !f.getModifiers().contains(JavaModifier.FINAL)
            && !f.getModifiers().contains(JavaModifier.SYNTHETIC)) {
          wrong.add(f.getFullName());
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  private void eachDependency(java.util.function.Consumer<Dependency> look) {
    for (JavaClass c : classes) {
      c.getDirectDependenciesFromSelf().forEach(look);
    }
  }

  private void eachCrossing(BiConsumer<Dependency, BuiltBundle> look) {
    eachDependency(
        dependency -> {
          BuiltBundle from = bundleOfPackage.get(dependency.getOriginClass().getPackageName());
          BuiltBundle to =
              bundleOfPackage.get(
                  dependency.getTargetClass().getBaseComponentType().getPackageName());
          if (from != null && to != null && from != to) {
            look.accept(dependency, to);
          }
        });
  }

  private static String room(BuiltBundle bundle) {
    return bundle.name().substring(HOUSE.length());
  }

  private static String say(Dependency dependency) {
    return dependency.getOriginClass().getName() + " → " + dependency.getTargetClass().getName();
  }
}
