package org.qinqing.classroom.plan;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Side;

/**
 * What a plan is to be drafted from.
 *
 * @param template id of a {@link PlanTemplate}
 * @param title of the class; blank: the template's
 * @param locality the place; questions of bundles outside its chain are left out
 * @param side only questions told from this side
 * @param topics ids of topics; empty: any
 * @param asOf the day whose provisions count
 * @param seed the same seed, wish and bundles give the same plan
 */
public record PlanWish(
    String template,
    String title,
    Locality locality,
    Optional<Side> side,
    Set<String> topics,
    LocalDate asOf,
    long seed) {
  /** Makes the set unchangeable. */
  public PlanWish {
    topics = Set.copyOf(topics);
  }
}
