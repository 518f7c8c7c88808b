package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.PackChanges;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSigner;

/** Something that would change what is installed, once a person has seen what it does. */
sealed interface Proposal {
  /** Examines it; changes nothing. Not on the UI thread. */
  Examined examine(PackInstaller installer) throws IOException;

  /** Does what was examined and nothing else. Not on the UI thread. */
  List<PackInstaller.Outcome> carryOut(PackInstaller installer, Examined seen) throws IOException;

  /** The beginning of the keys of its words. */
  String key();

  /**
   * What it would do.
   *
   * @param sha256 of the file that was examined; empty when there is none
   * @param parts one a bundle, at least one
   */
  record Examined(Optional<String> sha256, List<Part> parts) {
    public Examined {
      parts = List.copyOf(parts);
    }

    boolean accepted() {
      return parts.stream().allMatch(Part::accepted);
    }

    /** Whether everything in the file is there already. */
    boolean nothingNew() {
      return accepted()
          && parts.stream()
              .allMatch(part -> part.findings.stream().anyMatch(f -> f.code().equals(THERE)));
    }

    int changes() {
      return parts.stream()
          .mapToInt(part -> part.changes.changes().size() + part.changes.turned().size())
          .sum();
    }

    List<Diagnostic> errors() {
      return parts.stream()
          .flatMap(part -> part.findings.stream())
          .filter(Diagnostic::isError)
          .toList();
    }
  }

  /**
   * One bundle of it.
   *
   * @param title what it is called; the id or the file when it has no title
   * @param locality its division code, empty when unreadable
   * @param replaces the version that is in use now, if one
   * @param signed who signed it; empty when nothing is signed because nothing comes
   */
  record Part(
      boolean accepted,
      String id,
      String title,
      String locality,
      String version,
      Optional<String> replaces,
      Optional<PackSigner.Verification> signed,
      PackChanges changes,
      List<Diagnostic> findings) {}

  /** The very same is installed. */
  String THERE = "T-107";

  /** No signature, and nobody agreed to that yet. */
  String UNSIGNED = "T-103";

  /** An older version, and nobody agreed to that yet. */
  String OLDER = "T-106";

  /** Installs a file, or updates by it. */
  record Install(Path file, PackInstaller.Consent consent) implements Proposal {
    static Install of(Path file) {
      return new Install(file, PackInstaller.Consent.NONE);
    }

    String name() {
      return String.valueOf(file.getFileName());
    }

    @Override
    public Examined examine(PackInstaller installer) throws IOException {
      PackInstaller.Preview preview = installer.preview(file, consent);
      return new Examined(
          Optional.of(preview.sha256()), preview.coming().stream().map(this::part).toList());
    }

    private Part part(PackInstaller.Coming coming) {
      PackInstaller.Outcome outcome = coming.outcome();
      String title =
          !coming.title().isEmpty()
              ? coming.title()
              : outcome.id().isEmpty() ? name() : outcome.id();
      return new Part(
          outcome.done(),
          outcome.id(),
          title,
          coming.locality(),
          outcome.version(),
          coming.replaces(),
          Optional.of(coming.signed()),
          coming.changes(),
          outcome.findings());
    }

    @Override
    public List<PackInstaller.Outcome> carryOut(PackInstaller installer, Examined seen)
        throws IOException {
      return installer.install(
          file, new PackInstaller.Consent(consent.unsigned(), consent.downgrade(), seen.sha256()));
    }

    @Override
    public String key() {
      return "install.";
    }

    /** What a person would have to agree to before this can go on; empty when nothing helps. */
    static Set<String> asked(Examined refused) {
      Set<String> codes =
          refused.errors().stream().map(Diagnostic::code).collect(Collectors.toSet());
      // Only one version can be agreed to by name.
      long older =
          refused.errors().stream().filter(finding -> finding.code().equals(OLDER)).count();
      return Set.of(UNSIGNED, OLDER).containsAll(codes) && older <= 1 ? codes : Set.of();
    }

    /** The same with what a person agreed to. */
    Install agreeing(Examined refused) {
      Set<String> codes = asked(refused);
      Optional<String> older =
          refused.parts().stream()
              .filter(part -> part.findings().stream().anyMatch(f -> f.code().equals(OLDER)))
              .map(Part::id)
              .findFirst();
      return new Install(
          file,
          new PackInstaller.Consent(
              consent.unsigned() || codes.contains(UNSIGNED),
              consent.downgrade().or(() -> older),
              Optional.empty()));
    }
  }

  /** Goes back to the version before. */
  record RollBack(PackInstaller.Listed listed) implements Proposal {
    @Override
    public Examined examine(PackInstaller installer) {
      return going(listed, listed.former(), installer.without(listed.id(), false));
    }

    @Override
    public List<PackInstaller.Outcome> carryOut(PackInstaller installer, Examined seen)
        throws IOException {
      return List.of(installer.rollBack(listed.id()));
    }

    @Override
    public String key() {
      return "back.";
    }
  }

  /**
   * Removes what was installed.
   *
   * @param returns the built-in version that would be used again, if there is one
   */
  record Remove(PackInstaller.Listed listed, Optional<String> returns) implements Proposal {
    @Override
    public Examined examine(PackInstaller installer) {
      return going(listed, returns, installer.without(listed.id(), true));
    }

    @Override
    public List<PackInstaller.Outcome> carryOut(PackInstaller installer, Examined seen)
        throws IOException {
      return List.of(installer.remove(listed.id()));
    }

    @Override
    public String key() {
      return "drop.";
    }
  }

  private static Examined going(
      PackInstaller.Listed listed, Optional<String> next, PackChanges changes) {
    return new Examined(
        Optional.empty(),
        List.of(
            new Part(
                true,
                listed.id(),
                listed.title().isEmpty() ? listed.id() : listed.title(),
                listed.locality(),
                next.orElse(""),
                Optional.of(listed.version()),
                Optional.empty(),
                changes,
                List.of())));
  }
}
