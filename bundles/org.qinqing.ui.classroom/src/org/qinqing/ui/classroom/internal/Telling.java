package org.qinqing.ui.classroom.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** What went wrong, above the page; takes no room until there is something to tell. */
final class Telling {
  private static final int MOST = 6;
  private final Composite whole;
  private final Theme theme;
  private final Words words;
  private final Runnable reflow;

  /**
   * Makes an empty one.
   *
   * @param reflow lays out what it stands in
   */
  Telling(Composite parent, Theme theme, Words words, Runnable reflow) {
    this.theme = theme;
    this.words = words;
    this.reflow = reflow;
    whole = Parts.group(parent, 1);
    GridLayout layout = (GridLayout) whole.getLayout();
    layout.marginWidth = 24;
    layout.marginTop = 12;
    shown(false);
  }

  private void shown(boolean value) {
    whole.setVisible(value);
    ((GridData) whole.getLayoutData()).exclude = !value;
  }

  private void clear() {
    for (Control child : whole.getChildren()) {
      child.dispose();
    }
  }

  void hide() {
    if (whole.getChildren().length > 0) {
      clear();
      shown(false);
      reflow.run();
    }
  }

  void tell(String text, List<PlanFinding> findings) {
    clear();
    shown(true);
    Card card =
        new Card(whole, theme, Role.VERDICT_PROHIBITED_SOFT, Role.VERDICT_PROHIBITED, true, 12);
    card.setLayoutData(Parts.wide());
    Composite head = Parts.group(card, 2);
    Parts.text(head, theme, Type.STRONG, Role.TEXT, text);
    FlatButton close =
        new FlatButton(head, theme, FlatButton.Kind.LINK, words.say("close"), "close");
    close.onAction(() -> close.getDisplay().asyncExec(this::hide));
    List<PlanFinding> errors = findings.stream().filter(PlanFinding::isError).toList();
    findings(card, theme, words, errors.subList(0, Math.min(MOST, errors.size())));
    reflow.run();
  }

  /** Adds one line a finding, its part named. */
  static void findings(Composite parent, Theme theme, Words words, List<PlanFinding> findings) {
    for (PlanFinding finding : findings) {
      Composite line = Parts.group(parent, 2);
      Role role =
          switch (finding.code().severity()) {
            case ERROR -> Role.VERDICT_PROHIBITED;
            case WARNING -> Role.VERDICT_CONDITIONAL;
            case NOTE -> Role.TEXT_SECONDARY;
          };
      String kind = words.say("severity." + finding.code().severity().name());
      String icon = finding.code().severity() == PlanFinding.Severity.NOTE ? "info" : "warn";
      Picture sign = new Picture(line, theme, kind, 16, () -> theme.icon(icon, role, 16));
      GridData top = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false);
      top.verticalIndent = 2;
      sign.setLayoutData(top);
      String where =
          finding.part() == 0
              ? ""
              : words.say("finding.part", Integer.toString(finding.part())) + "　";
      Parts.text(line, theme, Type.SECONDARY, Role.TEXT, where + finding.message());
    }
  }
}
