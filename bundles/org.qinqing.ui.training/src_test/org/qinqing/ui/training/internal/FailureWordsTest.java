package org.qinqing.ui.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qinqing.store.StoreException;
import org.qinqing.store.StoreFinding;
import org.qinqing.ui.kit.Words;

/** What went wrong, as a person reads it. */
class FailureWordsTest {
  private final Words words = Words.beside(TrainingRoom.class);

  private static StoreFinding finding(String mend) {
    return new StoreFinding(
        StoreFinding.Severity.ERROR, "P-301", "别的程序正在写。", mend, Optional.empty());
  }

  @Test
  void storeHasTheSentenceHoweverDeep() {
    StoreException busy = new StoreException(StoreException.Reason.BUSY, finding("等一会儿再试。"), null);
    assertEquals(
        "别的程序正在写。 等一会儿再试。（P-301）",
        FailureWords.say(words, new IllegalStateException(new UncheckedIOException(busy))));
    assertEquals("别的程序正在写。（P-301）", FailureWords.say(words, finding("")));
  }

  @Test
  void otherFailuresSayThatNothingIsLost() {
    String said = FailureWords.say(words, new IOException("disk"));
    assertTrue(said.contains("disk") && said.contains("没有变动"), said);
    assertTrue(FailureWords.say(words, new IOException()).contains("IOException"));
  }
}
