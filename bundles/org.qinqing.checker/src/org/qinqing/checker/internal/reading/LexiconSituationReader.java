package org.qinqing.checker.internal.reading;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.qinqing.checker.Situation;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.pack.Vocabulary;
import org.qinqing.pack.VocabularyEntry;

/**
 * Reads by the vocabulary of the place and of the places around it, and small grammars. The
 * automata of a few places are kept for the vocabulary they were built from and built anew when a
 * bundle changes; safe for use by several threads.
 */
public final class LexiconSituationReader implements SituationReader {
  private static final int MOST_KEPT = 8;

  /** What was made ready for a place, and what it was made of. */
  private record Kept(
      PackSnapshot snapshot, List<VocabularyEntry> entries, Lexicon lexicon, Deeds deeds) {}

  private final Map<List<String>, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<String>, Kept> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /** A reader that has not yet seen any vocabulary. */
  public LexiconSituationReader() {}

  @Override
  public Situation read(
      String text, Optional<Side> side, PackSnapshot snapshot, Locality place, LocalDate asOf) {
    return new Situation(text, hear(text, side, snapshot, place, asOf).deeds());
  }

  /** The text with everything the grammar makes of it. */
  Heard hear(
      String text, Optional<Side> side, PackSnapshot snapshot, Locality place, LocalDate asOf) {
    return hearing(side, snapshot, place, asOf).apply(text);
  }

  /** Hears texts and parts of texts that are told in the same circumstances. */
  Function<String, Heard> hearing(
      Optional<Side> side, PackSnapshot snapshot, Locality place, LocalDate asOf) {
    Kept ready = kept(snapshot, place);
    return text -> Heard.of(new Reading(text, side, ready.lexicon(), ready.deeds(), asOf));
  }

  /** A word of one city must not change what is understood in another. */
  private Kept kept(PackSnapshot snapshot, Locality place) {
    List<Pack> chain = snapshot.chain(place).answering();
    List<String> key = chain.stream().map(Pack::id).toList();
    synchronized (kept) {
      Kept before = kept.get(key);
      if (before != null && before.snapshot() == snapshot) {
        return before;
      }
      List<VocabularyEntry> entries = Vocabulary.of(chain);
      Lexicon lexicon =
          before != null && entries.equals(before.entries())
              ? before.lexicon()
              : new Lexicon(entries);
      Kept now = new Kept(snapshot, entries, lexicon, new Deeds(snapshot.facts()));
      kept.put(key, now);
      return now;
    }
  }
}
