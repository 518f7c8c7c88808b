package org.qinqing.ui.library.internal;

import org.qinqing.data.DataFolder;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import org.qinqing.pack.PackRegistry;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Words;

/**
 * What the parts of the reader share.
 *
 * @param pane where the page stands
 * @param reload reads the page again and stays where it is
 * @param importer asks for official files
 */
record Surroundings(
    RoomContext context,
    Library library,
    PackRegistry registry,
    Services services,
    ReadingDesk desk,
    Words words,
    Pane pane,
    Runnable reload,
    Runnable importer) {
  static final String ROOM = "library";

  Theme theme() {
    return context.theme();
  }

  void go(Address address) {
    context.go(new Target(ROOM, "address", address.toString()));
  }

  /** Opens it in a tab of its own. */
  void aside(Address address) {
    context.go(new Target(ROOM, "tab", address.toString()));
  }

  void compare(Address older, Address newer) {
    context.go(new Target(ROOM, "compare", older + " " + newer));
  }

  /** What went wrong, as a sentence. */
  String said(Exception failure, String key) {
    return failure instanceof DataFolder.BusyException busy
        ? words.say("error.busy", busy.owner())
        : words.say(key, String.valueOf(failure.getMessage()));
  }
}
