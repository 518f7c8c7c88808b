package org.qinqing.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code qinqing bench …}. */
@Command(
    name = "qinqing bench",
    sortOptions = false,
    synopsisSubcommandLabel = "check|class|packs|quality|search|verdicts")
public final class Bench {
  private static final int WRONG_USE = 2;
  private static final int FAULT = 3;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      descriptionKey = "option.help")
  boolean help;

  @Option(
      names = "--corpus",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      descriptionKey = "option.corpus")
  @Nullable Path corpus;

  @Option(names = "--json", scope = ScopeType.INHERIT, descriptionKey = "option.json")
  boolean json;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      descriptionKey = "option.markdown")
  @Nullable Path markdown;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      descriptionKey = "option.data")
  @Nullable Path data;

  @Option(
      names = "--commit",
      paramLabel = "ID",
      scope = ScopeType.INHERIT,
      descriptionKey = "option.commit")
  String commit = "";

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      scope = ScopeType.INHERIT,
      descriptionKey = "option.lang")
  String lang = "zh";

  @Option(names = "--product", paramLabel = "DIR", scope = ScopeType.INHERIT, hidden = true)
  Path product = Path.of("");

  @Option(names = "--root", paramLabel = "DIR", scope = ScopeType.INHERIT, hidden = true)
  Path root = Path.of("");

  private Bench() {}

  /** Runs the benchmark and ends with the exit code of the command-line contract. */
  public static void main(String[] arguments) {
    Locale.setDefault(language(arguments));
    Bench bench = new Bench();
    CommandLine line =
        new CommandLine(bench)
            .addSubcommand(new CheckCommand(bench))
            .addSubcommand(new ClassCommand(bench))
            .addSubcommand(new PacksCommand(bench))
            .addSubcommand(new QualityCommand(bench))
            .addSubcommand(new SearchCommand(bench))
            .addSubcommand(new VerdictsCommand(bench))
            .setOverwrittenOptionsAllowed(true)
            .setResourceBundle(
                ResourceBundle.getBundle("org.qinqing.bench.messages", Locale.getDefault()));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (e instanceof WrongUse wrong) {
            command.getErr().println(wrong.getMessage());
            return WRONG_USE;
          }
          e.printStackTrace(command.getErr());
          return FAULT;
        });
    int code = line.execute(arguments);
    System.exit(code);
  }

  private static Locale language(String[] arguments) {
    List<String> words = List.of(arguments);
    int at = words.indexOf("--lang");
    boolean english =
        words.contains("--lang=en") || (at >= 0 && words.subList(at, words.size()).contains("en"));
    return english ? Locale.ENGLISH : Locale.ROOT;
  }

  /** What was asked cannot be done as asked. */
  static final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUse(String message) {
      super(message);
    }
  }

  /** Figures made in a folder of their own, which is removed whatever happens. */
  private interface Measuring {
    void run(Report report, PrintStream progress, Path work) throws IOException;
  }

  private void measure(String section, Measuring measuring) throws IOException {
    Report report = new Report(System.out, json);
    Path work = data == null ? Files.createTempDirectory("qinqing-bench") : temporary(data);
    // Also when the person stops it.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(work)));
    measuring.run(report, System.err, work);
    Machine machine = Machine.here(commit);
    report.print(machine);
    if (markdown != null) {
      report.write(markdown, section, machine);
    }
  }

  private static void remove(Path work) {
    try {
      Folders.delete(work);
    } catch (IOException e) {
      System.err.println(Messages.text("error.left", work));
    }
  }

  private static Path temporary(Path data) throws IOException {
    return Files.createTempDirectory(Files.createDirectories(data), "bench");
  }

  /** The folder of the statute benchmark; it is no part of the project. */
  private Path corpus() throws IOException {
    Path folder = corpus == null ? root.resolve("../shared/corpus/statutes") : corpus;
    if (!Files.isDirectory(folder.resolve("laws"))) {
      throw new WrongUse(Messages.text("error.corpus", folder.normalize()));
    }
    return folder.toRealPath();
  }

  @Command(name = "check", sortOptions = false)
  private static final class CheckCommand implements Callable<Integer> {
    @Option(names = "--rules", paramLabel = "N", split = ",", descriptionKey = "option.rules")
    List<Integer> rules = List.of(1000, 10_000, 100_000);

    @Option(names = "--rounds", paramLabel = "N", descriptionKey = "option.passes")
    int rounds = 5;

    private final Bench bench;

    CheckCommand(Bench bench) {
      this.bench = bench;
    }

    @Override
    public Integer call() throws IOException {
      if (rounds < 1 || rules.stream().anyMatch(count -> count < 1000)) {
        throw new WrongUse(Messages.text("error.count"));
      }
      bench.measure(
          "check",
          (report, progress, work) -> {
            CheckRun run =
                new CheckRun(
                    report, progress, Bundles.read(new Product(bench.product).plugins()), rounds);
            for (int count : rules) {
              run.of(count);
            }
          });
      return 0;
    }
  }

  @Command(name = "class", sortOptions = false)
  private static final class ClassCommand implements Callable<Integer> {
    private static final int MOST = 1000;

    @Option(names = "--participants", paramLabel = "N", descriptionKey = "option.participants")
    int participants = 300;

    @Option(names = "--questions", paramLabel = "N", descriptionKey = "option.questions")
    int questions = 10;

    @Option(names = "--spread", paramLabel = "MS", descriptionKey = "option.spread")
    int spread = 1000;

    private final Bench bench;

    ClassCommand(Bench bench) {
      this.bench = bench;
    }

    @Override
    public Integer call() throws IOException {
      if (participants < 1 || participants > MOST || questions < 2 || spread < 0) {
        throw new WrongUse(Messages.text("error.class"));
      }
      bench.measure(
          "class",
          (report, progress, work) -> {
            ClassRun.Result result =
                new ClassRun(
                        progress,
                        work,
                        participants,
                        questions,
                        spread,
                        // A class is mostly held from the window.
                        new Product(bench.product).flags("window"))
                    .run();
            if (bench.json) {
              System.out.println(json(result));
              System.out.flush();
            } else {
              figures(result).forEach(report::add);
            }
          });
      return 0;
    }

    /** One object, as the command line promises; rounded to hundredths of a millisecond. */
    private static ObjectNode json(ClassRun.Result result) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("participants", result.participants())
          .put("lost", result.lost())
          .put("doubled", result.doubled())
          .put("ackP50Millis", rounded(result.acknowledged().percentile(50)))
          .put("ackP99Millis", rounded(result.acknowledged().percentile(99)))
          .put("revealMillis", rounded(result.revealMillis()))
          .put("ackP99AfterKillMillis", rounded(result.afterKill().percentile(99)))
          .put("answers", result.acknowledged().size())
          .put("returnMillis", rounded(result.returnMillis()));
    }

    private static double rounded(double millis) {
      return Math.round(millis * 100) / 100.0;
    }

    private static List<Figure> figures(ClassRun.Result result) {
      int answers = result.acknowledged().size();
      return List.of(
          Figure.less("class.lost", "", result.lost(), result.reveals()),
          Figure.less("class.doubled", "", result.doubled(), result.reveals()),
          Figure.less("class.ack.p50", "ms", result.acknowledged().percentile(50), answers),
          Figure.less("class.ack.p99", "ms", result.acknowledged().percentile(99), answers),
          Figure.less(
              "class.ack.after-kill.p99",
              "ms",
              result.afterKill().percentile(99),
              result.afterKill().size()),
          Figure.less("class.reveal.last", "ms", result.revealMillis(), result.reveals()),
          Figure.less("class.return", "ms", result.returnMillis(), 1));
    }
  }

  @Command(name = "packs", sortOptions = false)
  private static final class PacksCommand implements Callable<Integer> {
    @Option(names = "--count", paramLabel = "N", descriptionKey = "option.packs")
    int count = 1000;

    @Option(names = "--rounds", paramLabel = "N", descriptionKey = "option.turns")
    int rounds = 5;

    @Option(names = "--make", paramLabel = "DIR", descriptionKey = "option.make")
    @Nullable Path make;

    private final Bench bench;

    PacksCommand(Bench bench) {
      this.bench = bench;
    }

    @Override
    public Integer call() throws IOException {
      if (rounds < 1 || count < 1 || count > GrownPlaces.MOST) {
        throw new WrongUse(Messages.text("error.packs", GrownPlaces.MOST));
      }
      if (make != null) {
        new GrownPlaces(GrownPlaces.SEED).write(count, make);
        return 0;
      }
      bench.measure(
          "packs",
          (report, progress, work) ->
              new PacksRun(report, progress, work, bench.product.toRealPath(), count, rounds)
                  .run());
      return 0;
    }
  }

  @Command(name = "quality", sortOptions = false)
  private static final class QualityCommand implements Callable<Integer> {
    @Option(names = "--misses", descriptionKey = "option.misses")
    boolean misses;

    @Option(names = "--own-only", descriptionKey = "option.own")
    boolean ownOnly;

    private final Bench bench;

    QualityCommand(Bench bench) {
      this.bench = bench;
    }

    @Override
    public Integer call() throws IOException {
      List<OwnQuery> own = OwnQuery.read(bench.root.resolve("releng/bench/queries/own.jsonl"));
      Path corpus = ownOnly ? bench.root : bench.corpus();
      bench.measure(
          "quality",
          (report, progress, work) -> {
            QualityRun run =
                new QualityRun(
                    report, progress, work, Bundles.read(new Product(bench.product).plugins()));
            List<String> missed = run.own(own);
            if (misses) {
              missed.forEach(progress::println);
            }
            if (!ownOnly) {
              run.given(corpus);
            }
          });
      return 0;
    }
  }

  @Command(name = "search", sortOptions = false)
  private static final class SearchCommand implements Callable<Integer> {
    private static final int MILLION = 1_000_000;

    @Option(names = "--million", descriptionKey = "option.million")
    boolean million;

    @Option(names = "--grown", paramLabel = "N", descriptionKey = "option.grown")
    int grown;

    @Option(names = "--rounds", paramLabel = "N", descriptionKey = "option.rounds")
    int rounds = 3;

    @Option(names = "--cpu", descriptionKey = "option.cpu")
    boolean processor;

    private final Bench bench;

    SearchCommand(Bench bench) {
      this.bench = bench;
    }

    @Override
    public Integer call() throws IOException {
      Path corpus = bench.corpus();
      if (rounds < 1 || grown < 0) {
        throw new WrongUse(Messages.text("error.number"));
      }
      bench.measure(
          "search",
          (report, progress, work) -> {
            SearchRun run =
                new SearchRun(
                    report, progress, work, new Product(bench.product), corpus, rounds, processor);
            run.given();
            int articles = grown > 0 ? grown : million ? MILLION : 0;
            if (articles > 0) {
              run.grown(articles);
            }
          });
      return 0;
    }
  }

  @Command(name = "verdicts", sortOptions = false)
  private static final class VerdictsCommand implements Callable<Integer> {
    private static final String SITUATIONS = "bundles/org.qinqing.checker.tests/evaluation";
    private static final String EXAMPLES = "bundles/org.qinqing.checker/examples";

    @Option(names = "--misses", descriptionKey = "option.wrong")
    boolean misses;

    @Option(names = "--set-only", descriptionKey = "option.set")
    boolean setOnly;

    private final Bench bench;

    VerdictsCommand(Bench bench) {
      this.bench = bench;
    }

    @Override
    public Integer call() throws IOException {
      List<JudgedText> texts = JudgedText.read(bench.root.resolve(SITUATIONS));
      bench.measure(
          "verdicts",
          (report, progress, work) -> {
            VerdictRun run =
                new VerdictRun(
                    report, progress, Bundles.read(new Product(bench.product).plugins()));
            List<String> wrong = run.situations(texts);
            if (misses) {
              wrong.forEach(progress::println);
            }
            if (!setOnly) {
              run.folds(bench.root.resolve(EXAMPLES));
            }
          });
      return 0;
    }
  }
}
