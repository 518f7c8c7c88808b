package org.qinqing.pack;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A quiz item.
 *
 * @param id unique among all bundles
 * @param pack id of the bundle that carries it
 * @param topic id of the closed list of topics
 * @param side from whose side it is told
 * @param stem the situation and the question
 * @param content what is to be answered, and the right answer
 * @param difficulty 1 (easy) to 3 (hard)
 * @param explanation why, in plain words
 * @param basis provisions; never empty in a bundle
 * @param rule id of the rule it practises, if one
 * @param location where it is written
 */
public record Question(
    String id,
    String pack,
    String topic,
    Side side,
    String stem,
    Content content,
    int difficulty,
    String explanation,
    List<Address> basis,
    Optional<String> rule,
    SourceLocation location) {
  /** How hard an item is that does not say. */
  public static final int USUAL_DIFFICULTY = 2;

  /** Makes the lists unchangeable. */
  public Question {
    basis = List.copyOf(basis);
  }

  /**
   * An item with options, of the usual difficulty.
   *
   * @param kind one of {@link Kind#SINGLE}, {@link Kind#MULTIPLE} and {@link Kind#JUDGE}
   * @throws IllegalArgumentException for another kind
   */
  public Question(
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
    this(
        id,
        pack,
        topic,
        side,
        stem,
        new Choice(kind, options),
        USUAL_DIFFICULTY,
        explanation,
        basis,
        rule,
        location);
  }

  /** What a person has to do. */
  public enum Kind {
    /** Choose the one right option (单选). */
    SINGLE,
    /** Choose all right options (多选). */
    MULTIPLE,
    /** Say whether a sentence is right (判断). */
    JUDGE,
    /** Join what belongs together (配对). */
    MATCHING,
    /** Put steps in order (排序). */
    ORDERING,
    /** Say what the answer to a short scene is and which provision it stands on (情景判定). */
    VERDICT,
    /** Say which of several opinions on a case holds (分歧意见). */
    OPINIONS
  }

  /** What is to be answered, and the right answer; one form for each way of answering. */
  public sealed interface Content permits Choice, Matching, Ordering, Judgement, Opinions {
    /** What a person has to do. */
    Kind kind();
  }

  /**
   * Options to choose from.
   *
   * @param kind how many options are right: single, multiple or judge
   * @param options in order
   */
  public record Choice(Kind kind, List<Option> options) implements Content {
    /** Checks the kind and makes the list unchangeable. */
    public Choice {
      if (kind.compareTo(Kind.JUDGE) > 0) {
        throw new IllegalArgumentException(kind.name());
      }
      options = List.copyOf(options);
    }
  }

  /**
   * Pairs to be joined.
   *
   * <p>First items have the keys {@code 1}, {@code 2}, … and what they are joined to {@code A},
   * {@code B}, …, both as written, extras last. These keys name the parts in an answer; who shows
   * the item mixes the second column and does not show its keys.
   *
   * @param pairs what belongs together; all texts of a column differ
   * @param extras further texts of the second column that belong to nothing
   */
  public record Matching(List<Pair> pairs, List<String> extras) implements Content {
    /** Makes the lists unchangeable. */
    public Matching {
      pairs = List.copyOf(pairs);
      extras = List.copyOf(extras);
    }

    @Override
    public Kind kind() {
      return Kind.MATCHING;
    }

    /** The texts of the second column in the order of their keys. */
    public List<String> seconds() {
      return Stream.concat(pairs.stream().map(Pair::second), extras.stream()).toList();
    }
  }

  /**
   * Steps to be put in order.
   *
   * <p>Their keys are {@code 1}, {@code 2}, … in the right order; who shows the item mixes the
   * steps and does not show the keys.
   *
   * @param steps in the right order; all differ
   */
  public record Ordering(List<String> steps) implements Content {
    /** Makes the list unchangeable. */
    public Ordering {
      steps = List.copyOf(steps);
    }

    @Override
    public Kind kind() {
      return Kind.ORDERING;
    }
  }

  /**
   * The answer to a short scene and the provision it stands on.
   *
   * @param verdict the right verdict
   * @param provision what it stands on; one of the item's basis
   * @param among other provisions that are offered beside the right one; may be empty
   */
  public record Judgement(Verdict verdict, Address provision, List<Address> among)
      implements Content {
    /** Makes the list unchangeable. */
    public Judgement {
      among = List.copyOf(among);
    }

    @Override
    public Kind kind() {
      return Kind.VERDICT;
    }

    /** All provisions to choose from, in an order that tells nothing about the right one. */
    public List<Address> offered() {
      return Stream.concat(Stream.of(provision), among.stream()).distinct().sorted().toList();
    }
  }

  /**
   * Opinions on a case (分歧意见), to be voted on before and after they are discussed. Why the one
   * holds is the item's explanation.
   *
   * @param opinions two to four, in order
   * @param commentary what a trainer says after the second vote
   */
  public record Opinions(List<Opinion> opinions, String commentary) implements Content {
    /** Makes the list unchangeable. */
    public Opinions {
      opinions = List.copyOf(opinions);
    }

    @Override
    public Kind kind() {
      return Kind.OPINIONS;
    }
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

  /**
   * Two things that belong together.
   *
   * @param first what is given
   * @param second what is to be found for it
   */
  public record Pair(String first, String second) {}

  /**
   * One opinion on a case.
   *
   * @param key {@code A}, {@code B}, …
   * @param text what it holds
   * @param reason why, in the words of those who hold it
   * @param holds whether it is the right one
   */
  public record Opinion(String key, String text, String reason, boolean holds) {}

  /** What a person has to do. */
  public Kind kind() {
    return content.kind();
  }

  /** The options of an item that is answered by choosing options; empty for all others. */
  public List<Option> options() {
    return content instanceof Choice choice ? choice.options() : List.of();
  }

  /**
   * The letter of a place: {@code A} for 0, {@code Z} for 25, {@code AA} for 26.
   *
   * @param place from 0
   */
  public static String letter(int place) {
    String last = String.valueOf((char) ('A' + place % 26));
    return place < 26 ? last : letter(place / 26 - 1) + last;
  }
}
