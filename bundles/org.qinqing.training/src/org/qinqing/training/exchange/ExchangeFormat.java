package org.qinqing.training.exchange;

/** A format in which questions travel. */
public enum ExchangeFormat {
  /** A workbook, one row a question, with the columns of the usual Chinese template. */
  EXCEL(".xlsx"),
  /** GIFT, the plain text format of Moodle. */
  GIFT(".txt"),
  /** Moodle XML. */
  MOODLE_XML(".xml"),
  /** A content package of QTI 2.1. */
  QTI_21(".zip"),
  /** A content package of QTI 3.0. */
  QTI_30(".zip");

  private final String suffix;

  ExchangeFormat(String suffix) {
    this.suffix = suffix;
  }

  /** The usual end of a file name, with its dot. */
  public String suffix() {
    return suffix;
  }
}
