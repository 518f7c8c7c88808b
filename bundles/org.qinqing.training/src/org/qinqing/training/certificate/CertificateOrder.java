package org.qinqing.training.certificate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What a certificate is to say. Nothing else of the person gets into it.
 *
 * @param holder the name as the person typed it; not blank, at most {@value #LONGEST} characters
 * @param issuer who issues it, as the person typed it; not blank, at most {@value #LONGEST}
 *     characters
 * @param exam title of the exam; not blank
 * @param points points reached
 * @param worth points that could be reached, more than 0
 * @param needed points needed for a pass, at most {@code points}
 * @param passed when the exam was handed in
 * @param until when the certificate ends; empty for never, else after {@code passed}
 */
public record CertificateOrder(
    String holder,
    String issuer,
    String exam,
    BigDecimal points,
    BigDecimal worth,
    BigDecimal needed,
    Instant passed,
    Optional<Instant> until) {
  /** Most characters of a name. */
  public static final int LONGEST = 60;

  /** Refuses what no certificate can say: no name, no pass, an end before the beginning. */
  public CertificateOrder {
    holder = name(holder);
    issuer = name(issuer);
    exam = name(exam);
    if (worth.signum() <= 0 || points.compareTo(worth) > 0 || points.compareTo(needed) < 0) {
      throw new IllegalArgumentException(points + ", " + needed + ", " + worth);
    }
    if (until.filter(end -> !end.isAfter(passed)).isPresent()) {
      throw new IllegalArgumentException(until + " <= " + passed);
    }
  }

  private static String name(String text) {
    String name = text.strip();
    if (!sound(name)) {
      throw new IllegalArgumentException("name: " + name);
    }
    return name;
  }

  /** Whether the text can be a name: not blank, not too long, nothing that cannot be seen. */
  public static boolean sound(String text) {
    String name = text.strip();
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.codePoints()
            .noneMatch(
                c ->
                    Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
  }
}
