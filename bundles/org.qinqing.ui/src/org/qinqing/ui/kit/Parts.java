package org.qinqing.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The plain parts of a page: lines of text, groups, and how they fill the width. */
public final class Parts {
  private Parts() {}

  /** Text that wraps and fills the width. */
  public static Label text(Composite parent, Theme theme, Type type, Role role, String text) {
    Label label = line(parent, theme, type, role, text, SWT.WRAP);
    GridData wide = wide();
    // Without a hint a wrapping label asks for its whole length and pushes the column apart.
    wide.widthHint = 100;
    label.setLayoutData(wide);
    return label;
  }

  /** One line that takes the width it needs. */
  public static Label line(Composite parent, Theme theme, Type type, Role role, String text) {
    return line(parent, theme, type, role, text, SWT.NONE);
  }

  private static Label line(
      Composite parent, Theme theme, Type type, Role role, String text, int style) {
    Label label = new Label(parent, style);
    label.setBackground(parent.getBackground());
    label.setForeground(theme.color(role));
    label.setFont(theme.font(type));
    // A single & would be taken for a mnemonic.
    label.setText(text.replace("&", "&&"));
    return label;
  }

  /**
   * A line to type in, without a frame of its own: a platform field, so that input methods compose
   * in place.
   *
   * @param hint shown while it is empty
   * @param name accessible name
   */
  public static Text field(Composite parent, Theme theme, String hint, String name) {
    Text field = new Text(parent, SWT.SINGLE);
    field.setBackground(theme.color(Role.SURFACE));
    field.setForeground(theme.color(Role.TEXT));
    field.setFont(theme.font(Type.TEXT));
    field.setMessage(hint);
    // GTK draws a frame of its own inside ours, a caret in the colour of its own theme, and fades
    // slowly from the ground of one theme to that of another.
    field.setData(
        "org.eclipse.swt.internal.gtk.css",
        "entry { border: none; box-shadow: none; outline: none; transition: none; caret-color: "
            + theme.hex(Role.TEXT)
            + "; }");
    field
        .getAccessible()
        .addAccessibleListener(
            new AccessibleAdapter() {
              @Override
              public void getName(AccessibleEvent event) {
                event.result = name;
              }
            });
    return field;
  }

  /** A group without a frame, its parts in columns. */
  public static Composite group(Composite parent, int columns) {
    Composite group = new Composite(parent, SWT.NONE);
    group.setBackground(parent.getBackground());
    GridLayout layout = new GridLayout(columns, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.horizontalSpacing = 8;
    group.setLayout(layout);
    group.setLayoutData(wide());
    return group;
  }

  /** Fills the width. */
  public static GridData wide() {
    return new GridData(SWT.FILL, SWT.CENTER, true, false);
  }

  /** Fills width and height. */
  public static GridData fill() {
    return new GridData(SWT.FILL, SWT.FILL, true, true);
  }

  /** Takes what it needs, at the right. */
  public static GridData right() {
    return new GridData(SWT.END, SWT.CENTER, false, false);
  }
}
