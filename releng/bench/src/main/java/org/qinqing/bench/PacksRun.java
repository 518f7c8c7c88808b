package org.qinqing.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.qinqing.trust.PackSigner.Signer;
import org.qinqing.trust.internal.SignedFiles;
import tools.jackson.databind.json.JsonMapper;

/**
 * The built program with many bundles installed beside the same with the six it brings: whole
 * processes, in turn, so that what else the machine does meets both.
 */
final class PacksRun {
  private static final String PEER = "six bundles";
  private static final String TEXT = "企业老板请我吃饭";
  private static final String COUNTY = "440103";
  private static final int SIX = 6;
  private static final String PASSPHRASE = "of the benchmark alone";
  private static final List<String> REFRESH = line("pack site refresh --json");
  private static final long PATIENCE_MINUTES = 10;
  private static final double NANOS_IN_MILLI = 1e6;

  private final Report report;
  private final PrintStream progress;
  private final Path work;
  private final Path product;
  private final int count;
  private final int rounds;

  /** One run of the program. */
  private record Run(int exit, double millis, double processor, double memory) {}

  /**
   * A run.
   *
   * @param product the program's folder
   * @param count how many bundles are installed besides the six
   * @param rounds how often each command is timed
   */
  PacksRun(Report report, PrintStream progress, Path work, Path product, int count, int rounds) {
    this.report = report;
    this.progress = progress;
    this.work = work;
    this.product = product;
    this.count = count;
    this.rounds = rounds;
  }

  void run() throws IOException {
    Path six = Files.createDirectories(work.resolve("six"));
    Path many = Files.createDirectories(work.resolve("many"));
    Office office = office();
    Path files = Files.createDirectories(work.resolve("signed"));
    List<Path> signed = new ArrayList<>();
    progress.println(Messages.text("progress.packs", count));
    new GrownPlaces(GrownPlaces.SEED)
        .each(
            count,
            made -> {
              byte[] file = office.files().of(made.id(), made.version(), made.file());
              signed.add(Files.write(files.resolve(made.id() + ".qinqing"), file));
              made.with(file).store(many);
            });
    office.files().pin(six);
    office.files().pin(many);
    progress.println(Messages.text("progress.first"));
    // The first start of all: nothing is cached, every bundle is read and compared with the others.
    beside("first", List.of(start(six, list())), List.of(start(many, list())));
    complete();
    compare("list", six, many, list());
    compare("check", six, many, check("440100"));
    // A county that only the many have; the six answer with the city around it.
    if (GrownPlaces.codes(count).contains(COUNTY)) {
      compare("check-county", six, many, check(COUNTY));
    }
    follow(six, office, "site-of-six", signed.subList(0, Math.min(SIX, count)));
    follow(many, office, "site-of-all", signed);
    refresh(six, many);
  }

  /**
   * Who publishes for the whole country.
   *
   * @param options of commands that sign: key, certificate, passphrase
   * @param files signs with the key
   */
  private record Office(List<String> options, SignedFiles files) {}

  /** The program makes key and certificate, as for anybody. */
  private Office office() throws IOException {
    Path data = Files.createDirectories(work.resolve("office"));
    Path key = data.resolve("key");
    Path certificate = data.resolve("certificate");
    Path passphrase = Files.writeString(data.resolve("passphrase"), PASSPHRASE);
    List<String> sealed =
        List.of("--key", key.toString(), "--passphrase-file", passphrase.toString());
    List<String> request = List.of("--request", data.resolve("request").toString());
    List<String> certified = List.of("--certificate", certificate.toString());
    must(data, line("pack key new --name " + GrownPlaces.PUBLISHER, sealed, request));
    String country = "pack key root --pack * --issuer * --locality 000000 --level city";
    List<String> output = List.of("--output", certificate.toString());
    must(data, line(country, sealed, request, output));
    return new Office(
        Stream.of(sealed, certified).flatMap(List::stream).toList(),
        new SignedFiles(
            new Signer(key, PASSPHRASE.toCharArray(), certificate), new DataFolderAt(data)));
  }

  /** What is measured with bundles that are not used, or not trusted, would say nothing. */
  private void complete() throws IOException {
    long used =
        JsonMapper.shared()
            .readTree(said())
            .valueStream()
            .filter(pack -> pack.path("signature").asString().equals("verified"))
            .filter(pack -> pack.path("state").asString().equals("in-use"))
            .count();
    if (used != count) {
      throw new IOException(Messages.text("error.unused", used, count));
    }
  }

  /** Publishes files to a site that a data folder then follows and has read once. */
  private void follow(Path data, Office office, String name, List<Path> files) throws IOException {
    String site = work.resolve(name).toString();
    List<String> paths = files.stream().map(Path::toString).toList();
    must(data, line("pack site publish", office.options(), List.of(site), paths));
    must(data, line("pack site add", List.of(site)));
    must(data, REFRESH);
  }

  /** Asking a site of which nothing changed: beside a small one, and beside not asking. */
  private void refresh(Path six, Path many) throws IOException {
    List<List<Run>> runs =
        inTurn(
            new Turn(six, REFRESH),
            new Turn(many, REFRESH),
            new Turn(many, line("pack site list --json")));
    beside("refresh", runs.get(0), runs.get(1));
    double more = median(runs.get(1), Run::millis) - median(runs.get(2), Run::millis);
    report.add(Figure.less("packs." + count + ".refresh.more", "ms", more, rounds));
  }

  /** A command line from words between blanks and ready parts. */
  @SafeVarargs
  private static List<String> line(String words, List<String>... rest) {
    List<String> line = new ArrayList<>(List.of(words.split(" ")));
    for (List<String> part : rest) {
      line.addAll(part);
    }
    return line;
  }

  private static List<String> list() {
    return line("pack list --json");
  }

  private static List<String> check(String place) {
    return List.of("check", "--json", "--locality", place, "--as-of", "2026-11-22", TEXT);
  }

  private void compare(String what, Path six, Path many, List<String> command) throws IOException {
    List<List<Run>> runs = inTurn(new Turn(six, command), new Turn(many, command));
    beside(what, runs.get(0), runs.get(1));
  }

  /** What is run beside others. */
  private record Turn(Path data, List<String> command) {}

  /** Runs each once unmeasured, then all in turn; the runs of each, in the same order. */
  private List<List<Run>> inTurn(Turn... turns) throws IOException {
    progress.println(Messages.text("progress.command", String.join(" ", turns[0].command())));
    List<List<Run>> runs = new ArrayList<>();
    for (Turn turn : turns) {
      start(turn.data(), turn.command());
      runs.add(new ArrayList<>());
    }
    for (int i = 0; i < rounds; i++) {
      for (int t = 0; t < turns.length; t++) {
        runs.get(t).add(start(turns[t].data(), turns[t].command()));
      }
    }
    return runs;
  }

  private void beside(String what, List<Run> few, List<Run> all) {
    String metric = "packs." + count + "." + what;
    report.add(
        Figure.less(metric + ".wall", "ms", median(all, Run::millis), all.size())
            .beside(PEER, median(few, Run::millis)));
    if (all.stream().allMatch(run -> run.processor() > 0)) {
      report.add(
          Figure.less(metric + ".cpu", "ms", median(all, Run::processor), all.size())
              .beside(PEER, median(few, Run::processor)));
    }
    if (all.stream().allMatch(run -> run.memory() > 0)) {
      report.add(
          Figure.less(metric + ".memory", "MB", median(all, Run::memory), all.size())
              .beside(PEER, median(few, Run::memory)));
    }
  }

  private static double median(List<Run> runs, java.util.function.ToDoubleFunction<Run> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Runs the program's own start script and waits for its end. */
  private Run start(Path data, List<String> command) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(product.resolve("qinqing").toString());
    line.addAll(List.of("--data", data.toString()));
    line.addAll(command);
    Path usage = work.resolve("usage");
    ProcessBuilder builder = new ProcessBuilder(measured(line, usage));
    Map<String, String> environment = builder.environment();
    environment.put(
        "QINQING_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    environment.remove("QINQING_DATA");
    builder.redirectOutput(work.resolve("out").toFile());
    builder.redirectError(work.resolve("error").toFile());
    long begin = System.nanoTime();
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        throw new IOException(String.join(" ", command));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroy();
    }
    double millis = (System.nanoTime() - begin) / NANOS_IN_MILLI;
    // A verdict that says no ends with 1.
    if (process.exitValue() > 1) {
      throw new IOException(complaint());
    }
    double[] used = used(usage);
    return new Run(process.exitValue(), millis, used[0], used[1]);
  }

  /** Runs what the rest stands on. */
  private void must(Path data, List<String> command) throws IOException {
    if (start(data, command).exit() != 0) {
      throw new IOException(complaint() + said());
    }
  }

  private String complaint() throws IOException {
    return Files.readString(work.resolve("error"), StandardCharsets.UTF_8).strip();
  }

  /** What the last run wrote. */
  private String said() throws IOException {
    return Files.readString(work.resolve("out"), StandardCharsets.UTF_8);
  }

  /** With the program that tells what a process used, where the system has it. */
  private static List<String> measured(List<String> line, Path usage) {
    Path time = Path.of("/usr/bin/time");
    if (!Files.isExecutable(time) || !System.getProperty("os.name").equals("Linux")) {
      return line;
    }
    List<String> measured =
        new ArrayList<>(List.of(time.toString(), "-q", "-f", "%U %S %M", "-o", usage.toString()));
    measured.addAll(line);
    return measured;
  }

  /** Milliseconds of processor time and megabytes at most; 0 where the system does not tell. */
  private static double[] used(Path usage) throws IOException {
    if (!Files.exists(usage)) {
      return new double[] {0, 0};
    }
    double[] figures =
        Arrays.stream(Files.readString(usage).strip().split(" "))
            .mapToDouble(Double::parseDouble)
            .toArray();
    return new double[] {(figures[0] + figures[1]) * 1000, figures[2] / 1024};
  }
}
