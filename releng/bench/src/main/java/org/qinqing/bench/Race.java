package org.qinqing.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Times single queries of several in turn: a round of ours, a round of each peer, and again, so
 * that whatever else the machine does meets all alike.
 */
final class Race {
  private static final List<Integer> PERCENTILES = List.of(50, 90, 99);

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<Runner> runners = new ArrayList<>();
  private final int rounds;
  private long answers;

  /**
   * A race.
   *
   * @param rounds how often each query is asked of each
   */
  Race(int rounds) {
    this.rounds = rounds;
  }

  /** One that takes part. */
  private record Runner(Peer peer, List<String> queries, Timings timings, Timings processor) {}

  /** Adds one; the first is ours. */
  Race with(Peer peer, List<String> queries) {
    runners.add(new Runner(peer, queries, new Timings(), new Timings()));
    return this;
  }

  /** Warms up and runs. */
  void run() throws IOException {
    for (int round = -1; round < rounds; round++) {
      for (Runner runner : runners) {
        pass(runner, round >= 0);
      }
    }
  }

  private void pass(Runner runner, boolean counts) throws IOException {
    for (String query : runner.queries) {
      long spent = threads.getCurrentThreadCpuTime();
      long begin = System.nanoTime();
      answers += runner.peer.answer(query);
      long time = System.nanoTime() - begin;
      if (counts) {
        runner.timings.add(time);
        runner.processor.add(threads.getCurrentThreadCpuTime() - spent);
      }
    }
  }

  /** Answers of all, kept so that none is left out as unused. */
  long answers() {
    return answers;
  }

  /** The median of ours in milliseconds. */
  double median() {
    return runners.getFirst().timings.percentile(50);
  }

  /** Median of the named peer in milliseconds. */
  double median(String name) {
    return runners.stream()
        .filter(runner -> runner.peer.name().equals(name))
        .findFirst()
        .orElseThrow()
        .timings
        .percentile(50);
  }

  /** Half, nine tenths and 99 hundredths of ours, each beside those of the peers. */
  void report(String metric, Report report) {
    report(metric, report, Runner::timings);
  }

  /**
   * The same by processor time of the asking thread, which other work on the machine disturbs less.
   */
  void reportProcessor(String metric, Report report) {
    report(metric + ".cpu", report, Runner::processor);
  }

  private void report(String metric, Report report, Function<Runner, Timings> times) {
    Timings ours = times.apply(runners.getFirst());
    for (int percent : PERCENTILES) {
      Figure figure =
          Figure.less(metric + ".p" + percent, "ms", ours.percentile(percent), ours.size());
      if (runners.size() == 1) {
        report.add(figure);
      }
      for (Runner peer : runners.subList(1, runners.size())) {
        report.add(figure.beside(peer.peer.name(), times.apply(peer).percentile(percent)));
      }
    }
  }
}
