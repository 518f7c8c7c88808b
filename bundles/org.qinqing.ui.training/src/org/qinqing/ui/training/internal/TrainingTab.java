package org.qinqing.ui.training.internal;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.ui.Target;

/**
 * One tab of the room. Used on the UI thread. Made once for each time the room is opened, with the
 * {@link Desk}, before it is drawn for the first time.
 */
interface TrainingTab {
  /** Stable id, such as {@code daily}; its label is the message {@code tab.<id>}. */
  String id();

  /**
   * Draws what the tab shows now. Called when the tab is opened, after {@link Desk#redraw} and
   * after a change of width or theme.
   *
   * @param column emptied before; filled by the tab alone
   * @param narrow whether a side column has to stand below
   */
  void draw(Composite column, boolean narrow);

  /** Short progress shown at the right of the head, such as 今天 12 题，已做 7; may be empty. */
  default Progress progress() {
    return Progress.NONE;
  }

  /**
   * A key was pressed somewhere in the room without Ctrl, Alt or Command, and not in a field to
   * type in.
   *
   * @return whether it was used; then nobody else gets it
   */
  default boolean key(Event event) {
    return false;
  }

  /**
   * Place, role, day, installed bundles or the learner changed: read everything anew. Called for
   * every tab, also one never drawn; the open one is drawn afterwards.
   */
  void refresh();

  /** Puts the keyboard where a person would go on. */
  void focus();

  /**
   * Shows something.
   *
   * @return whether the target is this tab's to show; then the tab is opened and drawn
   */
  default boolean show(Target target) {
    return false;
  }

  /** What stands there now, for the way back; the tab itself unless there is something to name. */
  default Target current() {
    return new Target(TrainingView.ROOM, TrainingView.TAB, id());
  }

  /** The tab is left for another, or the room is closed; what has to be kept is kept. */
  default void left() {}

  /**
   * What the head shows.
   *
   * @param text in words; empty for nothing
   * @param done how many are done
   * @param all of how many; 0 for no bar
   */
  record Progress(String text, int done, int all) {
    static final Progress NONE = new Progress("", 0, 0);
  }
}
