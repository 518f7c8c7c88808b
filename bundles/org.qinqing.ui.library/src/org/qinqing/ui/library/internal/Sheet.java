package org.qinqing.ui.library.internal;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;

/** A dialog in the look of the window, with its buttons at the foot. */
abstract class Sheet extends Dialog {
  private static final int WIDTH = 760;
  private static final int MARGIN = 24;
  private final Theme theme;
  private final String title;
  private final int height;

  /**
   * Makes one.
   *
   * @param height wanted, in pixels; less where the screen is lower
   */
  Sheet(Shell parent, Theme theme, String title, int height) {
    super(parent);
    this.theme = theme;
    this.title = title;
    this.height = height;
    setShellStyle(SWT.CLOSE | SWT.TITLE | SWT.RESIZE | SWT.APPLICATION_MODAL);
  }

  /** Fills it. */
  abstract void fill(Composite body);

  /** Adds the buttons, from left to right. */
  abstract void buttons(Composite foot);

  final Theme theme() {
    return theme;
  }

  @Override
  protected void configureShell(Shell shell) {
    super.configureShell(shell);
    shell.setText(title);
    shell.setBackground(theme.color(Role.WINDOW_BACKGROUND));
  }

  @Override
  protected Point getInitialSize() {
    Rectangle screen = getShell().getDisplay().getPrimaryMonitor().getClientArea();
    return new Point(Math.min(WIDTH, screen.width), Math.min(height, screen.height - MARGIN));
  }

  @Override
  protected Control createDialogArea(Composite parent) {
    parent.setBackground(theme.color(Role.WINDOW_BACKGROUND));
    Composite body = Parts.group(parent, 1);
    body.setLayoutData(Parts.fill());
    GridLayout layout = (GridLayout) body.getLayout();
    layout.marginWidth = MARGIN;
    layout.marginTop = 16;
    layout.verticalSpacing = 10;
    fill(body);
    return body;
  }

  @Override
  protected Control createButtonBar(Composite parent) {
    Composite foot = Parts.group(parent, 3);
    GridLayout layout = (GridLayout) foot.getLayout();
    layout.marginWidth = MARGIN;
    layout.marginHeight = 14;
    buttons(foot);
    return foot;
  }
}
