package org.qinqing.bench;

import java.util.Map;
import java.util.Optional;

/**
 * What a figure is meant to be.
 *
 * @param ofRatio whether the ratio to the peer is meant, not our value
 * @param atLeast whether more is meant, else less
 * @param value the bound
 */
record Goal(boolean ofRatio, boolean atLeast, double value) {
  private static final Map<String, Goal> GOALS =
      Map.ofEntries(
          Map.entry("check.10k.text.rate", atLeast(5000)),
          Map.entry("check.10k.text.rate lucene-monitor", new Goal(true, true, 5)),
          Map.entry("check.10k.text.p99", atMost(1)),
          Map.entry("check.100k.text.rate", atLeast(1500)),
          Map.entry("check.100k.text.rate lucene-monitor", new Goal(true, true, 5)),
          Map.entry("check.100k.text.p99", atMost(3)),
          Map.entry("check.100k.load", atMost(1000)),
          Map.entry("check.1k.facts.rate", atLeast(1_000_000)),
          Map.entry("check.1k.facts.rate Drools", new Goal(true, true, 10)),
          Map.entry("quality.given.recall10", atLeast(0.48)),
          Map.entry("quality.given.mrr10", atLeast(0.395)),
          Map.entry("quality.folds.recall10", atLeast(0.60)),
          Map.entry("quality.folds.mrr10", atLeast(0.48)),
          Map.entry("quality.own.all.first", atLeast(0.85)),
          Map.entry("quality.own.all.top3", atLeast(0.95)),
          Map.entry("packs.1000.list.cpu", new Goal(true, true, 2.0 / 3)),
          Map.entry("packs.1000.list.memory", new Goal(true, true, 2.0 / 3)),
          Map.entry("packs.1000.check.cpu", new Goal(true, true, 0.5)),
          Map.entry("packs.1000.check.memory", new Goal(true, true, 2.0 / 3)),
          Map.entry("packs.1000.refresh.more", atMost(1000)),
          Map.entry("class.lost", atMost(0)),
          Map.entry("class.doubled", atMost(0)),
          Map.entry("class.ack.p99", atMost(150)),
          Map.entry("class.reveal.last", atMost(1000)),
          Map.entry("verdicts.exact", atLeast(0.88)),
          Map.entry("verdicts.dangerous", atMost(0)),
          Map.entry("verdicts.blocked.share", atMost(0.03)),
          Map.entry("verdicts.basis", atLeast(0.85)),
          Map.entry("search.60k.import.seconds", atMost(90)),
          Map.entry("search.60k.natural.p50", atMost(2.5)),
          Map.entry("search.60k.natural.p99", atMost(10)),
          Map.entry("search.60k.natural.p50 SQLite FTS5", new Goal(true, true, 10)),
          Map.entry("search.60k.snippets.p99", atMost(25)),
          Map.entry("search.60k.keyword.p50", atMost(0.5)),
          Map.entry("search.60k.typing.p99", atMost(5)),
          Map.entry("search.1m.natural.p50", atMost(12)),
          Map.entry("search.1m.natural.p99", atMost(50)),
          Map.entry("search.tenfold.natural.p50", atMost(8)),
          Map.entry("search.60k.heap", atMost(10)),
          Map.entry("search.100k.heap", atMost(10)),
          Map.entry("search.1m.heap", atMost(10)),
          Map.entry("search.60k.index.rate", new Goal(true, true, 0.9)),
          Map.entry("search.60k.index.size", atMost(1.9)),
          Map.entry("search.1m.index.size", atMost(1.9)),
          Map.entry("search.60k.start.service", atMost(600)));

  private static Goal atLeast(double value) {
    return new Goal(false, true, value);
  }

  private static Goal atMost(double value) {
    return new Goal(false, false, value);
  }

  /** The goal of a figure; one against a certain peer goes before one of the value alone. */
  static Optional<Goal> of(String metric, String peerName) {
    return Optional.ofNullable(GOALS.get(metric + " " + peerName))
        .or(() -> Optional.ofNullable(GOALS.get(metric)));
  }

  /** Whether a figure is as meant. */
  boolean met(Figure figure) {
    double measured = ofRatio ? figure.ratio().orElse(0) : figure.ours();
    return atLeast ? measured >= value : measured <= value;
  }

  /** As it stands in a table. */
  String text() {
    return (ofRatio ? "× " : "") + (atLeast ? "≥ " : "≤ ") + Figure.number(value);
  }
}
