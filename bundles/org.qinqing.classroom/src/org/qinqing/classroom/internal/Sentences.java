package org.qinqing.classroom.internal;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * The words of one package in the language a person reads; Chinese where there is no other.
 *
 * @param base name of the message files
 */
public record Sentences(String base) {
  /**
   * The sentence under a key in the language the program runs in, its places filled as they are.
   */
  public String text(String key, Object... arguments) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            base,
            Locale.getDefault(),
            Sentences.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Object[] plain = Stream.of(arguments).map(String::valueOf).toArray();
    return new MessageFormat(texts.getString(key), Locale.ROOT).format(plain);
  }
}
