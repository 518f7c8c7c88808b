package org.qinqing.trust;

import java.io.IOException;
import java.nio.file.Path;
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
   */
  record Listed(
      String id,
      String title,
      String locality,
      String version,
      String publisher,
      Signature signature,
      State state,
      boolean builtIn) {}

  /** How far the origin of a bundle is known. */
  enum Signature {
    VERIFIED,
    UNSIGNED,
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
   */
  record Consent(boolean unsigned, Optional<String> downgrade) {
    /** To nothing. */
    public static final Consent NONE = new Consent(false, Optional.empty());
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
    List<Outcome> all = install(file, new Consent(allowUnsigned, Optional.empty()));
    return all.size() == 1
        ? all.getFirst()
        : new Outcome(
            all.stream().allMatch(Outcome::done),
            String.join(" ", all.stream().map(Outcome::id).toList()),
            "",
            all.stream().flatMap(outcome -> outcome.findings().stream()).toList());
  }

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
