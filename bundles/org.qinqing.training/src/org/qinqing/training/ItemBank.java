package org.qinqing.training;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Question;
import org.qinqing.training.Training.Marked;
import org.qinqing.training.Training.Selection;
import org.qinqing.training.exam.Marker;
import org.qinqing.training.practice.Item;
import org.qinqing.training.practice.Response;

/**
 * Service: the questions of {@link Training} as practice, papers and statistics see them, and the
 * way between an {@link Answer} and the response that a paper keeps.
 *
 * <p>A response is a list of texts: the keys of what was chosen; {@code 1=B} for a pair; the keys
 * of the steps in order; the name of the verdict and, when one was said, the address of the
 * provision.
 */
public interface ItemBank {
  /**
   * The questions that fit, as items.
   *
   * @param asOf the day whose wording of the cited provisions counts
   */
  List<Item> items(Selection selection, LocalDate asOf);

  /** One question as an item; empty when it is not installed. */
  Optional<Item> item(String id, LocalDate asOf);

  /** Marks responses by the questions that are installed at the moment of each call. */
  Marker marker();

  /**
   * What practice needs to know of a marked answer, with the side to which a wrong one leans.
   *
   * @param taken how long it took; not negative
   * @param hint whether a hint was shown before
   * @param easy whether the person marked it as easy
   */
  Response response(Marked marked, Duration taken, boolean hint, boolean easy);

  /** The answer as a paper keeps it; the parts of a set come in the order of the question. */
  List<String> written(Question question, Answer answer);

  /**
   * Reads what {@link #written} wrote.
   *
   * @return empty when nothing was answered or it is no answer of the form that the question wants
   */
  Optional<Answer> read(Question question, List<String> response);
}
