package org.qinqing.checker.internal.reading;

import java.util.List;
import java.util.Map;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.internal.reading.Lexicon.Match;

/**
 * A text as the grammar hears it: the first witness of the learned part.
 *
 * @param normal the text
 * @param matches words of the vocabulary in it
 * @param deeds the deeds the grammar found
 * @param around facts that the words say beside the deeds, by fact
 */
record Heard(
    NormalizedText normal, List<Match> matches, List<Event> deeds, Map<String, FactValue> around) {
  Heard {
    matches = List.copyOf(matches);
    deeds = List.copyOf(deeds);
    around = Map.copyOf(around);
  }

  /** What a finished reading has heard. */
  static Heard of(Reading reading) {
    List<Event> deeds = reading.events();
    return new Heard(reading.normal(), reading.matches(), deeds, reading.heard());
  }
}
