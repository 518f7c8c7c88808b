package org.qinqing.report;

import java.io.IOException;

/** Service: files carried inside a PDF. Safe for use by several threads. */
public interface PdfAttachments {
  /**
   * Puts a file into a PDF. Readers show it among the attachments. Its bytes stand in the PDF as
   * they are, once, neither compressed nor encrypted, in a stream of their own: what is there can
   * be replaced by as many other bytes without touching the rest.
   *
   * @param pdf as {@link ReportWriter} wrote it
   * @param name of the attached file
   * @param mediaType such as {@code application/json}
   * @param content its bytes
   * @return the PDF with the attachment
   * @throws IOException when the bytes are no PDF that can be read
   */
  byte[] attach(byte[] pdf, String name, String mediaType, byte[] content) throws IOException;
}
