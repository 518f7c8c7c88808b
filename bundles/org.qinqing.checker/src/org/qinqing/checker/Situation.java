package org.qinqing.checker;

import java.util.List;

/**
 * What was understood of a text.
 *
 * @param text the text
 * @param events deeds in the order of the text; empty when no deed was found
 */
public record Situation(String text, List<Event> events) {
  public Situation {
    events = List.copyOf(events);
  }
}
