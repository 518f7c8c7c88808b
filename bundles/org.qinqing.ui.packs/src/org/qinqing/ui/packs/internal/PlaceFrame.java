package org.qinqing.ui.packs.internal;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.ui.kit.Outline;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * A list of bundles by place with a drawer beside it for the chosen one, and what is told instead
 * when there are none.
 */
final class PlaceFrame {
  private final Theme theme;
  private final Composite middle;
  private final Composite empty;
  private final PlaceList list;
  private final Drawer drawer;

  /** The whole of such a page; what stands above the list is made in it first. */
  static Composite page(Composite parent) {
    Composite page = new Composite(parent, SWT.NONE);
    page.setBackground(parent.getBackground());
    GridLayout layout = new GridLayout(1, false);
    layout.marginWidth = 24;
    layout.marginHeight = 0;
    layout.marginBottom = 16;
    layout.verticalSpacing = 12;
    page.setLayout(layout);
    return page;
  }

  /**
   * Makes an empty one.
   *
   * @param page from {@link #page}
   * @param name accessible name of the list
   * @param tagged whether bundles may have tags
   */
  PlaceFrame(
      Composite page,
      Theme theme,
      Words words,
      String name,
      List<Outline.Column> columns,
      boolean tagged) {
    this.theme = theme;
    middle = Parts.group(page, 2);
    middle.setLayoutData(Parts.fill());
    ((GridLayout) middle.getLayout()).horizontalSpacing = 16;
    list = new PlaceList(middle, theme, words, name, columns, tagged);
    drawer = new Drawer(middle, theme, words);
    empty = Parts.group(page, 1);
    GridLayout space = (GridLayout) empty.getLayout();
    space.marginTop = 100;
    space.marginWidth = 60;
    space.verticalSpacing = 12;
    some(true);
  }

  PlaceList list() {
    return list;
  }

  Drawer drawer() {
    return drawer;
  }

  /** Shows the list, or what is told when there are none. */
  void some(boolean any) {
    shown(middle, any);
    shown(empty, !any);
  }

  /**
   * Tells anew why there are none.
   *
   * @return where more about it can be put
   */
  Composite tell(String heading, String text) {
    for (Control child : empty.getChildren()) {
      child.dispose();
    }
    Parts.text(empty, theme, Type.HEADING, Role.TEXT, heading).setAlignment(SWT.CENTER);
    Parts.text(empty, theme, Type.TEXT, Role.TEXT_SECONDARY, text).setAlignment(SWT.CENTER);
    return empty;
  }

  /** Lets a part of the page take room, or none. */
  static void shown(Composite part, boolean value) {
    part.setVisible(value);
    ((GridData) part.getLayoutData()).exclude = !value;
  }
}
