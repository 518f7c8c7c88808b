package org.qinqing.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
   * Installs a bundle file: checks it wholly first, then stores it, then adds it to the framework.
   *
   * @param file a {@code .qinqing} or {@code .jar} file
   * @param allowUnsigned whether an unsigned bundle may be installed
   * @throws IOException when the store cannot be written; nothing is changed then
   */
  Outcome install(Path file, boolean allowUnsigned) throws IOException;

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
