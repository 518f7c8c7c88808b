package org.qinqing.training.exchange.internal;

/** A file cannot be read any further. */
final class BadFile extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String key;
  private final transient Object[] arguments;

  /**
   * Says why.
   *
   * @param line where, 0 when it is the file as a whole
   * @param key of the message
   */
  BadFile(int line, String key, Object... arguments) {
    super(key);
    this.line = line;
    this.key = key;
    this.arguments = arguments.clone();
  }

  int line() {
    return line;
  }

  String key() {
    return key;
  }

  Object[] arguments() {
    return arguments.clone();
  }
}
