package org.qinqing.checker.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Condition;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.FactsModel.Fact;
import org.qinqing.pack.FactsModel.Family;
import org.qinqing.pack.FactsModel.Inference;
import org.qinqing.pack.FactsModel.Silence;
import org.qinqing.pack.Side;

/** A facts model made quick to ask: facts by id, families and groups expanded, inferences ready. */
final class FactsIndex {
  static final String ACT = "act";
  static final String SIDE = "side";
  static final String AS_OF = "as_of";
  static final String STATUS = "status";
  static final String ONGOING = "ongoing";
  static final String UNSAID = "unsaid";

  /** In the {@code set} of a derivation: takes a closed default away, so that the fact is asked. */
  static final String UNKNOWN = "unknown";

  /**
   * What nobody may presume (FACTS_MODEL §1): that somebody is not regulated or not leading, that
   * something was already approved, reported or recused. Sums are never presumed either.
   */
  private static final Map<String, String> NEVER_PRESUMED =
      Map.of(
          "under_jurisdiction", "false",
          "in_own_scope", "false",
          "leading", "false",
          "approved", "true",
          "reported", "true",
          "recused", "true");

  private final FactsModel model;
  private final Map<String, Fact> facts = new HashMap<>();
  private final Map<String, Set<String>> families = new HashMap<>();
  private final Map<String, Family> familyOfAct = new HashMap<>();
  private final Map<String, Map<String, Set<String>>> groups = new HashMap<>();
  private final Codes codes;
  private final List<Inference> derivations;
  private final List<Conclusion> reopening;
  private final List<Conclusion> deriving;
  private final List<Conclusion> presumptions;

  FactsIndex(FactsModel model) {
    this.model = model;
    for (Fact fact : model.facts()) {
      facts.putIfAbsent(fact.id(), fact);
    }
    for (Family family : model.families()) {
      Set<String> acts = families.computeIfAbsent(family.id(), id -> new LinkedHashSet<>());
      for (FactsModel.Act act : family.acts()) {
        acts.add(act.id());
        familyOfAct.putIfAbsent(act.id(), family);
      }
    }
    for (FactsModel.Group group : model.groups()) {
      groups
          .computeIfAbsent(group.fact(), id -> new HashMap<>())
          .computeIfAbsent(group.id(), id -> new LinkedHashSet<>())
          .addAll(group.values());
    }
    codes = new Codes(model);
    derivations = model.derivations().stream().map(this::expand).toList();
    deriving = derivations.stream().map(this::conclusion).toList();
    reopening = deriving.stream().filter(one -> changesWhatSilenceMeans(one.inference())).toList();
    presumptions =
        model.presumptions().stream()
            .filter(this::mayBePresumed)
            .map(this::expand)
            .map(this::conclusion)
            .toList();
  }

  FactsModel model() {
    return model;
  }

  Optional<Fact> fact(String id) {
    return Optional.ofNullable(facts.get(id));
  }

  Collection<Fact> facts() {
    return model.facts();
  }

  Silence silence(String id) {
    return fact(id).map(Fact::silence).orElse(Silence.OPEN);
  }

  Codes codes() {
    return codes;
  }

  /** What follows from what, as it is written, names expanded. */
  List<Inference> derivations() {
    return derivations;
  }

  /** Derivations that set the act or a closed fact; the others may stand on what these change. */
  List<Conclusion> reopening() {
    return reopening;
  }

  /** All derivations. */
  List<Conclusion> deriving() {
    return deriving;
  }

  List<Conclusion> presumptions() {
    return presumptions;
  }

  /** The value of a fact that is written as a word or a number. */
  static FactContent content(Fact fact, String value) {
    return fact.type() == FactsModel.Type.QUANTITY
        ? FactContent.Quantity.exactly(new BigDecimal(value), fact.unit())
        : FactContent.Terms.of(value);
  }

  boolean isAct(String id) {
    return familyOfAct.containsKey(id);
  }

  /** The label of an act, or the id of one that the model does not know. */
  String actLabel(String id) {
    return Optional.ofNullable(familyOfAct.get(id)).stream()
        .flatMap(family -> family.acts().stream())
        .filter(act -> act.id().equals(id))
        .map(FactsModel.Act::label)
        .findFirst()
        .orElse(id);
  }

  boolean inFamily(String act, String family) {
    return families.getOrDefault(family, Set.of()).contains(act);
  }

  Optional<Side> sideOfAct(String act) {
    return Optional.ofNullable(familyOfAct.get(act)).map(Family::side);
  }

  /**
   * The same condition with every family and group name replaced by its members, of no bundle, as
   * those of the facts model.
   */
  Condition expand(Condition condition) {
    return expand(condition, "");
  }

  /**
   * The same condition with every family and group name replaced by its members.
   *
   * @param pack id of the bundle that says it, from which its parameters are looked up
   */
  Condition expand(Condition condition, String pack) {
    return switch (condition) {
      case Condition.All(List<Condition> parts) ->
          new Condition.All(parts.stream().map(part -> expand(part, pack)).toList());
      case Condition.Any(List<Condition> parts) ->
          new Condition.Any(parts.stream().map(part -> expand(part, pack)).toList());
      case Condition.Not(Condition part) -> new Condition.Not(expand(part, pack));
      case Condition.Compare(
              String fact,
              Condition.Operator operator,
              Condition.ParameterReference reference) ->
          new Condition.Compare(
              fact, operator, new Condition.ParameterReference(reference.parameter(), pack));
      case Condition.Compare(
              String fact,
              Condition.Operator operator,
              Condition.Terms(Set<String> values))
          when namesSeveral(fact, values) ->
          new Condition.Compare(fact, operator, new Condition.Terms(members(fact, values)));
      case Condition.Compare compare -> compare;
    };
  }

  /** Acts that can make the condition true; empty when it can hold for any act. */
  static Optional<Set<String>> acts(Condition condition) {
    return switch (condition) {
      case Condition.Compare(
              String fact,
              Condition.Operator operator,
              Condition.Terms(Set<String> values))
          when fact.equals(ACT)
              && (operator == Condition.Operator.EQ || operator == Condition.Operator.IN) ->
          Optional.of(values);
      case Condition.All(List<Condition> parts) ->
          parts.stream()
              .map(FactsIndex::acts)
              .flatMap(Optional::stream)
              .reduce(
                  (one, other) -> {
                    Set<String> common = new HashSet<>(one);
                    common.retainAll(other);
                    return common;
                  });
      case Condition.Any(List<Condition> parts) -> {
        List<Optional<Set<String>>> each = parts.stream().map(FactsIndex::acts).toList();
        if (each.isEmpty() || each.stream().anyMatch(Optional::isEmpty)) {
          yield Optional.empty();
        }
        Set<String> union = new HashSet<>();
        each.forEach(acts -> acts.ifPresent(union::addAll));
        yield Optional.of(union);
      }
      default -> Optional.empty();
    };
  }

  private Map<String, Set<String>> namesOf(String fact) {
    return fact.equals(ACT) ? families : groups.getOrDefault(fact, Map.of());
  }

  private boolean namesSeveral(String fact, Set<String> names) {
    Map<String, Set<String>> ofFact = namesOf(fact);
    return names.stream().anyMatch(ofFact::containsKey);
  }

  private Set<String> members(String fact, Set<String> names) {
    Map<String, Set<String>> ofFact = namesOf(fact);
    Set<String> members = new HashSet<>();
    for (String name : names) {
      Set<String> group = ofFact.get(name);
      if (group == null) {
        members.add(name);
      } else {
        members.addAll(group);
      }
    }
    return members;
  }

  private Inference expand(Inference inference) {
    return new Inference(
        inference.id(), expand(inference.when()), inference.set(), inference.say());
  }

  private Conclusion conclusion(Inference inference) {
    return new Conclusion(inference, codes.matcher(inference.when()));
  }

  private boolean changesWhatSilenceMeans(Inference inference) {
    return inference.set().stream()
        .anyMatch(set -> set.fact().equals(ACT) || silence(set.fact()) == Silence.CLOSED);
  }

  private boolean mayBePresumed(Inference inference) {
    List<FactsModel.Assignment> forbidden = new ArrayList<>();
    for (FactsModel.Assignment set : inference.set()) {
      boolean number =
          fact(set.fact()).filter(f -> f.type() == FactsModel.Type.QUANTITY).isPresent();
      if (number || set.value().equals(NEVER_PRESUMED.get(set.fact()))) {
        forbidden.add(set);
      }
    }
    return forbidden.isEmpty();
  }
}
