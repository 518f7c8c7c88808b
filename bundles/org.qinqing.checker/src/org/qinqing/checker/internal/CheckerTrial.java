package org.qinqing.checker.internal;

import org.qinqing.checker.Checker;
import org.qinqing.checker.internal.reading.SituationReader;
import org.qinqing.pack.PackRegistry;

/** For the benchmark: the checker with another reader than the one of the product. */
public final class CheckerTrial {
  private CheckerTrial() {}

  /** Judges what that reader reads; never looks for what would change a verdict. */
  public static Checker with(SituationReader reader, PackRegistry packs) {
    Engine engine = new Engine(reader);
    return request -> engine.check(request, packs.snapshot(), false);
  }
}
