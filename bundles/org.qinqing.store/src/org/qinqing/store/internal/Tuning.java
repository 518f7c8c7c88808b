package org.qinqing.store.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * What tests choose otherwise.
 *
 * @param rounds of PBKDF2
 * @param clock for the names of backups and for what changed when
 * @param steps of the layout, the last one is the present
 * @param pragmas further settings of each connection
 * @param patience how long to wait for another process
 */
record Tuning(int rounds, Clock clock, List<Step> steps, List<String> pragmas, Duration patience) {
  static Tuning usual() {
    return new Tuning(
        FileVault.ROUNDS, Clock.systemUTC(), Step.all(), List.of(), Duration.ofSeconds(5));
  }

  int version() {
    return steps.getLast().version();
  }
}
