package org.qinqing.pack;

import java.util.List;
import java.util.Optional;

/**
 * A quiz item.
 *
 * @param id unique among all bundles
 * @param pack id of the bundle that carries it
 * @param kind how many options are right
 * @param topic id of the closed list of topics
 * @param side from whose side it is told
 * @param stem the situation and the question
 * @param options in order
 * @param explanation why, in plain words
 * @param basis provisions; never empty
 * @param rule id of the rule it practises, if one
 * @param location where it is written
 */
public record Question(
    String id,
    String pack,
    Kind kind,
    String topic,
    Side side,
    String stem,
    List<Option> options,
    String explanation,
    List<Address> basis,
    Optional<String> rule,
    SourceLocation location) {
  public Question {
    options = List.copyOf(options);
    basis = List.copyOf(basis);
  }

  /** How many options are right. */
  public enum Kind {
    SINGLE,
    MULTIPLE,
    JUDGE
  }

  /**
   * One option.
   *
   * @param key {@code A}, {@code B}, …
   * @param text what it says
   * @param right whether choosing it is right
   * @param verdict how the checker would judge this conduct, if it is one
   * @param note one sentence about this option, may be empty
   */
  public record Option(
      String key, String text, boolean right, Optional<Verdict> verdict, String note) {}
}
