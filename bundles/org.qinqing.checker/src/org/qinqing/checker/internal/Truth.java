package org.qinqing.checker.internal;

/** Three truth values after Kleene: what is not known stays unknown until it cannot matter. */
enum Truth {
  FALSE,
  UNKNOWN,
  TRUE;

  static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }

  Truth and(Truth other) {
    return ordinal() < other.ordinal() ? this : other;
  }

  Truth or(Truth other) {
    return ordinal() > other.ordinal() ? this : other;
  }

  Truth not() {
    return switch (this) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
