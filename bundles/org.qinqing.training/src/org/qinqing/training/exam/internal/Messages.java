package org.qinqing.training.exam.internal;

import org.qinqing.training.internal.Sentences;

/** The sentences of this package in the language of the person. */
final class Messages {
  private static final Sentences ALL = new Sentences("org.qinqing.training.exam.internal.messages");

  private Messages() {}

  /** The sentence under a key with its arguments filled in as they are. */
  static String text(String key, Object... arguments) {
    return ALL.text(key, arguments);
  }
}
