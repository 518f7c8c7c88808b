package org.qinqing.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** A menu that drops down under a control and is gone once it was used. */
public final class DropDown {
  private final Control under;
  private final Menu menu;

  /** Makes an empty one. */
  public DropDown(Control under) {
    this(under, new Menu(under));
  }

  private DropDown(Control under, Menu menu) {
    this.under = under;
    this.menu = menu;
  }

  /** Adds something to do; the returned item may be disabled. */
  public MenuItem add(String text, Runnable action) {
    return item(SWT.PUSH, text, action);
  }

  /** Adds a choice that may be the one in force. */
  public void choice(String text, boolean inForce, Runnable action) {
    item(SWT.CHECK, text, action).setSelection(inForce);
  }

  /** Adds a line between groups. */
  public void line() {
    new MenuItem(menu, SWT.SEPARATOR);
  }

  /** Adds a group that opens at its side; only items are added to it. */
  public DropDown group(String text) {
    MenuItem item = new MenuItem(menu, SWT.CASCADE);
    item.setText(plain(text));
    Menu inner = new Menu(menu);
    item.setMenu(inner);
    return new DropDown(under, inner);
  }

  /** Whether nothing was added. */
  public boolean isEmpty() {
    return menu.getItemCount() == 0;
  }

  private MenuItem item(int style, String text, Runnable action) {
    MenuItem item = new MenuItem(menu, style);
    item.setText(plain(text));
    item.addListener(SWT.Selection, event -> action.run());
    return item;
  }

  /** A single & would be taken for a mnemonic. */
  private static String plain(String text) {
    return text.replace("&", "&&");
  }

  /** Shows it; it disposes of itself after the choice was told. */
  public void open() {
    menu.setLocation(under.toDisplay(0, under.getSize().y));
    menu.addListener(SWT.Hide, event -> event.display.asyncExec(menu::dispose));
    menu.setVisible(true);
  }
}
