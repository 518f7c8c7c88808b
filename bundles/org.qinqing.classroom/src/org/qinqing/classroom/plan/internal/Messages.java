package org.qinqing.classroom.plan.internal;

import org.qinqing.classroom.internal.Sentences;

/** The words about plans, in the language the program runs in; Chinese unless English is asked. */
final class Messages {
  private static final Sentences ALL =
      new Sentences("org.qinqing.classroom.plan.internal.messages");

  private Messages() {}

  /** The sentence under a key with its arguments filled in as they are. */
  static String text(String key, Object... arguments) {
    return ALL.text(key, arguments);
  }
}
