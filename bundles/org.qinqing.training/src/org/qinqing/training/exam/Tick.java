package org.qinqing.training.exam;

import java.time.Instant;

/**
 * A moment, as two clocks show it. The steady one cannot be set, but begins anew with each run of
 * the program.
 *
 * <p>While a computer sleeps its steady clock may stop. Who wants that time counted names a new run
 * after waking.
 *
 * @param wall the clock on the wall
 * @param steady nanoseconds since any moment, such as {@link System#nanoTime()}
 * @param run tells this run of the program from every other
 */
public record Tick(Instant wall, long steady, String run) {}
