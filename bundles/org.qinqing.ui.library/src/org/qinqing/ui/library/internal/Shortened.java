package org.qinqing.ui.library.internal;

import org.eclipse.swt.graphics.GC;

/** One line of text that must fit. */
final class Shortened {
  private static final String SIGN = "…";

  private Shortened() {}

  /** As much of it as fits, with a sign that something is missing. */
  static String to(GC gc, String text, int width) {
    if (gc.textExtent(text).x <= width) {
      return text;
    }
    int most = text.length();
    while (most > 0 && gc.textExtent(text.substring(0, most) + SIGN).x > width) {
      most--;
    }
    return text.substring(0, most) + SIGN;
  }
}
