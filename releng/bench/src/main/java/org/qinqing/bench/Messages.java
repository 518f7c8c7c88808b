package org.qinqing.bench;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of the benchmark in the language of the person. */
final class Messages {
  private Messages() {}

  /** The sentence with that key, with its places filled. */
  static String text(String key, Object... arguments) {
    ResourceBundle bundle =
        ResourceBundle.getBundle("org.qinqing.bench.messages", Locale.getDefault());
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments);
  }
}
