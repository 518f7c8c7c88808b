package org.qinqing.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are opened from outside reach the one window. */
class OpenRequestsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path work;
  private final List<Exception> log = new CopyOnWriteArrayList<>();

  private OpenRequests requests() {
    return new OpenRequests(work.resolve("open"), log::add);
  }

  private Path bundle(String name) {
    return work.resolve(name).toAbsolutePath();
  }

  @Test
  void whatWaitsIsTakenOnceOldestFirst() throws IOException {
    requests().leave(bundle("云溪 1.qinqing"));
    requests().leave(bundle("b.qinqing"));
    try (OpenRequests window = requests()) {
      List<Path> taken = window.take();
      assertEquals(
          List.of(bundle("b.qinqing"), bundle("云溪 1.qinqing")), taken.stream().sorted().toList());
      assertEquals(List.of(), window.take());
    }
    assertEquals(List.of(), log);
  }

  @Test
  void withoutAWindowTheRequestStays() throws IOException {
    assertEquals(OpenRequests.Left.NO_WINDOW, requests().handOver(bundle("a.qinqing"), PATIENCE));
    try (OpenRequests window = requests()) {
      assertEquals(List.of(bundle("a.qinqing")), window.take());
    }
  }

  @Test
  void openWindowTakesWhatAnotherProcessLeaves() throws Exception {
    BlockingQueue<Path> seen = new LinkedBlockingQueue<>();
    requests().leave(bundle("before.qinqing"));
    try (OpenRequests window = requests()) {
      window.watch(seen::add);
      assertEquals(bundle("before.qinqing"), seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
      assertEquals(OpenRequests.Left.TAKEN, requests().handOver(bundle("a.qinqing"), PATIENCE));
      assertEquals(bundle("a.qinqing"), seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
    // Closed means free for the next.
    assertEquals(OpenRequests.Left.NO_WINDOW, requests().handOver(bundle("b.qinqing"), PATIENCE));
    assertTrue(seen.isEmpty());
  }

  @Test
  void secondWindowLeavesTheRequestsToTheFirst() throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    try (OpenRequests first = requests();
        OpenRequests second = requests()) {
      first.watch(path -> seen.add("first " + path.getFileName()));
      requests().handOver(bundle("a.qinqing"), PATIENCE);
      assertEquals("first a.qinqing", seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
      second.watch(path -> seen.add("second " + path.getFileName()));
      requests().handOver(bundle("b.qinqing"), PATIENCE);
      assertEquals("first b.qinqing", seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
    assertTrue(seen.isEmpty());
  }

  @Test
  @Timeout(60)
  void whoOnlyAsksWhetherThereIsAWindowKeepsNoneFromOpening() throws Exception {
    BlockingQueue<Path> seen = new LinkedBlockingQueue<>();
    Path folder = Files.createDirectories(work.resolve("open"));
    try (OpenRequests window = requests()) {
      try (FileChannel asking =
          FileChannel.open(
              folder.resolve("requests.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        assertTrue(asking.lock().isValid());
        window.watch(seen::add);
        while (Thread.getAllStackTraces().keySet().stream()
            .noneMatch(
                thread ->
                    thread.getName().equals("files opened from outside")
                        && thread.getState() == Thread.State.TIMED_WAITING)) {
          Thread.onSpinWait();
        }
      }
      requests().leave(bundle("a.qinqing"));
      assertEquals(bundle("a.qinqing"), seen.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
  }

  @Test
  @Timeout(60)
  void windowThatDoesNotAnswerLeavesTheRequest() throws IOException {
    try (OpenRequests window = requests()) {
      BlockingQueue<Path> stuck = new LinkedBlockingQueue<>(1);
      window.watch(
          path -> {
            try {
              stuck.put(path);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      // The first fills the queue, the window hangs with the second, the third waits.
      requests().leave(bundle("1.qinqing"));
      while (stuck.isEmpty()) {
        Thread.onSpinWait();
      }
      requests().handOver(bundle("2.qinqing"), PATIENCE);
      assertEquals(
          OpenRequests.Left.WAITING,
          requests().handOver(bundle("3.qinqing"), Duration.ofMillis(200)));
    }
    try (OpenRequests next = requests()) {
      assertEquals(List.of(bundle("3.qinqing")), next.take());
    }
  }

  @Test
  void whatIsNoRequestIsThrownAwayAndLogged() throws IOException {
    Path folder = Files.createDirectories(work.resolve("open"));
    Files.writeString(folder.resolve("1.request"), "relative.qinqing");
    Files.write(folder.resolve("2.request"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Files.write(folder.resolve("3.request"), new byte[1 << 20]);
    Files.writeString(folder.resolve("note.txt"), bundle("a.qinqing").toString());
    try (OpenRequests window = requests()) {
      assertEquals(List.of(), window.take());
    }
    assertEquals(3, log.size());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of("note.txt"), left.map(p -> p.getFileName().toString()).toList());
    }
    assertFalse(Files.exists(folder.resolve("1.request")));
  }
}
