package org.qinqing.cli.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Locality;
import org.qinqing.store.Profile;
import org.qinqing.training.exam.ExamPlan;
import org.qinqing.training.exam.Paper;
import org.qinqing.training.exam.Sitting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sits an exam: begins one, or goes on with a kept one, and reads answers from standard input, a
 * line each. Each answer is kept before it is acknowledged. At the end of the input the sitting
 * stays as it is and can be gone on with.
 */
@Command(name = "sit", sortOptions = false)
final class ExamSitCommand implements Callable<Integer> {
  @Mixin ProfileOptions profile = new ProfileOptions();

  @Option(names = "--blueprint", paramLabel = "ID|FILE", descriptionKey = "option.blueprint")
  String blueprint = "";

  @Option(names = "--seed", paramLabel = "N", descriptionKey = "option.sitSeed")
  @Nullable Long seed;

  @Option(names = "--locality", paramLabel = "CODE", descriptionKey = "option.locality")
  String locality = "national";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(arity = "0..1", paramLabel = "SITTING", descriptionKey = "parameter.sitting")
  String id = "";

  private final ExamDesk desk;
  private final InputStream in;

  ExamSitCommand(ExamDesk desk, InputStream in) {
    this.desk = desk;
    this.in = in;
  }

  @Override
  public Integer call() throws IOException {
    if (id.isEmpty() == blueprint.isEmpty()) {
      throw new WrongUse(desk.terminal().say("error.sit"));
    }
    return desk.people().with(profile, this::sit);
  }

  private int sit(People.Learner learner) throws IOException {
    String sitting = id;
    if (sitting.isEmpty()) {
      Optional<Sitting> begun = begin(learner);
      if (begun.isEmpty()) {
        return ExitCode.ANSWER_IS_NO;
      }
      sitting = begun.get().id();
    }
    return converse(learner, sitting);
  }

  private Optional<Sitting> begin(People.Learner learner) throws IOException {
    Locality place = desk.place(locality);
    ExamPlan plan = desk.plan(blueprint, place);
    String person = learner.profile().map(Profile::name).orElse("");
    Long given = seed;
    long drawn = given == null ? desk.clock().millis() : given;
    Optional<Paper> paper = desk.paper(plan, place, desk.services().exams().seed(drawn, person));
    if (paper.isEmpty()) {
      return Optional.empty();
    }
    // Another window may begin one at the same moment: the next number is free then.
    Optional<Sitting> begun = Optional.empty();
    for (int number = 1; begun.isEmpty(); number++) {
      begun =
          desk.services()
              .mock()
              .get()
              .begin(learner.record(), plan.id() + "-" + number, plan, paper.get(), desk.now());
    }
    return begun;
  }

  /** Where somebody is in the conversation. */
  private static final class Place {
    int task;
    @Nullable Integer exit;
  }

  private int converse(People.Learner learner, String sitting) throws IOException {
    Sitting now = desk.counted(learner, sitting);
    if (now.closed()) {
      return ExamHandInCommand.handIn(desk, learner, sitting, json);
    }
    Place place = new Place();
    place.task = next(now, 0);
    tell(now, place, Optional.empty());
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null) {
      answer(learner, sitting, place, line.strip());
      Integer exit = place.exit;
      if (exit != null) {
        return exit;
      }
      line = lines.readLine();
    }
    return leave(sitting);
  }

  private int leave(String sitting) {
    desk.terminal().err().println(desk.terminal().say("exam.left", sitting));
    return ExitCode.DONE;
  }

  /** The first task without an answer from that one on, else that one. */
  private static int next(Sitting sitting, int from) {
    List<Paper.Task> tasks = sitting.paper().tasks();
    return IntStream.range(0, tasks.size())
        .map(i -> (from + i) % tasks.size())
        .filter(i -> !sitting.answers().containsKey(tasks.get(i).item()))
        .findFirst()
        .orElse(Math.min(from, tasks.size() - 1));
  }

  private void answer(People.Learner learner, String sitting, Place place, String line) {
    String[] words = line.split("\\s+", 2);
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "" -> moved(learner, sitting, place, place.task + 1);
      case "back", "上一题" -> moved(learner, sitting, place, place.task - 1);
      case "goto", "到" -> {
        OptionalLong wanted = number(words);
        moved(
            learner,
            sitting,
            place,
            wanted.isPresent() ? (int) wanted.getAsLong() - 1 : place.task);
      }
      case "clear", "不答" -> given(learner, sitting, place, List.of());
      case "pause", "暂停" ->
          turned(learner, place, desk.turn(learner, sitting, s -> s.pause(desk.now())));
      case "resume", "继续" ->
          turned(learner, place, desk.turn(learner, sitting, s -> s.resume(desk.now())));
      case "hand-in", "交卷" -> place.exit = ExamHandInCommand.handIn(desk, learner, sitting, json);
      case "quit", "退出" -> place.exit = leave(sitting);
      default -> keys(learner, sitting, place, line);
    }
  }

  private static OptionalLong number(String[] words) {
    return words.length == 2 && words[1].matches("[0-9]{1,4}")
        ? OptionalLong.of(Long.parseLong(words[1]))
        : OptionalLong.empty();
  }

  private void moved(People.Learner learner, String sitting, Place place, int wanted) {
    Sitting now = desk.counted(learner, sitting);
    int tasks = now.paper().tasks().size();
    place.task = Math.floorMod(wanted, tasks);
    turned(learner, place, new Sitting.Turn(now, Sitting.Outcome.DONE));
  }

  private void keys(People.Learner learner, String sitting, Place place, String line) {
    Paper.Task task = desk.sitting(learner, sitting).paper().tasks().get(place.task);
    Optional<List<String>> response = desk.shown(task).flatMap(shown -> desk.response(shown, line));
    if (response.isEmpty()) {
      Terminal terminal = desk.terminal();
      String words =
          terminal.say("error.keys", task.item(), line) + terminal.say("quiz.how." + task.kind());
      if (json) {
        terminal
            .out()
            .println(
                Json.line(Json.object().put("outcome", "not-understood").put("message", words)));
      } else {
        terminal.out().println(words);
      }
      return;
    }
    given(learner, sitting, place, response.get());
  }

  private void given(People.Learner learner, String sitting, Place place, List<String> response) {
    String item = desk.sitting(learner, sitting).paper().tasks().get(place.task).item();
    Sitting.Turn turn = desk.turn(learner, sitting, s -> s.answer(item, response, desk.now()));
    if (turn.done() && !response.isEmpty()) {
      place.task = next(turn.sitting(), place.task);
    }
    turned(learner, place, turn);
  }

  /** Tells the result; once it is closed there is nothing more to answer. */
  private void turned(People.Learner learner, Place place, Sitting.Turn turn) {
    if (turn.sitting().closed()) {
      desk.terminal().err().println(desk.terminal().say("exam.outcome." + turn.outcome().name()));
      place.exit = ExamHandInCommand.handIn(desk, learner, turn.sitting().id(), json);
    } else {
      tell(turn.sitting(), place, Optional.of(turn.outcome()));
    }
  }

  private void tell(Sitting sitting, Place place, Optional<Sitting.Outcome> outcome) {
    List<Paper.Task> tasks = sitting.paper().tasks();
    Paper.Task task = tasks.get(place.task);
    Terminal terminal = desk.terminal();
    if (json) {
      ObjectNode node =
          Json.object()
              .put("sitting", sitting.id())
              .put("phase", sitting.phase().name().toLowerCase(Locale.ROOT))
              .put("answered", sitting.answers().size())
              .put("tasks", tasks.size())
              .put("left", sitting.left().toSeconds());
      outcome.ifPresent(what -> node.put("outcome", ExamTurns.name(what)));
      node.set("task", desk.describe(place.task + 1, task));
      terminal.out().println(Json.line(node));
      terminal.out().flush();
      return;
    }
    outcome
        .filter(what -> what != Sitting.Outcome.DONE)
        .ifPresent(what -> desk.say("exam.outcome." + what.name()));
    terminal.out().println();
    terminal.out().println(desk.line(sitting));
    desk.lines(place.task + 1, tasks.size(), task).forEach(terminal.out()::println);
    List<String> before = sitting.answers().getOrDefault(task.item(), List.of());
    if (!before.isEmpty()) {
      desk.say("exam.before", desk.said(task, before));
    }
    if (sitting.answers().size() == tasks.size()) {
      desk.say("exam.allAnswered");
    }
    terminal.out().flush();
  }
}
