package org.qinqing.authoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Question;

/** Service: begins, opens and builds the folders in which authors keep their bundles. */
public interface PackAuthoring {
  /** Name of the template that carries one worked example of each file kind. */
  String BLANK = "blank";

  /** What one can begin from: {@link #BLANK} and the ids of the installed template bundles. */
  List<String> templates();

  /**
   * What a new bundle is called.
   *
   * @param id short id, lower case letters, digits and hyphens
   * @param place short place name as people say it, such as 广州
   * @param locality place it speaks for
   * @param publisher office that publishes it; empty leaves a line to fill in
   * @param template one of {@link #templates()}
   */
  record NewPack(String id, String place, Locality locality, String publisher, String template) {}

  /**
   * Begins a bundle in a folder. It lints with warnings only and its tests pass.
   *
   * @param folder a folder that does not exist or is empty; nothing is ever written over
   * @throws IOException when the folder is not empty or cannot be written; nothing is left behind
   */
  Written create(NewPack what, Path folder) throws IOException;

  /**
   * What was written.
   *
   * @param files the files, in order
   * @param findings what to look at
   */
  record Written(List<Path> files, List<Diagnostic> findings) {
    public Written {
      files = List.copyOf(files);
      findings = List.copyOf(findings);
    }
  }

  /** Opens an author's folder for editing. */
  PackDraft open(Path folder) throws IOException;

  /**
   * Writes questions into an author's folder, as one new file beside the others; no other file is
   * touched. The folder is read and linted with them before anything is written.
   *
   * @param questions with ids that nothing else has; a finding about one is placed where the
   *     question says it comes from
   * @param folder author's folder
   * @return the file, and what was found in the questions; no file, and every error, when something
   *     is wrong with them or with the folder
   * @throws IOException when the folder cannot be read or the file cannot be written; nothing is
   *     left behind
   */
  Written addQuestions(List<Question> questions, Path folder) throws IOException;

  /**
   * Builds the one file that is handed over. Byte for byte the same for the same content.
   *
   * @param folder author's folder
   * @param file the {@code .qinqing} file to write; replaced in one step
   * @return not done when the bundle has an error
   * @throws IOException when the file cannot be written; an older one stays as it was
   */
  Built build(Path folder, Path file) throws IOException;

  /**
   * What came of building.
   *
   * @param done whether the file was written
   * @param findings of reading, linting and testing
   */
  record Built(boolean done, List<Diagnostic> findings) {
    public Built {
      findings = List.copyOf(findings);
    }
  }
}
