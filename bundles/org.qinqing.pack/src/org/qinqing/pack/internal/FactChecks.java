package org.qinqing.pack.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Casework;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Scene;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.VocabularyEntry;

/** Facts, values, topics and figures must be those the bundles know. */
final class FactChecks {
  private static final String NATIONAL = "cn";

  private final Subject subject;
  private final Findings findings;

  FactChecks(Subject subject) {
    this.subject = subject;
    this.findings = subject.findings();
  }

  void run() {
    Pack pack = subject.pack();
    Optional<FactsModel> model =
        subject.visible().stream()
            .filter(p -> p.id().equals(NATIONAL))
            .map(Pack::facts)
            .findFirst();
    if (model.isEmpty()) {
      findings.add(Code.NATIONAL_MISSING, SourceLocation.WHOLE, pack.id());
      return;
    }
    Set<String> parameters = new HashSet<>();
    subject.visible().stream()
        .filter(p -> subject.reaches(p.id()))
        .forEach(p -> p.parameters().forEach(parameter -> parameters.add(parameter.id())));
    FactNames names = new FactNames(model.get(), parameters);
    pack.rules().forEach(rule -> rule(rule, names));
    for (Question question : pack.questions()) {
      names.topic(question.topic(), question.location(), findings);
    }
    for (Scene scene : pack.scenes()) {
      names.topic(scene.topic(), scene.location(), findings);
    }
    for (Casework.Card card : pack.casework().cards()) {
      card.topic().ifPresent(topic -> names.topic(topic, card.location(), findings));
    }
    for (Casework.Sampling sampling : pack.casework().samplings()) {
      names.parameter(sampling.percent(), sampling.location(), findings);
    }
    pack.tests().forEach(test -> test(test, names));
    for (VocabularyEntry entry : pack.vocabulary()) {
      SourceLocation where = entry.location();
      entry.set().forEach((fact, values) -> values.forEach(v -> word(names, fact, v, where)));
      entry.acts().values().forEach(act -> names.value("act", act, where, findings));
    }
    model(names);
  }

  private void rule(Rule rule, FactNames names) {
    SourceLocation where = rule.location();
    names.topic(rule.topic(), where, findings);
    names.condition(rule.when(), where, findings);
    rule.omitted().ifPresent(c -> names.condition(c, where, findings));
    rule.unless().forEach(u -> names.condition(u.when(), where, findings));
  }

  private void test(PackTest test, FactNames names) {
    SourceLocation where = test.location();
    test.missing().ifPresent(fact -> names.fact(fact, where, findings));
    test.facts().forEach((fact, content) -> names.content(fact, content, where, findings));
    if (test.given() instanceof PackTest.Given.Facts given) {
      given
          .events()
          .forEach(
              e -> e.forEach((fact, content) -> names.content(fact, content, where, findings)));
    }
  }

  /**
   * A word may set a number too (一条 → 1); whether it fits the fact is for the reader of situations.
   */
  private void word(FactNames names, String fact, String value, SourceLocation where) {
    if (value.matches("-?\\d+(?:\\.\\d+)?(?: [A-Za-z]+)?")) {
      names.fact(fact, where, findings);
    } else {
      names.value(fact, value, where, findings);
    }
  }

  private void model(FactNames names) {
    SourceLocation where = new SourceLocation("facts.yaml", 0);
    FactsModel model = subject.pack().facts();
    model.facts().forEach(f -> f.topics().forEach(t -> names.topic(t, where, findings)));
    model.groups().forEach(g -> g.values().forEach(v -> names.value(g.fact(), v, where, findings)));
    for (FactsModel.Family family : model.families()) {
      family.acts().forEach(a -> a.mirror().ifPresent(m -> names.value("act", m, where, findings)));
    }
    List<FactsModel.Inference> inferences = new ArrayList<>(model.derivations());
    inferences.addAll(model.presumptions());
    for (FactsModel.Inference inference : inferences) {
      names.condition(inference.when(), where, findings);
      for (FactsModel.Assignment set : inference.set()) {
        // "unknown" takes a default away, so that the fact may be asked.
        if (set.value().equals("unknown")) {
          names.fact(set.fact(), where, findings);
        } else {
          names.value(set.fact(), set.value(), where, findings);
        }
      }
    }
  }
}
