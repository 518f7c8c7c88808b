package org.qinqing.ui.library.internal;

/**
 * What a person searches and how it is limited. It outlives the room's view, which is made anew
 * with each look. Used on the UI thread.
 */
final class SearchDesk {
  private String query = "";
  private Filters filters = Filters.PLAIN;

  /** The words; empty while nobody searches. */
  String query() {
    return query;
  }

  void query(String words) {
    query = words;
  }

  Filters filters() {
    return filters;
  }

  void filters(Filters wanted) {
    filters = wanted;
  }
}
