package org.qinqing.training.certificate;

import java.util.List;
import org.qinqing.report.ReportFinding;

/**
 * What came of issuing a certificate.
 *
 * @param credential the signed credential alone (compact JWS); empty when nothing was written
 * @param findings what a person should know; without an error the file is there
 */
public record Issued(String credential, List<ReportFinding> findings) {
  public Issued {
    findings = List.copyOf(findings);
  }

  /** Whether the file is there. */
  public boolean done() {
    return findings.stream().noneMatch(f -> f.severity() == ReportFinding.Severity.ERROR);
  }
}
