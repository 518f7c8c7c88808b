package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Rule;
import org.qinqing.trust.PackChanges;
import org.qinqing.trust.PackChanges.Kind;
import org.qinqing.trust.PackChanges.Part;

/** The changes of real bundles. */
final class DifferencesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static Pack country;
  private static Pack city;
  private static PackTester tester;

  @BeforeAll
  static void read() throws Exception {
    country = read("cn", "", "", "");
    city = read("guangzhou", "", "", "");
    tester =
        (PackTester)
            Class.forName("org.qinqing.checker.internal.RulePackTester")
                .getConstructor()
                .newInstance();
  }

  /** A bundle of this repository, with one text replaced in one file. */
  private static Pack read(String id, String path, String from, String to) throws Exception {
    Path folder = Path.of("..", "org.qinqing.pack." + id);
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.startsWith("target/") && !name.equals("build.properties")) {
          String text = Files.readString(file);
          assertTrue(!name.equals(path) || text.contains(from), path);
          files.put(name, (name.equals(path) ? text.replace(from, to) : text).getBytes("UTF-8"));
        }
      }
    }
    PackReader reader =
        (PackReader)
            Class.forName("org.qinqing.pack.internal.YamlPackReader")
                .getConstructor()
                .newInstance();
    return reader.read(id, files).pack().orElseThrow();
  }

  private static PackSnapshot snapshot(Pack... packs) {
    FactsModel facts = country.facts();
    return new PackSnapshot(1, List.of(packs), List.of(), facts);
  }

  private static PackChanges between(PackSnapshot before, PackSnapshot after) {
    return new Differences(tester, TODAY).between(before, after, "guangzhou");
  }

  @Test
  void theSameBundleIsNoChange() throws Exception {
    Pack again = read("guangzhou", "rules/gift.yaml", "rules:\n", "rules:\n\n# moved by a line\n");
    PackChanges changes = between(snapshot(country, city), snapshot(country, again));
    assertEquals(List.of(), changes.changes());
    assertEquals(List.of(), changes.turned());
    long facts =
        Stream.of(country, city)
            .flatMap(pack -> pack.tests().stream())
            .filter(test -> test.given() instanceof org.qinqing.pack.PackTest.Given.Facts)
            .count();
    assertEquals(facts, changes.situations());
  }

  @Test
  void aRuleThatGoesTurnsWhatOnlyItForbade() {
    PackChanges came = between(snapshot(country), snapshot(country, city));
    assertTrue(came.changes().stream().allMatch(c -> c.kind() == Kind.NEW));
    assertEquals(
        city.rules().size(), came.changes().stream().filter(c -> c.part() == Part.RULE).count());
    List<Rule> kept = new ArrayList<>(city.rules());
    Rule decisive =
        kept.stream()
            .filter(rule -> came.turned().stream().anyMatch(t -> t.rules().indexOf(rule.id()) == 0))
            .findFirst()
            .orElseThrow();
    kept.remove(decisive);
    PackChanges gone = between(snapshot(country, city), snapshot(country, city.withRules(kept)));
    assertEquals(
        List.of(Kind.REMOVED), gone.changes().stream().map(PackChanges.Change::kind).toList());
    assertEquals(decisive.say(), gone.changes().getFirst().say());
    assertTrue(
        gone.turned().stream().allMatch(t -> !t.rules().contains(decisive.id())), gone::toString);
  }
}
