package org.qinqing.ui.library.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Reading;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;

/** Text for reading that can be selected and copied, with a bar at its left. */
final class ReadingText {
  private ReadingText() {}

  static void show(Composite parent, Theme theme, Role bar, String text) {
    Composite group = Parts.group(parent, 2);
    group.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    ((GridLayout) group.getLayout()).horizontalSpacing = 16;
    Composite edge = new Composite(group, SWT.NONE);
    edge.setBackground(theme.color(bar));
    GridData tall = new GridData(SWT.BEGINNING, SWT.FILL, false, true);
    tall.widthHint = 3;
    tall.heightHint = 10;
    edge.setLayoutData(tall);
    Reading.show(group, theme, text);
  }
}
