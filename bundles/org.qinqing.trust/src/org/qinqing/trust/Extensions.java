package org.qinqing.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;

/**
 * Service: code that a place needs beside its rule bundle. A rule bundle is data; code comes as
 * ordinary OSGi bundles in one signed <em>extension file</em> and takes effect, or stops doing so,
 * at the next start of the program only.
 */
public interface Extensions {
  /** How an extension file is named. */
  String SUFFIX = ".qinqing-extension";

  /** What is installed, what runs and what did not start, by id. */
  List<Listed> list();

  /**
   * An extension.
   *
   * @param id its id
   * @param title its title, empty when unreadable
   * @param version its version
   * @param pack id of the rule bundle that it belongs to, empty when unreadable
   * @param publisher who publishes it, empty when unreadable
   * @param state whether it runs
   * @param findings why it does not
   */
  record Listed(
      String id,
      String title,
      String version,
      String pack,
      String publisher,
      State state,
      List<Diagnostic> findings) {
    public Listed {
      findings = List.copyOf(findings);
    }
  }

  /** Whether an extension runs. */
  enum State {
    RUNNING,
    /** Installed; runs from the next start on. */
    NEXT_START,
    /** Installed, but not what it was, not trusted any more, or it would not start. */
    REFUSED,
    /** Removed or replaced; runs until the next start. */
    LEAVING
  }

  /**
   * What installing a file would do; nothing is changed, and nothing of the file runs.
   *
   * @param file a {@code .qinqing-extension} file
   * @throws IOException when the file cannot be read
   */
  Preview examine(Path file) throws IOException;

  /**
   * What installing would do.
   *
   * @param sha256 of the file that was examined, for {@link #install(Path, Optional)}; empty when
   *     it is no extension file at all
   * @param outcome what an install would answer
   * @param title its title, empty when unreadable; like id and version not to be believed when it
   *     is refused
   * @param pack id of the rule bundle that it belongs to, empty when unreadable
   * @param packThere whether that rule bundle is installed
   * @param signed who signed it and whether that holds
   * @param replaces the version that is installed now, if it is another one
   */
  record Preview(
      String sha256,
      Outcome outcome,
      String title,
      String pack,
      boolean packThere,
      PackSigner.Verification signed,
      Optional<String> replaces) {}

  /**
   * Installs an extension file: copies it, checks the copy wholly, stores that very copy. An older
   * version goes.
   *
   * @param file a {@code .qinqing-extension} file
   * @param only SHA-256 of the file that was shown; any other is refused
   * @throws IOException when the store cannot be written; nothing is changed then
   */
  Outcome install(Path file, Optional<String> only) throws IOException;

  /**
   * Installs an extension file, whatever it holds by now.
   *
   * @param file a {@code .qinqing-extension} file
   * @throws IOException when the store cannot be written; nothing is changed then
   */
  default Outcome install(Path file) throws IOException {
    return install(file, Optional.empty());
  }

  /**
   * Removes an extension.
   *
   * @throws IOException when the store cannot be written; nothing is changed then
   */
  Outcome remove(String id) throws IOException;

  /**
   * What came of it.
   *
   * @param done whether it was done
   * @param id id of the extension, empty when unreadable
   * @param version its version, empty when unreadable
   * @param findings why not, or what to look at
   */
  record Outcome(boolean done, String id, String version, List<Diagnostic> findings) {
    public Outcome {
      findings = List.copyOf(findings);
    }
  }
}
