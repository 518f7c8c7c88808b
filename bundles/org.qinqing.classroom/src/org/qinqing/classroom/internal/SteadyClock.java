package org.qinqing.classroom.internal;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of day, at which it began, and from then on how much time has really passed: setting the
 * clock of the computer in the middle of a question takes no time from anyone.
 */
final class SteadyClock implements InstantSource {
  private final Instant begin = Instant.now();
  private final long nanos = System.nanoTime();

  @Override
  public Instant instant() {
    return begin.plusNanos(System.nanoTime() - nanos);
  }
}
