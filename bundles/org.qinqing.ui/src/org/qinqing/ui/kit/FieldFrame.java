package org.qinqing.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** The frame around a field to type in; it fills the width and shows where the keyboard is. */
public final class FieldFrame extends Composite {
  /** Room above and below a field that stands in a form. */
  public static final int FORM = 5;

  /** Room above and below a field that stands in a bar. */
  public static final int BAR = 3;

  private final Theme theme;

  /**
   * An empty frame.
   *
   * @param columns for the field and what stands beside it
   * @param room pixels above and below, {@link #FORM} or {@link #BAR}
   */
  public FieldFrame(Composite parent, Theme theme, int columns, int room) {
    super(parent, SWT.DOUBLE_BUFFERED);
    this.theme = theme;
    setBackground(theme.color(Role.SURFACE));
    setLayoutData(Parts.wide());
    GridLayout layout = new GridLayout(columns, false);
    layout.horizontalSpacing = 8;
    layout.marginWidth = 10;
    layout.marginHeight = room;
    setLayout(layout);
  }

  /** Draws the frame for that field. */
  public <T extends Control> T around(T field) {
    addListener(
        SWT.Paint,
        event -> {
          boolean focused = field.isFocusControl();
          event.gc.setAntialias(SWT.ON);
          event.gc.setForeground(theme.color(focused ? Role.ACCENT : Role.CONTROL_BORDER));
          event.gc.setLineWidth(focused ? 2 : 1);
          Rectangle area = getClientArea();
          int inset = focused ? 1 : 0;
          event.gc.drawRectangle(inset, inset, area.width - 1 - inset, area.height - 1 - inset);
        });
    addListener(SWT.Resize, event -> redraw());
    field.addListener(SWT.FocusIn, event -> redraw());
    field.addListener(SWT.FocusOut, event -> redraw());
    return field;
  }
}
