package org.qinqing.training.exam;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qinqing.training.practice.Item;

/** Service: drawing papers, sitting them, marking them. No clock inside: time is passed in. */
public interface Exams {
  /** The rows of the blueprint that the bank cannot fill, in order; empty when it can. */
  List<Shortage> shortages(Blueprint blueprint, List<Item> bank);

  /** Tells one state of the bank from every other; the order of the items does not matter. */
  String fingerprint(List<Item> bank);

  /** The seed of one person's paper in one exam. */
  long seed(long exam, String person);

  /**
   * Draws a paper. The same blueprint, seed and bank (in any order) give the same paper, with the
   * items and the options in the same order, today and on another Java.
   *
   * @return empty when there is a {@link #shortages shortage}
   */
  Optional<Paper> paper(Blueprint blueprint, List<Item> bank, long seed);

  /**
   * Begins a sitting and keeps it.
   *
   * @return empty when a sitting with that id is already kept; it is left as it is
   */
  Optional<Sitting> begin(Sittings kept, String id, Paper paper, Blueprint blueprint, Tick now);

  /**
   * Does something in a kept sitting and keeps the result before it returns: what was answered is
   * safe then. Also when the wish is refused, the time counted so far is kept.
   *
   * @param wish such as {@code sitting -> sitting.answer(item, response, now)}; asked again when
   *     another window was faster
   * @return empty when there is no such sitting
   * @throws IllegalStateException when the storage refuses although nobody was faster
   */
  Optional<Sitting.Turn> turn(Sittings kept, String id, Function<Sitting, Sitting.Turn> wish);

  /**
   * Marks a sitting.
   *
   * @param blueprint the one the paper was drawn from
   * @throws IllegalStateException when it is not handed in yet
   */
  MarkSheet mark(Sitting sitting, Blueprint blueprint, Marker marker);
}
