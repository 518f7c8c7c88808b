package org.qinqing.checker.internal.reading;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a pattern by trying it only where it can begin: of the units of a text few begin any of the
 * dozens of words that a pattern lists, and the tries are what finding costs. Finds the same as the
 * pattern alone. Immutable.
 */
final class Finder {
  /** In no pattern; so what it begins, any unit begins. */
  private static final char ANY = '\uE000';

  private static final int BITS = 1024;

  private final Pattern pattern;

  /** By the last ten bits of a unit: whether such a unit may begin a match. */
  private final long[] starts = new long[BITS / Long.SIZE];

  private Finder(Pattern pattern) {
    this.pattern = pattern;
    boolean any = canBegin(ANY);
    for (char unit = 0; unit < BITS; unit++) {
      if (any || (unit < 128 && canBegin(unit))) {
        mark(unit);
      }
    }
    // Beside ASCII, which may be meant by \d and the like, only units that it names.
    pattern
        .pattern()
        .chars()
        .filter(unit -> canBegin((char) unit))
        .forEach(unit -> mark((char) unit));
  }

  static Finder of(String regex) {
    return new Finder(Pattern.compile(regex));
  }

  /** Whether the unit is a match, or could be the beginning of one if more came after it. */
  @SuppressWarnings("JdkObsolete") // As in streaming: what matters is whether more could matter.
  private boolean canBegin(char unit) {
    Matcher matcher = pattern.matcher(Character.toString(unit));
    return matcher.lookingAt() || matcher.hitEnd();
  }

  private void mark(char unit) {
    starts[unit % BITS / Long.SIZE] |= 1L << unit;
  }

  private boolean mayBegin(char unit) {
    return (starts[unit % BITS / Long.SIZE] & 1L << unit) != 0;
  }

  /** Whether the pattern is found anywhere in a text. */
  boolean in(String text) {
    Matcher matcher = null;
    for (int at = 0; at < text.length(); at++) {
      if (mayBegin(text.charAt(at))) {
        if (matcher == null) {
          matcher = matcher(text);
        }
        if (begins(matcher, at)) {
          return true;
        }
      }
    }
    return false;
  }

  /** To be used with {@link #next}. */
  Matcher matcher(String text) {
    // So that what looks behind or for the beginning sees the whole text.
    return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
  }

  /** Goes to the next match in a text from a place on; whether there is one. */
  boolean next(Matcher matcher, String text, int from) {
    for (int at = from; at < text.length(); at++) {
      if (mayBegin(text.charAt(at)) && begins(matcher, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(Matcher matcher, int at) {
    return matcher.region(at, matcher.regionEnd()).lookingAt();
  }
}
