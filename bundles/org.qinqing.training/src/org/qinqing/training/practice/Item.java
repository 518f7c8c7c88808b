package org.qinqing.training.practice;

import java.util.List;
import java.util.Set;

/**
 * What practice, papers and statistics need to know of something that can be asked. What it says is
 * known to who shows it.
 *
 * @param id unique in the bank
 * @param topic id of the closed list of topics
 * @param kind name of its kind as written in the questions' files, such as {@code single}
 * @param difficulty 1 (easy) to 3
 * @param documents the documents it cites, each as {@code pack:document}
 * @param options keys of what can be chosen, in the order of the bank; empty when nothing is chosen
 * @param fingerprint of the cited provisions as they read now; another wording gives another
 */
public record Item(
    String id,
    String topic,
    String kind,
    int difficulty,
    Set<String> documents,
    List<String> options,
    String fingerprint) {

  /** The kind of items of which one option is right. */
  public static final String SINGLE = "single";

  /** The kind of items of which several options may be right. */
  public static final String MULTIPLE = "multiple";

  /** The kind of items that are right or wrong; their options are never shuffled. */
  public static final String JUDGE = "judge";

  /** The kind of items of which one opinion holds. */
  public static final String OPINIONS = "opinions";

  /** The kind of items whose options are to be joined to something; always shuffled. */
  public static final String MATCHING = "matching";

  /** The kind of items whose options are steps, in the right order in the bank; always shuffled. */
  public static final String ORDERING = "ordering";

  /** Refuses a difficulty off the scale and options with one key. */
  public Item {
    documents = Set.copyOf(documents);
    options = List.copyOf(options);
    if (difficulty < 1 || difficulty > 3) {
      throw new IllegalArgumentException(id + ": difficulty " + difficulty);
    }
    if (Set.copyOf(options).size() != options.size()) {
      throw new IllegalArgumentException(id + ": options " + options);
    }
  }
}
