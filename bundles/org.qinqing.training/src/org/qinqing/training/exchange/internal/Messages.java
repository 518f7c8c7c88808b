package org.qinqing.training.exchange.internal;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * The words of this bundle, in the language the program runs in; Chinese unless English is asked
 * for.
 */
final class Messages {
  private static final String BASE = "org.qinqing.training.exchange.internal.messages";
  private static final List<Locale> LANGUAGES = List.of(Locale.ROOT, Locale.ENGLISH);

  private Messages() {}

  /** The sentence under a key with its arguments filled in as they are. */
  static String text(String key, Object... arguments) {
    return text(Locale.getDefault(), key, arguments);
  }

  private static String text(Locale language, String key, Object... arguments) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            BASE,
            language,
            Messages.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Object[] plain = Stream.of(arguments).map(String::valueOf).toArray();
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(plain);
  }

  /** The words of a key in all languages; a file may have been written in any. */
  static List<String> all(String key) {
    return LANGUAGES.stream().map(language -> text(language, key)).distinct().toList();
  }

  /** All words by which something may be called: the languages' words, each a list with bars. */
  static List<String> names(String key) {
    return all(key).stream().flatMap(words -> Stream.of(words.split("\\|"))).distinct().toList();
  }

  /** The first of the words in Chinese, whatever the language. */
  static String first(String key) {
    return text(Locale.ROOT, key).split("\\|", 2)[0];
  }

  /** The first of the words in the language the program runs in. */
  static String name(String key) {
    return text(key).split("\\|", 2)[0];
  }
}
