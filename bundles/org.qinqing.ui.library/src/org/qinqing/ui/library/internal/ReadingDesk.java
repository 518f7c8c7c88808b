package org.qinqing.ui.library.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.qinqing.library.Notes;

/**
 * What a person has open and has not yet saved. It outlives the room's view, which is made anew
 * with each look. Used on the UI thread.
 */
final class ReadingDesk {
  /**
   * A note being written.
   *
   * @param id of the note that is changed; empty for a new one
   * @param quote the stretch it is about
   * @param part address of the unit the stretch stands in
   * @param words as far as written
   */
  record Draft(String id, Optional<Notes.Quote> quote, String part, String words) {}

  private final TabSet tabs = new TabSet();
  private final Map<String, Draft> drafts = new HashMap<>();
  private final Map<String, Integer> scrolled = new HashMap<>();
  private Optional<Boolean> outline = Optional.empty();

  TabSet tabs() {
    return tabs;
  }

  /** Whether the outline is open; empty until a person said so. */
  Optional<Boolean> outline() {
    return outline;
  }

  void outline(boolean open) {
    outline = Optional.of(open);
  }

  /** The note that is being written on a provision, by its address without version. */
  Optional<Draft> draft(String provision) {
    return Optional.ofNullable(drafts.get(provision));
  }

  void draft(String provision, Draft draft) {
    drafts.put(provision, draft);
  }

  void noDraft(String provision) {
    drafts.remove(provision);
  }

  /** How far down a tab was read. */
  int scrolled(String reference) {
    return scrolled.getOrDefault(reference, 0);
  }

  void scrolled(String reference, int y) {
    scrolled.put(reference, y);
  }
}
