package org.qinqing.ui.checker.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.CheckResult.Judgement;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pocketbook.Standing;

/**
 * An answer in plain sentences, for the screen, for paper, and for a file.
 *
 * @param names names of facts, places and provisions
 * @param outcome the answer
 */
record VerdictWords(Names names, Consultation.Outcome outcome) {

  private String say(String key, Object... arguments) {
    return names.words().say(key, arguments);
  }

  /** How the place differs from the country, and why. */
  Optional<String> difference() {
    return outcome
        .judgement()
        .flatMap(
            here ->
                outcome
                    .nation()
                    .flatMap(nation -> LocalDifference.between(here, nation))
                    .map(found -> difference(here, found)));
  }

  private String difference(Judgement here, LocalDifference found) {
    String place = names.place(found.because().locality());
    String nation = names.verdict(found.nation().verdict());
    String own = found.because().rule().say();
    if (found.kind() == Standing.MORE_CONCRETE && own.equals(here.reason())) {
      // The card says already what the place says.
      return say("difference.NATION_SAYS", place, nation, found.nation().reason());
    }
    return say("difference." + found.kind().name(), place, nation, own);
  }

  /** Documents that were named although they are no longer in force, a sentence each. */
  List<String> superseded() {
    List<String> sentences = new ArrayList<>();
    for (CheckResult.Superseded old : outcome.superseded()) {
      sentences.add(
          old.byTitle().isEmpty()
              ? say("superseded.ended", old.title(), old.until().toString())
              : say("superseded.by", old.title(), old.until().toString(), old.byTitle()));
    }
    return sentences;
  }

  /** The verdict in a word and the reason in a sentence. */
  String verdict(Judgement judgement) {
    return say("line.verdict", names.verdict(judgement.verdict()), judgement.reason());
  }

  /** A fact with its value, and whether it is only presumed. */
  String fact(String id, FactValue value) {
    String line = say("line.fact", names.fact(id), names.value(id, value.content()));
    return value.source() == FactValue.Source.PRESUMED ? say("line.presumed", line) : line;
  }

  /** Facts the verdict rests on. */
  List<String> restsOn(Judgement judgement) {
    return judgement.restsOn().stream()
        .flatMap(id -> judgement.event().fact(id).map(value -> fact(id, value)).stream())
        .toList();
  }

  /** The plain words of a provision, or of its heading when the text stands in its parts. */
  String gist(Address address) {
    return names
        .snapshot()
        .provision(address, outcome.request().asOf())
        .map(VerdictWords::gist)
        .orElse("");
  }

  private static String gist(Document.Provision provision) {
    String text = provision.text().isEmpty() ? provision.heading() : provision.text();
    return text.replace('\n', ' ').strip();
  }

  /** The answer on the event shown, line by line, as it is copied and printed. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(outcome.request().text().strip());
    lines.add("");
    Optional<Judgement> shown = outcome.judgement();
    if (shown.isEmpty()) {
      lines.add(names.verdict(outcome.result().verdict()));
      return lines;
    }
    Judgement judgement = shown.get();
    if (outcome.result().events().size() > 1) {
      lines.add(say("line.event", Integer.toString(outcome.event() + 1), act(judgement)));
    }
    lines.add(verdict(judgement));
    lines.addAll(superseded());
    difference().ifPresent(lines::add);
    section(lines, "verdict.facts", restsOn(judgement));
    section(lines, "verdict.remedies", numbered(judgement.remedies()));
    section(lines, stepsKey(judgement), numbered(steps(judgement)));
    section(lines, "verdict.remarks", judgement.remarks());
    section(lines, judgement.hangsOn().isEmpty() ? "line.basis" : "line.hangs", basis(judgement));
    if (!judgement.ask().isEmpty()) {
      section(lines, "verdict.ask", List.of(judgement.ask()));
    }
    lines.add("");
    lines.add(say("copied.foot", outcome.request().asOf().toString()));
    return lines;
  }

  String act(Judgement judgement) {
    return judgement.event().term("act").map(id -> names.term("act", id)).orElse("");
  }

  /** What is advised besides putting things right; once the deed is done that is for next time. */
  static List<String> steps(Judgement judgement) {
    return judgement.steps().stream().filter(step -> !judgement.remedies().contains(step)).toList();
  }

  /** What the advice is called. */
  static String stepsKey(Judgement judgement) {
    return judgement.remedies().isEmpty() ? "verdict.steps" : "verdict.steps.next";
  }

  private List<String> basis(Judgement judgement) {
    List<String> lines = new ArrayList<>();
    for (Address address : Consultation.basis(judgement)) {
      String citation = names.citation(address, outcome.request().asOf());
      lines.add(say("line.cited", citation, address.toString()));
      String gist = gist(address);
      if (!gist.isEmpty()) {
        lines.add("  " + gist);
      }
    }
    return lines;
  }

  private static List<String> numbered(List<String> steps) {
    List<String> numbered = new ArrayList<>();
    for (String step : steps) {
      numbered.add(numbered.size() + 1 + ". " + step);
    }
    return numbered;
  }

  private void section(List<String> lines, String key, List<String> content) {
    if (!content.isEmpty()) {
      lines.add("");
      lines.add(say(key));
      lines.addAll(content);
    }
  }

  /** Everything known of an event, what silence means left out. */
  List<String> facts(Judgement judgement) {
    return judgement.event().facts().entrySet().stream()
        .filter(fact -> fact.getValue().source() != FactValue.Source.DEFAULT)
        .map(
            (Map.Entry<String, FactValue> fact) ->
                say(
                    "line.source",
                    fact(fact.getKey(), fact.getValue()),
                    fact.getKey(),
                    fact.getValue().content().toString(),
                    fact.getValue().source().name()))
        .toList();
  }
}
