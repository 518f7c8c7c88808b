package org.qinqing.classroom.internal;

import org.qinqing.classroom.Refusal;

/** What comes of something that was asked for. */
sealed interface Decision {
  /** It happens; the event is to be kept and applied. */
  record Done(ClassEvent event) implements Decision {}

  /** The same was asked for and done before: nothing happens, and that is as good. */
  record Repeated(int participant) implements Decision {}

  /** It does not happen. */
  record Refused(Refusal why) implements Decision {}
}
