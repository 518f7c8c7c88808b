package org.qinqing.ui.training.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.memory.Memory;
import org.qinqing.training.memory.Rating;
import org.qinqing.training.memory.Remembered;
import org.qinqing.training.memory.Spacing;
import org.qinqing.training.practice.Item;
import org.qinqing.training.practice.Practice;
import org.qinqing.training.practice.PracticePlan;
import org.qinqing.training.practice.Response;

/**
 * An answer that is kept, and how it may be rated. The answer and the usual rating are kept before
 * a person is asked how well it was recalled, so that nothing is lost when they close the window
 * instead; another rating takes the place of the usual one.
 *
 * @param plan how the person practises
 * @param item what was answered
 * @param before what was remembered of it as it reads now; empty when it begins
 * @param kept what is remembered since
 * @param rating the usual rating of the answer
 * @param offered the ratings a person may choose from, the worst first
 */
record Review(
    PracticePlan plan,
    Item item,
    Optional<Memory> before,
    Remembered kept,
    Rating rating,
    List<Rating> offered) {

  /** Makes the list unchangeable. */
  Review {
    offered = List.copyOf(offered);
  }

  /** Keeps an answer. Waits for the disk; nothing is lost when it fails. */
  static Review keep(
      Practice practice, LearnerRecord record, Item item, Response response, Instant now) {
    PracticePlan plan = record.settings().plan(ZoneId.systemDefault());
    Optional<Memory> before =
        record
            .memories()
            .of(item.id())
            .filter(remembered -> remembered.fingerprint().equals(item.fingerprint()))
            .map(Remembered::memory);
    Remembered kept =
        practice.answer(plan, item, response, now, record.memories(), record.attempts());
    // What was answered wrong was not recalled, whatever one would like.
    List<Rating> offered = response.right() ? List.of(Rating.values()) : List.of(Rating.AGAIN);
    return new Review(plan, item, before, kept, practice.rating(plan, response), offered);
  }

  /** What would be remembered after each rating that is offered. */
  Map<Rating, Memory> ways(Spacing spacing) {
    Map<Rating, Memory> ways = new EnumMap<>(Rating.class);
    for (Rating way : offered) {
      ways.put(way, after(spacing, way));
    }
    return ways;
  }

  private Memory after(Spacing spacing, Rating way) {
    return spacing.review(plan.spacing(), item.id(), before, way, kept.memory().reviewed());
  }

  /** Puts a rating in place of the usual one. Waits for the disk. */
  void rate(LearnerRecord record, Spacing spacing, Rating wanted) {
    if (wanted != rating) {
      record
          .memories()
          .keep(
              new Remembered(
                  kept.item(),
                  after(spacing, wanted),
                  kept.first(),
                  kept.renewed(),
                  kept.fingerprint()));
    }
  }
}
