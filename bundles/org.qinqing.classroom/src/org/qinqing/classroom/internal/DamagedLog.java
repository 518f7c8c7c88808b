package org.qinqing.classroom.internal;

import java.io.IOException;

/** The log of a class is not what was written; it was left as it is. */
final class DamagedLog extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Names the place.
   *
   * @param line from 1
   */
  DamagedLog(String file, int line) {
    super(file + ":" + line);
  }
}
