package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.qinqing.ui.kit.Background;

/** Work off the window's thread. */
@Order(2)
class BackgroundTest {
  private final Person person = Person.atTheWindow();
  private final Background background = new Background(person.shell());
  private final List<String> shown = new ArrayList<>();

  private void start(String name, java.util.concurrent.Callable<String> work) {
    background.run(name, work, shown::add, failure -> shown.add("failed: " + failure.getMessage()));
  }

  @Test
  void newestSeesWhatThoseBeforeItChanged() {
    AtomicReference<String> state = new AtomicReference<>("kept");
    CountDownLatch go = new CountDownLatch(1);
    start(
        "forget",
        () -> {
          go.await();
          state.set("forgotten");
          return "first";
        });
    CountDownLatch other = new CountDownLatch(1);
    new Background(person.shell())
        .run("of another part", () -> "", done -> other.countDown(), failure -> {});
    start("read", state::get);
    person.until("another part is not kept waiting", () -> other.getCount() == 0);
    assertEquals(List.of(), shown);
    go.countDown();
    person.until("a result", () -> !shown.isEmpty());
    assertEquals(List.of("forgotten"), shown);
  }

  @Test
  void whatIsForgottenShowsNothing() {
    CountDownLatch done = new CountDownLatch(1);
    start("forgotten", () -> "late");
    background.forget();
    new Background(person.shell()).run("after", () -> "", any -> done.countDown(), failure -> {});
    start("newest", () -> "newest");
    person.until("the newest", () -> !shown.isEmpty() && done.getCount() == 0);
    person.settle();
    assertEquals(List.of("newest"), shown);
  }

  @Test
  void failureIsTold() {
    start(
        "failing",
        () -> {
          throw new java.io.IOException("no room");
        });
    person.until("the failure", () -> !shown.isEmpty());
    assertEquals(List.of("failed: no room"), shown);
    assertFalse(person.shell().isDisposed());
  }
}
