package org.qinqing.checker.internal.reading;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.qinqing.checker.Situation;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.pack.VocabularyEntry;

/**
 * Reads by the vocabulary of all installed bundles and small grammars. The automaton is kept for
 * the vocabulary it was built from and built anew when a bundle changes; safe for use by several
 * threads.
 */
public final class LexiconSituationReader implements SituationReader {
  private record Kept(List<VocabularyEntry> entries, Lexicon lexicon) {}

  private final AtomicReference<Kept> kept =
      new AtomicReference<>(new Kept(List.of(), new Lexicon(List.of())));
  private final AtomicReference<PackSnapshot> last = new AtomicReference<>(PackSnapshot.EMPTY);

  /** A reader that has not yet seen any vocabulary. */
  public LexiconSituationReader() {}

  @Override
  public Situation read(
      String text, Optional<Side> side, PackSnapshot snapshot, Locality place, LocalDate asOf) {
    Lexicon lexicon = lexicon(snapshot);
    return new Situation(text, new Reading(text, side, lexicon, snapshot.facts(), asOf).events());
  }

  private Lexicon lexicon(PackSnapshot snapshot) {
    Kept current = kept.get();
    if (last.get() == snapshot) {
      return current.lexicon();
    }
    List<VocabularyEntry> entries =
        snapshot.packs().stream().flatMap(pack -> pack.vocabulary().stream()).toList();
    if (!entries.equals(current.entries())) {
      current = new Kept(entries, new Lexicon(entries));
      kept.set(current);
    }
    last.set(snapshot);
    return current.lexicon();
  }
}
