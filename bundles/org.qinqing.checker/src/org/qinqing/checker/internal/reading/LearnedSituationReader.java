package org.qinqing.checker.internal.reading;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qinqing.checker.Situation;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;

/**
 * Reads with the grammar and with what was learned from examples. Where nothing was learned for the
 * facts model at hand (a made-up one of a test, say), the grammar reads alone. Safe for use by
 * several threads.
 */
public final class LearnedSituationReader implements SituationReader {
  private final LexiconSituationReader grammar;
  private final Object lock = new Object();
  private volatile @Nullable Prepared prepared;

  /** What was learned, and its use for the facts model seen last. */
  private record Prepared(
      Optional<ReadingModel> model,
      Traits traits,
      Optional<LearnedReading> reading,
      FactsModel facts) {}

  /** A reader that loads what was learned when it first reads. */
  public LearnedSituationReader() {
    this.grammar = new LexiconSituationReader();
  }

  /** A reader that has learned this and nothing else. */
  LearnedSituationReader(LexiconSituationReader grammar, ReadingModel model, Traits traits) {
    this.grammar = grammar;
    // As if it had last read with a facts model of which nothing was learned.
    this.prepared = new Prepared(Optional.of(model), traits, Optional.empty(), FactsModel.EMPTY);
  }

  @Override
  public Situation read(
      String text, Optional<Side> side, PackSnapshot snapshot, Locality place, LocalDate asOf) {
    return new Situation(text, understand(text, side, snapshot, place, asOf).events());
  }

  @Override
  public Understanding understand(
      String text, Optional<Side> side, PackSnapshot snapshot, Locality place, LocalDate asOf) {
    Function<String, Heard> hearing = grammar.hearing(side, snapshot, place, asOf);
    Heard heard = hearing.apply(text);
    return prepared(snapshot.facts())
        .reading()
        .map(reading -> reading.understand(heard, hearing, side, asOf))
        .orElseGet(() -> new Understanding(heard.deeds()));
  }

  private Prepared prepared(FactsModel facts) {
    Prepared before = prepared;
    if (before != null && before.facts() == facts) {
      return before;
    }
    synchronized (lock) {
      Prepared current = prepared;
      if (current == null || current.facts() != facts) {
        current = prepare(current, facts);
        prepared = current;
      }
      return current;
    }
  }

  private static Prepared prepare(@Nullable Prepared before, FactsModel facts) {
    Optional<ReadingModel> model = before == null ? ReadingModel.load() : before.model();
    Traits traits = before == null ? new Traits(Thesaurus.load()) : before.traits();
    Optional<LearnedReading> reading =
        model
            .map(learned -> new LearnedReading(learned, traits, facts, LearnedReading.USUAL))
            .filter(LearnedReading::applies);
    return new Prepared(model, traits, reading, facts);
  }
}
