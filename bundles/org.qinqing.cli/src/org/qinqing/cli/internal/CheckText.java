package org.qinqing.cli.internal;

import java.util.List;
import java.util.Optional;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.PackSnapshot;

/** A verdict for people to read. */
final class CheckText {
  private final PackSnapshot snapshot;
  private final Terminal terminal;

  CheckText(PackSnapshot snapshot, Terminal terminal) {
    this.snapshot = snapshot;
    this.terminal = terminal;
  }

  void write(CheckResult result) {
    if (result.events().isEmpty()) {
      line(verdict(result.verdict().name()));
      line(terminal.say("check.noDeed"));
    }
    if (!result.asked().equals(result.used())) {
      line(terminal.say("check.fallback", place(result.asked()), place(result.used())));
    }
    boolean several = result.events().size() > 1;
    for (int i = 0; i < result.events().size(); i++) {
      if (several) {
        line(terminal.say("check.event", Integer.toString(i + 1)));
      }
      write(result.events().get(i), result);
    }
    result
        .diagnostics()
        .forEach(
            finding -> line(terminal.say("check.diagnostic", finding.pack(), finding.message())));
    line(terminal.say("check.notADecision"));
  }

  private String place(org.qinqing.pack.Locality place) {
    return snapshot.packs().stream()
        .filter(pack -> pack.locality().equals(place))
        .map(pack -> pack.place() + " " + place.code())
        .findFirst()
        .orElse(place.code());
  }

  private void write(CheckResult.Judgement judgement, CheckResult result) {
    line(
        verdict(judgement.verdict().name())
            + "  "
            + snapshot.facts().topic(judgement.topic()).map(FactsModel.Topic::label).orElse(""));
    indent(judgement.reason());
    judgement.remarks().forEach(this::indent);
    section(
        judgement.hangsOn().isEmpty() ? "check.basis" : "check.hangs",
        judgement.rules().stream()
            .flatMap(applied -> applied.rule().basis().stream())
            .distinct()
            .map(address -> basis(address, result))
            .toList());
    if (!judgement.missing().isEmpty()) {
      CheckResult.Missing first = judgement.missing().getFirst();
      line(terminal.say("check.question", first.question()));
      first
          .branches()
          .forEach(branch -> indent(branch.label() + " → " + verdict(branch.verdict().name())));
      if (!first.why().isEmpty()) {
        indent(terminal.say("check.why", first.why()));
      }
    }
    section("check.steps", judgement.steps());
    if (!judgement.ask().isEmpty()) {
      line(terminal.say("check.ask", judgement.ask()));
    }
    section(
        "check.facts",
        judgement.event().facts().entrySet().stream()
            .filter(entry -> entry.getValue().source() != FactValue.Source.DEFAULT)
            .filter(entry -> entry.getValue().source() != FactValue.Source.DERIVED)
            .map(entry -> fact(entry.getKey(), entry.getValue()))
            .toList());
    section(
        "check.overruled",
        judgement.overruled().stream().map(overruled -> overruled.rule().say()).toList());
  }

  private String basis(Address address, CheckResult result) {
    Optional<Document> document = snapshot.document(address, result.asOf());
    String item =
        snapshot.provision(address, result.asOf()).map(Document.Provision::label).orElse("");
    return document.map(found -> "《" + found.title() + "》" + item + "  ").orElse("") + address;
  }

  private String fact(String name, FactValue value) {
    FactsModel model = snapshot.facts();
    String label = model.fact(name).map(FactsModel.Fact::label).orElse(name);
    String shown =
        switch (value.content()) {
          case FactContent.Terms terms ->
              String.join(
                  "、", terms.values().stream().sorted().map(term -> label(name, term)).toList());
          case FactContent content -> content.toString();
        };
    String presumed =
        value.source() == FactValue.Source.PRESUMED ? terminal.say("check.presumed") : "";
    return label + "：" + shown + presumed;
  }

  private String label(String fact, String term) {
    FactsModel model = snapshot.facts();
    if (fact.equals("act")) {
      return model.act(term).map(FactsModel.Act::label).orElse(term);
    }
    return model
        .fact(fact)
        .flatMap(definition -> definition.term(term))
        .map(FactsModel.Term::label)
        .or(
            () ->
                Optional.of(term)
                    .filter(t -> t.equals("true") || t.equals("false"))
                    .map(t -> terminal.say("flag." + t)))
        .orElse(term);
  }

  private String verdict(String name) {
    return terminal.say("verdict." + name);
  }

  private void section(String key, List<String> lines) {
    if (!lines.isEmpty()) {
      line(terminal.say(key));
      lines.forEach(this::indent);
    }
  }

  private void line(String text) {
    terminal.out().println(text);
  }

  private void indent(String text) {
    terminal.out().println("  " + text);
  }
}
