package org.qinqing.training.exam;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Locality;
import org.qinqing.training.learner.LearnerRecord;

/**
 * Service: mock exams of one person over the questions that are installed, from the paper to the
 * marks. What happens between is {@link Exams#turn} with {@link LearnerRecord#sittings}. May wait
 * for the disk; not for the UI thread. All methods fail with {@link java.io.UncheckedIOException}
 * when the person's records cannot be read or written; nothing is lost then.
 */
public interface MockExams {
  /**
   * Draws a paper. The same plan, bank and seed give the same paper.
   *
   * @return empty when the bank is too small, see {@link Blueprints#shortages}
   */
  Optional<Paper> paper(ExamPlan plan, Locality place, LocalDate asOf, long seed);

  /**
   * Begins a sitting and keeps it.
   *
   * @param id unique among the person's sittings
   * @return empty when a sitting with that id is already there; it is left as it is
   */
  Optional<Sitting> begin(LearnerRecord record, String id, ExamPlan plan, Paper paper, Tick now);

  /** The sittings that are not handed in, the latest first. Time that ran out is found later. */
  List<Sitting> open(LearnerRecord record);

  /** The sittings that are handed in, the latest first. */
  List<Sitting> closed(LearnerRecord record);

  /**
   * Puts the answers of a sitting that is handed in among the person's answers, so that the
   * mistakes book and the statistics know them. What is there already is not added again: call it
   * again after a program was killed. What was left unanswered is not an answer. The time of each
   * answer is an equal part of the time used, for a sitting does not know more.
   *
   * @param asOf the day whose wording of the provisions counts
   * @throws IllegalStateException when it is not handed in yet
   */
  void record(LearnerRecord record, Sitting sitting, LocalDate asOf);

  /**
   * Marks a sitting by the questions that are installed now and the blueprint it was drawn from.
   *
   * @throws IllegalStateException when it is not handed in yet
   */
  MarkSheet marks(Sitting sitting);
}
