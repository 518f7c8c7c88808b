package org.qinqing.cli.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Question;
import org.qinqing.store.Profile;
import org.qinqing.training.Training.Marked;
import org.qinqing.training.exchange.Attempt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The answers of a person as xAPI statements, a line each. Left out, and counted on standard error:
 * answers of which only the judgement was kept, answers to questions that are no longer installed,
 * and answers that today's question would judge otherwise.
 */
@Command(name = "attempts", sortOptions = false)
final class QuestionsAttemptsCommand implements Callable<Integer> {
  @Mixin ProfileOptions profile = new ProfileOptions();

  @Option(names = "--home", required = true, paramLabel = "URI", descriptionKey = "option.home")
  String home = "";

  @Option(
      names = "--account",
      required = true,
      paramLabel = "NAME",
      descriptionKey = "option.account")
  String account = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      descriptionKey = "option.output")
  @Nullable Path output;

  private final Terminal terminal;
  private final QuestionsCommands.Bank bank;
  private final QuestionsCommands.Journey journey;
  private final People people;

  QuestionsAttemptsCommand(
      Terminal terminal,
      QuestionsCommands.Bank bank,
      QuestionsCommands.Journey journey,
      People people) {
    this.terminal = terminal;
    this.bank = bank;
    this.journey = journey;
    this.people = people;
  }

  /** What can be told as a statement, and how many cannot and why. */
  private record Told(List<Attempt> attempts, int bare, int gone, int otherwise) {}

  @Override
  public Integer call() throws IOException {
    URI system = system();
    if (account.isBlank()) {
      throw new WrongUse(terminal.say("error.value", "--account", account));
    }
    Told told = people.with(profile, this::told);
    StringBuilder lines = new StringBuilder();
    journey.statements().get().write(told.attempts().stream(), system, lines);
    Path file = output;
    if (file == null) {
      terminal.out().print(lines);
    } else {
      new Target(terminal).write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }
    say("questions.statements", told.attempts().size());
    say("questions.bare", told.bare());
    say("questions.gone", told.gone());
    say("questions.otherwise", told.otherwise());
    return ExitCode.DONE;
  }

  private void say(String key, int count) {
    if (count > 0 || key.equals("questions.statements")) {
      terminal.err().println(terminal.say(key, Integer.toString(count)));
    }
  }

  private URI system() {
    try {
      URI uri = new URI(home);
      if (String.valueOf(uri.getScheme()).matches("(?i)https?") && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, as for an address of another scheme.
    }
    throw new WrongUse(terminal.say("error.home", home));
  }

  private Told told(People.Learner learner) {
    List<Attempt> attempts = new ArrayList<>();
    Map<String, Integer> same = new HashMap<>();
    int bare = 0;
    int gone = 0;
    int otherwise = 0;
    for (org.qinqing.training.practice.Attempt kept : learner.record().attempts().all()) {
      if (kept.response().isEmpty()) {
        bare++;
        continue;
      }
      Optional<Question> question = bank.training().question(kept.item());
      if (question.isEmpty()) {
        gone++;
        continue;
      }
      Optional<Marked> marked = marked(question.get(), kept.response());
      if (marked.filter(again -> again.right() == kept.right()).isEmpty()) {
        otherwise++;
        continue;
      }
      String name =
          learner.profile().map(Profile::id).orElse("") + "/" + kept.item() + "/" + kept.at();
      int place = same.merge(name, 1, Integer::sum);
      attempts.add(
          new Attempt(
              UUID.nameUUIDFromBytes((name + "/" + place).getBytes(StandardCharsets.UTF_8)),
              account,
              Optional.empty(),
              marked.get(),
              kept.at(),
              Optional.of(kept.taken()).filter(Duration::isPositive)));
    }
    return new Told(attempts, bare, gone, otherwise);
  }

  private Optional<Marked> marked(Question question, List<String> response) {
    return bank.items()
        .read(question, response)
        .flatMap(
            answer -> {
              try {
                return Optional.of(Marked.of(question, answer));
              } catch (IllegalArgumentException e) {
                // The question has other options by now.
                return Optional.empty();
              }
            });
  }
}
