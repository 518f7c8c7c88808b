package org.qinqing.pack;

import java.util.List;
import java.util.Optional;

/**
 * The closed list of facts, acts and values on which rules may speak ({@code facts.yaml}, only in
 * {@code cn}; other bundles add values and acts below a family, never facts).
 *
 * @param facts in order of declaration
 * @param families families of acts
 * @param groups names that stand for several values of one fact ({@code firm}, {@code ring1-3})
 * @param derivations facts that follow from others, applied in order until nothing changes
 * @param presumptions facts that are presumed when unsaid, shown and reversible
 * @param topics the closed list of topics
 */
public record FactsModel(
    List<Fact> facts,
    List<Family> families,
    List<Group> groups,
    List<Inference> derivations,
    List<Inference> presumptions,
    List<Topic> topics) {

  /** Knows nothing; what a registry without {@code cn} offers. */
  public static final FactsModel EMPTY =
      new FactsModel(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  public FactsModel {
    facts = List.copyOf(facts);
    families = List.copyOf(families);
    groups = List.copyOf(groups);
    derivations = List.copyOf(derivations);
    presumptions = List.copyOf(presumptions);
    topics = List.copyOf(topics);
  }

  /** What silence about a fact means. */
  public enum Silence {
    /** C: what is not said is not supposed; the fact has its default value. */
    CLOSED,
    /** O: silence is unknown; it may be asked. */
    OPEN,
    /** H: in the person's own hand; silence leads to a condition, not to a question. */
    OWN_HAND,
    /**
     * N: silence never asks, it only adds a remark, unless a PROHIBITED or RECUSE rule hangs on it.
     */
    NOTE,
    /** Never asked itself, follows from other facts. */
    DERIVED
  }

  /** What kind of values a fact takes. */
  public enum Type {
    /** One value of a list. */
    TERM,
    /** Several values of a list. */
    TERMS,
    /** {@code true} or {@code false}. */
    FLAG,
    /** A number with a unit. */
    QUANTITY,
    /** A day. */
    DATE,
    /** A locality. */
    PLACE
  }

  /**
   * One fact.
   *
   * @param id stable name, snake_case
   * @param label short Chinese name for a chip
   * @param type kind of values
   * @param ordered whether the order of {@code values} is an order of size (rank)
   * @param values the closed list; empty for numbers and days
   * @param silence what silence means
   * @param presumed the value that silence gives, for {@link Silence#CLOSED}
   * @param question what to ask, empty when never asked
   * @param why why it matters, empty when never asked
   * @param unit for numbers: {@code CNY}, {@code year}
   * @param askOrder smaller is asked first when two facts decide equally much
   * @param topics topics in which it plays a part; empty for all
   */
  public record Fact(
      String id,
      String label,
      Type type,
      boolean ordered,
      List<Term> values,
      Silence silence,
      Optional<String> presumed,
      String question,
      String why,
      String unit,
      int askOrder,
      List<String> topics) {
    /** The term with that id. */
    public Optional<Term> term(String id) {
      return values.stream().filter(term -> term.id().equals(id)).findFirst();
    }
  }

  /** A value and its Chinese label. */
  public record Term(String id, String label) {}

  /**
   * A family of acts.
   *
   * @param id name usable in rules for every act in it
   * @param label Chinese name
   * @param side from whose side these acts are told
   * @param acts its acts
   */
  public record Family(String id, String label, Side side, List<Act> acts) {}

  /**
   * One act.
   *
   * @param id kebab-case
   * @param label Chinese name
   * @param mirror the same deed from the other side, if there is one
   * @param phrases how people say it
   */
  public record Act(String id, String label, Optional<String> mirror, List<String> phrases) {}

  /** A name for several values of a fact. */
  public record Group(String fact, String id, String label, List<String> values) {}

  /**
   * When a condition holds, other facts get values.
   *
   * @param id such as {@code D1}, {@code P1}
   * @param when evaluated on known facts; must be true, not unknown
   * @param set facts and values, applied only to facts without a value
   * @param say Chinese sentence for the chip; empty for derivations
   */
  public record Inference(String id, Condition when, List<Assignment> set, String say) {}

  /** A fact and the value it gets. */
  public record Assignment(String fact, String value) {}

  /** A topic and its label. */
  public record Topic(String id, String label, String say) {}

  /** The fact with that id. */
  public Optional<Fact> fact(String id) {
    return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
  }

  /** The family that contains the act. */
  public Optional<Family> familyOf(String act) {
    return families.stream()
        .filter(family -> family.acts().stream().anyMatch(a -> a.id().equals(act)))
        .findFirst();
  }

  /** The act with that id. */
  public Optional<Act> act(String id) {
    return families.stream()
        .flatMap(family -> family.acts().stream())
        .filter(a -> a.id().equals(id))
        .findFirst();
  }

  /** The topic with that id. */
  public Optional<Topic> topic(String id) {
    return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
  }
}
