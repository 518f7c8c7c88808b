package org.qinqing.ui;

import org.qinqing.ui.kit.Theme;

/** What the frame gives to a room. Used on the UI thread. */
public interface RoomContext {
  /** Colours, fonts and icons. */
  Theme theme();

  /** Where the person works. */
  Workplace workplace();

  /** Goes to another room, remembering the way back. A room that is not there is ignored. */
  void go(Target target);

  /** Whether a room is there. */
  boolean has(String room);

  /** Says something in the status line; empty takes it away. */
  void say(String text);
}
