package org.qinqing.report;

/** How a report is laid out. */
public enum Layout {
  /**
   * As an official document after GB/T 9704—2012: A4, 37 mm above and 28 mm left of a type area of
   * 156 × 225 mm; title in 22 pt 小标宋, text in 16 pt 仿宋, 22 lines of 28 characters; page numbers
   * below, odd ones to the right and even ones to the left. Without the red head, which only the
   * issuing body may use.
   */
  OFFICIAL_A4,
  /** For reading and working: A4, margins of 25 mm, text in 12 pt 宋体. */
  PLAIN_A4,
  /** For the pocket: A6, text in 10.5 pt 宋体. */
  BOOKLET_A6
}
