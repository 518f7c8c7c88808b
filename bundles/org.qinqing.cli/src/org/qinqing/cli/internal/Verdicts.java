package org.qinqing.cli.internal;

import java.util.HashMap;
import java.util.Map;
import org.qinqing.pack.Verdict;

/** What verdicts are called in the language of the terminal. */
final class Verdicts {
  private Verdicts() {}

  /** Words → verdict. */
  static Map<String, Verdict> byName(Terminal terminal) {
    Map<String, Verdict> names = new HashMap<>();
    for (Verdict verdict : Verdict.values()) {
      names.put(terminal.say("verdict." + verdict.name()), verdict);
    }
    return names;
  }
}
