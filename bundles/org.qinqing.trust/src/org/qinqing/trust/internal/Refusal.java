package org.qinqing.trust.internal;

import java.util.List;
import org.qinqing.pack.Diagnostic;

/**
 * Something from outside is refused. It travels inside this bundle only, up to the service, which
 * makes a finding of it: checking goes through many hands, and each must stop at the first refusal.
 */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> findings;

  Refusal(Diagnostic finding) {
    this(List.of(finding));
  }

  Refusal(List<Diagnostic> findings) {
    super(findings.isEmpty() ? "" : findings.get(0).message());
    this.findings = List.copyOf(findings);
  }

  /** Why; never empty. */
  List<Diagnostic> findings() {
    return findings;
  }
}
