package org.qinqing.cli.internal;

import java.util.List;
import org.qinqing.pack.Diagnostic;

/** Findings, one a line: bundle, file, line, severity, code, what is wrong, what to do. */
final class FindingsText {
  private final Terminal terminal;

  FindingsText(Terminal terminal) {
    this.terminal = terminal;
  }

  void write(List<Diagnostic> findings) {
    for (Diagnostic finding : findings) {
      String place =
          finding.location().file().isEmpty()
              ? finding.pack()
              : finding.pack() + "/" + finding.location();
      terminal
          .out()
          .println(
              place
                  + "  "
                  + terminal.say("severity." + finding.severity().name())
                  + " "
                  + finding.code()
                  + "  "
                  + finding.message()
                  + finding.mend());
    }
  }
}
