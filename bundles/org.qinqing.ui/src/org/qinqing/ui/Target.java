package org.qinqing.ui;

/**
 * Something to show in a room.
 *
 * @param room id of the room
 * @param what kind of thing, known to the room: {@code text}, {@code address}, {@code query},
 *     {@code about}, …
 * @param value the thing itself; empty for the room as it stands
 */
public record Target(String room, String what, String value) {
  /** The room as it stands. */
  public static Target room(String room) {
    return new Target(room, "", "");
  }
}
