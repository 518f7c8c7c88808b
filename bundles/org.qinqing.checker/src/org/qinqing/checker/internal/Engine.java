package org.qinqing.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.Viewpoint;
import org.qinqing.checker.internal.reading.SituationReader;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;

/** From a request and a snapshot to a result. Keeps only what was made ready to ask the rules. */
final class Engine {
  static final String OUTSIDE = "out-of-scope";
  private static final String UNDO = "undo";
  private static final String THROUGH = "through";

  private final SituationReader reader;
  private final PreparedRules rules = new PreparedRules();

  Engine(SituationReader reader) {
    this.reader = reader;
  }

  /** Judges with everything a person wants to see. */
  CheckResult check(CheckRequest request, PackSnapshot snapshot) {
    return check(request, snapshot, true);
  }

  /**
   * Judges; {@code whatIf} also looks for facts whose change would change the class of the verdict.
   */
  CheckResult check(CheckRequest request, PackSnapshot snapshot, boolean whatIf) {
    Plan plan = plan(snapshot, request.locality());
    List<Map<String, FactValue>> events = onceEach(events(request, snapshot, plan.facts()));
    Explanation explanation = new Explanation(plan, request.asOf());
    List<CheckResult.Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Set<String> doubted = doubted(request.given(), i);
      Map<String, FactValue> said = events.get(i);
      LocalDate day = day(said, request.asOf());
      Judge judge = new Judge(plan, day);
      Decision decision = judge.decide(said, doubted);
      Optional<Verdict> today = Optional.empty();
      if (!day.equals(request.asOf())) {
        today = Optional.of(new Judge(plan, request.asOf()).decide(said, doubted).verdict());
      }
      judgements.add(
          explanation.judgement(
              judge,
              decision,
              day,
              today,
              whatIf ? new WhatIf(plan, judge).boundaries(said, doubted, decision) : List.of()));
    }
    Optional<Integer> leading = leading(judgements, plan.facts());
    return new CheckResult(
        request.text(),
        request.locality(),
        plan.used(),
        request.asOf(),
        leading.map(judgements::get).map(CheckResult.Judgement::verdict).orElse(Verdict.NO_RULE),
        leading,
        judgements,
        explanation.diagnostics());
  }

  /** All facts of an event whose other value would change the class of its verdict. */
  List<CheckResult.Boundary> boundaries(CheckRequest request, int event, PackSnapshot snapshot) {
    Plan plan = plan(snapshot, request.locality());
    return event(request, event, snapshot, plan.facts())
        .map(
            said -> {
              Judge judge = new Judge(plan, day(said, request.asOf()));
              Set<String> doubted = doubted(request.given(), event);
              return new Explanation(plan, request.asOf())
                  .gated(new WhatIf(plan, judge).all(said, doubted, judge.decide(said, doubted)));
            })
        .orElse(List.of());
  }

  /** The facts of an event judged as they look from elsewhere. */
  Optional<CheckResult.Judgement> again(
      CheckRequest request, int event, Viewpoint view, PackSnapshot snapshot) {
    Plan own = plan(snapshot, request.locality());
    Optional<Map<String, FactValue>> found = event(request, event, snapshot, own.facts());
    if (view.otherSide()) {
      found = found.flatMap(new OtherSide(own.facts())::of);
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Map<String, FactValue> said = found.get();
    Plan plan = plan(snapshot, view.locality());
    LocalDate day = view.asOf().equals(request.asOf()) ? day(said, request.asOf()) : view.asOf();
    Judge judge = new Judge(plan, day);
    Decision decision = judge.decide(said, doubted(request.given(), event));
    return Optional.of(
        new Explanation(plan, request.asOf())
            .judgement(judge, decision, day, Optional.empty(), List.of()));
  }

  private Optional<Map<String, FactValue>> event(
      CheckRequest request, int event, PackSnapshot snapshot, FactsIndex index) {
    List<Map<String, FactValue>> events = onceEach(events(request, snapshot, index));
    return event >= 0 && event < events.size() ? Optional.of(events.get(event)) : Optional.empty();
  }

  /**
   * Makes a snapshot ready for the places that were asked for before, so that the first answer by
   * it has not to wait. Takes as long as it takes; answers by other snapshots go on meanwhile.
   */
  void prepare(PackSnapshot snapshot) {
    for (Locality place : rules.prepare(snapshot)) {
      reader.read("", Optional.empty(), snapshot, place, LocalDate.EPOCH);
    }
  }

  private Plan plan(PackSnapshot snapshot, Locality place) {
    return rules.plan(snapshot, place);
  }

  private List<Map<String, FactValue>> events(
      CheckRequest request, PackSnapshot snapshot, FactsIndex index) {
    List<Map<String, FactValue>> events = new ArrayList<>();
    if (!request.events().isEmpty()) {
      for (Map<String, FactContent> contents : request.events()) {
        Map<String, FactValue> facts = new HashMap<>();
        contents.forEach((fact, content) -> facts.put(fact, FactValue.answered(content)));
        events.add(facts);
      }
    } else {
      events.addAll(read(request, snapshot));
      boolean actGiven =
          request.given().stream()
              .anyMatch(
                  given -> given.fact().equals(FactsIndex.ACT) && given.content().isPresent());
      if (events.isEmpty() && actGiven) {
        events.add(new HashMap<>());
      }
    }
    for (int i = 0; i < events.size(); i++) {
      Map<String, FactValue> facts = events.get(i);
      for (CheckRequest.Given given : request.given()) {
        if (concerns(given, i)) {
          given
              .content()
              .ifPresent(content -> facts.put(given.fact(), FactValue.answered(content)));
        }
      }
      if (!facts.containsKey(FactsIndex.SIDE)) {
        side(request, facts, index).ifPresent(value -> facts.put(FactsIndex.SIDE, value));
      }
    }
    return events;
  }

  /** The deeds of the text; the facts a person gave later do not change what was understood. */
  private List<Map<String, FactValue>> read(CheckRequest request, PackSnapshot snapshot) {
    if (request.text().isBlank()) {
      return List.of();
    }
    Plan plan = plan(snapshot, request.locality());
    return new ReadingChoice(
            ReadingChoice.USUAL,
            facts -> {
              Map<String, FactValue> whole = new HashMap<>(facts);
              if (!whole.containsKey(FactsIndex.SIDE)) {
                side(request, whole, plan.facts())
                    .ifPresent(value -> whole.put(FactsIndex.SIDE, value));
              }
              return new Judge(plan, day(whole, request.asOf())).decide(whole, Set.of()).verdict();
            })
        .choose(
            reader.understand(
                request.text(), request.side(), snapshot, request.locality(), request.asOf()));
  }

  /**
   * From whose side the event is told, when the words did not say it: as asked, else as the act has
   * it.
   */
  private static Optional<FactValue> side(
      CheckRequest request, Map<String, FactValue> facts, FactsIndex index) {
    if (request.side().isPresent()) {
      return request.side().map(side -> FactValue.answered(content(side)));
    }
    return Judge.term(facts, FactsIndex.ACT)
        .flatMap(index::sideOfAct)
        .filter(side -> side == Side.ENTERPRISE)
        .map(side -> new FactValue(content(side), FactValue.Source.DERIVED, Optional.empty(), ""));
  }

  private static FactContent content(Side side) {
    return FactContent.Terms.of(side == Side.ENTERPRISE ? "enterprise" : "official");
  }

  private static boolean concerns(CheckRequest.Given given, int event) {
    return given.event().map(index -> index == event).orElse(true);
  }

  private static Set<String> doubted(List<CheckRequest.Given> given, int event) {
    Set<String> doubted = new HashSet<>();
    for (CheckRequest.Given one : given) {
      if (concerns(one, event)) {
        if (one.content().isEmpty()) {
          doubted.add(one.fact());
        } else {
          doubted.remove(one.fact());
        }
      }
    }
    return doubted;
  }

  /**
   * The day whose rules judge the deed: a deed of the past by the rules of then, unless it still
   * goes on.
   */
  private static LocalDate day(Map<String, FactValue> said, LocalDate asOf) {
    boolean ongoing =
        Judge.term(said, FactsIndex.STATUS).filter(FactsIndex.ONGOING::equals).isPresent();
    FactValue value = said.get(FactsIndex.AS_OF);
    return !ongoing && value != null && value.content() instanceof FactContent.Day(LocalDate day)
        ? day
        : asOf;
  }

  /**
   * A benefit to a relative is judged once: of two events that differ only in {@code through}, the
   * relative's stays.
   */
  private static List<Map<String, FactValue>> onceEach(List<Map<String, FactValue>> events) {
    List<Map<String, FactValue>> once = new ArrayList<>();
    for (Map<String, FactValue> event : events) {
      int same = -1;
      for (int i = 0; i < once.size(); i++) {
        if (contents(once.get(i)).equals(contents(event))) {
          same = i;
        }
      }
      if (same < 0) {
        once.add(event);
      } else if (event.containsKey(THROUGH) && ofSelf(once.get(same))) {
        once.set(same, event);
      } else if (!ofSelf(event)
          && !Judge.term(event, THROUGH).equals(Judge.term(once.get(same), THROUGH))) {
        once.add(event);
      }
    }
    return once;
  }

  private static boolean ofSelf(Map<String, FactValue> event) {
    return Judge.term(event, THROUGH).map("self"::equals).orElse(!event.containsKey(THROUGH));
  }

  private static Map<String, FactContent> contents(Map<String, FactValue> event) {
    Map<String, FactContent> contents = new HashMap<>();
    event.forEach((fact, value) -> contents.put(fact, value.content()));
    contents.remove(THROUGH);
    return contents;
  }

  private static Optional<Integer> leading(
      List<CheckResult.Judgement> judgements, FactsIndex index) {
    Optional<Integer> leading = Optional.empty();
    for (int i = 0; i < judgements.size(); i++) {
      int candidate = i;
      boolean better =
          leading
              .map(
                  best ->
                      rank(judgements.get(candidate), index) < rank(judgements.get(best), index))
              .orElse(true);
      if (better) {
        leading = Optional.of(i);
      }
    }
    return leading;
  }

  /**
   * Smaller leads: forbidden, recuse, then what is not known, then the rest by strictness; an
   * undoing leads only alone.
   */
  private static int rank(CheckResult.Judgement judgement, FactsIndex index) {
    boolean undo =
        judgement.event().term(FactsIndex.ACT).filter(act -> index.inFamily(act, UNDO)).isPresent();
    boolean outside =
        judgement
            .event()
            .term(FactsIndex.ACT)
            .map(OUTSIDE::equals)
            .orElse(judgement.event().fact(FactsIndex.ACT).isEmpty());
    int rank =
        switch (judgement.verdict()) {
          case PROHIBITED -> 0;
          case RECUSE -> 1;
          case NEEDS_INFO -> 2;
          case CONDITIONAL -> 3;
          case DISCOURAGED -> 4;
          case PERMITTED -> 5;
          case ENCOURAGED -> 6;
          case NO_RULE -> 7;
        };
    boolean grave = rank < 2;
    return outside ? 200 + rank : undo && !grave ? 100 + rank : rank;
  }
}
