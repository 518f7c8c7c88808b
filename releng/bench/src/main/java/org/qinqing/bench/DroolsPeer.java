package org.qinqing.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kie.api.KieBase;
import org.kie.api.definition.type.FactType;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Verdict;

/** Drools: one session, one object an event, put in and taken out again. */
final class DroolsPeer implements AutoCloseable {
  static final String NAME = "Drools";

  private final FactsModel model;
  private final List<Rule> rules;
  private final FactType type;
  private final KieSession session;
  private final List<Integer> hits = new ArrayList<>();

  DroolsPeer(FactsModel model, List<Rule> rules) {
    this.model = model;
    this.rules = rules;
    RuleText text = new RuleText(model);
    StringBuilder source = new StringBuilder(text.declaration());
    for (int i = 0; i < rules.size(); i++) {
      source.append(text.rule(rules.get(i), i));
    }
    KieBase base = new KieHelper().addContent(source.toString(), ResourceType.DRL).build();
    this.type = base.getFactType("bench", "Situation");
    this.session = base.newKieSession();
    session.setGlobal("hits", hits);
  }

  /** The object for an event. */
  Object situation(Map<String, FactValue> facts) {
    try {
      Object situation = type.newInstance();
      for (FactsModel.Fact fact : model.facts()) {
        FactValue value = facts.get(fact.id());
        if (value != null) {
          type.set(situation, RuleText.attribute(fact.id()), attribute(fact, value.content()));
        } else if (fact.silence() == FactsModel.Silence.OWN_HAND) {
          type.set(situation, RuleText.attribute(fact.id()), "unsaid");
        } else if (fact.type() == FactsModel.Type.QUANTITY) {
          type.set(situation, RuleText.attribute(fact.id()), RuleText.NO_NUMBER);
        }
      }
      return situation;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object attribute(FactsModel.Fact fact, FactContent content) {
    return switch (content) {
      case FactContent.Terms(Set<String> values) ->
          fact.type() == FactsModel.Type.TERMS ? List.copyOf(values) : values.iterator().next();
      case FactContent.Quantity quantity ->
          quantity.least().map(BigDecimal::doubleValue).orElseThrow();
      case FactContent.Day(var date) -> date.toString();
    };
  }

  /** The strictest verdict of the rules that hold. */
  Verdict verdict(Object situation) {
    fire(situation);
    Verdict strictest = Verdict.NO_RULE;
    for (int hit : hits) {
      Verdict verdict = rules.get(hit).modality().verdict();
      strictest = verdict.stricterThan(strictest) ? verdict : strictest;
    }
    return strictest;
  }

  /** Ids of the rules that hold. */
  Set<String> holding(Object situation) {
    fire(situation);
    Set<String> ids = new TreeSet<>();
    hits.forEach(hit -> ids.add(rules.get(hit).id()));
    return ids;
  }

  private void fire(Object situation) {
    hits.clear();
    FactHandle handle = session.insert(situation);
    session.fireAllRules();
    session.delete(handle);
  }

  @Override
  public void close() {
    session.dispose();
  }
}
