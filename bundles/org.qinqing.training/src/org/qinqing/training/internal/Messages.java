package org.qinqing.training.internal;

/** The words of this package, in the language the program runs in; Chinese unless it is English. */
final class Messages {
  private static final Sentences ALL = new Sentences("org.qinqing.training.internal.messages");

  private Messages() {}

  /** The sentence under a key with its arguments filled in as they are. */
  static String text(String key, Object... arguments) {
    return ALL.text(key, arguments);
  }
}
