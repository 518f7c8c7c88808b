package org.qinqing.training.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.qinqing.training.memory.Memory;
import org.qinqing.training.memory.Memory.Phase;
import org.qinqing.training.memory.Rating;
import org.qinqing.training.memory.Spacing;
import org.qinqing.training.memory.SpacingPlan;

/** Spaces reviews by FSRS-6. */
@Component(service = Spacing.class)
public final class FsrsSpacing implements Spacing {
  /** Shorter intervals are left as they are. */
  private static final int LEAST_FUZZED = 3;

  private static final List<Band> BANDS =
      List.of(
          new Band(2.5, 7, 0.15),
          new Band(7, 20, 0.1),
          new Band(20, Double.POSITIVE_INFINITY, 0.05));

  /** What part of the days between {@code from} and {@code to} an interval may deviate. */
  private record Band(double from, double to, double part) {}

  @Override
  public double retrievability(SpacingPlan plan, Memory memory, Instant at) {
    return new Fsrs(plan).retrievability(days(memory, at), memory.stability());
  }

  @Override
  public int interval(SpacingPlan plan, double stability) {
    if (!(stability > 0)) {
      throw new IllegalArgumentException("stability " + stability);
    }
    return new Fsrs(plan).interval(stability);
  }

  @Override
  public Memory review(
      SpacingPlan plan, String item, Optional<Memory> before, Rating rating, Instant at) {
    Fsrs fsrs = new Fsrs(plan);
    double stability =
        before
            .map(m -> stability(fsrs, m, rating, at))
            .orElseGet(() -> fsrs.firstStability(rating));
    double difficulty =
        before
            .map(m -> fsrs.difficulty(m.difficulty(), rating))
            .orElseGet(() -> fsrs.firstDifficulty(rating));
    Phase phase = before.map(Memory::phase).orElse(Phase.LEARNING);
    if (phase == Phase.REVIEW && rating == Rating.AGAIN && !plan.relearning().isEmpty()) {
      return stepped(Phase.RELEARNING, 0, plan.relearning().getFirst(), stability, difficulty, at);
    }
    if (phase != Phase.REVIEW) {
      List<Duration> steps = phase == Phase.LEARNING ? plan.learning() : plan.relearning();
      int step = before.map(Memory::step).orElse(0);
      if (rating == Rating.AGAIN && !steps.isEmpty()) {
        return stepped(phase, 0, steps.getFirst(), stability, difficulty, at);
      }
      // A plan with fewer steps than before lets the item go on.
      if (rating == Rating.HARD && step < steps.size()) {
        return stepped(phase, step, hard(steps, step), stability, difficulty, at);
      }
      if (rating == Rating.GOOD && step + 1 < steps.size()) {
        return stepped(phase, step + 1, steps.get(step + 1), stability, difficulty, at);
      }
    }
    int days = deviating(plan, item, fsrs.interval(stability), at);
    return new Memory(Phase.REVIEW, 0, stability, difficulty, at, at.plus(Duration.ofDays(days)));
  }

  private static double stability(Fsrs fsrs, Memory memory, Rating rating, Instant at) {
    long days = days(memory, at);
    return days < 1
        ? fsrs.sameDay(memory.stability(), rating)
        : fsrs.laterDay(
            memory.difficulty(),
            memory.stability(),
            fsrs.retrievability(days, memory.stability()),
            rating);
  }

  /** Whole days since the last review; 0 when the clock was set back. */
  private static long days(Memory memory, Instant at) {
    return Math.max(0, Duration.between(memory.reviewed(), at).toDays());
  }

  private static Memory stepped(
      Phase phase, int step, Duration wait, double stability, double difficulty, Instant at) {
    return new Memory(phase, step, stability, difficulty, at, at.plus(wait));
  }

  /** At the first step halfway to the next one, later the same step once more. */
  private static Duration hard(List<Duration> steps, int step) {
    if (step > 0) {
      return steps.get(step);
    }
    Duration first = steps.getFirst();
    return steps.size() == 1
        ? first.multipliedBy(3).dividedBy(2)
        : first.plus(steps.get(1)).dividedBy(2);
  }

  private static int deviating(SpacingPlan plan, String item, int days, Instant at) {
    if (plan.fuzz().isEmpty() || days < LEAST_FUZZED) {
      return days;
    }
    double width = 1;
    for (Band band : BANDS) {
      width += band.part() * Math.max(Math.min(days, band.to()) - band.from(), 0);
    }
    int most = (int) Math.min(Math.rint(days + width), plan.longest());
    int least = (int) Math.min(Math.max(2, Math.rint(days - width)), most);
    Draw draw = Draw.of(plan.fuzz().getAsLong(), "fuzz", item, at.toString());
    return least + draw.below(most - least + 1);
  }
}
