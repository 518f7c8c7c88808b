package org.qinqing.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;

/**
 * Service: installs and removes rule bundles at run time. The pack store is the truth, the
 * framework mirrors it.
 */
public interface PackInstaller {
  /** What is installed, built-in bundles included, by id; unhealthy ones too. */
  List<Listed> list();

  /**
   * A bundle that is installed.
   *
   * @param id its id
   * @param title its title, may be empty when unreadable
   * @param locality its division code, may be empty when unreadable
   * @param version its version
   * @param publisher who publishes it
   * @param signature how far its origin is known
   * @param state whether it is used
   * @param builtIn whether it came with the program and cannot be removed
   * @param former the version that {@link #rollBack} would bring back, if one
   * @param since when it was installed; empty when it came with the program
   * @param size of its file in bytes, 0 when unknown
   * @param held the newest version somebody went back from, which is not to come again by itself
   */
  record Listed(
      String id,
      String title,
      String locality,
      String version,
      String publisher,
      Signature signature,
      State state,
      boolean builtIn,
      Optional<String> former,
      Optional<Instant> since,
      long size,
      Optional<String> held) {
    /** One of which no version is held back. */
    public Listed(
        String id,
        String title,
        String locality,
        String version,
        String publisher,
        Signature signature,
        State state,
        boolean builtIn,
        Optional<String> former,
        Optional<Instant> since,
        long size) {
      this(
          id,
          title,
          locality,
          version,
          publisher,
          signature,
          state,
          builtIn,
          former,
          since,
          size,
          Optional.empty());
    }
  }

  /** How far the origin of a bundle is known. */
  enum Signature {
    VERIFIED,
    UNSIGNED,
    /** Signed by a key that turned out to be in wrong hands; such a bundle is refused. */
    REVOKED,
    /** Its file is damaged: whether it was signed, and by whom, cannot be told any more. */
    UNKNOWN,
    /** Came with the program. */
    NONE
  }

  /** Whether a bundle is used. */
  enum State {
    IN_USE,
    /** A newer one of the same id is used. */
    SHADOWED,
    REFUSED
  }

  /**
   * What a user agreed to beforehand.
   *
   * @param unsigned whether an unsigned bundle may be installed, if the policy allows it at all
   * @param downgrade id of the bundle of which an older version may take the place of newer ones
   * @param only SHA-256 of the file that was shown; any other is refused
   */
  record Consent(boolean unsigned, Optional<String> downgrade, Optional<String> only) {
    /** To nothing. */
    public static final Consent NONE = new Consent(false, Optional.empty(), Optional.empty());
  }

  /**
   * Installs a bundle file: copies it, checks the copy wholly, stores that very copy, then adds it
   * to the framework. A file with several bundles is installed wholly or not at all.
   *
   * @param file a {@code .qinqing} or {@code .jar} file
   * @return one for each bundle in the file, at least one
   * @throws IOException when the store cannot be written; nothing is changed then
   */
  List<Outcome> install(Path file, Consent consent) throws IOException;

  /**
   * Installs a bundle file; of a file with several bundles the outcomes are told as one.
   *
   * @param file a {@code .qinqing} or {@code .jar} file
   * @param allowUnsigned whether an unsigned bundle may be installed
   * @throws IOException when the store cannot be written; nothing is changed then
   */
  default Outcome install(Path file, boolean allowUnsigned) throws IOException {
    List<Outcome> all =
        install(file, new Consent(allowUnsigned, Optional.empty(), Optional.empty()));
    return all.size() == 1
        ? all.getFirst()
        : new Outcome(
            all.stream().allMatch(Outcome::done),
            String.join(" ", all.stream().map(Outcome::id).toList()),
            "",
            all.stream().flatMap(outcome -> outcome.findings().stream()).toList());
  }

  /**
   * What installing a file would do; nothing is changed.
   *
   * @param file a {@code .qinqing} or {@code .jar} file
   * @throws IOException when the copy to be examined cannot be written
   */
  Preview preview(Path file, Consent consent) throws IOException;

  /**
   * What installing would do.
   *
   * @param sha256 of the file that was examined, for {@link Consent#only}
   * @param coming one for each bundle in the file, at least one
   */
  record Preview(String sha256, List<Coming> coming) {
    public Preview {
      coming = List.copyOf(coming);
    }

    /** Whether the file would be installed. */
    public boolean accepted() {
      return coming.stream().allMatch(each -> each.outcome().done());
    }
  }

  /**
   * A bundle that would come.
   *
   * @param outcome what an install would answer
   * @param title its title, empty when unreadable
   * @param locality its division code, empty when unreadable
   * @param signed who signed it and whether that holds
   * @param replaces the version that is in use now, if one
   * @param changes what would become different
   */
  record Coming(
      Outcome outcome,
      String title,
      String locality,
      PackSigner.Verification signed,
      Optional<String> replaces,
      PackChanges changes) {}

  /**
   * Goes back to the version that was in use before the newest one; the newest is removed.
   *
   * @return not done when there is no former version, stored or built in
   * @throws IOException when the store cannot be written; nothing is changed then
   */
  Outcome rollBack(String id) throws IOException;

  /**
   * What going back, or removing, would make different.
   *
   * @param whole whether all stored versions go, else only the newest
   */
  PackChanges without(String id, boolean whole);

  /**
   * Removes the installed versions of a bundle; the built-in one, if any, comes back.
   *
   * @throws IOException when the store cannot be written; nothing is changed then
   */
  Outcome remove(String id) throws IOException;

  /**
   * What came of it.
   *
   * @param done whether it was done
   * @param id id of the bundle, may be empty when unreadable
   * @param version its version
   * @param findings why not, or what to look at
   */
  record Outcome(boolean done, String id, String version, List<Diagnostic> findings) {
    public Outcome {
      findings = List.copyOf(findings);
    }
  }
}
