package org.qinqing.ui.packs.internal;

import java.util.List;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.pack.Diagnostic;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** What came of something that was done; takes no room until there is something to tell. */
final class Notice {
  private static final int BELOW = 10;
  private final Composite whole;
  private final Theme theme;
  private final Words words;
  private final Runnable reflow;
  private Runnable closed = () -> {};

  /**
   * Makes an empty one.
   *
   * @param reflow lays out what it stands in
   */
  Notice(Composite parent, Theme theme, Words words, Runnable reflow) {
    this.theme = theme;
    this.words = words;
    this.reflow = reflow;
    whole = Parts.group(parent, 1);
    ((GridLayout) whole.getLayout()).marginBottom = BELOW;
    shown(false);
  }

  /** What happens after the person closed it. */
  void onClose(Runnable wanted) {
    closed = wanted;
  }

  private void shown(boolean value) {
    whole.setVisible(value);
    ((GridData) whole.getLayoutData()).exclude = !value;
  }

  void hide() {
    for (Control child : whole.getChildren()) {
      child.dispose();
    }
    shown(false);
    reflow.run();
  }

  void tell(String text, boolean good, List<Diagnostic> findings) {
    tell(text, good, findings, "", () -> {});
  }

  /** Tells it, with something one can do next; no button when its name is empty. */
  void tell(String text, boolean good, List<Diagnostic> findings, String next, Runnable action) {
    tell(text, good, findings, next, action, words.say("close"));
  }

  /** Tells of something good that takes effect at the next start, which can be now. */
  void restart(String text, List<Diagnostic> findings) {
    tell(
        text,
        true,
        findings,
        words.say("extension.restart"),
        Restart::now,
        words.say("extension.later"));
  }

  private void tell(
      String text,
      boolean good,
      List<Diagnostic> findings,
      String next,
      Runnable action,
      String leave) {
    for (Control child : whole.getChildren()) {
      child.dispose();
    }
    shown(true);
    Card card =
        new Card(
            whole,
            theme,
            good ? Role.VERDICT_PERMITTED_SOFT : Role.VERDICT_PROHIBITED_SOFT,
            good ? Role.VERDICT_PERMITTED : Role.VERDICT_PROHIBITED,
            true,
            12);
    card.setLayoutData(Parts.wide());
    Composite head = Parts.group(card, next.isEmpty() ? 2 : 3);
    ((GridLayout) head.getLayout()).horizontalSpacing = 16;
    Parts.text(head, theme, Type.STRONG, Role.TEXT, text);
    if (!next.isEmpty()) {
      FlatButton go = new FlatButton(head, theme, FlatButton.Kind.SECONDARY, next, "right");
      go.onAction(() -> go.getDisplay().asyncExec(action));
    }
    FlatButton close = new FlatButton(head, theme, FlatButton.Kind.LINK, leave, "close");
    close.onAction(
        () -> {
          hide();
          closed.run();
        });
    Findings.show(card, theme, findings);
    reflow.run();
  }
}
