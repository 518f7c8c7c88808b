package org.qinqing.ui.training.internal;

import java.util.Objects;
import org.qinqing.store.StoreException;
import org.qinqing.store.StoreFinding;
import org.qinqing.ui.kit.Words;

/** What went wrong with what is kept, in words for a person. */
final class FailureWords {
  private FailureWords() {}

  /** What happened and what to do; the store has the sentence for what it refuses. */
  static String say(Words words, Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof StoreException refused) {
        return say(words, refused.finding());
      }
    }
    return words.say(
        "error.record", Objects.requireNonNullElse(failure.getMessage(), failure.toString()));
  }

  /** What the store has to say, with what to do about it and its code. */
  static String say(Words words, StoreFinding finding) {
    String mend = finding.mend();
    return finding.message()
        + (mend.isEmpty() ? "" : " " + mend)
        + words.say("error.code", finding.code());
  }
}
