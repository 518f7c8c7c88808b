package org.qinqing.cli.internal;

/** The command was used wrongly; the message is one line for the person, exit 2. */
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUse(String message) {
    super(message);
  }

  /** The one line to show. */
  String line() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
