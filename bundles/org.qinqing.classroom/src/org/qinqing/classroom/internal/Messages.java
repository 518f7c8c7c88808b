package org.qinqing.classroom.internal;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** The words of the pages in the language of the trainer. */
final class Messages {
  private static final String PAGE = "page.";

  private Messages() {}

  /** All words of the pages by their keys, the beginning of which is left out. */
  static Map<String, String> page() {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "org.qinqing.classroom.internal.messages",
            Locale.getDefault(),
            Messages.class.getClassLoader());
    Map<String, String> words = new TreeMap<>();
    bundle.keySet().stream()
        .filter(key -> key.startsWith(PAGE))
        .forEach(key -> words.put(key.substring(PAGE.length()), bundle.getString(key)));
    return words;
  }
}
