package org.qinqing.trust;

import java.util.Locale;
import java.util.Optional;
import org.qinqing.pack.Locality;

/** How high a rule bundle or a publisher stands, the highest first. */
public enum Level {
  NATIONAL,
  PROVINCE,
  CITY,
  /** A district, a county, or a template. */
  COUNTY;

  /** Reads the word of {@code pack.yaml}; {@code template} counts as {@link #COUNTY}. */
  public static Optional<Level> of(String word) {
    return switch (word) {
      case "national" -> Optional.of(NATIONAL);
      case "province" -> Optional.of(PROVINCE);
      case "city" -> Optional.of(CITY);
      case "county", "template" -> Optional.of(COUNTY);
      default -> Optional.empty();
    };
  }

  /** The level of a place. */
  public static Level of(Locality place) {
    return values()[place.depth()];
  }

  /** The word of {@code pack.yaml}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this stands higher than the other. */
  public boolean above(Level other) {
    return ordinal() < other.ordinal();
  }
}
