package org.qinqing.training.exchange.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.qinqing.training.internal.Sentences;

/**
 * The words of this bundle, in the language the program runs in; Chinese unless English is asked
 * for.
 */
final class Messages {
  private static final Sentences ALL =
      new Sentences("org.qinqing.training.exchange.internal.messages");
  private static final List<Locale> LANGUAGES = List.of(Locale.ROOT, Locale.ENGLISH);

  private Messages() {}

  /** The sentence under a key with its arguments filled in as they are. */
  static String text(String key, Object... arguments) {
    return ALL.text(key, arguments);
  }

  /** The words of a key in all languages; a file may have been written in any. */
  static List<String> all(String key) {
    return LANGUAGES.stream().map(language -> ALL.text(language, key)).distinct().toList();
  }

  /** All words by which something may be called: the languages' words, each a list with bars. */
  static List<String> names(String key) {
    return all(key).stream().flatMap(words -> Stream.of(words.split("\\|"))).distinct().toList();
  }

  /** The first of the words in Chinese, whatever the language. */
  static String first(String key) {
    return ALL.text(Locale.ROOT, key).split("\\|", 2)[0];
  }

  /** The first of the words in the language the program runs in. */
  static String name(String key) {
    return text(key).split("\\|", 2)[0];
  }
}
