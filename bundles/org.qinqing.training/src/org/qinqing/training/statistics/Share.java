package org.qinqing.training.statistics;

/**
 * How many of some answers were right, and how sure that is.
 *
 * @param answers how many answers
 * @param right how many of them were right; at most {@code answers}
 */
public record Share(int answers, int right) {
  /** Half the width of the interval, in standard deviations: 95 in 100. */
  private static final double Z = 1.959963984540054;

  /** Refuses what cannot be counted. */
  public Share {
    if (right < 0 || right > answers) {
      throw new IllegalArgumentException(right + " of " + answers);
    }
  }

  /** The part that is right, 0 to 1; NaN without answers. */
  public double value() {
    return (double) right / answers;
  }

  /** Lower end of the Wilson score interval (Wilson 1927) at 95 %; 0 without answers. */
  public double low() {
    return answers == 0 ? 0 : Math.clamp(centre() - reach(), 0, value());
  }

  /** Upper end of the Wilson score interval at 95 %; 1 without answers. */
  public double high() {
    return answers == 0 ? 1 : Math.clamp(centre() + reach(), value(), 1);
  }

  private double centre() {
    return (value() + Z * Z / (2 * answers)) / (1 + Z * Z / answers);
  }

  private double reach() {
    double spread = value() * (1 - value()) / answers + Z * Z / (4.0 * answers * answers);
    return Z * Math.sqrt(spread) / (1 + Z * Z / answers);
  }
}
