package org.qinqing.training.practice;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Verdict;

/** To which side a wrong answer leans (亲 × 清). */
public enum Lean {
  /** 过严：把可以做的当成不可以. */
  STRICT,
  /** 过宽：把不可以做的当成可以. */
  LAX;

  /**
   * A deed among the options.
   *
   * @param verdict how the deed is judged, if the option says so
   * @param right whether choosing it is right
   * @param chosen whether it was chosen
   */
  public record Deed(Optional<Verdict> verdict, boolean right, boolean chosen) {}

  /**
   * Of an answer that names the verdict itself.
   *
   * @return empty when both are of one strictness, or when one of them is open (needs a fact, no
   *     rule)
   */
  public static Optional<Lean> ofVerdict(Verdict given, Verdict right) {
    if (given == right || given.kind() == Verdict.Kind.OPEN || right.kind() == Verdict.Kind.OPEN) {
      return Optional.empty();
    }
    return Optional.of(given.stricterThan(right) ? STRICT : LAX);
  }

  /**
   * Of an answer that chooses among deeds.
   *
   * <p>What choosing means follows from the right options: where these are forbidden deeds ("which
   * of these is a breach?"), to choose is to condemn, else to choose is to approve. Who approves of
   * a forbidden deed, or does not condemn one, is too lax; who condemns a proper deed, or leaves it
   * out, is too strict. A deed left out says something only where several can be chosen.
   *
   * @param deeds all options
   * @param several whether several options can be chosen
   * @return none, one or both; options without a verdict say nothing
   */
  public static Set<Lean> ofDeeds(List<Deed> deeds, boolean several) {
    Set<Lean> leans = EnumSet.noneOf(Lean.class);
    boolean condemning =
        deeds.stream().anyMatch(deed -> deed.right() && is(deed, Verdict.Kind.FORBIDDEN))
            && deeds.stream().noneMatch(deed -> deed.right() && isProper(deed));
    for (Deed deed : deeds) {
      boolean takenWrongly = deed.chosen() && !deed.right();
      boolean leftOut = several && deed.right() && !deed.chosen();
      if (!takenWrongly && !leftOut) {
        continue;
      }
      boolean approved = deed.chosen() != condemning;
      if (approved && is(deed, Verdict.Kind.FORBIDDEN)) {
        leans.add(LAX);
      } else if (!approved && isProper(deed)) {
        leans.add(STRICT);
      }
    }
    return Set.copyOf(leans);
  }

  private static boolean is(Deed deed, Verdict.Kind kind) {
    return deed.verdict().map(verdict -> verdict.kind() == kind).orElse(false);
  }

  /** Allowed at once, or by the proper way. */
  private static boolean isProper(Deed deed) {
    return is(deed, Verdict.Kind.ALLOWED) || is(deed, Verdict.Kind.PROCEDURE);
  }
}
