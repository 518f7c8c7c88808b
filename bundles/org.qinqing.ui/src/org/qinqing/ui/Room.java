package org.qinqing.ui;

import org.eclipse.swt.widgets.Composite;

/**
 * Service (whiteboard): one room of the window. It is there when the service it needs is there; the
 * frame shows it from that moment and takes it away when it leaves.
 */
public interface Room {
  /** Stable id, such as {@code checker}. */
  String id();

  /** Label on the rail. */
  String label();

  /** Name of the icon, without suffix. */
  String icon();

  /** Place on the rail, smallest first. */
  int order();

  /**
   * Makes the room's content; called on the UI thread, again after a change of theme.
   *
   * @param parent filled by the content alone
   */
  View open(Composite parent, RoomContext context);

  /** An open room; used on the UI thread only. */
  interface View {
    /** Shows something, such as the provision a person clicked on in another room. */
    void show(Target target);

    /** What stands in the room now, for the way back. */
    Target current();

    /** Place, role, day or installed bundles changed. */
    void refresh();

    /** Puts the keyboard where a person would go on. */
    void focus();
  }
}
