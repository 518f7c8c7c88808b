package org.qinqing.training.exchange.internal;

import java.util.HashSet;
import java.util.Set;
import org.qinqing.training.exchange.QuestionExchange.Defaults;

/** Ids for questions that come without one. */
final class NewIds {
  private final String begin;
  private final Set<String> taken;

  NewIds(Defaults defaults) {
    begin = defaults.pack() + "-import-";
    taken = new HashSet<>(defaults.taken());
  }

  /** The first id from that place on which nobody has; it is taken then. */
  String next(int place) {
    int number = place;
    while (!taken.add(begin + number)) {
      number++;
    }
    return begin + number;
  }
}
