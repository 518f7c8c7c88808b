package org.qinqing.authoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Service: bundles as workbooks (xlsx), and bundles begun from official files. */
public interface PackExchange {
  /**
   * Writes a bundle as a workbook, one sheet a file kind, with a sheet that explains the columns.
   *
   * @param folder author's folder
   * @param workbook the {@code .xlsx} to write; replaced in one step
   * @throws IOException when it cannot be read or written
   */
  PackAuthoring.Written toWorkbook(Path folder, Path workbook) throws IOException;

  /**
   * Makes an author's folder of a workbook. Going there and back keeps every record.
   *
   * @param workbook {@code .xlsx} as {@link #toWorkbook} writes it; findings name sheet and row
   * @param folder a folder that does not exist or is empty
   * @throws IOException when it cannot be read or written; nothing is left behind
   */
  PackAuthoring.Written fromWorkbook(Path workbook, Path folder) throws IOException;

  /**
   * Proposes documents with provisions and their addresses from official files, for a person to
   * accept.
   *
   * @param files md, txt or html
   * @throws IOException when a file cannot be read
   */
  List<Proposal> propose(List<Path> files) throws IOException;

  /**
   * A document that was proposed.
   *
   * @param file where it comes from
   * @param documentId proposed id, the file name without suffix
   * @param title title found
   * @param provisions what was found, in order
   * @param markdown the whole document file, text: full, as it would be written
   */
  record Proposal(
      Path file, String documentId, String title, List<Found> provisions, String markdown) {
    public Proposal {
      provisions = List.copyOf(provisions);
    }
  }

  /**
   * A provision that was found.
   *
   * @param anchor such as {@code art-3/p-1} or {@code list-1/i-2}
   * @param label such as 第三条第一款
   * @param text its text
   */
  record Found(String anchor, String label, String text) {}

  /**
   * Writes accepted documents into an author's folder.
   *
   * @param accepted proposals, each with the provisions that were accepted
   * @param folder author's folder; a document file that is there already is never written over
   * @throws IOException when a file is there already or cannot be written
   */
  PackAuthoring.Written accept(List<Proposal> accepted, Path folder) throws IOException;
}
