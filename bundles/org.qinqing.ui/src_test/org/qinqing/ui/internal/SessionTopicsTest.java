package org.qinqing.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered of questions to the checker. */
class SessionTopicsTest {
  private final SessionTopics topics = new SessionTopics();

  @Test
  void situationTypedOnCountsOnce() {
    topics.judged("1", "gift");
    topics.judged("2", "banquet");
    topics.judged("1", "loan");
    assertEquals(List.of("loan", "banquet"), topics.topics());
  }

  @Test
  void sameTopicOfTwoSituationsCountsTwice() {
    topics.judged("1", "gift");
    topics.judged("2", "gift");
    assertEquals(List.of("gift", "gift"), topics.topics());
  }

  @Test
  void earliestAreForgotten() {
    for (int i = 0; i < 201; i++) {
      topics.judged(Integer.toString(i), "t" + i);
    }
    assertEquals(200, topics.topics().size());
    assertEquals("t1", topics.topics().getFirst());
  }
}
