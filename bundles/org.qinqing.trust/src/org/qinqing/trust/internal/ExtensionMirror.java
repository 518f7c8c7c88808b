package org.qinqing.trust.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot.UnhealthyPack;
import org.qinqing.pack.UnhealthyPackSource;

/**
 * Starts the stored extensions, once, when the program starts. Each is verified wholly again; its
 * bundles are unpacked beside the framework's cache, which may be wiped, and are started for this
 * time only, so that none runs before it was verified at the next start. One that fails, or does
 * not finish in time, is told and stops nothing else; the rule bundle that it belongs to is then
 * unhealthy (law 11), because what it would have said is missing. One that did not finish is not
 * started again until somebody installs it again, replaces it or removes it: every start, also of a
 * command, would have to wait for it.
 */
@Component(service = ExtensionMirror.class, immediate = true)
public final class ExtensionMirror {
  /** Id of what is told when not even the names of what is stored can be read. */
  static final String ALL = "extensions";

  private static final String PLACED = ".qinqing-extension.jar";

  /**
   * How long one may take to start. An activator registers services and returns, which takes a
   * moment; on a slow disk, behind a virus scanner, some seconds. Nobody waits longer for a window.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BundleContext context;
  private final ExtensionStore store;
  private final Supplier<Trust> trust;
  private final Version program;
  private final Duration patience;
  private final Map<String, Seen> seen = new LinkedHashMap<>();
  private final List<ServiceRegistration<UnhealthyPackSource>> reported = new ArrayList<>();

  /**
   * What became of a stored extension at the start.
   *
   * @param stored the file
   * @param description what it said of itself; empty when unreadable
   * @param findings why it does not run; empty when it does
   */
  record Seen(
      ExtensionStore.Stored stored,
      Optional<ExtensionDescription> description,
      List<Diagnostic> findings) {
    Seen {
      findings = List.copyOf(findings);
    }
  }

  /** Made by the component runtime; starts them at once. */
  @Activate
  public ExtensionMirror(
      BundleContext context, @Reference DataFolder data, @Reference ServiceReference<Trust> trust) {
    this(
        context,
        new ExtensionStore(data.root()),
        () -> Optional.ofNullable(context.getService(trust)).orElseThrow(),
        program(context.getBundle().getVersion()),
        PATIENCE);
  }

  /**
   * A mirror.
   *
   * @param trust asked for only when something is stored, so that nothing of it wakes otherwise
   * @param program version of this program
   * @param patience how long each may take to start
   */
  ExtensionMirror(
      BundleContext context,
      ExtensionStore store,
      Supplier<Trust> trust,
      Version program,
      Duration patience) {
    this.context = context;
    this.store = store;
    this.trust = trust;
    this.program = program;
    this.patience = patience;
    mirror();
  }

  private static Version program(Version version) {
    return new Version(version.getMajor(), version.getMinor(), version.getMicro());
  }

  @Deactivate
  synchronized void close() {
    reported.forEach(ServiceRegistration::unregister);
    reported.clear();
  }

  ExtensionStore store() {
    return store;
  }

  ExtensionFile.Place place() {
    return new ExtensionFile.Place(context, program);
  }

  /** What became of each at the start, by id. */
  synchronized Map<String, Seen> seen() {
    return Map.copyOf(seen);
  }

  /** Forgets why one did not start: what is stored since then is for the next start to judge. */
  synchronized void mended(String id) {
    seen.computeIfPresent(id, (same, before) -> before.findings().isEmpty() ? before : null);
  }

  /** Whether a bundle of the framework came from an extension. */
  static boolean placed(Bundle bundle) {
    String location = bundle.getLocation();
    return location.startsWith(PackStoreMirror.REFERENCE) && location.endsWith(PLACED);
  }

  private synchronized void mirror() {
    Map<String, ExtensionFile> wanted = new LinkedHashMap<>();
    for (ExtensionStore.Stored stored : stored()) {
      Optional<ExtensionDescription> said = Optional.empty();
      try {
        byte[] bytes = bytes(stored);
        said = ExtensionFile.told(stored.id(), bytes);
        Trust asked = trust.get();
        ExtensionFile file =
            ExtensionFile.check(stored.id(), bytes, asked, asked.policy(), place());
        if (!file.description().id().equals(stored.id())
            || !file.description().version().equals(stored.version())) {
          throw new Refusal(Code.EXTENSION_DAMAGED.about(stored.id(), stored.file()));
        }
        if (store.hung(stored)) {
          throw new Refusal(late(stored.id()));
        }
        wanted.put(stored.id(), file);
        seen.put(stored.id(), new Seen(stored, said, List.of()));
      } catch (Refusal refusal) {
        seen.put(stored.id(), new Seen(stored, said, refusal.findings()));
      } catch (IOException | RuntimeException e) {
        // Whatever one file does to us, the program starts.
        Diagnostic damaged = Code.EXTENSION_DAMAGED.about(stored.id(), stored.file());
        seen.put(stored.id(), new Seen(stored, said, List.of(damaged)));
      }
    }
    if (wanted.isEmpty()) {
      leave(Map.of());
    } else {
      start(wanted);
    }
    seen.values().stream().filter(each -> !each.findings().isEmpty()).forEach(this::report);
  }

  private List<ExtensionStore.Stored> stored() {
    try {
      return store.newest();
    } catch (IOException e) {
      Diagnostic damaged = Code.EXTENSION_DAMAGED.about(ALL, String.valueOf(e.getMessage()));
      seen.put(
          ALL,
          new Seen(
              new ExtensionStore.Stored(ALL, "", "", Path.of("")),
              Optional.empty(),
              List.of(damaged)));
      return List.of();
    }
  }

  private static byte[] bytes(ExtensionStore.Stored stored) throws IOException, Refusal {
    if (Files.size(stored.file()) <= Container.FILE_LIMIT) {
      byte[] bytes = Files.readAllBytes(stored.file());
      if (Fingerprint.of(bytes).sha256().equals(stored.sha256())) {
        return bytes;
      }
    }
    throw new Refusal(Code.EXTENSION_DAMAGED.about(stored.id(), stored.file()));
  }

  // --- the framework -----------------------------------------------------------------------------

  private void start(Map<String, ExtensionFile> wanted) {
    Path folder = folder();
    Map<String, ExtensionJar> jars = new HashMap<>();
    wanted
        .values()
        .forEach(file -> file.jars().forEach(jar -> jars.put(location(folder, jar), jar)));
    leave(jars);
    tidy(folder, jars);
    Map<String, List<Bundle>> placed = new LinkedHashMap<>();
    wanted.forEach(
        (id, file) -> {
          List<Bundle> bundles = new ArrayList<>();
          placed.put(id, bundles);
          try {
            for (ExtensionJar jar : file.jars()) {
              unpack(folder, jar);
              bundles.add(context.installBundle(location(folder, jar)));
            }
          } catch (IOException | BundleException | RuntimeException e) {
            refuse(id, bundles, failed(id, e));
          }
        });
    resolve(placed.values().stream().flatMap(List::stream).toList());
    placed.forEach(this::start);
  }

  /** On a thread of its own: code that never returns must not hold up the program. */
  private void start(String id, List<Bundle> bundles) {
    if (bundles.isEmpty()) {
      return;
    }
    List<Bundle> all = List.copyOf(bundles);
    Diagnostic late = late(id);
    CompletableFuture<Optional<Diagnostic>> end = new CompletableFuture<>();
    Thread starting =
        aside(
            id,
            () -> {
              if (!end.complete(started(id, all))) {
                // Nobody counts on it any more: it must not run by half, or from some time on.
                aside(id, () -> all.forEach(ExtensionMirror::uninstall));
              }
            });
    Optional<Diagnostic> failed =
        end.completeOnTimeout(Optional.of(late), patience.toMillis(), TimeUnit.MILLISECONDS).join();
    if (failed.filter(late::equals).isPresent()) {
      // What waits for something ends now; what does not may hold up the end of the program.
      starting.interrupt();
      setAside(id);
    }
    failed.ifPresent(finding -> refuse(id, bundles, finding));
  }

  /** Why it did not start; empty when it did. */
  private Optional<Diagnostic> started(String id, List<Bundle> bundles) {
    try {
      BundleStartLevel own = context.getBundle().adapt(BundleStartLevel.class);
      for (Bundle bundle : bundles) {
        // One level with this bundle, which has been reached, else it could not be started now.
        if (own != null && own.getStartLevel() > 0) {
          bundle.adapt(BundleStartLevel.class).setStartLevel(own.getStartLevel());
        }
        bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
      }
      return Optional.empty();
    } catch (BundleException | RuntimeException | Error e) {
      // Whatever its code does, it must be said, else it would be waited for in vain.
      return Optional.of(failed(id, e));
    }
  }

  private static Thread aside(String id, Runnable what) {
    Thread thread = new Thread(what, "extension " + id);
    thread.setDaemon(true); // it does not keep the program from ending either
    thread.start();
    return thread;
  }

  private Diagnostic late(String id) {
    return Code.EXTENSION_HUNG.about(id, patience.toSeconds());
  }

  private static Diagnostic failed(String id, Throwable why) {
    String said = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    return Code.EXTENSION_NOT_STARTED.about(id, said);
  }

  private void setAside(String id) {
    try {
      store.markHung(Optional.ofNullable(seen.get(id)).orElseThrow().stored());
    } catch (IOException e) {
      return; // then it is tried, and waited for, once more
    }
  }

  /** An extension runs wholly or not at all. */
  private void refuse(String id, List<Bundle> bundles, Diagnostic why) {
    List<Bundle> all = List.copyOf(bundles);
    bundles.clear();
    CompletableFuture<Boolean> gone = new CompletableFuture<>();
    aside(
        id,
        () -> {
          // The framework waits for one that is still starting; the thread that starts it follows.
          all.stream()
              .filter(bundle -> bundle.getState() != Bundle.STARTING)
              .forEach(ExtensionMirror::uninstall);
          gone.complete(true);
        });
    // Stopping is code of the extension as well.
    gone.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS).join();
    Seen before = Optional.ofNullable(seen.get(id)).orElseThrow();
    seen.put(id, new Seen(before.stored(), before.description(), List.of(why)));
  }

  private void resolve(List<Bundle> bundles) {
    Bundle framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    FrameworkWiring wiring = framework == null ? null : framework.adapt(FrameworkWiring.class);
    if (wiring != null && !bundles.isEmpty()) {
      wiring.resolveBundles(bundles);
    }
  }

  /** Takes away what is not wanted, and what is unpacked but is not what it was. */
  private void leave(Map<String, ExtensionJar> wanted) {
    for (Bundle bundle : context.getBundles()) {
      if (placed(bundle)) {
        ExtensionJar jar = wanted.get(bundle.getLocation());
        if (jar == null || !whole(file(bundle.getLocation()), jar)) {
          uninstall(bundle);
        }
      }
    }
  }

  private static void uninstall(Bundle bundle) {
    try {
      bundle.uninstall();
    } catch (BundleException | RuntimeException e) {
      return; // gone already, or what it began ends with the program
    }
  }

  // --- unpacked jars -----------------------------------------------------------------------------

  /** In the framework's own area: wiped with it, and never two builds of the program in one. */
  private Path folder() {
    File folder = context.getDataFile("extensions");
    return folder == null ? Path.of("") : folder.toPath().toAbsolutePath().normalize();
  }

  private static String location(Path folder, ExtensionJar jar) {
    return "reference:" + folder.resolve(jar.sha256() + PLACED).toUri().toASCIIString();
  }

  private static Path file(String location) {
    try {
      return Path.of(java.net.URI.create(location.substring("reference:".length())));
    } catch (IllegalArgumentException e) {
      return Path.of("");
    }
  }

  private static boolean whole(Path file, ExtensionJar jar) {
    try {
      return Files.isRegularFile(file)
          && Files.size(file) == jar.bytes().length
          && Fingerprint.of(Files.readAllBytes(file)).sha256().equals(jar.sha256());
    } catch (IOException e) {
      return false;
    }
  }

  private static void unpack(Path folder, ExtensionJar jar) throws IOException {
    Path file = folder.resolve(jar.sha256() + PLACED);
    if (!whole(file, jar)) {
      TrustFolder.write(file, jar.bytes());
    }
  }

  private static void tidy(Path folder, Map<String, ExtensionJar> wanted) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + PLACED)) {
      for (Path file : files) {
        if (!wanted.containsKey("reference:" + file.toUri().toASCIIString())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      return; // only space is lost
    }
  }

  // --- telling -----------------------------------------------------------------------------------

  /** Only a rule bundle that is there can lack something. */
  private void report(Seen failed) {
    String pack = failed.description().map(ExtensionDescription::pack).orElse(failed.stored().id());
    for (Bundle bundle : context.getBundles()) {
      Optional<PackHeader> header = PackHeader.of(bundle);
      boolean its =
          header
              .filter(
                  h ->
                      h.id().equals(pack)
                          // Unreadable: then its name says to whom it belongs.
                          || (failed.description().isEmpty() && pack.startsWith(h.id() + "-")))
              .isPresent();
      if (its) {
        PackHeader said = header.orElseThrow();
        UnhealthyPack unhealthy =
            new UnhealthyPack(
                said.id(), Locality.of(said.locality()), said.version(), failed.findings());
        reported.add(context.registerService(UnhealthyPackSource.class, () -> unhealthy, null));
      }
    }
  }
}
