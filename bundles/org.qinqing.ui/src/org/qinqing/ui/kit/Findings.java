package org.qinqing.ui.kit;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.pack.Diagnostic;

/** What is wrong with a file: where, why, and what to do about it. */
public final class Findings {
  private Findings() {}

  /** Adds one entry a finding. */
  public static void show(Composite parent, Theme theme, List<Diagnostic> findings) {
    for (Diagnostic finding : findings) {
      Composite entry = Parts.group(parent, 2);
      ((GridLayout) entry.getLayout()).verticalSpacing = 2;
      boolean note = finding.severity() == Diagnostic.Severity.NOTE;
      Role role =
          switch (finding.severity()) {
            case ERROR -> Role.VERDICT_PROHIBITED;
            case WARNING -> Role.VERDICT_CONDITIONAL;
            case NOTE -> Role.TEXT_SECONDARY;
          };
      String icon = note ? "info" : "warn";
      Picture sign =
          new Picture(entry, theme, finding.code(), 16, () -> theme.icon(icon, role, 16));
      sign.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
      Composite words = Parts.group(entry, 1);
      ((GridLayout) words.getLayout()).verticalSpacing = 0;
      Parts.text(words, theme, Type.SECONDARY, Role.TEXT, finding.message());
      if (!finding.mend().isEmpty()) {
        Parts.text(words, theme, Type.SECONDARY, Role.TEXT_SECONDARY, finding.mend());
      }
      String where = finding.location().toString();
      Parts.text(
          words,
          theme,
          Type.NOTE,
          Role.TEXT_TERTIARY,
          where.isEmpty() ? finding.code() : finding.code() + "  " + where);
    }
  }
}
