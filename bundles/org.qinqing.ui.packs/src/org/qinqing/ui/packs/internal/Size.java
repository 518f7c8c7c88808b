package org.qinqing.ui.packs.internal;

import java.util.Locale;
import org.qinqing.ui.kit.Words;

/** Sizes of files as people read them. */
final class Size {
  private static final double KILO = 1024;

  private Size() {}

  /** Empty when it is not known. */
  static String of(long bytes, Words words) {
    if (bytes <= 0) {
      return "";
    }
    double kilobytes = bytes / KILO;
    return kilobytes < KILO
        ? words.say("size.kb", Long.toString(Math.max(1, Math.round(kilobytes))))
        : words.say("size.mb", String.format(Locale.ROOT, "%.1f", kilobytes / KILO));
  }
}
