package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Question;
import org.qinqing.training.Answer;
import org.qinqing.training.Training;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.Blueprints;
import org.qinqing.training.exam.ExamPlan;
import org.qinqing.training.exam.MarkSheet;
import org.qinqing.training.exam.Paper;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.exam.Tick;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the commands about exams have in common: finding things, and telling them. */
final class ExamDesk {
  private final Terminal terminal;
  private final ExamCommands.Services services;
  private final People people;
  private final Clock clock;
  private final String run;

  /**
   * A desk.
   *
   * @param run tells this process from every other
   */
  ExamDesk(
      Terminal terminal, ExamCommands.Services services, People people, Clock clock, String run) {
    this.terminal = terminal;
    this.services = services;
    this.people = people;
    this.clock = clock;
    this.run = run;
  }

  Terminal terminal() {
    return terminal;
  }

  ExamCommands.Services services() {
    return services;
  }

  People people() {
    return people;
  }

  Clock clock() {
    return clock;
  }

  Tick now() {
    return new Tick(clock.instant(), System.nanoTime(), run);
  }

  Locality place(String locality) {
    return new Arguments(terminal).locality(locality, services.registry().snapshot());
  }

  // --- plans -------------------------------------------------------------------------------------

  /** The plan with that id, or in that file. */
  ExamPlan plan(String name, Locality place) throws IOException {
    Blueprints blueprints = services.blueprints().get();
    Optional<ExamPlan> kept = blueprints.of(name, place, terminal.today());
    if (kept.isPresent()) {
      return kept.get();
    }
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      throw new WrongUse(terminal.say("error.blueprint", name));
    }
    try {
      Blueprints.Read read = blueprints.read(Files.readString(file, StandardCharsets.UTF_8));
      return read.plan()
          .orElseThrow(
              () ->
                  new WrongUse(
                      terminal.say(
                          "error.blueprintFile", name, String.join(" ", read.findings()))));
    } catch (CharacterCodingException e) {
      throw new WrongUse(terminal.say("error.notUtf8", name));
    }
  }

  /**
   * Draws a paper, or says on standard error why the bank is too small.
   *
   * @return empty when it is
   */
  Optional<Paper> paper(ExamPlan plan, Locality place, long seed) {
    Optional<Paper> paper = services.mock().get().paper(plan, place, terminal.today(), seed);
    if (paper.isEmpty()) {
      services
          .blueprints()
          .get()
          .shortages(plan, place, terminal.today())
          .forEach(terminal.err()::println);
    }
    return paper;
  }

  // --- sittings ----------------------------------------------------------------------------------

  /** The sitting with that id. */
  Sitting sitting(People.Learner learner, String id) {
    return learner
        .record()
        .sittings()
        .of(id)
        .orElseThrow(() -> new WrongUse(terminal.say("error.sitting", id)));
  }

  /** Does something in a sitting; what it led to is kept before this returns. */
  Sitting.Turn turn(People.Learner learner, String id, Function<Sitting, Sitting.Turn> wish) {
    return services
        .exams()
        .turn(learner.record().sittings(), id, wish)
        .orElseThrow(() -> new WrongUse(terminal.say("error.sitting", id)));
  }

  /** Counts the time until now. */
  Sitting counted(People.Learner learner, String id) {
    Sitting sitting =
        turn(learner, id, s -> new Sitting.Turn(s.at(now()), Sitting.Outcome.DONE)).sitting();
    if (sitting.closed()) {
      services.mock().get().record(learner.record(), sitting, terminal.today());
    }
    return sitting;
  }

  /** A task by its place in the paper, from 1, or by the id of its question. */
  Paper.Task task(Sitting sitting, String name) {
    List<Paper.Task> tasks = sitting.paper().tasks();
    Optional<Paper.Task> byPlace =
        name.matches("[0-9]{1,4}")
            ? Optional.of(Integer.parseInt(name))
                .filter(place -> place >= 1 && place <= tasks.size())
                .map(place -> tasks.get(place - 1))
            : Optional.empty();
    return byPlace
        .or(() -> sitting.paper().task(name))
        .orElseThrow(() -> new WrongUse(terminal.say("error.task", name)));
  }

  /** The question of a task as the paper shows it; empty when it is no longer installed. */
  Optional<ShownQuestion> shown(Paper.Task task) {
    return services
        .training()
        .question(task.item())
        .map(question -> ShownQuestion.of(question, task.options()));
  }

  /** What somebody wrote, as the sitting keeps it. */
  Optional<List<String>> response(ShownQuestion shown, String keys) {
    return shown
        .answer(keys, Verdicts.byName(terminal))
        .filter(answer -> fits(shown.question(), answer))
        .map(answer -> services.items().written(shown.question(), answer));
  }

  private static boolean fits(Question question, Answer answer) {
    try {
      Training.Marked.of(question, answer);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What was answered, as a person would have written it; empty when nothing was. */
  String said(Paper.Task task, List<String> response) {
    return shown(task)
        .flatMap(shown -> services.items().read(shown.question(), response).map(shown::said))
        .orElse(String.join(",", response));
  }

  // --- telling -----------------------------------------------------------------------------------

  /** Minutes and seconds. */
  String time(Duration duration) {
    return String.format(Locale.ROOT, "%d:%02d", duration.toMinutes(), duration.toSecondsPart());
  }

  ObjectNode describe(ExamPlan plan) {
    Blueprint blueprint = plan.blueprint();
    ObjectNode node =
        Json.object()
            .put("id", plan.id())
            .put("title", blueprint.title())
            .put("origin", plan.origin().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("questions", blueprint.rows().stream().mapToInt(Blueprint.Row::count).sum())
            .put("minutes", blueprint.limit().toMinutes())
            .put("pass", blueprint.pass())
            .put("pauses", blueprint.pauses().rule().name().toLowerCase(Locale.ROOT));
    plan.side().ifPresent(side -> node.put("side", side.name().toLowerCase(Locale.ROOT)));
    return node;
  }

  /** The paper; the same at each drawing. */
  ObjectNode describe(Paper paper) {
    ObjectNode node =
        Json.object()
            .put("blueprint", paper.blueprint())
            .put("seed", Long.toString(paper.seed()))
            .put("bank", paper.bank());
    ArrayNode tasks = node.putArray("tasks");
    for (int i = 0; i < paper.tasks().size(); i++) {
      tasks.add(describe(i + 1, paper.tasks().get(i)));
    }
    return node;
  }

  /** One task with its question. */
  ObjectNode describe(int place, Paper.Task task) {
    ObjectNode node =
        Json.object()
            .put("number", place)
            .put("item", task.item())
            .put("kind", task.kind())
            .put("worth", task.worth().toPlainString());
    shown(task).ifPresent(shown -> node.set("question", shown.describe(terminal)));
    return node;
  }

  /** The lines of one task for people. */
  List<String> lines(int place, int of, Paper.Task task) {
    List<String> lines = new ArrayList<>();
    lines.add(
        terminal.say(
            "exam.task",
            Integer.toString(place),
            Integer.toString(of),
            terminal.say("kind." + task.kind().toUpperCase(Locale.ROOT)),
            task.worth().toPlainString()));
    shown(task)
        .ifPresentOrElse(
            shown -> lines.addAll(shown.lines(terminal)),
            () -> lines.add(terminal.say("exam.gone", task.item())));
    return lines;
  }

  /** Where a sitting stands. */
  ObjectNode describe(Sitting sitting) {
    ObjectNode node =
        Json.object()
            .put("sitting", sitting.id())
            .put("blueprint", sitting.paper().blueprint())
            .put("phase", sitting.phase().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("tasks", sitting.paper().tasks().size())
            .put("answered", sitting.answers().size())
            .put("left", sitting.left().toSeconds())
            .put("started", sitting.started().wall().toString());
    ArrayNode answers = node.putArray("answers");
    for (Paper.Task task : sitting.paper().tasks()) {
      List<String> response = sitting.answers().get(task.item());
      if (response != null) {
        answers.add(
            Json.object()
                .put("number", sitting.paper().tasks().indexOf(task) + 1)
                .put("item", task.item())
                .put("answer", said(task, response)));
      }
    }
    return node;
  }

  String line(Sitting sitting) {
    return sitting.id()
        + "  "
        + terminal.say("exam.phase." + sitting.phase().name())
        + "  "
        + terminal.say(
            "exam.state",
            Integer.toString(sitting.answers().size()),
            Integer.toString(sitting.paper().tasks().size()),
            time(sitting.left()));
  }

  /** The mark sheet. */
  ObjectNode describe(Sitting sitting, MarkSheet sheet) {
    ObjectNode node =
        describe(sitting)
            .put("points", sheet.points().toPlainString())
            .put("worth", sheet.worth().toPlainString())
            .put("needed", sheet.needed().toPlainString())
            .put("passed", sheet.passed())
            .put("used", sheet.used().toSeconds());
    ArrayNode lines = node.putArray("marks");
    for (int i = 0; i < sheet.lines().size(); i++) {
      MarkSheet.Line line = sheet.lines().get(i);
      lines.add(
          Json.object()
              .put("number", i + 1)
              .put("item", line.task().item())
              .put("mark", line.mark().name().toLowerCase(Locale.ROOT))
              .put("points", line.points().toPlainString())
              .put("answer", said(line.task(), line.response()))
              .put("right", shown(line.task()).map(ShownQuestion::right).orElse(""))
              .put("explanation", line.explanation()));
    }
    ArrayNode kinds = node.putArray("kinds");
    for (MarkSheet.KindTotal kind : sheet.kinds()) {
      kinds.add(
          Json.object()
              .put("kind", kind.kind())
              .put("tasks", kind.tasks())
              .put("right", kind.right())
              .put("points", kind.points().toPlainString())
              .put("worth", kind.worth().toPlainString()));
    }
    return node;
  }

  void print(MarkSheet sheet) {
    say(sheet.passed() ? "exam.passed" : "exam.notPassed");
    say(
        "exam.points",
        sheet.points().toPlainString(),
        sheet.worth().toPlainString(),
        sheet.needed().toPlainString(),
        time(sheet.used()));
    for (MarkSheet.KindTotal kind : sheet.kinds()) {
      say(
          "exam.kind",
          terminal.say("kind." + kind.kind().toUpperCase(Locale.ROOT)),
          Integer.toString(kind.right()),
          Integer.toString(kind.tasks()),
          kind.points().toPlainString(),
          kind.worth().toPlainString());
    }
    IntStream.range(0, sheet.lines().size()).forEach(i -> print(i + 1, sheet.lines().get(i)));
  }

  private void print(int place, MarkSheet.Line line) {
    Optional<ShownQuestion> shown = shown(line.task());
    String stem = shown.map(s -> s.question().stem()).orElse(line.task().item());
    terminal
        .out()
        .println(
            place
                + ". "
                + terminal.say("exam.mark." + line.mark().name())
                + "  "
                + line.points().toPlainString()
                + "  "
                + stem);
    if (line.mark() != MarkSheet.Mark.VOID) {
      String said = said(line.task(), line.response());
      terminal
          .out()
          .println(
              "   "
                  + terminal.say(
                      "exam.said",
                      said.isEmpty() ? terminal.say("exam.nothing") : said,
                      shown.map(ShownQuestion::right).orElse("")));
      if (line.mark() != MarkSheet.Mark.RIGHT) {
        terminal.out().println("   " + line.explanation());
        shown.ifPresent(
            s ->
                s.question().basis().forEach(address -> terminal.out().println("     " + address)));
      }
    }
  }

  void say(String key, Object... arguments) {
    terminal.out().println(terminal.say(key, arguments));
  }
}
