package org.qinqing.ui.checker.internal;

import java.time.LocalDate;
import java.util.List;
import org.qinqing.checker.CheckRequest;
import org.qinqing.pack.Verdict;

/**
 * A situation as it is kept in the vault.
 *
 * @param text what the person wrote
 * @param given facts they set or closed
 * @param verdict the answer at that time
 * @param asOf by the rules of which day
 */
record Case(String text, List<CheckRequest.Given> given, Verdict verdict, LocalDate asOf) {
  private static final int LONGEST_TITLE = 40;

  Case {
    given = List.copyOf(given);
  }

  /** A line to find it by. */
  String title() {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE) + "……";
  }
}
