package org.qinqing.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/**
 * How many items a second several get through, one after the other on one thread: a pass of ours, a
 * pass of each peer, and again, so that whatever else the machine does meets all alike.
 */
final class Pace {
  private static final double NANOS = 1e9;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<Runner> runners = new ArrayList<>();
  private long answers;

  /** Deals with one item; what it returns is only there to be used. */
  @FunctionalInterface
  interface Work {
    int of(int item) throws IOException;
  }

  /** One that takes part. */
  private static final class Runner {
    private final String name;
    private final int items;
    private final Work work;
    private final Timings single = new Timings();
    private final Timings processor = new Timings();
    private double best;
    private double bestProcessor;

    Runner(String name, int items, Work work) {
      this.name = name;
      this.items = items;
      this.work = work;
    }
  }

  /** Adds one; the first is ours. Each item is one call of {@code work}. */
  Pace with(String name, int items, Work work) {
    runners.add(new Runner(name, items, work));
    return this;
  }

  /**
   * Runs.
   *
   * @param warming passes that do not count
   * @param rounds passes that do
   * @param single whether each item is timed alone; else only the pass
   */
  Pace run(int warming, int rounds, boolean single) throws IOException {
    for (int round = -warming; round < rounds; round++) {
      for (Runner runner : runners) {
        pass(runner, round >= 0, single);
      }
    }
    return this;
  }

  private void pass(Runner runner, boolean counts, boolean single) throws IOException {
    long spent = threads.getCurrentThreadCpuTime();
    long begin = System.nanoTime();
    for (int item = 0; item < runner.items; item++) {
      if (single && counts) {
        long cpu = threads.getCurrentThreadCpuTime();
        long from = System.nanoTime();
        answers += runner.work.of(item);
        runner.single.add(System.nanoTime() - from);
        runner.processor.add(threads.getCurrentThreadCpuTime() - cpu);
      } else {
        answers += runner.work.of(item);
      }
    }
    double clock = System.nanoTime() - begin;
    double processor = threads.getCurrentThreadCpuTime() - spent;
    if (counts) {
      runner.best = Math.max(runner.best, runner.items * NANOS / clock);
      runner.bestProcessor = Math.max(runner.bestProcessor, runner.items * NANOS / processor);
    }
  }

  /** Items a second in the best pass, by the clock and by processor time. */
  void reportRate(String metric, Report report) {
    Runner ours = runners.getFirst();
    report(report, Figure.more(metric + ".rate", "/s", ours.best, ours.items), r -> r.best);
    report(
        report,
        Figure.more(metric + ".rate-cpu", "/s", ours.bestProcessor, ours.items),
        r -> r.bestProcessor);
  }

  /** Half and 99 hundredths of the single times, by the clock and by processor time. */
  void reportTimes(String metric, Report report) {
    Runner ours = runners.getFirst();
    for (int percent : List.of(50, 99)) {
      report(
          report,
          Figure.less(
              metric + ".p" + percent, "ms", ours.single.percentile(percent), ours.single.size()),
          r -> r.single.percentile(percent));
      report(
          report,
          Figure.less(
              metric + ".cpu.p" + percent,
              "ms",
              ours.processor.percentile(percent),
              ours.processor.size()),
          r -> r.processor.percentile(percent));
    }
  }

  private void report(
      Report report, Figure ours, java.util.function.ToDoubleFunction<Runner> value) {
    if (runners.size() == 1) {
      report.add(ours);
    }
    for (Runner peer : runners.subList(1, runners.size())) {
      report.add(ours.beside(peer.name, value.applyAsDouble(peer)));
    }
  }

  /** Answers of all, kept so that none is left out as unused. */
  long answers() {
    return answers;
  }
}
