package org.qinqing.trust;

import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Verdict;

/**
 * What becomes different when a bundle comes, takes the place of another version, or goes.
 *
 * @param changes by provision, rule, word and figure; what makes verdicts stricter or looser first
 * @param situations how many situations (facts tests of both versions and of the bundles that
 *     answer together with them) were judged before and after
 * @param turned those of them whose verdict is another one afterwards
 */
public record PackChanges(List<Change> changes, int situations, List<Turned> turned) {
  /** Nothing is different. */
  public static final PackChanges NONE = new PackChanges(List.of(), 0, List.of());

  public PackChanges {
    changes = List.copyOf(changes);
    turned = List.copyOf(turned);
  }

  /**
   * Whether something that was held back is so no longer: a rule or a situation that becomes
   * looser, or of which nothing restricting is left.
   */
  public boolean loosens() {
    return changes.stream()
            .anyMatch(
                change ->
                    change.kind() == Kind.LOOSER
                        || change.kind() == Kind.REMOVED
                            && change.was().filter(PackChanges::restricts).isPresent())
        || turned.stream()
            .anyMatch(
                each ->
                    each.kind() == Kind.LOOSER
                        || each.after().kind() == Verdict.Kind.OPEN && restricts(each.before()));
  }

  private static boolean restricts(Verdict verdict) {
    return verdict.kind() == Verdict.Kind.FORBIDDEN || verdict.kind() == Verdict.Kind.PROCEDURE;
  }

  /** How something changes. */
  public enum Kind {
    STRICTER,
    LOOSER,
    NEW,
    REMOVED,
    /** Other words, the same effect. */
    REWORDED,
    /** Another effect of which neither stricter nor looser can be said. */
    OTHERWISE
  }

  /** What changes. */
  public enum Part {
    RULE,
    PROVISION,
    WORD,
    FIGURE,
    CALENDAR,
    QUESTION,
    CASEWORK
  }

  /**
   * One change.
   *
   * @param kind how
   * @param part what
   * @param id id of the rule, address of the provision, or the word or figure itself
   * @param say what it says afterwards in plain words; of something removed, what it said
   * @param before what it said before; empty when there was nothing or only the effect changed
   * @param was verdict the rule gave before, if it is a rule and was there
   * @param now verdict the rule gives afterwards, if it is a rule and is there
   */
  public record Change(
      Kind kind,
      Part part,
      String id,
      String say,
      String before,
      Optional<Verdict> was,
      Optional<Verdict> now) {}

  /**
   * A situation that is judged otherwise.
   *
   * @param test id of the facts test
   * @param pack id of the bundle that carries the test
   * @param say the situation in a line, in plain words
   * @param before verdict before
   * @param after verdict after
   * @param rules ids of the rules that decide it afterwards
   */
  public record Turned(
      String test, String pack, String say, Verdict before, Verdict after, List<String> rules) {
    public Turned {
      rules = List.copyOf(rules);
    }

    /** Whether it became stricter or looser; where one of the two says nothing, neither. */
    public Kind kind() {
      if (after.kind() == Verdict.Kind.OPEN) {
        return Kind.OTHERWISE;
      }
      if (before.kind() == Verdict.Kind.OPEN) {
        return Kind.NEW;
      }
      return after.stricterThan(before) ? Kind.STRICTER : Kind.LOOSER;
    }
  }
}
