package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.internal.Statement.Identity;

/** Installs into the store; what is in the store then runs is {@link ExtensionMirror}'s. */
@Component(service = Extensions.class)
public final class StandardExtensions implements Extensions {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataFolder data;
  private final ExtensionMirror mirror;
  private final Trust trust;

  /** Made by the component runtime. */
  @Activate
  public StandardExtensions(
      @Reference DataFolder data, @Reference ExtensionMirror mirror, @Reference Trust trust) {
    this.data = data;
    this.mirror = mirror;
    this.trust = trust;
  }

  @Override
  public Outcome install(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!name.toLowerCase(Locale.ROOT).endsWith(SUFFIX)
        || !Files.isRegularFile(file)
        || Files.size(file) > Container.FILE_LIMIT) {
      return new Outcome(false, "", "", List.of(Code.NO_EXTENSION_FILE.about(name, name)));
    }
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Objects.requireNonNull(lock);
      mirror.store().tidy();
      Path copy = mirror.store().take(file);
      try {
        return installCopy(copy, name);
      } catch (Refusal refusal) {
        return new Outcome(false, "", "", refusal.findings());
      } finally {
        mirror.store().leave(copy);
      }
    }
  }

  private Outcome installCopy(Path copy, String name) throws IOException, Refusal {
    // Read once: what is checked from here on are these bytes, whatever happens to the file.
    byte[] bytes = Files.readAllBytes(copy);
    if (bytes.length > Container.FILE_LIMIT) {
      throw new Refusal(Code.NO_EXTENSION_FILE.about(name, name));
    }
    ExtensionFile file = ExtensionFile.check(name, bytes, trust, trust.policy(), mirror.place());
    ExtensionDescription said = file.description();
    Optional<ExtensionStore.Stored> before = mirror.store().newest(said.id());
    boolean same = before.filter(b -> b.sha256().equals(file.sha256())).isPresent();
    if (same && before.get().whole()) {
      // Who installs one again that did not finish starting wants it to be tried again.
      if (!mirror.store().tryAgain(before.get())) {
        return outcome(true, said, List.of(Code.EXTENSION_THERE.about(said.id(), said.version())));
      }
      mirror.mended(said.id());
      return outcome(true, said, List.of(Code.EXTENSION_NEXT_START.about(said.id())));
    }
    if (before.isPresent() && !same) { // the same, damaged in the store: here is what it was
      List<Diagnostic> findings = follows(file, before.get());
      if (!findings.isEmpty()) {
        return outcome(false, said, findings);
      }
    }
    mirror.store().keep(copy, file.sha256(), said.id(), said.version());
    mirror.mended(said.id());
    List<Diagnostic> findings = new ArrayList<>(file.verified().warnings());
    findings.add(Code.EXTENSION_NEXT_START.about(said.id()));
    return outcome(true, said, findings);
  }

  private static Outcome outcome(
      boolean done, ExtensionDescription said, List<Diagnostic> findings) {
    return new Outcome(done, said.id(), said.version(), findings);
  }

  /** Why it may not take the place of what is stored; empty when it may. */
  private static List<Diagnostic> follows(ExtensionFile file, ExtensionStore.Stored before)
      throws IOException {
    ExtensionDescription said = file.description();
    int step = said.osgiVersion().compareTo(before.osgiVersion());
    if (step == 0) {
      return List.of(Code.EXTENSION_SAME_VERSION.about(said.id(), said.version()));
    }
    if (step < 0) {
      return List.of(Code.EXTENSION_OLDER.about(said.id(), said.version(), before.version()));
    }
    byte[] bytes = Files.readAllBytes(before.file());
    if (!Fingerprint.of(bytes).sha256().equals(before.sha256())) {
      // Whom it was from cannot be asked any more.
      return List.of(Code.EXTENSION_DAMAGED.about(said.id(), before.file()));
    }
    try {
      Identity former =
          ChainCheck.identity(Verifier.claim(said.id(), Container.read(said.id(), bytes)).chain());
      return former.equals(file.verified().identity())
          ? List.of()
          : List.of(
              Code.EXTENSION_OTHER_PUBLISHER.about(
                  said.id(), former.name(), file.verified().identity().name()));
    } catch (Refusal refusal) {
      return refusal.findings();
    }
  }

  @Override
  public Outcome remove(String id) throws IOException {
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Objects.requireNonNull(lock);
      mirror.store().tidy();
      Optional<ExtensionStore.Stored> stored = mirror.store().newest(id);
      if (stored.isEmpty()) {
        return new Outcome(false, id, "", List.of(Code.EXTENSION_NOT_INSTALLED.about(id, id)));
      }
      mirror.store().remove(id);
      return new Outcome(
          true, id, stored.get().version(), List.of(Code.EXTENSION_NEXT_START.about(id)));
    }
  }

  @Override
  public List<Listed> list() {
    Map<String, ExtensionMirror.Seen> seen = mirror.seen();
    List<Listed> all = new ArrayList<>();
    Set<String> still = new HashSet<>();
    for (ExtensionStore.Stored stored : stored(all)) {
      Optional<ExtensionMirror.Seen> then =
          Optional.ofNullable(seen.get(stored.id()))
              .filter(each -> each.stored().sha256().equals(stored.sha256()));
      if (then.isPresent()) {
        still.add(stored.id());
        boolean runs = then.get().findings().isEmpty();
        all.add(listed(then.get(), runs ? State.RUNNING : State.REFUSED));
      } else {
        all.add(
            listed(new ExtensionMirror.Seen(stored, told(stored), List.of()), State.NEXT_START));
      }
    }
    for (ExtensionMirror.Seen each : seen.values()) {
      if (each.stored().id().equals(ExtensionMirror.ALL)) {
        all.add(listed(each, State.REFUSED)); // none could be read at the start
      } else if (!still.contains(each.stored().id()) && each.findings().isEmpty()) {
        all.add(listed(each, State.LEAVING));
      }
    }
    all.sort(Comparator.comparing(Listed::id).thenComparing(Listed::version));
    return List.copyOf(all);
  }

  private List<ExtensionStore.Stored> stored(List<Listed> all) {
    try {
      return mirror.store().newest();
    } catch (IOException e) {
      Diagnostic damaged =
          Code.EXTENSION_DAMAGED.about(ExtensionMirror.ALL, String.valueOf(e.getMessage()));
      all.add(new Listed(ExtensionMirror.ALL, "", "", "", "", State.REFUSED, List.of(damaged)));
      return List.of();
    }
  }

  private static Optional<ExtensionDescription> told(ExtensionStore.Stored stored) {
    try {
      return ExtensionFile.told(stored.id(), Files.readAllBytes(stored.file()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Listed listed(ExtensionMirror.Seen seen, State state) {
    return new Listed(
        seen.stored().id(),
        seen.description().map(ExtensionDescription::title).orElse(""),
        seen.stored().version(),
        seen.description().map(ExtensionDescription::pack).orElse(""),
        seen.description().map(ExtensionDescription::publisher).orElse(""),
        state,
        seen.findings());
  }
}
