package org.qinqing.store.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of this bundle in the language of the person. */
final class Messages {
  private Messages() {}

  /** The sentence with that key, with its places filled. */
  static String text(String key, Object... arguments) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "org.qinqing.store.internal.messages",
            Locale.getDefault(),
            Messages.class.getClassLoader());
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
  }
}
