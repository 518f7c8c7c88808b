package org.qinqing.classroom.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How much each of many may do: so many at once, then so many a minute. Remembers a bounded number
 * of them; who was not seen for longest is forgotten first. Safe for several threads.
 */
final class Allowance {
  private static final int REMEMBERED = 4096;
  private static final double NANOS_IN_MINUTE = 60e9;

  private record Left(double tokens, long at) {}

  private final double most;
  private final double perMinute;
  private final LongSupplier nanos;
  private final Map<String, Left> left =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * Everyone begins with the most.
   *
   * @param nanos a clock that never goes back
   */
  Allowance(double most, double perMinute, LongSupplier nanos) {
    this.most = most;
    this.perMinute = perMinute;
    this.nanos = nanos;
  }

  /** Takes one, when there is one. */
  synchronized boolean take(String who) {
    Left now = now(who);
    if (now.tokens() < 1) {
      return false;
    }
    left.put(who, new Left(now.tokens() - 1, now.at()));
    return true;
  }

  /** Whether there is one; takes none. */
  synchronized boolean has(String who) {
    return now(who).tokens() >= 1;
  }

  private Left now(String who) {
    long now = nanos.getAsLong();
    Left before = left.getOrDefault(who, new Left(most, now));
    double gained = (now - before.at()) * perMinute / NANOS_IN_MINUTE;
    return new Left(Math.min(most, before.tokens() + gained), now);
  }
}
