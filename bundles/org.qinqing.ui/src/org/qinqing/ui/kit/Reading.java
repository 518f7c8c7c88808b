package org.qinqing.ui.kit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;

/** Text for reading that can be selected and copied, set with room between its lines. */
public final class Reading {
  private static final int LINE_SPACING = 7;

  private Reading() {}

  /** Adds it; it fills the width. */
  public static StyledText show(Composite parent, Theme theme, String text) {
    StyledText words = new StyledText(parent, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
    words.setBackground(parent.getBackground());
    words.setForeground(theme.color(Role.TEXT));
    words.setSelectionBackground(theme.color(Role.ACCENT));
    words.setSelectionForeground(theme.color(Role.ON_ACCENT));
    words.setFont(theme.font(Type.SITUATION));
    words.setLineSpacing(LINE_SPACING);
    words.setText(text);
    words.setCaret(null);
    GridData wide = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
    // Without a hint wrapping text asks for its whole length and pushes the column apart.
    wide.widthHint = 100;
    words.setLayoutData(wide);
    return words;
  }
}
