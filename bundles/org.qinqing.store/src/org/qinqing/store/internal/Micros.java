package org.qinqing.store.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as the database keeps them: microseconds since 1970 in UTC, negative before. */
final class Micros {
  private static final long A_SECOND = 1_000_000;
  private static final long NANOS = 1_000;

  private Micros() {}

  static long of(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), A_SECOND), at.getNano() / NANOS);
  }

  /** The first that is not before. */
  static long notBefore(Instant at) {
    return of(at) + (at.getNano() % NANOS == 0 ? 0 : 1);
  }

  static Instant time(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
