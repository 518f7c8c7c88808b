package org.qinqing.cli.internal;

/** Exit codes of the contract. */
final class ExitCode {
  static final int DONE = 0;
  static final int ANSWER_IS_NO = 1;
  static final int WRONG_USE = 2;
  static final int OUR_FAULT = 3;
  static final int BUSY = 4;

  private ExitCode() {}
}
