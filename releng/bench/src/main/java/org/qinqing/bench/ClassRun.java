package org.qinqing.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A class of simulated telephones against a host in a process of its own, that is killed and
 * started again in the middle of a question. What was lost or doubled is counted in the log of the
 * class, as bytes on the disk, and not in what the service says of itself.
 */
final class ClassRun {
  /**
   * What came of it.
   *
   * @param lost answers that were meant and are not in the log
   * @param doubled answers that are in the log more than once
   * @param acknowledged times from an answer to its acknowledgement, but for the question in which
   *     the host was killed
   * @param afterKill the same times for that question alone, mostly of a host that has just started
   * @param revealMillis from the trainer's request to the last telephone, the slowest question
   * @param returnMillis from the kill until the new host listens
   * @param reveals how many results were seen by a telephone
   */
  record Result(
      int participants,
      int lost,
      int doubled,
      Timings acknowledged,
      Timings afterKill,
      double revealMillis,
      double returnMillis,
      int reveals) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double NANOS_IN_MILLI = 1e6;
  private static final int SUM = 9;

  private final PrintStream progress;
  private final Path work;
  private final int participants;
  private final int questions;
  private final int spreadMillis;
  private final List<String> flags;
  private final Timings acknowledged = new Timings();
  private final Timings afterKill = new Timings();
  private final int killedIn;
  private final Map<String, Set<Integer>> answered = new ConcurrentHashMap<>();
  private final Map<String, Map<Integer, Long>> revealed = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private @Nullable Process process;
  private JsonNode host = JSON.createObjectNode();

  /**
   * A run.
   *
   * @param work an empty folder
   * @param spreadMillis within which everyone answers after a question appears
   * @param flags of the virtual machine of the host
   */
  ClassRun(
      PrintStream progress,
      Path work,
      int participants,
      int questions,
      int spreadMillis,
      List<String> flags) {
    this.progress = progress;
    this.work = work;
    this.participants = participants;
    this.questions = questions;
    this.spreadMillis = spreadMillis;
    this.flags = List.copyOf(flags);
    this.killedIn = questions / 2 + 1;
  }

  Result run() throws IOException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        return run(threads);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      } finally {
        threads.shutdownNow();
        kill();
      }
    }
  }

  private Result run(ExecutorService threads) throws IOException, InterruptedException {
    launch(0, "");
    URI at = URI.create(host.get("address").stringValue());
    progress.println(Messages.text("progress.join", participants));
    List<ClassPhone> phones = new ArrayList<>();
    List<Future<?>> joining = new ArrayList<>();
    for (int i = 1; i <= participants; i++) {
      ClassPhone phone =
          new ClassPhone(i, spreadMillis, at, threads, new Random(i), new Watching());
      phones.add(phone);
      String code = host.get("code").stringValue();
      joining.add(
          threads.submit(
              () -> {
                phone.join(code);
                return phone;
              }));
    }
    for (Future<?> each : joining) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new IOException(e);
      }
    }
    double slowest = 0;
    double back = 0;
    for (int question = 1; question <= questions; question++) {
      progress.println(Messages.text("progress.question", question, questions));
      String turn = turn(question);
      Set<Integer> those = answered.computeIfAbsent(turn, t -> ConcurrentHashMap.newKeySet());
      Map<Integer, Long> seen = revealed.computeIfAbsent(turn, t -> new ConcurrentHashMap<>());
      act("open", turn);
      if (question == killedIn) {
        await("half", () -> those.size() >= participants / 2);
        long begin = System.nanoTime();
        kill();
        launch(at.getPort(), host.get("id").stringValue());
        back = (System.nanoTime() - begin) / NANOS_IN_MILLI;
      }
      await("answers", () -> those.size() >= participants || !wrong.isEmpty());
      act("close", turn);
      long begin = System.nanoTime();
      act("reveal", turn);
      await("reveal", () -> seen.size() >= participants);
      long last = seen.values().stream().mapToLong(Long::longValue).max().orElseThrow();
      slowest = Math.max(slowest, (last - begin) / NANOS_IN_MILLI);
    }
    phones.forEach(ClassPhone::leave);
    wrong.stream().distinct().forEach(progress::println);
    kill();
    return counted(slowest, back);
  }

  private static String turn(int question) {
    return "1." + question + ".1";
  }

  private final class Watching implements ClassPhone.Watcher {
    @Override
    public void acknowledged(ClassPhone phone, String turn, long nanos) {
      synchronized (acknowledged) {
        (turn.equals(turn(killedIn)) ? afterKill : acknowledged).add(nanos);
      }
      answered.computeIfAbsent(turn, t -> ConcurrentHashMap.newKeySet()).add(phone.participant());
    }

    @Override
    public void revealed(ClassPhone phone, String turn, long at) {
      revealed.computeIfAbsent(turn, t -> new ConcurrentHashMap<>()).put(phone.participant(), at);
    }

    @Override
    public void wrong(String what) {
      wrong.add(what);
    }
  }

  /** Every line of the log: its checksum is passed over, for the service checks it itself. */
  private Result counted(double revealMillis, double returnMillis) throws IOException {
    Path log = work.resolve("classes").resolve(host.get("id").stringValue()).resolve("log");
    Map<String, Integer> kept = new HashMap<>();
    for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
      JsonNode event = JSON.readTree(line.substring(SUM));
      if (event.get("event").stringValue().equals("answered")) {
        int participant = event.get("participant").intValue();
        String turn = event.get("turn").stringValue();
        String id = event.get("id").stringValue();
        if (id.equals(ClassPhone.answerId(participant, turn))) {
          kept.merge(id, 1, Integer::sum);
        }
      }
    }
    int lost = participants * questions - kept.size();
    int doubled = kept.values().stream().mapToInt(count -> count - 1).sum();
    return new Result(
        participants,
        lost,
        doubled,
        acknowledged,
        afterKill,
        revealMillis,
        returnMillis,
        participants * questions);
  }

  private void act(String action, String turn) throws IOException {
    try (ClassWire wire =
        new ClassWire(URI.create(host.get("address").stringValue()), (int) PATIENCE.toMillis())) {
      String body = "{\"do\":\"%s\",\"turn\":\"%s\"}".formatted(action, turn);
      ClassWire.Reply reply = wire.post("/api/host", host.get("host").stringValue(), body);
      if (reply.status() != 200) {
        throw new IOException(action + " " + turn + " " + reply.status() + reply.body());
      }
    }
  }

  private static void await(String what, BooleanSupplier condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IOException(what);
      }
      Thread.sleep(2);
    }
  }

  /** Starts a host and waits until it listens. */
  private void launch(int port, String id) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            ClassHost.class.getName(),
            work.toString(),
            Integer.toString(port),
            Integer.toString(participants),
            Integer.toString(questions),
            id));
    Process started =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process = started;
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    if (line == null) {
      throw new IOException("host");
    }
    host = JSON.readTree(line);
  }

  /** As {@code kill -9}: the host has no say in it. */
  private void kill() throws IOException {
    Process running = process;
    if (running != null) {
      try {
        running.destroyForcibly().waitFor();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }
}
