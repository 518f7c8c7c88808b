package org.qinqing.training.exam;

import java.util.Optional;
import org.qinqing.pack.Side;

/**
 * A blueprint with the bank it is filled from.
 *
 * @param blueprint what the paper is made of
 * @param side whose questions; empty for both sides
 * @param origin who made it
 * @param revision of what is kept, for {@link Blueprints#keep}; 0 for what is not kept yet
 */
public record ExamPlan(Blueprint blueprint, Optional<Side> side, Origin origin, long revision) {
  /** Who made it. */
  public enum Origin {
    /** Comes with the program and follows what is installed; can be copied, not changed. */
    BUILT_IN,
    /** Made on this computer, or read from a file. */
    OWN
  }

  /** One that was not kept yet. */
  public static ExamPlan own(Blueprint blueprint, Optional<Side> side) {
    return new ExamPlan(blueprint, side, Origin.OWN, 0);
  }

  /** Its id, that of the blueprint. */
  public String id() {
    return blueprint.id();
  }
}
