package org.qinqing.ui.training.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/**
 * How the tabs of the room are laid out: a page with a side column, or a few words in the middle.
 */
final class Page {
  private static final int GAP = 24;
  private static final int SIDE_WIDTH = 336;
  private static final int HIGH = 100;

  private Page() {}

  /** The place of a page's main part and side column, below each other when it is narrow. */
  static Composite columns(Composite column, boolean narrow) {
    Composite two = Parts.group(column, narrow ? 1 : 2);
    ((GridLayout) two.getLayout()).horizontalSpacing = GAP;
    ((GridLayout) two.getLayout()).verticalSpacing = 16;
    return two;
  }

  /** The side column of {@link #columns}; cards go into it. */
  static Composite side(Composite two, boolean narrow) {
    Composite side = Parts.group(two, 1);
    ((GridLayout) side.getLayout()).verticalSpacing = 16;
    GridData data = new GridData(SWT.FILL, SWT.BEGINNING, narrow, false);
    if (!narrow) {
      data.widthHint = SIDE_WIDTH;
    }
    side.setLayoutData(data);
    return side;
  }

  /** A card of the side column. */
  static Composite card(Composite side, Theme theme) {
    Card card = new Card(side, theme, 16);
    card.setLayoutData(Parts.wide());
    return card;
  }

  /** Words in the middle: what this is, and one thing to do; buttons go into it. */
  static Composite words(Composite column, Theme theme, String title, String text) {
    Composite space = Parts.group(column, 1);
    GridLayout layout = (GridLayout) space.getLayout();
    layout.marginTop = HIGH;
    layout.verticalSpacing = 12;
    layout.marginWidth = 60;
    if (!title.isEmpty()) {
      Parts.text(space, theme, Type.HEADING, Role.TEXT, title).setAlignment(SWT.CENTER);
    }
    if (!text.isEmpty()) {
      Parts.text(space, theme, Type.TEXT, Role.TEXT_SECONDARY, text).setAlignment(SWT.CENTER);
    }
    return space;
  }

  /** A button in the middle, below {@link #words}. */
  static FlatButton button(
      Composite space, Theme theme, FlatButton.Kind kind, String text, String icon, Runnable does) {
    FlatButton button = new FlatButton(space, theme, kind, text, icon);
    button.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, false));
    button.onAction(does);
    return button;
  }
}
