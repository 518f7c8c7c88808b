package org.qinqing.training.exam.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The sentences of this package in the language of the person. */
final class Messages {
  private Messages() {}

  /** The sentence with that key, with its places filled as they are. */
  static String text(String key, Object... arguments) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "org.qinqing.training.exam.internal.messages",
            Locale.getDefault(),
            Messages.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Object[] plain = Stream.of(arguments).map(String::valueOf).toArray();
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(plain);
  }
}
