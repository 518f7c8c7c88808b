package org.qinqing.cli.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.checker.PackTester;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.report.PdfAttachments;
import org.qinqing.report.ReportWriter;
import org.qinqing.store.PeopleStore;
import org.qinqing.training.ItemBank;
import org.qinqing.training.ItemFlags;
import org.qinqing.training.Training;
import org.qinqing.training.certificate.CertificateCheck;
import org.qinqing.training.certificate.Certificates;
import org.qinqing.training.exam.Blueprints;
import org.qinqing.training.exam.Exams;
import org.qinqing.training.exam.MockExams;
import org.qinqing.training.exchange.AttemptStatements;
import org.qinqing.training.exchange.QuestionExchange;
import org.qinqing.training.learner.LearnerRecords;
import org.qinqing.training.memory.Spacing;
import org.qinqing.training.practice.Practice;
import org.qinqing.training.scene.Scenes;
import org.qinqing.training.statistics.Statistics;
import tools.jackson.databind.JsonNode;

/**
 * The commands of training over the real services and a data folder, without a framework. Each
 * world is a process of its own; two of them may stand on one folder.
 */
final class TrainingWorld implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private static final Map<Class<?>, String> SERVICES =
      Map.ofEntries(
          Map.entry(PackReader.class, "org.qinqing.pack.internal.YamlPackReader"),
          Map.entry(PackLinter.class, "org.qinqing.pack.internal.StandardPackLinter"),
          Map.entry(PackTester.class, "org.qinqing.checker.internal.RulePackTester"),
          Map.entry(PackAuthoring.class, "org.qinqing.authoring.internal.FolderAuthoring"),
          Map.entry(Training.class, "org.qinqing.training.internal.PackTraining"),
          Map.entry(ItemBank.class, "org.qinqing.training.internal.PackItemBank"),
          Map.entry(ItemFlags.class, "org.qinqing.training.internal.ReviewedItemFlags"),
          Map.entry(Spacing.class, "org.qinqing.training.internal.FsrsSpacing"),
          Map.entry(Practice.class, "org.qinqing.training.internal.SpacedPractice"),
          Map.entry(Statistics.class, "org.qinqing.training.internal.AttemptStatistics"),
          Map.entry(Scenes.class, "org.qinqing.training.internal.PackScenes"),
          Map.entry(LearnerRecords.class, "org.qinqing.training.internal.ShelfRecords"),
          Map.entry(Exams.class, "org.qinqing.training.internal.SeededExams"),
          Map.entry(Blueprints.class, "org.qinqing.training.exam.internal.KeptBlueprints"),
          Map.entry(MockExams.class, "org.qinqing.training.exam.internal.PackMockExams"),
          Map.entry(
              Certificates.class, "org.qinqing.training.certificate.internal.PdfCertificates"),
          Map.entry(
              CertificateCheck.class, "org.qinqing.training.certificate.internal.OfflineCheck"),
          Map.entry(
              QuestionExchange.class,
              "org.qinqing.training.exchange.internal.FileQuestionExchange"),
          Map.entry(
              AttemptStatements.class, "org.qinqing.training.exchange.internal.XapiStatements"),
          Map.entry(PeopleStore.class, "org.qinqing.store.internal.SqlitePeopleStore"),
          Map.entry(ReportWriter.class, "org.qinqing.report.internal.FileReportWriter"),
          Map.entry(PdfAttachments.class, "org.qinqing.report.internal.PlainPdfAttachments"));

  /** A clock that tests set. */
  static final class SetClock extends Clock {
    private Instant now = NOON;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** A folder, which nobody else writes to. */
  private record Folder(Path root) implements DataFolder {
    @Override
    public Path folder(String name) throws java.io.IOException {
      return Files.createDirectories(root.resolve(name));
    }

    @Override
    public Lock write(Duration patience) {
      return () -> {};
    }
  }

  final SetClock clock = new SetClock();
  private final Map<Class<?>, Object> made = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Throwable> faults = new ArrayList<>();

  TrainingWorld(Path data, PackSnapshot installed) {
    PackRegistry registry = () -> installed;
    made.put(PackRegistry.class, registry);
    made.put(DataFolder.class, new Folder(data));
  }

  static boolean present() {
    return Files.exists(folder("cn").resolve("pack.yaml"));
  }

  static Path folder(String pack) {
    return Path.of("..", "org.qinqing.pack." + pack);
  }

  /** The bundle of the whole country, read anew. */
  static Pack national() {
    PackReader reader = (PackReader) make("org.qinqing.pack.internal.YamlPackReader", Map.of());
    PackReader.Reading reading = reader.read(folder("cn"));
    return reading.pack().orElseThrow(() -> new AssertionError(reading.findings()));
  }

  static PackSnapshot installed(Pack national) {
    return new PackSnapshot(1, List.of(national), List.of(), national.facts());
  }

  /** A service, with all that it needs. */
  <T> T get(Class<T> service) {
    Object known = made.get(service);
    if (known == null) {
      String name = SERVICES.get(service);
      if (name == null) {
        throw new AssertionError(service);
      }
      known = make(name, made, this);
      made.put(service, known);
    }
    return service.cast(known);
  }

  private static Object make(String type, Map<Class<?>, Object> known) {
    return make(type, known, null);
  }

  private static Object make(
      String type, Map<Class<?>, Object> known, @Nullable TrainingWorld world) {
    try {
      Constructor<?> constructor = Class.forName(type).getConstructors()[0];
      Object[] arguments =
          Arrays.stream(constructor.getParameterTypes())
              .map(
                  parameter ->
                      known.containsKey(parameter)
                          ? known.get(parameter)
                          : world != null && SERVICES.containsKey(parameter)
                              ? world.get(parameter)
                              : null)
              .toArray();
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type, e);
    }
  }

  /** Runs a command line; standard output and error hold what this one wrote. */
  int run(String... arguments) {
    return run(new ByteArrayInputStream(new byte[0]), get(PeopleStore.class), arguments);
  }

  /** The same with standard input. */
  int typing(String input, String... arguments) {
    return run(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        get(PeopleStore.class),
        arguments);
  }

  /** The same with another store. */
  int run(InputStream in, PeopleStore people, String... arguments) {
    out.reset();
    err.reset();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.language("zh"),
            LocalDate.ofInstant(clock.instant(), clock.getZone()));
    Supplier<PeopleStore> store = () -> people;
    LearnerRecords records = get(LearnerRecords.class);
    PackRegistry registry = get(PackRegistry.class);
    Training training = get(Training.class);
    ItemBank items = get(ItemBank.class);
    Map<String, CommandProvider> providers =
        Map.of(
            "quiz",
            new QuizCommands(
                training,
                registry,
                new QuizCommands.Bank(
                    items, get(Practice.class), get(Statistics.class), get(Scenes.class)),
                records,
                store,
                clock),
            "profile",
            new ProfileCommands(store, records, in),
            "exam",
            new ExamCommands(
                new ExamCommands.Services(
                    registry,
                    training,
                    items,
                    get(Exams.class),
                    () -> get(Blueprints.class),
                    () -> get(MockExams.class),
                    () -> get(Certificates.class),
                    () -> get(CertificateCheck.class)),
                records,
                store,
                clock,
                in),
            "questions",
            new QuestionsCommands(
                new QuestionsCommands.Bank(registry, training, items, get(ItemFlags.class)),
                new QuestionsCommands.Journey(
                    () -> get(QuestionExchange.class),
                    () -> get(AttemptStatements.class),
                    get(PackReader.class),
                    get(PackAuthoring.class)),
                records,
                store));
    return new CommandRunner(terminal, providers, faults::add, "/logs/qinqing.log")
        .run(List.of(arguments));
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8) + (faults.isEmpty() ? "" : faults);
  }

  /** The one line of JSON that was written. */
  JsonNode json() {
    if (out().lines().count() != 1) {
      throw new AssertionError(out() + err());
    }
    return Json.read(out());
  }

  @Override
  public void close() throws Exception {
    Object store = made.get(PeopleStore.class);
    if (store != null) {
      store.getClass().getMethod("close").invoke(store);
    }
  }
}
