package org.qinqing.classroom.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Side;

/**
 * What a trainer wants to do in a class. It may be unfinished: whether a class can be held is asked
 * of {@link ClassPlans#check}.
 *
 * @param id names it among the kept plans: 1 to 40 small letters, digits and hyphens
 * @param title shown on every screen; blank while unfinished
 * @param locality the place whose bundles the questions are from
 * @param side from whose side questions are told; empty: from both
 * @param minutes how long the class is to be, 1 to 1440
 * @param teams names of the teams; empty when everyone plays alone
 * @param parts in order; empty while unfinished
 * @param readings fingerprints of what the cited provisions and the asked questions read when a
 *     trainer saw them last, by address or id of the question; {@link ClassPlans} fills them
 */
public record ClassPlan(
    String id,
    String title,
    Locality locality,
    Optional<Side> side,
    int minutes,
    List<String> teams,
    List<PlanPart> parts,
    Map<String, String> readings) {

  /** Longest class, in minutes. */
  public static final int LONGEST = 1440;

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when one is exceeded
   */
  public ClassPlan {
    teams = List.copyOf(teams);
    parts = List.copyOf(parts);
    readings = Map.copyOf(readings);
    if (!isId(id)) {
      throw new IllegalArgumentException("id " + id);
    }
    if (minutes < 1 || minutes > LONGEST) {
      throw new IllegalArgumentException("minutes " + minutes);
    }
  }

  /** Whether the text can name a plan. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** How long the parts are together, in minutes. */
  public int planned() {
    return parts.stream().mapToInt(PlanPart::minutes).sum();
  }

  /** The same under another id. */
  public ClassPlan withId(String other) {
    return new ClassPlan(other, title, locality, side, minutes, teams, parts, readings);
  }

  /** The same under another title. */
  public ClassPlan withTitle(String other) {
    return new ClassPlan(id, other, locality, side, minutes, teams, parts, readings);
  }

  /** The same with other teams. */
  public ClassPlan withTeams(List<String> other) {
    return new ClassPlan(id, title, locality, side, minutes, other, parts, readings);
  }

  /** The same with other parts. */
  public ClassPlan withParts(List<PlanPart> other) {
    return new ClassPlan(id, title, locality, side, minutes, teams, other, readings);
  }

  /** The same with other fingerprints. */
  public ClassPlan withReadings(Map<String, String> other) {
    return new ClassPlan(id, title, locality, side, minutes, teams, parts, other);
  }
}
