package org.qinqing.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;

/**
 * Puts a decision into words: reason, steps, questions, remarks. Also the last gate: where a bundle
 * of the place or of one around it is installed but cannot be used, nothing is ever allowed.
 */
final class Explanation {
  private static final String OTHER = "other";
  private static final String ENTERPRISE_SIDE = "enterprise_side";

  /** More rules in question than that say nothing more. */
  private static final int MOST_IN_QUESTION = 4;

  private static final Optional<String> DONE = Optional.of("done");

  /** Telling somebody in charge, not telling the giver that one may not take it. */
  private static final String SPEAKING_OF_IT = "主动.*说明|向.*说明|如实|讲清";

  /** Words by which a rule's advice for afterwards is told from its advice for beforehand. */
  private static final Pattern AFTERWARDS =
      Pattern.compile("已经|退还|退回|退不|上交|登记|回避|补报|补办|补上|还清|辞去|纠正|" + SPEAKING_OF_IT);

  private static final Pattern SPEAKING = Pattern.compile(SPEAKING_OF_IT);

  private final FactsIndex index;
  private final PackSnapshot.Chain chain;
  private final LocalDate asOf;

  Explanation(Plan plan, LocalDate asOf) {
    this.index = plan.facts();
    this.chain = plan.chain();
    this.asOf = asOf;
  }

  CheckResult.Judgement judgement(
      Judge judge,
      Decision decision,
      LocalDate day,
      Optional<Verdict> today,
      List<CheckResult.Boundary> boundaries) {
    Verdict verdict = gate(decision.verdict());
    Side side = Judge.side(decision.facts());
    List<String> remarks = remarks(judge, decision);
    today
        .map(this::gate)
        .filter(now -> now != verdict)
        .ifPresent(
            now ->
                remarks.add(Messages.text("remark.today", day, Messages.text("verdict." + now))));
    return new CheckResult.Judgement(
        new Event(decision.facts()),
        verdict,
        topic(judge, decision, side),
        side,
        reason(decision, verdict, day),
        decision.applied().stream().map(Clause::applied).toList(),
        decision.overruled().stream().map(Clause::applied).toList(),
        hangsOn(decision),
        missing(decision),
        remarks,
        steps(decision, verdict),
        ask(decision),
        gated(boundaries),
        restsOn(decision),
        remedies(decision, verdict));
  }

  /** The rules in question; where it is asked which deed is meant, those of each deed. */
  private static List<CheckResult.Applied> hangsOn(Decision decision) {
    Stream<Clause> inQuestion =
        decision.undecided().isEmpty()
            ? decision.asked().stream()
                .limit(1)
                .flatMap(ask -> ask.branches().stream())
                .map(Decision.Branch::decision)
                .flatMap(
                    branch -> Stream.concat(branch.undecided().stream(), branch.applied().stream()))
                .sorted(Clause.STRICTEST_FIRST)
            : decision.undecided().stream();
    return inQuestion
        .filter(clause -> !decision.applied().contains(clause))
        .distinct()
        .limit(MOST_IN_QUESTION)
        .map(Clause::applied)
        .toList();
  }

  /** Without those that would lead to an answer that cannot be given. */
  List<CheckResult.Boundary> gated(List<CheckResult.Boundary> boundaries) {
    return boundaries.stream().filter(b -> gate(b.verdict()) == b.verdict()).toList();
  }

  /**
   * Bundles of the chain that cannot be used or are overdue, and a place without a bundle of its
   * own.
   */
  List<Diagnostic> diagnostics() {
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (PackSnapshot.UnhealthyPack broken : chain.unhealthy()) {
      String why =
          broken.findings().stream()
              .filter(Diagnostic::isError)
              .findFirst()
              .or(() -> broken.findings().stream().findFirst())
              .map(Diagnostic::message)
              .orElseGet(() -> Messages.text("diagnostic.unhealthy.unknown"));
      diagnostics.add(
          diagnostic(
              broken.id(), Diagnostic.Severity.ERROR, "C-101", "unhealthy", broken.id(), why));
    }
    for (Pack pack : chain.answering()) {
      if (pack.review().overdue(asOf)) {
        diagnostics.add(
            diagnostic(
                pack.id(),
                Diagnostic.Severity.WARNING,
                "C-102",
                "overdue",
                pack.title(),
                pack.review().on()));
      }
    }
    if (chain.answering().isEmpty()) {
      diagnostics.add(diagnostic("cn", Diagnostic.Severity.ERROR, "C-104", "nothing"));
    } else if (!chain.exact()) {
      Pack nearest = chain.answering().get(0);
      diagnostics.add(
          diagnostic(
              nearest.id(),
              Diagnostic.Severity.NOTE,
              "C-103",
              "fallback",
              chain.asked().code(),
              nearest.place()));
    }
    return diagnostics;
  }

  private static Diagnostic diagnostic(
      String pack, Diagnostic.Severity severity, String code, String key, Object... arguments) {
    return new Diagnostic(
        pack,
        severity,
        code,
        SourceLocation.WHOLE,
        Messages.text("diagnostic." + key, arguments),
        Messages.text("diagnostic." + key + ".mend"));
  }

  private Verdict gate(Verdict verdict) {
    return verdict.kind() == Verdict.Kind.ALLOWED && !chain.unhealthy().isEmpty()
        ? Verdict.NO_RULE
        : verdict;
  }

  private static String topic(Judge judge, Decision decision, Side side) {
    if (side == Side.ENTERPRISE) {
      return ENTERPRISE_SIDE;
    }
    return decision.undecided().stream()
        .findFirst()
        .or(() -> decision.applied().stream().findFirst())
        .or(() -> judge.relevant(decision.facts()).stream().findFirst())
        .map(clause -> clause.rule().topic())
        .orElse(OTHER);
  }

  private String reason(Decision decision, Verdict verdict, LocalDate day) {
    if (verdict == Verdict.NEEDS_INFO) {
      return question(decision);
    }
    if (verdict != Verdict.NO_RULE) {
      return decision.applied().stream()
          .filter(clause -> clause.verdict() == decision.verdict())
          .findFirst()
          .or(() -> decision.applied().stream().findFirst())
          .map(clause -> clause.rule().say())
          .orElse("");
    }
    if (chain.answering().isEmpty() && chain.unhealthy().isEmpty()) {
      return Messages.text("reason.nothing-installed");
    }
    if (!chain.unhealthy().isEmpty()) {
      return Messages.text(
          "reason.unhealthy",
          chain.unhealthy().stream()
              .map(PackSnapshot.UnhealthyPack::id)
              .collect(Collectors.joining(Messages.text("label.join"))));
    }
    Optional<String> act = Judge.term(decision.facts(), FactsIndex.ACT);
    if (act.isEmpty()) {
      return Messages.text("reason.no-act");
    }
    if (act.get().equals(Engine.OUTSIDE)) {
      return Messages.text("reason.out-of-scope");
    }
    return day.isBefore(asOf)
        ? Messages.text("reason.not-yet", day)
        : Messages.text("reason.no-rule");
  }

  /** All branches in one sentence, and how to act until the answer is known. */
  private String question(Decision decision) {
    String meanwhile =
        decision.outcomes().stream()
            .map(this::gate)
            .filter(verdict -> verdict.kind() != Verdict.Kind.OPEN)
            .findFirst()
            .or(
                () ->
                    decision.undecided().stream().map(Clause::verdict).map(this::gate).findFirst())
            .map(verdict -> Messages.text("verdict." + verdict))
            .orElseGet(() -> Messages.text("verdict." + Verdict.NO_RULE));
    if (decision.asked().isEmpty()) {
      return Messages.text(
          "reason.doubt",
          decision.undecided().stream().map(clause -> clause.rule().say()).findFirst().orElse(""),
          meanwhile);
    }
    Decision.Ask first = decision.asked().get(0);
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (Decision.Branch branch : first.branches()) {
      labels
          .computeIfAbsent(outcome(branch.decision()), text -> new ArrayList<>())
          .add(branch.answer().label());
    }
    String branches =
        labels.entrySet().stream()
            .map(
                entry ->
                    Messages.text(
                        "branch",
                        String.join(Messages.text("label.join"), entry.getValue()),
                        entry.getKey()))
            .collect(Collectors.joining(Messages.text("branch.join")));
    String asked =
        index
            .fact(first.fact())
            .map(FactsModel.Fact::question)
            .filter(text -> !text.isEmpty())
            .orElse(label(first.fact()));
    return Messages.text("reason.needs", asked, branches, meanwhile);
  }

  /** Where a branch leads: its verdict, or the verdicts still possible when more must be asked. */
  private String outcome(Decision decision) {
    if (decision.verdict() != Verdict.NEEDS_INFO) {
      return Messages.text("verdict." + gate(decision.verdict()));
    }
    String possible =
        decision.outcomes().stream()
            .map(this::gate)
            .distinct()
            .filter(verdict -> verdict != Verdict.NEEDS_INFO)
            .map(verdict -> Messages.text("verdict." + verdict))
            .collect(Collectors.joining(Messages.text("outcome.join")));
    return possible.isEmpty()
        ? Messages.text("verdict." + Verdict.NEEDS_INFO)
        : Messages.text("outcome.open", possible);
  }

  private List<CheckResult.Missing> missing(Decision decision) {
    List<CheckResult.Missing> missing = new ArrayList<>();
    for (Decision.Ask ask : decision.asked()) {
      Optional<FactsModel.Fact> fact = index.fact(ask.fact());
      missing.add(
          new CheckResult.Missing(
              ask.fact(),
              fact.map(FactsModel.Fact::question)
                  .filter(q -> !q.isEmpty())
                  .orElse(label(ask.fact())),
              fact.map(FactsModel.Fact::why).orElse(""),
              ask.branches().stream()
                  .map(
                      branch ->
                          new CheckResult.Branch(
                              branch.answer().value(),
                              branch.answer().label(),
                              branch.answer().content(),
                              gate(branch.decision().verdict())))
                  .toList()));
    }
    return missing;
  }

  private List<String> remarks(Judge judge, Decision decision) {
    Set<String> remarks = new LinkedHashSet<>();
    for (Clause clause : decision.remarks()) {
      Set<String> unknown = new LinkedHashSet<>();
      judge.evaluator().unknowns(clause.whole(), decision.facts(), unknown);
      String facts =
          unknown.stream()
              .map(this::label)
              .collect(Collectors.joining(Messages.text("label.join")));
      remarks.add(Messages.text("remark.note", facts, clause.rule().say()));
    }
    decision.asked().stream()
        .findFirst()
        .ifPresent(
            ask -> {
              for (Decision.Branch branch : ask.branches()) {
                branch.decision().applied().stream()
                    .findFirst()
                    .filter(clause -> branch.decision().verdict().kind() != Verdict.Kind.OPEN)
                    .filter(clause -> gate(branch.decision().verdict()) != Verdict.NO_RULE)
                    .ifPresent(
                        clause ->
                            remarks.add(
                                Messages.text(
                                    "remark.branch",
                                    branch.answer().label(),
                                    Messages.text("verdict." + branch.decision().verdict()),
                                    clause.rule().say())));
              }
            });
    return new ArrayList<>(remarks);
  }

  private List<String> steps(Decision decision, Verdict verdict) {
    Set<String> steps = new LinkedHashSet<>();
    if (verdict == Verdict.NO_RULE) {
      if (decision.facts().get(FactsIndex.ACT) != null
          && !Judge.term(decision.facts(), FactsIndex.ACT).equals(Optional.of(Engine.OUTSIDE))) {
        steps.add(Messages.text("step.request", ask(decision)));
        steps.add(Messages.text("step.wait"));
      }
      return List.copyOf(steps);
    }
    if (verdict == Verdict.NEEDS_INFO) {
      missing(decision).stream()
          .findFirst()
          .ifPresent(missing -> steps.add(Messages.text("step.ask", missing.question())));
      decision.undecided().stream()
          .findFirst()
          .ifPresent(clause -> steps.addAll(clause.rule().how()));
      return List.copyOf(steps);
    }
    // The rules of a city and of the country on the same conduct give the same advice in other
    // words;
    // the deciding rule's is the one to follow. Advice of a rule that allows would contradict an
    // answer that does not.
    decision.applied().stream()
        .filter(
            clause ->
                clause.verdict().kind() != Verdict.Kind.ALLOWED
                    || verdict.kind() == Verdict.Kind.ALLOWED)
        .map(clause -> clause.rule().how())
        .filter(how -> !how.isEmpty())
        .findFirst()
        .ifPresent(steps::addAll);
    return List.copyOf(steps);
  }

  /**
   * The known facts that the deciding rule looks at; where it looks at a conclusion, the facts it
   * was drawn from.
   */
  private List<String> restsOn(Decision decision) {
    Set<String> rests = new LinkedHashSet<>();
    decision.applied().stream()
        .findFirst()
        .or(() -> decision.undecided().stream().findFirst())
        .ifPresent(
            clause -> {
              Set<String> mentioned = new LinkedHashSet<>();
              Judge.mentioned(clause.whole(), mentioned);
              mentioned.forEach(fact -> addSources(fact, decision.facts(), rests, new HashSet<>()));
            });
    rests.remove(FactsIndex.SIDE);
    rests.remove(FactsIndex.AS_OF);
    return decision.facts().keySet().stream().filter(rests::contains).sorted().toList();
  }

  private void addSources(
      String fact, Map<String, FactValue> facts, Set<String> found, Set<String> seen) {
    FactValue known = facts.get(fact);
    if (known == null || known.source() == FactValue.Source.DEFAULT || !seen.add(fact)) {
      return;
    }
    if (known.source() != FactValue.Source.DERIVED || fact.equals(FactsIndex.ACT)) {
      found.add(fact);
      return;
    }
    Set<String> sources = new LinkedHashSet<>();
    for (FactsModel.Inference inference : index.derivations()) {
      if (inference.set().stream().anyMatch(set -> set.fact().equals(fact))) {
        Judge.mentioned(inference.when(), sources);
      }
    }
    sources.forEach(source -> addSources(source, facts, found, seen));
  }

  /** What the rules advise for afterwards, and to speak of it oneself. */
  private List<String> remedies(Decision decision, Verdict verdict) {
    boolean toPutRight =
        verdict == Verdict.PROHIBITED
            || verdict == Verdict.CONDITIONAL
            || verdict == Verdict.RECUSE;
    if (!toPutRight || !Judge.term(decision.facts(), FactsIndex.STATUS).equals(DONE)) {
      return List.of();
    }
    Set<String> remedies = new LinkedHashSet<>();
    for (String step : steps(decision, verdict)) {
      if (AFTERWARDS.matcher(step).find()) {
        remedies.add(step);
      }
    }
    if (verdict == Verdict.RECUSE && remedies.stream().noneMatch(step -> step.contains("回避"))) {
      remedies.add(Messages.text("remedy.recuse"));
    }
    if (remedies.stream().noneMatch(step -> SPEAKING.matcher(step).find())) {
      remedies.add(Messages.text("remedy.speak", ask(decision)));
    }
    return List.copyOf(remedies);
  }

  private String ask(Decision decision) {
    return decision.applied().stream()
        .findFirst()
        .or(() -> decision.undecided().stream().findFirst())
        .map(clause -> clause.rule().ask())
        .filter(ask -> !ask.isEmpty())
        .or(
            () ->
                chain.answering().stream().map(Pack::contact).filter(c -> !c.isEmpty()).findFirst())
        .orElseGet(() -> Messages.text("ask.general"));
  }

  private String label(String fact) {
    return index.fact(fact).map(FactsModel.Fact::label).orElse(fact);
  }
}
