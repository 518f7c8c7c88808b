package org.qinqing.authoring.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the sheets of a workbook as rows of text, and says which cells cannot be taken so. */
final class WorkbookReader {
  /** Languages in which sheets and columns may be named. */
  private static final List<Locale> LANGUAGES = List.of(Locale.ROOT, Locale.ENGLISH);

  /** Formats tell a day from a number. */
  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);

  /** Path of the column that names the file. */
  static final String FILE = "file";

  private final Path workbook;
  private final SheetFindings findings;

  WorkbookReader(Path workbook, SheetFindings findings) {
    this.workbook = workbook;
    this.findings = findings;
  }

  /**
   * A sheet that was read.
   *
   * @param name as it is called in the workbook
   * @param rows below the header, blank ones left out
   */
  record Table(SheetShape shape, String name, List<SheetRows.Row> rows) {}

  /** The sheets, in the order of {@link SheetShape#ALL}. */
  List<Table> read() throws IOException {
    if (!new WorkbookGuard(workbook, findings).pass()) {
      return List.of();
    }
    Map<SheetShape, Table> tables = new HashMap<>();
    try (ReadableWorkbook file = new ReadableWorkbook(workbook.toFile(), WITH_FORMATS)) {
      for (Sheet sheet : file.getSheets().toList()) {
        Optional<SheetShape> shape = shape(sheet.getName());
        if (shape.isPresent()) {
          tables.putIfAbsent(shape.get(), table(shape.get(), sheet));
        } else if (!about(sheet.getName())) {
          findings.note("W-205", sheet.getName(), 0, "sheet.unknownSheet");
        }
      }
    } catch (IOException | RuntimeException e) {
      // The file itself could be read just now; the library says in many ways that its parts
      // contradict each other.
      findings.error("W-101", "", 0, "sheet.notWorkbook");
      return List.of();
    }
    for (SheetShape shape : SheetShape.ALL) {
      if (!tables.containsKey(shape)) {
        String name = SheetFindings.name(shape);
        if (shape.id().equals(SheetShape.PACK)) {
          findings.error("W-103", name, 0, "sheet.missing");
        } else if (shape.always()) {
          findings.warning("W-206", name, 0, "sheet.left");
        }
      }
    }
    return SheetShape.ALL.stream().flatMap(shape -> Stream.ofNullable(tables.get(shape))).toList();
  }

  private static Optional<SheetShape> shape(String name) {
    return SheetShape.ALL.stream()
        .filter(
            shape ->
                LANGUAGES.stream()
                    .anyMatch(language -> SheetFindings.name(shape, language).equals(name.strip())))
        .findFirst();
  }

  private static boolean about(String name) {
    return LANGUAGES.stream()
        .anyMatch(language -> Messages.text(language, "sheet.name.about").equals(name.strip()));
  }

  private Table table(SheetShape shape, Sheet sheet) throws IOException {
    List<SheetRows.Row> rows = new ArrayList<>();
    Map<Integer, String> columns = new HashMap<>();
    try (Stream<Row> all = sheet.openStream()) {
      for (Row row : (Iterable<Row>) all::iterator) {
        if (row.getRowNum() == 1) {
          columns.putAll(header(shape, sheet.getName(), row));
        } else {
          Map<String, String> cells = cells(shape, sheet.getName(), row, columns);
          if (!cells.isEmpty()) {
            rows.add(new SheetRows.Row(row.getRowNum(), cells));
          }
        }
      }
    }
    return new Table(shape, sheet.getName(), rows);
  }

  private Map<Integer, String> header(SheetShape shape, String sheet, Row row) {
    Map<String, String> known = new HashMap<>();
    for (Locale language : LANGUAGES) {
      if (shape.namesFiles()) {
        known.put(Messages.text(language, "sheet.column.file"), FILE);
      }
      shape.columns().forEach(column -> known.put(label(column.path(), language), column.path()));
    }
    Map<Integer, String> columns = new LinkedHashMap<>();
    for (Cell cell : cells(row)) {
      String text = cell.getText().strip();
      String path = known.getOrDefault(text, "");
      if (text.isEmpty()) {
        continue;
      }
      if (path.isEmpty()) {
        findings.error("W-104", sheet, 1, "sheet.unknownColumn", text);
      } else if (columns.containsValue(path)) {
        findings.error("W-104", sheet, 1, "sheet.columnTwice", text);
      } else {
        columns.put(cell.getColumnIndex(), path);
      }
    }
    return columns;
  }

  /** A row leaves gaps for cells that are not there. */
  private static List<Cell> cells(Row row) {
    return row.stream().filter(java.util.Objects::nonNull).toList();
  }

  /** What a column is called: the words of its steps. */
  static String label(String path, Locale language) {
    return Stream.of(path.split("[./]"))
        .map(step -> Messages.text(language, "sheet.column." + step))
        .reduce((a, b) -> a + "·" + b)
        .orElse("");
  }

  private Map<String, String> cells(
      SheetShape shape, String sheet, Row row, Map<Integer, String> columns) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Cell cell : cells(row)) {
      String path = columns.getOrDefault(cell.getColumnIndex(), "");
      SheetShape.Kind kind =
          shape.column(path).map(SheetShape.Column::kind).orElse(SheetShape.Kind.TEXT);
      String text = text(cell, kind, sheet, row.getRowNum()).replace("\r\n", "\n").strip();
      if (text.isEmpty()) {
        continue;
      }
      if (path.isEmpty()) {
        findings.error("W-104", sheet, row.getRowNum(), "sheet.noHeader", text);
      } else {
        texts.put(path, text);
      }
    }
    return texts;
  }

  private String text(Cell cell, SheetShape.Kind kind, String sheet, int row) {
    return switch (cell.getType()) {
      case STRING -> cell.asString();
      case EMPTY -> "";
      case NUMBER -> number(cell, kind, sheet, row);
      case BOOLEAN -> {
        if (kind != SheetShape.Kind.YES) {
          findings.error("W-107", sheet, row, "sheet.notText", cell.getText());
        }
        yield cell.asBoolean().toString();
      }
      case FORMULA, ERROR -> {
        findings.error("W-105", sheet, row, "sheet.formula", cell.getAddress());
        yield "";
      }
    };
  }

  private String number(Cell cell, SheetShape.Kind kind, String sheet, int row) {
    boolean day = isDay(cell);
    if (day && kind == SheetShape.Kind.DATE) {
      String written = cell.asDate().toLocalDate().toString();
      findings.warning("W-204", sheet, row, "sheet.date", written);
      return written;
    }
    if (!day && kind == SheetShape.Kind.NUMBER) {
      BigDecimal value = cell.asNumber().stripTrailingZeros();
      return (value.scale() < 0 ? value.setScale(0) : value).toPlainString();
    }
    findings.error("W-107", sheet, row, "sheet.notText", cell.getRawValue());
    return "";
  }

  /** Whether a number is shown as a day: by the numbered formats of Excel or by its pattern. */
  private static boolean isDay(Cell cell) {
    Integer id = cell.getDataFormatId();
    String pattern = cell.getDataFormatString();
    if (id != null
        && ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
      return true;
    }
    return pattern != null
        && pattern.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").matches("(?i).*[yd].*");
  }
}
