package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.qinqing.trust.PackSigner;
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

  // --- coming ------------------------------------------------------------------------------------

  /**
   * A file that was looked through and that its publisher may publish.
   *
   * @param before the version that is stored
   * @param there whether it is stored already, and whole
   * @param findings why it may not take the place of the stored one, or what to look at
   */
  private record Examined(
      ExtensionFile file,
      Optional<ExtensionStore.Stored> before,
      boolean there,
      List<Diagnostic> findings) {
    /** What would go. */
    Optional<ExtensionStore.Stored> replaced() {
      return same(file, before) ? Optional.empty() : before;
    }

    Outcome outcome() {
      ExtensionDescription said = file.description();
      boolean done = findings.stream().noneMatch(Diagnostic::isError);
      return new Outcome(done, said.id(), said.version(), findings);
    }
  }

  private static boolean same(ExtensionFile file, Optional<ExtensionStore.Stored> before) {
    return before.filter(stored -> stored.sha256().equals(file.sha256())).isPresent();
  }

  @Override
  public Preview examine(Path file) throws IOException {
    String name = name(file);
    byte[] bytes;
    try {
      named(name, file);
      bytes = bytes(name, file);
    } catch (Refusal refusal) {
      return refused("", Optional.empty(), Optional.empty(), refusal.findings());
    }
    Optional<Verifier.Claim> claim = claim(name, bytes);
    try {
      Examined examined = examined(name, bytes);
      ExtensionDescription said = examined.file().description();
      return new Preview(
          examined.file().sha256(),
          examined.outcome(),
          said.title(),
          said.pack(),
          packThere(said.pack()),
          signed(true, claim, List.of()),
          examined.replaced().map(ExtensionStore.Stored::version));
    } catch (Refusal refusal) {
      return refused(
          Fingerprint.of(bytes).sha256(),
          ExtensionFile.told(name, bytes),
          claim,
          refusal.findings());
    }
  }

  private Preview refused(
      String sha256,
      Optional<ExtensionDescription> said,
      Optional<Verifier.Claim> claim,
      List<Diagnostic> findings) {
    String pack = said.map(ExtensionDescription::pack).orElse("");
    return new Preview(
        sha256,
        new Outcome(
            false,
            said.map(ExtensionDescription::id).orElse(""),
            said.map(ExtensionDescription::version).orElse(""),
            findings),
        said.map(ExtensionDescription::title).orElse(""),
        pack,
        packThere(pack),
        signed(false, claim, findings),
        Optional.empty());
  }

  /** What a file says of its signature, unchecked; empty when it is unsigned or unreadable. */
  private static Optional<Verifier.Claim> claim(String name, byte[] bytes) {
    try {
      return Optional.of(Verifier.claim(name, Container.read(name, bytes)));
    } catch (Refusal e) {
      return Optional.empty(); // the check says why
    }
  }

  private static PackSigner.Verification signed(
      boolean holds, Optional<Verifier.Claim> claim, List<Diagnostic> findings) {
    return new PackSigner.Verification(
        holds,
        claim.map(c -> c.content().id()).orElse(""),
        claim.map(c -> c.content().version()).orElse(""),
        claim.flatMap(c -> c.chain().stream().findFirst()).map(Certificate::publisher),
        claim.map(c -> c.content().signedAt()),
        findings);
  }

  /** Whether the program has a rule bundle, in use or not. */
  private boolean packThere(String id) {
    return Arrays.stream(mirror.place().context().getBundles())
        .flatMap(bundle -> PackHeader.of(bundle).stream())
        .anyMatch(header -> header.id().equals(id));
  }

  @Override
  public Outcome install(Path file, Optional<String> only) throws IOException {
    String name = name(file);
    try {
      named(name, file);
    } catch (Refusal refusal) {
      return new Outcome(false, "", "", refusal.findings());
    }
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      Objects.requireNonNull(lock);
      mirror.store().tidy();
      Path copy = mirror.store().take(file);
      try {
        return installCopy(copy, name, only);
      } catch (Refusal refusal) {
        return new Outcome(false, "", "", refusal.findings());
      } finally {
        mirror.store().leave(copy);
      }
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static void named(String name, Path file) throws IOException, Refusal {
    if (!name.toLowerCase(Locale.ROOT).endsWith(SUFFIX)
        || !Files.isRegularFile(file)
        || Files.size(file) > Container.FILE_LIMIT) {
      throw new Refusal(Code.NO_EXTENSION_FILE.about(name, name));
    }
  }

  private static byte[] bytes(String name, Path file) throws IOException, Refusal {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length > Container.FILE_LIMIT) {
      throw new Refusal(Code.NO_EXTENSION_FILE.about(name, name));
    }
    return bytes;
  }

  private Outcome installCopy(Path copy, String name, Optional<String> only)
      throws IOException, Refusal {
    // Read once: what is checked from here on are these bytes, whatever happens to the file.
    byte[] bytes = bytes(name, copy);
    if (only.filter(shown -> !shown.equals(Fingerprint.of(bytes).sha256())).isPresent()) {
      throw new Refusal(Code.OTHER_FILE.about(name, name));
    }
    Examined examined = examined(name, bytes);
    Outcome outcome = examined.outcome();
    if (!outcome.done()) {
      return outcome;
    }
    if (!examined.there()) {
      mirror.store().keep(copy, examined.file().sha256(), outcome.id(), outcome.version());
      mirror.mended(outcome.id());
    } else if (mirror.store().tryAgain(examined.before().orElseThrow())) {
      mirror.mended(outcome.id());
    }
    return outcome;
  }

  /**
   * Looks a file through as an install would.
   *
   * @throws Refusal when it may not come whatever is installed
   */
  private Examined examined(String name, byte[] bytes) throws IOException, Refusal {
    ExtensionFile file = ExtensionFile.check(name, bytes, trust, trust.policy(), mirror.place());
    ExtensionDescription said = file.description();
    Optional<ExtensionStore.Stored> before = mirror.store().newest(said.id());
    boolean same = same(file, before);
    if (same && before.get().whole()) {
      // Who installs one again that did not finish starting wants it to be tried again.
      boolean hung = mirror.store().hung(before.get());
      Diagnostic found =
          hung
              ? Code.EXTENSION_NEXT_START.about(said.id())
              : Code.EXTENSION_THERE.about(said.id(), said.version());
      return new Examined(file, before, true, List.of(found));
    }
    List<Diagnostic> against =
        before.isPresent() && !same ? follows(file, before.get()) : List.of();
    List<Diagnostic> findings = new ArrayList<>(against);
    if (against.isEmpty()) {
      findings.addAll(file.verified().warnings());
      findings.add(Code.EXTENSION_NEXT_START.about(said.id()));
    }
    return new Examined(file, before, false, List.copyOf(findings));
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

  // --- going -------------------------------------------------------------------------------------

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

  // --- what is there -----------------------------------------------------------------------------

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
