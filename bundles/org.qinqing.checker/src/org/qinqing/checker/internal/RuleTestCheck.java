package org.qinqing.checker.internal;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackCheck;
import org.qinqing.pack.PackSnapshot;

/**
 * A bundle whose facts tests fail is not installed; its reading tests are a rate and stop nothing.
 */
@Component(service = PackCheck.class)
public final class RuleTestCheck implements PackCheck {
  private final RulePackTester tester;

  @Activate
  public RuleTestCheck() {
    this(new RulePackTester());
  }

  RuleTestCheck(RulePackTester tester) {
    this.tester = tester;
  }

  @Override
  public String name() {
    return "rule-tests";
  }

  @Override
  public List<Diagnostic> check(Pack pack, PackSnapshot installed) {
    return tester.factsTests(pack, installed).stream()
        .filter(outcome -> !outcome.passed())
        .map(
            outcome ->
                new Diagnostic(
                    pack.id(),
                    Diagnostic.Severity.ERROR,
                    "C-201",
                    outcome.location(),
                    Messages.text("test.failed", outcome.id(), outcome.expected(), outcome.got()),
                    Messages.text("test.failed.mend")))
        .toList();
  }
}
