package org.qinqing.report;

/** The kind of file a report becomes. */
public enum Format {
  /** Word document; names its fonts and leaves them to the program that opens it. */
  DOCX("docx"),
  /** PDF with the fonts found on this machine embedded; its text can be searched and copied. */
  PDF("pdf"),
  /** One HTML page without anything beside it, fit for printing. */
  HTML("html");

  private final String extension;

  Format(String extension) {
    this.extension = extension;
  }

  /** Ending of such a file's name, without the dot. */
  public String extension() {
    return extension;
  }
}
