package org.qinqing.report;

import java.util.List;
import java.util.OptionalInt;

/**
 * What came of writing a report.
 *
 * @param pages number of pages where the writer knows it (PDF)
 * @param findings what a person should know; without an error the report is written
 */
public record Written(OptionalInt pages, List<ReportFinding> findings) {
  public Written {
    findings = List.copyOf(findings);
  }

  /** Whether the report is there. */
  public boolean done() {
    return findings.stream().noneMatch(f -> f.severity() == ReportFinding.Severity.ERROR);
  }
}
