package org.qinqing.cli.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.qinqing.pack.Question;
import org.qinqing.training.Answer;
import org.qinqing.training.ItemBank;
import org.qinqing.training.Training;
import org.qinqing.training.memory.Rating;
import org.qinqing.training.memory.Remembered;
import org.qinqing.training.practice.Item;
import org.qinqing.training.practice.Practice;
import org.qinqing.training.practice.PracticePlan;
import org.qinqing.training.practice.Response;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Marks an answer and explains it; with a profile it is remembered. Exit 0 when it is right, 1 when
 * it is not.
 */
@Command(name = "answer", sortOptions = false)
final class QuizAnswerCommand implements Callable<Integer> {
  private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  @Mixin ProfileOptions profile = new ProfileOptions();

  @Option(names = "--seconds", paramLabel = "N", descriptionKey = "option.seconds")
  long seconds;

  @Option(names = "--easy", descriptionKey = "option.easy")
  boolean easy;

  @Option(names = "--hint", descriptionKey = "option.hint")
  boolean hint;

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.question")
  String id = "";

  @Parameters(index = "1", paramLabel = "KEYS", descriptionKey = "parameter.keys")
  String keys = "";

  private final Terminal terminal;
  private final Training training;
  private final ItemBank bank;
  private final Practice practice;
  private final People people;
  private final Clock clock;

  QuizAnswerCommand(
      Terminal terminal,
      Training training,
      ItemBank bank,
      Practice practice,
      People people,
      Clock clock) {
    this.terminal = terminal;
    this.training = training;
    this.bank = bank;
    this.practice = practice;
    this.people = people;
    this.clock = clock;
  }

  /**
   * What was remembered.
   *
   * @param rating how the answer counted
   * @param state what is remembered now
   */
  private record Kept(Rating rating, Remembered state) {}

  @Override
  public Integer call() throws IOException {
    if (seconds < 0 || seconds > LONGEST_SECONDS) {
      throw new WrongUse(terminal.say("error.value", "--seconds", Long.toString(seconds)));
    }
    Question question =
        training.question(id).orElseThrow(() -> new WrongUse(terminal.say("error.question", id)));
    ShownQuestion shown = ShownQuestion.of(question);
    Training.Marked marked = mark(shown);
    Optional<Kept> kept =
        profile.profile.isBlank()
            ? Optional.empty()
            : Optional.of(people.with(profile, learner -> keep(learner, marked)));
    if (json) {
      terminal.out().println(Json.line(describe(shown, marked, kept)));
    } else {
      print(shown, marked, kept);
    }
    return marked.right() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  private Training.Marked mark(ShownQuestion shown) {
    Answer answer =
        shown
            .answer(keys, Verdicts.byName(terminal))
            .orElseThrow(() -> new WrongUse(wrongKeys(shown)));
    try {
      return Training.Marked.of(shown.question(), answer);
    } catch (IllegalArgumentException e) {
      throw new WrongUse(wrongKeys(shown));
    }
  }

  private String wrongKeys(ShownQuestion shown) {
    String kind = shown.question().kind().name().toLowerCase(Locale.ROOT);
    return terminal.say("error.keys", id, keys) + terminal.say("quiz.how." + kind);
  }

  private Kept keep(People.Learner learner, Training.Marked marked) {
    PracticePlan plan = learner.record().settings().plan(clock.getZone());
    Item item =
        bank.item(id, terminal.today())
            .orElseThrow(() -> new WrongUse(terminal.say("error.question", id)));
    Response response = bank.response(marked, Duration.ofSeconds(seconds), hint, easy);
    Remembered state =
        practice.answer(
            plan,
            item,
            response,
            clock.instant(),
            learner.record().memories(),
            learner.record().attempts());
    return new Kept(practice.rating(plan, response), state);
  }

  private ObjectNode describe(ShownQuestion shown, Training.Marked marked, Optional<Kept> kept) {
    Question question = marked.question();
    ObjectNode node =
        Json.object()
            .put("id", question.id())
            .put("kind", question.kind().name().toLowerCase(Locale.ROOT))
            .put("right", marked.right())
            .put("rightParts", marked.rightParts())
            .put("parts", marked.parts())
            .put("answer", shown.said(marked.answer()));
    node.set("chosen", Json.strings(new TreeSet<>(marked.chosen())));
    node.set("key", Json.strings(Arrays.asList(shown.right().split(","))));
    node.put("explanation", question.explanation());
    if (question.content() instanceof Question.Opinions opinions) {
      node.put("commentary", opinions.commentary());
    }
    ArrayNode options = node.putArray("options");
    for (Question.Option option : question.options()) {
      ObjectNode line =
          Json.object()
              .put("key", option.key())
              .put("right", option.right())
              .put("note", option.note());
      option.verdict().ifPresent(verdict -> line.put("verdict", verdict.name()));
      options.add(line);
    }
    node.set("basis", Json.addresses(question.basis()));
    kept.ifPresent(
        state ->
            node.put("rating", state.rating().name().toLowerCase(Locale.ROOT))
                .put("due", due(state).toString())
                .put(
                    "dueOn",
                    LocalDateTime.ofInstant(due(state), clock.getZone()).toLocalDate().toString()));
    return node;
  }

  private static Instant due(Kept kept) {
    return kept.state().memory().due().truncatedTo(ChronoUnit.SECONDS);
  }

  private void print(ShownQuestion shown, Training.Marked marked, Optional<Kept> kept) {
    terminal.out().println(terminal.say(marked.right() ? "quiz.right" : "quiz.wrong"));
    if (!marked.right() && marked.parts() > 1) {
      terminal
          .out()
          .println(
              terminal.say(
                  "quiz.parts",
                  Integer.toString(marked.rightParts()),
                  Integer.toString(marked.parts())));
    }
    terminal.out().println(terminal.say("quiz.key", String.join("、", shown.right().split(","))));
    List<String> words = shown.rightInWords(terminal);
    words.forEach(line -> terminal.out().println("  " + line));
    terminal.out().println(marked.question().explanation());
    if (marked.question().content() instanceof Question.Opinions opinions) {
      terminal.out().println(opinions.commentary());
    }
    marked.question().basis().forEach(address -> terminal.out().println("  " + address));
    kept.ifPresent(
        state ->
            terminal
                .out()
                .println(
                    terminal.say(
                        "quiz.next",
                        MINUTE.format(LocalDateTime.ofInstant(due(state), clock.getZone())))));
  }
}
