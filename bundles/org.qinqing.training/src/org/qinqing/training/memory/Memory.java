package org.qinqing.training.memory;

import java.time.Instant;
import java.util.Objects;

/**
 * What is remembered of one item after at least one review. An item that was never reviewed has no
 * memory.
 *
 * @param phase where it stands between first sight and long spacing
 * @param step index of the short step it waits for, from 0; 0 in {@link Phase#REVIEW}
 * @param stability days after which the chance of recall has fallen to nine in ten; positive
 * @param difficulty 1 (easiest) to 10
 * @param reviewed when it was last reviewed
 * @param due when it should come again; not before {@code reviewed}
 */
public record Memory(
    Phase phase, int step, double stability, double difficulty, Instant reviewed, Instant due) {

  /** Refuses states that no sequence of reviews leads to. */
  public Memory {
    Objects.requireNonNull(phase);
    if (step < 0 || (phase == Phase.REVIEW && step != 0)) {
      throw new IllegalArgumentException("step " + step + " in " + phase);
    }
    if (!(stability > 0) || Double.isInfinite(stability)) {
      throw new IllegalArgumentException("stability " + stability);
    }
    if (!(difficulty >= 1 && difficulty <= 10)) {
      throw new IllegalArgumentException("difficulty " + difficulty);
    }
    if (due.isBefore(reviewed)) {
      throw new IllegalArgumentException("due " + due + " before " + reviewed);
    }
  }

  /** Where an item stands. */
  public enum Phase {
    /** Seen, still in the short steps of the first day. */
    LEARNING,
    /** Spaced by days. */
    REVIEW,
    /** Was spaced by days, then forgotten; in the short steps again. */
    RELEARNING
  }
}
