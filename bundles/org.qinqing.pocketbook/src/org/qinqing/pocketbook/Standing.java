package org.qinqing.pocketbook;

import java.time.LocalDate;
import java.util.Map;
import org.qinqing.checker.Checker;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pocketbook.internal.Standings;

/** How a rule of a place stands to what the rules of the country say of the same facts. */
public enum Standing {
  /** The place is stricter. */
  STRICTER,
  /** The place asks for less, as a higher document allows. */
  MILDER,
  /** The country has no rule, or wants to know more; the place decides. */
  DECIDES,
  /** The same verdict, in words of its own. */
  MORE_CONCRETE;

  /**
   * Weighs the rules of a place by the situations in the tests of its bundles: each is judged there
   * and for the whole country. Where the situations of a rule differ, the weightiest counts, in the
   * order of the constants. Takes some hundred verdicts: call it in the background.
   *
   * @param asOf by the rules of which day; tests for another day are left out
   * @return by id of the rule; empty for the whole country
   */
  public static Map<String, Standing> of(
      Checker checker, PackSnapshot snapshot, Locality place, LocalDate asOf) {
    return Standings.of(checker, snapshot, place, asOf);
  }
}
