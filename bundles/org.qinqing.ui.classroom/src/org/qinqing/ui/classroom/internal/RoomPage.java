package org.qinqing.ui.classroom.internal;

import org.eclipse.swt.widgets.Event;

/** An open page of the room. Used on the UI thread. */
interface RoomPage {
  /** The class, or whether something is being done, changed. */
  default void changed() {}

  /** Place, role, day or installed bundles changed, or what is on the disk may have. */
  default void refresh() {}

  /** The room has another width. */
  default void resized() {}

  /**
   * A key was pressed in the room, outside of fields.
   *
   * @return whether it was used
   */
  default boolean key(Event event) {
    return false;
  }

  /** Puts the keyboard where a person would go on. */
  void focus();
}
