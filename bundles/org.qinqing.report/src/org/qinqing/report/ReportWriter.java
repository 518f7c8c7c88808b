package org.qinqing.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Service: reports as files. Safe for use by several threads; the first PDF takes seconds, for
 * fonts are read, and so do hundreds of pages: call it in the background.
 */
public interface ReportWriter {
  /**
   * Writes a file, or replaces one: until the new one is whole the old one stays.
   *
   * @param target the file; its folder is made when missing
   * @return what a person should know; trouble with disk or fonts is a finding too
   */
  Written write(Report report, Layout layout, Format format, Path target);

  /**
   * Writes to a stream, which stays open. With an error among the findings nothing has been written
   * to it.
   *
   * @throws IOException when the stream fails
   */
  Written write(Report report, Layout layout, Format format, OutputStream target)
      throws IOException;

  /**
   * A name for the file of a report that every system takes: what is no part of file names is left
   * out, and it is at most 50 characters long.
   *
   * @return with the ending of the format, such as {@code 中国共产党纪律处分条例.pdf}
   */
  String fileName(Report report, Format format);
}
