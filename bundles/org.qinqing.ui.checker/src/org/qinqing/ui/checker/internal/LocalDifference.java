package org.qinqing.ui.checker.internal;

import java.util.Optional;
import org.qinqing.checker.CheckResult.Applied;
import org.qinqing.checker.CheckResult.Judgement;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Verdict;
import org.qinqing.pocketbook.Standing;

/**
 * How the verdict of a place differs from that of the whole country on the same facts.
 *
 * @param kind in which way
 * @param nation what the country's rules say
 * @param because the rule of the place that makes the difference
 */
record LocalDifference(Standing kind, Judgement nation, Applied because) {

  /** Empty when no rule of the place plays a part. */
  static Optional<LocalDifference> between(Judgement here, Judgement nation) {
    Optional<Applied> own =
        here.applied().stream()
            .filter(applied -> !applied.locality().equals(Locality.NATIONAL))
            .filter(applied -> applied.verdict() == here.verdict())
            .findFirst()
            .or(
                () ->
                    here.applied().stream()
                        .filter(applied -> !applied.locality().equals(Locality.NATIONAL))
                        .findFirst());
    if (own.isEmpty() || here.verdict().kind() == Verdict.Kind.OPEN) {
      return Optional.empty();
    }
    Standing kind;
    if (here.verdict() == nation.verdict()) {
      kind = Standing.MORE_CONCRETE;
    } else if (nation.verdict().kind() == Verdict.Kind.OPEN) {
      kind = Standing.DECIDES;
    } else {
      kind = here.verdict().stricterThan(nation.verdict()) ? Standing.STRICTER : Standing.MILDER;
    }
    return Optional.of(new LocalDifference(kind, nation, own.get()));
  }
}
