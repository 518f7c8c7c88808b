package org.qinqing.report.internal;

import java.util.Locale;
import java.util.NavigableSet;
import java.util.stream.Collectors;
import org.qinqing.report.ReportFinding;
import org.qinqing.report.ReportFinding.Severity;

/** What this bundle can find, each with its words. */
final class Findings {
  private static final int SHOWN = 20;

  private Findings() {}

  static ReportFinding noFont() {
    return new ReportFinding(
        Severity.ERROR,
        "R-101",
        Messages.text("finding.noFont"),
        Messages.text("finding.noFont.mend"));
  }

  static ReportFinding substitute(Typeface typeface, Face face) {
    String name = Messages.text("typeface." + typeface.name().toLowerCase(Locale.ROOT));
    return new ReportFinding(
        Severity.NOTE,
        "R-201",
        Messages.text("finding.substitute", name, face.family()),
        Messages.text("finding.substitute.mend", name));
  }

  static ReportFinding missing(NavigableSet<Integer> characters) {
    String shown =
        characters.stream()
            .limit(SHOWN)
            .map(c -> Character.toString(c) + String.format(Locale.ROOT, "(U+%04X)", c))
            .collect(Collectors.joining(" "));
    return new ReportFinding(
        Severity.WARNING,
        "R-202",
        Messages.text(
            "finding.missing",
            Integer.toString(characters.size()),
            characters.size() > SHOWN ? shown + " …" : shown),
        Messages.text("finding.missing.mend"));
  }

  static ReportFinding folder(String file, String cause) {
    return new ReportFinding(
        Severity.ERROR,
        "R-102",
        Messages.text("finding.folder", file, cause),
        Messages.text("finding.folder.mend"));
  }

  static ReportFinding busy(String file) {
    return new ReportFinding(
        Severity.ERROR,
        "R-103",
        Messages.text("finding.busy", file),
        Messages.text("finding.busy.mend"));
  }

  static ReportFinding failed(String file, String cause) {
    return new ReportFinding(
        Severity.ERROR,
        "R-104",
        Messages.text("finding.failed", file, cause),
        Messages.text("finding.failed.mend"));
  }
}
