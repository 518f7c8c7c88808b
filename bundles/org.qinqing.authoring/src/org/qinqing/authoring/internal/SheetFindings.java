package org.qinqing.authoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Diagnostic.Severity;
import org.qinqing.pack.SourceLocation;

/** What is found about one workbook; each finding names sheet and row as far as there is one. */
final class SheetFindings {
  private final String workbook;
  private final List<Diagnostic> findings = new ArrayList<>();

  SheetFindings(String workbook) {
    this.workbook = workbook;
  }

  List<Diagnostic> all() {
    return List.copyOf(findings);
  }

  boolean failed() {
    return findings.stream().anyMatch(Diagnostic::isError);
  }

  void error(String code, String sheet, int row, String key, Object... arguments) {
    add(Severity.ERROR, code, sheet, row, key, arguments);
  }

  void warning(String code, String sheet, int row, String key, Object... arguments) {
    add(Severity.WARNING, code, sheet, row, key, arguments);
  }

  void note(String code, String sheet, int row, String key, Object... arguments) {
    add(Severity.NOTE, code, sheet, row, key, arguments);
  }

  private void add(
      Severity severity, String code, String sheet, int row, String key, Object... arguments) {
    findings.add(
        new Diagnostic(
            workbook,
            severity,
            code,
            new SourceLocation(sheet, row),
            where(sheet, row) + Messages.text(key, arguments),
            Messages.text(key + ".mend", arguments)));
  }

  /** A finding about the content, said of the row it comes from. */
  void content(Diagnostic finding, String sheet, int row) {
    findings.add(
        new Diagnostic(
            finding.pack(),
            finding.severity(),
            finding.code(),
            new SourceLocation(sheet, row),
            where(sheet, row) + finding.message(),
            finding.mend()));
  }

  /** A finding that belongs to no row. */
  void add(Diagnostic finding) {
    findings.add(finding);
  }

  private static String where(String sheet, int row) {
    if (sheet.isEmpty()) {
      return "";
    }
    return row > 0
        ? Messages.text("sheet.at.row", sheet, row)
        : Messages.text("sheet.at.sheet", sheet);
  }

  /** What a sheet is called in the language the program runs in. */
  static String name(SheetShape shape) {
    return name(shape, Locale.getDefault());
  }

  static String name(SheetShape shape, Locale language) {
    return Messages.text(language, "sheet.name." + shape.id());
  }
}
