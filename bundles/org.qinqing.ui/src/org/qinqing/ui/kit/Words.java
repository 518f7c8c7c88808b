package org.qinqing.ui.kit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The visible words of one bundle, Chinese unless {@code qinqing.lang} is {@code en}. */
public final class Words {
  private final ResourceBundle bundle;

  private Words(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /**
   * The words beside a class, in {@code messages.properties}.
   *
   * @throws java.util.MissingResourceException when there are none
   */
  public static Words beside(Class<?> type) {
    Locale locale =
        System.getProperty("qinqing.lang", "zh").equals("en") ? Locale.ENGLISH : Locale.ROOT;
    return new Words(
        ResourceBundle.getBundle(
            type.getPackageName() + ".messages",
            locale,
            type.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** The words for a key, with numbered arguments. */
  public String say(String key, Object... arguments) {
    String pattern = bundle.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, Locale.ROOT).format(arguments);
  }
}
