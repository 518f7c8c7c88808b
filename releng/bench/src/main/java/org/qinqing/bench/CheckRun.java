package org.qinqing.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.internal.EngineChecker;
import org.qinqing.checker.internal.RuleCore;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;

/**
 * {@code bench check}: from words to a verdict, from facts to a verdict, with more and more rules.
 */
final class CheckRun {
  private static final int TEXTS = 600;
  private static final int EVENTS = 2000;

  /** Of so many events the whole answer is timed, questions and boundaries included. */
  private static final int JUDGED = 200;

  private static final int PROVED = 200;
  private static final int WARMING = 3;

  /** A scan without an index of so many rules is timed on fewer texts. */
  private static final int MANY = 10_000;

  /** Building Drools for more rules takes minutes. */
  private static final int MOST_DROOLS = 1000;

  private static final int LOADS = 3;
  private static final double NANOS_IN_MILLI = 1e6;

  private final Report report;
  private final PrintStream progress;
  private final List<Pack> packs;
  private final int rounds;

  CheckRun(Report report, PrintStream progress, List<Pack> packs, int rounds) {
    this.report = report;
    this.progress = progress;
    this.packs = packs;
    this.rounds = rounds;
  }

  /** All figures for so many rules. */
  void of(int rules) throws IOException {
    String size = "check." + (rules / 1000) + "k";
    words(size, rules);
    facts(size, rules);
  }

  // --- words
  // --------------------------------------------------------------------------------------

  private void words(String size, int rules) throws IOException {
    say("progress.rules", rules);
    GrownRules grown = new GrownRules(packs);
    GrownRules.ByWords made = grown.byWords(rules);
    List<String> texts = grown.texts(made, TEXTS, new EngineChecker(new Bundles(packs)));
    loading(size, made, texts.getFirst());
    PackRegistry registry = made::snapshot;
    EngineChecker checker = new EngineChecker(registry);
    try (MonitorPeer monitor = new MonitorPeer(made.conditions())) {
      prove(size, checker, monitor, texts);
      say("progress.race", size);
      int scanned = Math.clamp((long) TEXTS * MANY / rules / 4, 20, TEXTS);
      Pace pace =
          new Pace()
              .with("qinqing", TEXTS, i -> checker.check(request(texts.get(i))).events().size())
              .with(MonitorPeer.NAME, TEXTS, i -> monitor.count(texts.get(i)))
              .with("linear scan", scanned, i -> scan(made.conditions(), texts.get(i)))
              .run(WARMING, rounds, true);
      pace.reportRate(size + ".text", report);
      pace.reportTimes(size + ".text", report);
      afterReading(size, checker, texts);
    }
  }

  private static CheckRequest request(String text) {
    return new CheckRequest(
        text, GrownRules.PLACE, Optional.empty(), GrownRules.DAY, List.of(), List.of());
  }

  /** The same situations with what was read of them given as facts: all but the reading. */
  private void afterReading(String size, EngineChecker checker, List<String> texts)
      throws IOException {
    List<CheckRequest> read = new ArrayList<>();
    for (String text : texts) {
      List<Map<String, FactContent>> events = new ArrayList<>();
      for (CheckResult.Judgement one : checker.check(request(text)).events()) {
        Map<String, FactContent> facts = new java.util.TreeMap<>();
        one.event()
            .facts()
            .forEach(
                (fact, value) -> {
                  switch (value.source()) {
                    case STATED, IMPLIED, ANSWERED -> facts.put(fact, value.content());
                    case DERIVED, PRESUMED, DEFAULT -> {}
                  }
                });
        events.add(facts);
      }
      read.add(
          new CheckRequest(
              "", GrownRules.PLACE, Optional.empty(), GrownRules.DAY, List.of(), events));
    }
    Pace pace =
        new Pace()
            .with("qinqing", TEXTS, i -> checker.check(read.get(i)).events().size())
            .run(WARMING, rounds, true);
    pace.reportRate(size + ".answer", report);
    pace.reportTimes(size + ".answer", report);
  }

  /** The word conditions of every rule in turn. */
  private static int scan(List<GrownRules.Words> rules, String text) {
    int found = 0;
    for (GrownRules.Words rule : rules) {
      if (rule.groups().stream().allMatch(group -> group.stream().anyMatch(text::contains))
          && rule.without().stream().noneMatch(text::contains)) {
        found++;
      }
    }
    return found;
  }

  /** What we applied must be among what the monitor found: both did the same work. */
  private void prove(String size, EngineChecker checker, MonitorPeer monitor, List<String> texts)
      throws IOException {
    int found = 0;
    int applied = 0;
    int missed = 0;
    for (String text : texts.subList(0, PROVED)) {
      Set<String> ids = monitor.ids(text);
      found += ids.isEmpty() ? 0 : 1;
      Set<String> ours = new TreeSet<>();
      for (CheckResult.Judgement one : checker.check(request(text)).events()) {
        one.applied().forEach(rule -> ours.add(rule.rule().id()));
        one.overruled().forEach(rule -> ours.add(rule.rule().id()));
      }
      ours.removeIf(id -> !id.startsWith("grown-"));
      applied += ours.isEmpty() ? 0 : 1;
      missed += ids.containsAll(ours) ? 0 : 1;
    }
    report.add(
        Figure.more(size + ".text.found", "", (double) applied / PROVED, PROVED)
            .beside(MonitorPeer.NAME, (double) found / PROVED));
    if (missed > 0) {
      throw new IOException(Messages.text("error.rules", missed));
    }
  }

  private void loading(String size, GrownRules.ByWords made, String text) throws IOException {
    double ours = Double.MAX_VALUE;
    double first = 0;
    double whole = Double.MAX_VALUE;
    for (int load = 0; load < LOADS; load++) {
      // A snapshot of its own each time: nothing made ready before may help.
      PackSnapshot fresh =
          new PackSnapshot(load + 2L, made.snapshot().packs(), List.of(), made.snapshot().facts());
      long begin = System.nanoTime();
      RuleCore.rules(fresh, GrownRules.PLACE, GrownRules.DAY);
      double time = (System.nanoTime() - begin) / NANOS_IN_MILLI;
      first = load == 0 ? time : first;
      ours = Math.min(ours, time);
      EngineChecker checker = new EngineChecker(() -> fresh);
      begin = System.nanoTime();
      checker.check(request(text));
      whole = Math.min(whole, (System.nanoTime() - begin) / NANOS_IN_MILLI);
    }
    double peer = Double.MAX_VALUE;
    int peerLoads = made.conditions().size() > MANY ? 1 : LOADS;
    for (int load = 0; load < peerLoads; load++) {
      long begin = System.nanoTime();
      new MonitorPeer(made.conditions()).close();
      peer = Math.min(peer, (System.nanoTime() - begin) / NANOS_IN_MILLI);
    }
    report.add(Figure.less(size + ".load", "ms", ours, LOADS).beside(MonitorPeer.NAME, peer));
    report.add(Figure.less(size + ".load.first", "ms", first, 1));
    report.add(Figure.less(size + ".load.first-answer", "ms", whole, LOADS));
  }

  // --- facts
  // --------------------------------------------------------------------------------------

  private void facts(String size, int rules) throws IOException {
    GrownRules grown = new GrownRules(packs);
    PackSnapshot snapshot = grown.byFacts(rules);
    RuleCore core = RuleCore.rulesInTurn(snapshot, GrownRules.PLACE, GrownRules.DAY);
    List<Map<String, FactContent>> events = grown.events(EVENTS);
    List<RuleCore.Completed> completed = events.stream().map(core::complete).toList();
    Pace pace = new Pace().with("qinqing", EVENTS, i -> core.indexed(completed.get(i)).ordinal());
    int scanned = Math.clamp((long) EVENTS * MANY / rules / 4, 50, EVENTS);
    pace.with("linear scan", scanned, i -> core.scanned(completed.get(i)).ordinal());
    for (RuleCore.Completed event : completed) {
      if (core.indexed(event) != core.scanned(event)) {
        throw new IOException(Messages.text("error.rules", 1));
      }
    }
    if (rules <= MOST_DROOLS) {
      say("progress.drools", rules);
      long begin = System.nanoTime();
      try (DroolsPeer drools =
          new DroolsPeer(snapshot.facts(), snapshot.packs().getFirst().rules())) {
        double built = (System.nanoTime() - begin) / NANOS_IN_MILLI;
        List<Object> situations =
            completed.stream().map(event -> drools.situation(event.facts())).toList();
        same(core, completed, drools, situations);
        pace.with(DroolsPeer.NAME, EVENTS, i -> drools.verdict(situations.get(i)).ordinal());
        facts(size, pace);
        report.add(
            Figure.less(size + ".facts.load", "ms", loadOf(snapshot), LOADS)
                .beside(DroolsPeer.NAME, built));
      }
    } else {
      facts(size, pace);
    }
    EngineChecker checker = new EngineChecker(() -> snapshot);
    List<CheckRequest> requests =
        events.stream()
            .limit(JUDGED)
            .map(
                event ->
                    new CheckRequest(
                        "",
                        GrownRules.PLACE,
                        Optional.empty(),
                        GrownRules.DAY,
                        List.of(),
                        List.of(event)))
            .toList();
    new Pace()
        .with("qinqing", JUDGED, i -> checker.check(requests.get(i)).events().size())
        .run(WARMING, rounds, false)
        .reportRate(size + ".facts.answer", report);
  }

  private static double loadOf(PackSnapshot snapshot) {
    double best = Double.MAX_VALUE;
    for (int load = 0; load < LOADS; load++) {
      long begin = System.nanoTime();
      RuleCore.rules(snapshot, GrownRules.PLACE, GrownRules.DAY);
      best = Math.min(best, (System.nanoTime() - begin) / NANOS_IN_MILLI);
    }
    return best;
  }

  private void facts(String size, Pace pace) throws IOException {
    say("progress.race", size + ".facts");
    // A pass takes milliseconds; many warm up, and the best of many is steady.
    pace.run(WARMING * 10, rounds * 10, false).reportRate(size + ".facts", report);
  }

  /** Every event must make exactly the same rules hold here and there. */
  private static void same(
      RuleCore core, List<RuleCore.Completed> completed, DroolsPeer drools, List<Object> situations)
      throws IOException {
    int differing = 0;
    for (int i = 0; i < completed.size(); i++) {
      if (!core.holding(completed.get(i)).equals(drools.holding(situations.get(i)))) {
        differing++;
      }
    }
    if (differing > 0) {
      throw new IOException(Messages.text("error.rules", differing));
    }
  }

  private void say(String key, Object argument) {
    progress.println(Messages.text(key, argument));
  }
}
