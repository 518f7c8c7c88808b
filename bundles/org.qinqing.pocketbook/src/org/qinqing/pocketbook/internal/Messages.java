package org.qinqing.pocketbook.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of this bundle, in the language the program runs in. */
final class Messages {
  private static final String BASE = "org.qinqing.pocketbook.internal.messages";

  private Messages() {}

  /** The sentence under a key; its arguments are filled in as they are. */
  static String text(String key, Object... arguments) {
    ResourceBundle texts =
        ResourceBundle.getBundle(BASE, Locale.getDefault(), Messages.class.getClassLoader());
    Object[] plain = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      plain[i] = String.valueOf(arguments[i]);
    }
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(plain);
  }
}
