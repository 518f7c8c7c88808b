package org.qinqing.classroom.report.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Tables as a workbook: a head line that stays in sight, texts as texts, figures as figures. */
final class Sheets {
  private static final int LONGEST_CELL = 32_767;
  private static final String PERCENT = "0.0%";
  private static final String FIGURE = "0.00";

  /**
   * A sheet.
   *
   * @param name at most 31 characters, different from the others
   * @param columns their heads
   * @param rows each with as many cells: {@link Share}, {@link Number}, text; empty text for none
   */
  record Table(String name, List<Column> columns, List<List<Object>> rows) {
    Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A column.
   *
   * @param head what stands above it
   * @param width in characters
   */
  record Column(String head, int width) {}

  /** A number from 0 to 1 that is read as a percentage. */
  record Share(double value) {}

  private Sheets() {}

  static byte[] file(List<Table> tables) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "qinqing", "01.0000")) {
      for (Table table : tables) {
        sheet(workbook.newWorksheet(table.name()), table);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory refuses nothing
    }
    return bytes.toByteArray();
  }

  private static void sheet(Worksheet sheet, Table table) {
    for (int column = 0; column < table.columns().size(); column++) {
      sheet.value(0, column, table.columns().get(column).head());
      sheet.style(0, column).bold().wrapText(true).verticalAlignment("top").set();
      sheet.width(column, table.columns().get(column).width());
    }
    for (int row = 0; row < table.rows().size(); row++) {
      for (int column = 0; column < table.columns().size(); column++) {
        cell(sheet, row + 1, column, table.rows().get(row).get(column));
      }
    }
    sheet.freezePane(0, 1);
  }

  private static void cell(Worksheet sheet, int row, int column, Object value) {
    switch (value) {
      case Share share -> {
        sheet.value(row, column, share.value());
        sheet.style(row, column).format(PERCENT).verticalAlignment("top").set();
      }
      case Integer number -> {
        sheet.value(row, column, number);
        sheet.style(row, column).verticalAlignment("top").set();
      }
      case Double number -> {
        sheet.value(row, column, number);
        sheet.style(row, column).format(FIGURE).verticalAlignment("top").set();
      }
      default -> {
        String text = clean(value.toString());
        if (!text.isEmpty()) {
          sheet.value(row, column, text);
          sheet.style(row, column).format("@").wrapText(true).verticalAlignment("top").set();
        }
      }
    }
  }

  /** Without what XML cannot hold, and no longer than a cell takes. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .filter(
            point ->
                point == '\n'
                    || (point >= 0x20
                        && point != 0xFFFE
                        && point != 0xFFFF
                        && !(point >= 0xD800 && point <= 0xDFFF)))
        .forEach(
            point -> {
              if (clean.length() < LONGEST_CELL - 1) {
                clean.appendCodePoint(point);
              }
            });
    return clean.toString();
  }
}
