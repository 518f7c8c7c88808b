package org.qinqing.classroom.report.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The words of reports, in the language the program runs in; Chinese unless English is asked. */
final class Messages {
  private static final String BASE = "org.qinqing.classroom.report.internal.messages";

  private Messages() {}

  /** The sentence under a key with its arguments filled in as they are. */
  static String text(String key, Object... arguments) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            BASE,
            Locale.getDefault(),
            Messages.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Object[] plain = Stream.of(arguments).map(String::valueOf).toArray();
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(plain);
  }
}
