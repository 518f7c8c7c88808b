package org.qinqing.pocketbook.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.Document;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;
import org.qinqing.pocketbook.RequestSheet;

/** Makes request sheets of one answer. */
public final class SheetMaking {
  private static final int MOST_NEAR = 3;
  private final CheckResult result;
  private final PackSnapshot snapshot;
  private final FactWords words;

  public SheetMaking(CheckResult result, PackSnapshot snapshot) {
    this.result = result;
    this.snapshot = snapshot;
    this.words = new FactWords(snapshot);
  }

  /** See {@link RequestSheet#of}. */
  public RequestSheet sheet(Optional<Integer> event, LocalDate made) {
    Optional<CheckResult.Judgement> judgement =
        event.filter(i -> i < result.events().size()).map(result.events()::get).or(result::lead);
    List<RequestSheet.Provision> found = judgement.map(this::found).orElse(List.of());
    String topic = judgement.map(CheckResult.Judgement::topic).orElse("");
    boolean near = found.isEmpty();
    return new RequestSheet(
        topic,
        snapshot.facts().topic(topic).map(FactsModel.Topic::label).orElse(""),
        words.place(result.used()),
        result.asOf(),
        made,
        judgement.map(CheckResult.Judgement::verdict).orElse(result.verdict()),
        result.text().strip(),
        judgement.map(CheckResult.Judgement::event).map(this::facts).orElse(List.of()),
        near ? near(topic) : found,
        near,
        judgement.map(this::question).orElse(List.of(Messages.text("sheet.noDeed"))),
        judgement.map(this::handling).orElse(List.of(Messages.text("sheet.wait"))),
        judgement
            .map(CheckResult.Judgement::ask)
            .filter(ask -> !ask.isBlank())
            .orElse(Messages.text("sheet.ask")));
  }

  private List<RequestSheet.Fact> facts(Event event) {
    List<RequestSheet.Fact> facts = new ArrayList<>();
    event.facts().entrySet().stream()
        .filter(entry -> entry.getValue().source() != FactValue.Source.DEFAULT)
        .filter(entry -> entry.getValue().source() != FactValue.Source.DERIVED)
        .map(
            entry ->
                new RequestSheet.Fact(
                    words.fact(entry.getKey()),
                    words.value(entry.getKey(), entry.getValue().content()),
                    entry.getValue().source() == FactValue.Source.PRESUMED))
        .forEach(facts::add);
    return facts;
  }

  /** What holds or may hold, and what gave way, once each. */
  private List<RequestSheet.Provision> found(CheckResult.Judgement judgement) {
    Map<Address, RequestSheet.Provision> found = new LinkedHashMap<>();
    List<CheckResult.Applied> all = new ArrayList<>(judgement.rules());
    all.addAll(judgement.overruled());
    for (CheckResult.Applied applied : all) {
      // The words of the rule stand once, with the weightiest of its provisions.
      String plain = applied.rule().say();
      for (Address address : applied.rule().basis()) {
        RequestSheet.Provision provision =
            new RequestSheet.Provision(address, words.citation(address, result.asOf()), plain);
        if (found.putIfAbsent(address, provision) == null) {
          plain = "";
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** What the cards of the topic stand on: a place to begin for who has to answer. */
  private List<RequestSheet.Provision> near(String topic) {
    return snapshot.chain(result.used()).answering().stream()
        .map(Pack::casework)
        .flatMap(casework -> casework.cards().stream())
        .filter(card -> card.kind() == Casework.CardKind.POCKET)
        .filter(card -> card.topic().filter(topic::equals).isPresent())
        .flatMap(card -> card.basis().stream())
        .distinct()
        .limit(MOST_NEAR)
        .map(
            address ->
                new RequestSheet.Provision(
                    address, words.citation(address, result.asOf()), plain(address)))
        .toList();
  }

  /** The first sentence of our own words for it; an official wording is not for a form. */
  private String plain(Address address) {
    if (snapshot
        .document(address, result.asOf())
        .filter(document -> document.wording() == Document.Wording.DIGEST)
        .isEmpty()) {
      return "";
    }
    String text =
        snapshot
            .provision(address, result.asOf())
            .map(Document.Provision::text)
            .orElse("")
            .strip()
            .replaceAll("\\s+", " ");
    int end = text.indexOf('。');
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private List<String> question(CheckResult.Judgement judgement) {
    List<String> lines = new ArrayList<>();
    List<CheckResult.Applied> against =
        judgement.overruled().stream()
            .filter(other -> other.verdict().kind() != judgement.verdict().kind())
            .toList();
    if (!judgement.applied().isEmpty() && !against.isEmpty()) {
      CheckResult.Applied decides = judgement.applied().getFirst();
      CheckResult.Applied other = against.getFirst();
      lines.add(
          Messages.text(
              "sheet.conflict",
              words.citation(decides.rule().basis().getFirst(), result.asOf()),
              FactWords.verdict(decides.verdict()),
              words.citation(other.rule().basis().getFirst(), result.asOf()),
              FactWords.verdict(other.verdict())));
    }
    judgement.missing().stream()
        .findFirst()
        .ifPresent(
            missing ->
                lines.add(
                    missing.question()
                        + missing.branches().stream()
                            .map(
                                branch ->
                                    Messages.text(
                                        "sheet.branch",
                                        branch.label(),
                                        FactWords.verdict(branch.verdict())))
                            .collect(Collectors.joining(Messages.text("sheet.branches")))));
    if (judgement.verdict() == Verdict.CONDITIONAL) {
      lines.add(Messages.text("sheet.approve", judgement.reason()));
    } else if (lines.isEmpty()) {
      lines.add(
          judgement.verdict() == Verdict.NO_RULE
              ? Messages.text("sheet.noRule")
              : Messages.text("sheet.confirm", FactWords.verdict(judgement.verdict())));
    }
    return lines;
  }

  private List<String> handling(CheckResult.Judgement judgement) {
    List<String> steps = new ArrayList<>(judgement.steps());
    // Where a question is open, the steps end with it already.
    if (judgement.verdict() == Verdict.CONDITIONAL) {
      steps.add(Messages.text("sheet.wait"));
    }
    return steps.isEmpty() ? List.of(Messages.text("sheet.wait")) : steps;
  }
}
