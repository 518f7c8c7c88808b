package org.qinqing.ui.training.internal;

import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** One page of the tab 模拟考试. Used on the UI thread. */
interface ExamStep {
  /** Draws it; {@code column} was emptied before. */
  void draw(Composite column, boolean narrow);

  /** A key of the tab; whether it was used. */
  default boolean key(Event event) {
    return false;
  }

  /** Puts the keyboard where a person would go on. */
  void focus();

  /** What the head of the room shows. */
  default TrainingTab.Progress progress() {
    return TrainingTab.Progress.NONE;
  }

  /** The page is left, or the room is closed; what has to be kept is kept. */
  default void left() {}

  /** The id of the sitting that is shown, for the way back; empty when none is. */
  default Optional<String> sitting() {
    return Optional.empty();
  }

  /** Whether the page belongs to something begun that a change of place or day must not end. */
  default boolean stays() {
    return false;
  }
}
