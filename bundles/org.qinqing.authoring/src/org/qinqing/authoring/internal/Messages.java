package org.qinqing.authoring.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences of this bundle, in the language the program runs in; Chinese unless English is
 * asked for.
 */
final class Messages {
  private static final String BASE = "org.qinqing.authoring.internal.messages";

  private Messages() {}

  /**
   * The sentence under a key with its arguments filled in; all arguments are written as they are.
   */
  static String text(String key, Object... arguments) {
    return text(Locale.getDefault(), key, arguments);
  }

  /** The same in a language. */
  static String text(Locale language, String key, Object... arguments) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            BASE,
            language,
            Messages.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      plain[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(plain);
  }
}
