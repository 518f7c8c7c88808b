package org.qinqing.training.practice;

import java.time.Instant;
import java.util.List;
import org.qinqing.training.memory.Memories;
import org.qinqing.training.memory.Rating;
import org.qinqing.training.memory.Remembered;

/**
 * Service: practising alone. Deterministic: the same plan, bank, records and time give the same
 * items in the same order, whatever the order of the bank.
 */
public interface Practice {
  /**
   * What is left to practise today: items whose short step is over, then due items with the least
   * chance of recall, then those whose provisions changed, then new ones, each group mixed by
   * topic. Answering an item only takes it out; it never brings in another, except by its short
   * steps.
   *
   * @param bank what can be asked now; memories of other items rest
   */
  Today today(PracticePlan plan, List<Item> bank, Memories memories, Instant now);

  /**
   * Records an answer: the attempt first, then the memory. An item whose provisions changed since
   * the last review starts anew.
   *
   * @return the memory that was kept
   */
  Remembered answer(
      PracticePlan plan,
      Item item,
      Response response,
      Instant now,
      Memories memories,
      Attempts attempts);

  /**
   * How an answer counts: wrong {@link Rating#AGAIN}; right after a hint or slowly {@link
   * Rating#HARD}; right and marked as easy {@link Rating#EASY}; else {@link Rating#GOOD}.
   */
  Rating rating(PracticePlan plan, Response response);

  /** Items whose cited provisions read otherwise than when last reviewed, by id. */
  List<Item> changed(List<Item> bank, Memories memories);

  /**
   * The mistakes book: items that went wrong and were not right since on two different days.
   * Answers from before a change of the cited provisions do not count. The latest mistake comes
   * first.
   */
  List<Mistake> mistakes(PracticePlan plan, List<Item> bank, Attempts attempts);

  /**
   * Items of a field, those with the least chance of recall first, then those never seen; mixed by
   * topic.
   *
   * @param count most items, at least 1
   */
  List<Item> chosen(
      PracticePlan plan,
      List<Item> bank,
      Focus focus,
      int count,
      Memories memories,
      Attempts attempts,
      Instant now);
}
