package org.qinqing.training.statistics;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.qinqing.training.practice.Attempt;

/** Service: what the answers of one person show. Pure; the time is passed in. */
public interface Statistics {
  /** The answers on each topic, by topic. */
  List<Tally> topics(List<Attempt> attempts);

  /** The answers on each document, by document; an answer counts for each document it cites. */
  List<Tally> documents(List<Attempt> attempts);

  /**
   * What goes wrong: with enough answers and a low part of right ones. What is surely weak (the
   * upper end of its interval is lowest) comes first.
   *
   * @param tallies of topics or of documents
   * @param enough least number of answers, at least 1
   * @param line the part of right answers below which something is weak, 0 to 1
   */
  List<Tally> weak(List<Tally> tallies, int enough, double line);

  /**
   * The part of right answers by the number of local days since the item was answered before, on
   * another day and with the same wording of the provisions: 1, 2, 3, 4–7, 8–14, 15–30, 31–60,
   * 61–120 and more; every point is there, in this order. Answers of the same day, and an answer
   * dated before the one before it, count nowhere.
   */
  List<Retention> retention(List<Attempt> attempts, ZoneId zone);

  /** The days with answers, the earliest first. */
  List<Day> calendar(List<Attempt> attempts, ZoneId zone);

  /** Days in a row. Days after {@code today} count only for the longest and for all. */
  Streak streak(List<Attempt> attempts, ZoneId zone, LocalDate today);

  /** To which side wrong answers lean, by topic. */
  List<Balance> balance(List<Attempt> attempts);
}
