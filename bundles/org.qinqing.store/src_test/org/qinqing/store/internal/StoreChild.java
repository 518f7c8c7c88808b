package org.qinqing.store.internal;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.qinqing.store.Change;
import org.qinqing.store.JournalQuery;
import org.qinqing.store.Shelf;
import org.qinqing.store.State;
import org.qinqing.store.StoreException;

/** Another process on the same data: started by tests, told what to do, killed at will. */
final class StoreChild {
  /** How often each of two processes counts up. */
  static final int TIMES = 500;

  private final Process process;
  private final BufferedReader said;

  private StoreChild(Process process) {
    this.process = process;
    this.said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts one; what it writes to the error stream is seen in the test's own. */
  static StoreChild start(Path data, String task, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            StoreChild.class.getName(),
            data.toString(),
            task));
    return new StoreChild(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The next line it says. */
  String next() throws IOException {
    String line = said.readLine();
    if (line == null) {
      throw new EOFException("the other process ended");
    }
    return line;
  }

  /** The rest of what it says. */
  List<String> rest() throws IOException {
    return said.lines().toList();
  }

  /** Lets it go on. */
  void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** As kill -9. */
  void kill() throws InterruptedException {
    // Not the process's own method, which also closes what it has said.
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  int end() throws InterruptedException {
    return process.waitFor();
  }

  /** What the child does. */
  public static void main(String[] arguments) throws Exception {
    SqlitePeopleStore store =
        new SqlitePeopleStore(
            new PlainFolder(Path.of(arguments[0])),
            new Tuning(10, Clock.systemUTC(), Step.all(), List.of(), Duration.ofSeconds(30)));
    say("made");
    Shelf shelf = store.common();
    switch (arguments[1]) {
      case "answer" -> answerForEver(shelf);
      case "count" -> {
        System.in.read();
        shelf.count(JournalQuery.all());
        say("counting");
        count(shelf, TIMES);
        store.close();
      }
      case "hold" -> {
        shelf.append("held", "", Instant.EPOCH, "1");
        say("open");
        System.in.read();
        store.close();
      }
      case "once" -> {
        say("" + shelf.count(JournalQuery.all()));
        store.close();
      }
      default -> throw new IllegalArgumentException(arguments[1]);
    }
    say("done");
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  /** Each batch is two entries and a counter; what was kept is said after. */
  private static void answerForEver(Shelf shelf) throws IOException {
    long revision = shelf.state("count", "batches").map(State::revision).orElse(Change.NEW);
    for (int batch = 1; ; batch++) {
      List<Long> numbers =
          shelf.write(
              List.of(
                  new Change.Append("answer", "a", Instant.EPOCH, "" + batch),
                  new Change.Append("answer", "b", Instant.EPOCH, "\"" + "x".repeat(3000) + "\""),
                  new Change.Put("count", "batches", revision, "" + batch)));
      revision = numbers.get(2);
      say("" + batch);
    }
  }

  static void count(Shelf shelf, int times) throws IOException {
    int done = 0;
    while (done < times) {
      State now = shelf.state("count", "all").orElseThrow();
      String next = "" + (Integer.parseInt(now.payload()) + 1);
      try {
        shelf.put("count", "all", now.revision(), next);
        done++;
      } catch (StoreException e) {
        if (e.reason() != StoreException.Reason.STALE) {
          throw e;
        }
      }
    }
  }
}
