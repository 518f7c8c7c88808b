package org.qinqing.ui.library.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;

/** What one can do with selected text, in a small bar below the end of the selection. */
final class SelectionBar {
  private static final int GAP = 4;
  private final Composite body;
  private final Card card;
  private final Composite row;

  /**
   * Makes one that is hidden.
   *
   * @param body what it floats over; its layout leaves the bar alone
   */
  SelectionBar(Composite body, Theme theme) {
    this.body = body;
    card = new Card(body, theme, Role.SURFACE, Role.CONTROL_BORDER, false, 3);
    GridData floating = new GridData();
    floating.exclude = true;
    card.setLayoutData(floating);
    row = Parts.group(card, 1);
    ((GridLayout) row.getLayout()).horizontalSpacing = 2;
    card.setVisible(false);
  }

  /** Serves a text. */
  void serve(ReadingText text, Theme theme, List<ReadingText.Deed> wanted) {
    List<ReadingText.Deed> deeds =
        wanted.stream()
            .map(deed -> new ReadingText.Deed(deed.label(), deed.key(), () -> act(deed)))
            .toList();
    text.deeds(deeds);
    text.onSelect(() -> follow(text, theme, deeds));
    text.control()
        .addListener(
            SWT.KeyDown,
            event -> {
              if (event.keyCode == SWT.ESC && card.isVisible()) {
                event.doit = false;
                text.control().setSelection(text.control().getCaretOffset());
                hide();
              }
            });
  }

  private void act(ReadingText.Deed deed) {
    hide();
    deed.does().run();
  }

  private void hide() {
    if (!card.isDisposed()) {
      card.setVisible(false);
    }
  }

  private void follow(ReadingText text, Theme theme, List<ReadingText.Deed> deeds) {
    Optional<Point> end = text.end();
    if (end.isEmpty() || text.selection().isEmpty()) {
      hide();
      return;
    }
    for (Control child : row.getChildren()) {
      child.dispose();
    }
    ((GridLayout) row.getLayout()).numColumns = deeds.size();
    for (ReadingText.Deed deed : deeds) {
      FlatButton button = new FlatButton(row, theme, FlatButton.Kind.LINK, deed.label(), "");
      button.onAction(deed.does());
    }
    Point at = body.toControl(end.get());
    Point size = card.computeSize(SWT.DEFAULT, SWT.DEFAULT, true);
    int x = Math.max(0, Math.min(at.x - size.x / 2, body.getClientArea().width - size.x - GAP));
    card.setBounds(x, at.y + GAP, size.x, size.y);
    card.layout(true, true);
    card.moveAbove(null);
    card.setVisible(true);
  }
}
