package org.qinqing.cli.internal;

import java.io.PrintStream;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Where a command writes and in which language.
 *
 * @param out answers
 * @param err progress and diagnostics
 * @param locale language of the words
 * @param today the default as-of date
 */
record Terminal(PrintStream out, PrintStream err, Locale locale, LocalDate today) {

  /** The words for a key, with numbered arguments. */
  String say(String key, Object... arguments) {
    String pattern = messages().getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, Locale.ROOT).format(arguments);
  }

  ResourceBundle messages() {
    return ResourceBundle.getBundle(
        "org.qinqing.cli.internal.messages",
        locale,
        Terminal.class.getClassLoader(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Chinese unless English was asked for. */
  static Locale language(String lang) {
    return lang.equals("en") ? Locale.ENGLISH : Locale.ROOT;
  }
}
