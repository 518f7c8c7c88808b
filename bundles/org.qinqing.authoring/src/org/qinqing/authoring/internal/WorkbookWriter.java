package org.qinqing.authoring.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes sheets, all cells as text, so that a program for tables changes nothing in them. */
final class WorkbookWriter {
  private static final String PROGRAM = "qinqing";
  private static final String VERSION = "01.0000";
  private static final String AS_TEXT = "@";

  private WorkbookWriter() {}

  /** Writes the sheets, with one that explains them in front. */
  static void write(Map<SheetShape, List<Map<String, String>>> sheets, OutputStream out)
      throws IOException {
    try (Workbook workbook = new Workbook(out, PROGRAM, VERSION)) {
      about(workbook.newWorksheet(Messages.text("sheet.name.about")), sheets.keySet());
      sheets.forEach(
          (shape, rows) -> sheet(workbook.newWorksheet(SheetFindings.name(shape)), shape, rows));
    }
  }

  private static void about(Worksheet sheet, Iterable<SheetShape> shapes) {
    List<List<String>> lines = new ArrayList<>();
    for (String line : Messages.text("sheet.about").split("\\|")) {
      lines.add(List.of(line));
    }
    lines.add(List.of());
    int head = lines.size();
    lines.add(
        List.of(
            Messages.text("sheet.about.sheet"),
            Messages.text("sheet.about.column"),
            Messages.text("sheet.about.key"),
            Messages.text("sheet.about.fill")));
    for (SheetShape shape : shapes) {
      String name = SheetFindings.name(shape);
      if (shape.namesFiles()) {
        lines.add(
            List.of(
                name,
                Messages.text("sheet.column.file"),
                "",
                Messages.text("sheet.kind.FILE", shape.folder(), shape.suffix())));
      }
      for (SheetShape.Column column : shape.columns()) {
        lines.add(
            List.of(
                name,
                label(column.path()),
                column.path(),
                Messages.text("sheet.kind." + column.kind().name())));
      }
    }
    for (int row = 0; row < lines.size(); row++) {
      for (int column = 0; column < lines.get(row).size(); column++) {
        cell(sheet, row, column, lines.get(row).get(column));
      }
    }
    bold(sheet, head, 4);
    sheet.width(0, 16);
    sheet.width(1, 24);
    sheet.width(2, 28);
    sheet.width(3, 60);
  }

  private static void sheet(Worksheet sheet, SheetShape shape, List<Map<String, String>> rows) {
    List<String> paths = new ArrayList<>();
    if (shape.namesFiles()) {
      paths.add(WorkbookReader.FILE);
    }
    shape.columns().forEach(column -> paths.add(column.path()));
    for (int column = 0; column < paths.size(); column++) {
      sheet.style(column).format(AS_TEXT).wrapText(true).verticalAlignment("top").set();
      sheet.value(0, column, label(paths.get(column)));
      boolean wide =
          shape
              .column(paths.get(column))
              .filter(
                  c ->
                      c.kind() == SheetShape.Kind.LIST
                          || c.kind() == SheetShape.Kind.YAML
                          || c.key().matches("say|text|stem|explanation|body|debrief"))
              .isPresent();
      sheet.width(column, wide ? 40 : 16);
    }
    bold(sheet, 0, paths.size());
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < paths.size(); column++) {
        String text = rows.get(row).getOrDefault(paths.get(column), "");
        if (!text.isEmpty()) {
          cell(sheet, row + 1, column, text);
        }
      }
    }
    sheet.freezePane(1, 1);
  }

  private static void cell(Worksheet sheet, int row, int column, String text) {
    sheet.value(row, column, text);
    sheet.style(row, column).format(AS_TEXT).wrapText(true).verticalAlignment("top").set();
  }

  private static void bold(Worksheet sheet, int row, int columns) {
    sheet.range(row, 0, row, columns - 1).style().bold().format(AS_TEXT).set();
  }

  private static String label(String path) {
    return WorkbookReader.label(path, Locale.getDefault());
  }
}
