package org.qinqing.classroom.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.report.Report;

/**
 * Service: figures of a class, as a document and as tables. Provisions and opinions are named by
 * what is installed at the moment of the call. Files may wait for the disk. Safe for use by several
 * threads.
 */
public interface ClassReports {
  /**
   * The figures.
   *
   * @param smallestGroup how many people a figure must stand on, at least 1
   * @throws IllegalArgumentException when it is less
   */
  ClassReport of(ClassRecord record, int smallestGroup);

  /**
   * The report as a document, for {@link org.qinqing.report.ReportWriter} with the official layout.
   *
   * @param zone in which times are written
   * @param date the day the document says it is from
   */
  Report document(ClassReport report, ZoneId zone, LocalDate date);

  /**
   * Writes the report as a workbook (xlsx): 签到表, 题目分析, 表态对比, 条文, 成绩.
   *
   * @param file replaced in one step; its folder has to be there
   * @throws IOException when it cannot be written; what was there before is left as it was
   */
  void workbook(ClassReport report, ZoneId zone, Path file) throws IOException;

  /**
   * Writes every single answer with the sign-in number of who gave it, without names. Only for a
   * trainer who asked for exactly that.
   *
   * @param file as with {@link #workbook}
   * @throws IOException as with {@link #workbook}
   */
  void answers(ClassRecord record, ZoneId zone, Table table, Path file) throws IOException;

  /**
   * A name for a file of the class that every system takes, such as {@code 纪律教育-20261122}.
   *
   * @return without an ending
   */
  String fileName(ClassReport report, ZoneId zone);

  /** The kind of table that single answers are written as. */
  enum Table {
    /** Text with commas, UTF-8 with a byte order mark, as spreadsheet programs expect it. */
    CSV("csv"),
    /** A workbook. */
    XLSX("xlsx");

    private final String extension;

    Table(String extension) {
      this.extension = extension;
    }

    /** Ending of such a file's name, without the dot. */
    public String extension() {
      return extension;
    }
  }
}
