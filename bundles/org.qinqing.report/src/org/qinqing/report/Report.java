package org.qinqing.report;

import java.time.LocalDate;
import java.util.List;

/**
 * A report as it is meant, before it is a file.
 *
 * @param title of the report; not blank
 * @param subtitle the line below the title, such as the number of a document; empty for none
 * @param meta further lines below, such as who issued it and since when it is in force
 * @param blocks the text
 * @param author who the file says it is from; empty for none
 * @param date the day the file says it is from; no clock is read, so the same report gives the same
 *     file
 */
public record Report(
    String title,
    String subtitle,
    List<String> meta,
    List<Block> blocks,
    String author,
    LocalDate date) {
  public Report {
    if (title.isBlank()) {
      throw new IllegalArgumentException("a report needs a title");
    }
    meta = List.copyOf(meta);
    blocks = List.copyOf(blocks);
  }

  /** A report with nothing but a title, a date and its text. */
  public static Report of(String title, LocalDate date, List<Block> blocks) {
    return new Report(title, "", List.of(), blocks, "", date);
  }
}
