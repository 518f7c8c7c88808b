package org.qinqing.ui.checker.internal;

import org.qinqing.checker.CheckRequest;

/** What the parts of the page 问一问 may do to it. */
interface AskActions {
  /** Sets or closes a fact and judges again. */
  void give(CheckRequest.Given fact);

  /** Takes back what was given for a fact of the event shown and judges again. */
  void forget(String fact);

  /** Takes back the last step and judges again. */
  void undo();

  /** Shows another event. */
  void choose(int event);

  /** Judges again, because something on the desk changed. */
  void again();

  /** Lays the page out anew, because a part grew or shrank. */
  void reflow();
}
