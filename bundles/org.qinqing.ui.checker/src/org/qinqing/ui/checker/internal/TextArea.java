package org.qinqing.ui.checker.internal;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** A field for some lines of text; Tab leaves it. */
final class TextArea {
  private static final int HEIGHT = 66;

  private TextArea() {}

  /**
   * Makes one.
   *
   * @param name accessible name
   * @param typed takes every change
   */
  static void add(Composite form, Theme theme, String name, String text, Consumer<String> typed) {
    FieldFrame frame = new FieldFrame(form, theme, 1, FieldFrame.FORM);
    StyledText field = frame.around(new StyledText(frame, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL));
    field.setAlwaysShowScrollBars(false);
    field.setBackground(theme.color(Role.SURFACE));
    field.setForeground(theme.color(Role.TEXT));
    field.setFont(theme.font(Type.TEXT));
    GridData tall = Parts.wide();
    tall.heightHint = HEIGHT;
    field.setLayoutData(tall);
    field.setText(text);
    field.addModifyListener(event -> typed.accept(field.getText()));
    field.addListener(SWT.Traverse, TextArea::leaveByTab);
    field
        .getAccessible()
        .addAccessibleListener(
            new AccessibleAdapter() {
              @Override
              public void getName(AccessibleEvent event) {
                event.result = name;
              }
            });
  }

  private static void leaveByTab(Event event) {
    if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
      event.doit = true;
    }
  }
}
