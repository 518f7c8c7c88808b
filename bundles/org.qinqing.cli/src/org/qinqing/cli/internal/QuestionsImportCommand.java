package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinqing.authoring.PackAuthoring;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.training.exchange.ExchangeFormat;
import org.qinqing.training.exchange.QuestionExchange;
import org.qinqing.training.exchange.QuestionExchange.Defaults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads questions of another program and writes them as one new file into the folder of a bundle;
 * exit 1, and nothing written, when something is wrong with one of them.
 */
@Command(name = "import", sortOptions = false)
final class QuestionsImportCommand implements Callable<Integer> {
  @Option(
      names = "--format",
      required = true,
      paramLabel = "excel|gift|moodle|qti21|qti30",
      descriptionKey = "option.format")
  String format = "";

  @Option(
      names = "--pack",
      required = true,
      paramLabel = "DIR",
      descriptionKey = "option.importPack")
  @Nullable Path folder;

  @Option(names = "--topic", paramLabel = "TOPIC", descriptionKey = "option.importTopic")
  String topic = "other";

  @Option(
      names = {"--side", "--role"},
      paramLabel = "official|enterprise",
      descriptionKey = "option.importSide")
  String side = "official";

  @Option(names = "--basis", paramLabel = "ADDRESS", descriptionKey = "option.importBasis")
  List<String> basis = new ArrayList<>();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "FILE", descriptionKey = "parameter.exchangeIn")
  Path file = Path.of("");

  private final Terminal terminal;
  private final QuestionsCommands.Bank bank;
  private final QuestionsCommands.Journey journey;

  QuestionsImportCommand(
      Terminal terminal, QuestionsCommands.Bank bank, QuestionsCommands.Journey journey) {
    this.terminal = terminal;
    this.bank = bank;
    this.journey = journey;
  }

  @Override
  public Integer call() throws IOException {
    ExchangeRemarks remarks = new ExchangeRemarks(terminal);
    ExchangeFormat given = remarks.format(format);
    Path into = folder();
    if (!Files.isRegularFile(file)) {
      throw new WrongUse(terminal.say("error.noFile", file.toString()));
    }
    if (bank.registry().snapshot().facts().topic(topic).isEmpty()) {
      throw new WrongUse(terminal.say("error.topic", topic));
    }
    Side whose =
        new Arguments(terminal)
            .side(side)
            .orElseThrow(() -> new WrongUse(terminal.say("error.role", side)));
    List<Address> cited = cited();
    PackReader.Reading reading = journey.reader().read(into);
    if (reading.pack().isEmpty()) {
      return report(remarks, List.of(), new PackAuthoring.Written(List.of(), reading.findings()));
    }
    Pack pack = reading.pack().get();
    QuestionExchange.Imported imported =
        journey
            .exchange()
            .get()
            .read(file, given, new Defaults(pack.id(), topic, whose, taken(pack)));
    PackAuthoring.Written written =
        imported.failed()
            ? new PackAuthoring.Written(List.of(), List.of())
            : journey.authoring().addQuestions(withBasis(imported.questions(), cited), into);
    return report(remarks, imported.remarks(), written);
  }

  private Path folder() {
    Path wanted = folder;
    if (wanted == null || !Files.isRegularFile(wanted.resolve("pack.yaml"))) {
      throw new WrongUse(terminal.say("error.noPackFolder", String.valueOf(wanted)));
    }
    return wanted;
  }

  private List<Address> cited() {
    return basis.stream()
        .map(
            text ->
                Address.parse(text)
                    .orElseThrow(() -> new WrongUse(terminal.say("error.address", text))))
        .toList();
  }

  /** Ids of the folder, saved or not yet installed, and of everything that is installed. */
  private Set<String> taken(Pack own) {
    List<Pack> packs = new ArrayList<>(bank.registry().snapshot().packs());
    packs.add(own);
    Set<String> taken = new HashSet<>();
    for (Pack pack : packs) {
      pack.questions().forEach(question -> taken.add(question.id()));
      pack.scenes().forEach(scene -> taken.add(scene.id()));
      pack.rules().forEach(rule -> taken.add(rule.id()));
      pack.tests().forEach(test -> taken.add(test.id()));
      pack.casework().cards().forEach(card -> taken.add(card.id()));
    }
    return taken;
  }

  /** Files of other programs cite nothing; then the person says what the questions stand on. */
  private static List<Question> withBasis(List<Question> questions, List<Address> cited) {
    return questions.stream()
        .map(
            question ->
                !question.basis().isEmpty() || cited.isEmpty()
                    ? question
                    : new Question(
                        question.id(),
                        question.pack(),
                        question.topic(),
                        question.side(),
                        question.stem(),
                        question.content(),
                        question.difficulty(),
                        question.explanation(),
                        cited,
                        question.rule(),
                        question.location()))
        .toList();
  }

  private int report(
      ExchangeRemarks remarks, List<QuestionExchange.Remark> said, PackAuthoring.Written written) {
    boolean done = !written.files().isEmpty();
    if (json) {
      ObjectNode node = Json.object().put("done", done);
      ArrayNode files = node.putArray("files");
      written.files().forEach(path -> files.add(path.toString()));
      node.set("remarks", ExchangeRemarks.describe(said));
      node.set("findings", Json.diagnostics(written.findings()));
      terminal.out().println(Json.line(node));
    } else {
      remarks.print(said);
      new FindingsText(terminal).write(written.findings());
      written.files().forEach(path -> terminal.out().println(path));
      long errors = written.findings().stream().filter(Diagnostic::isError).count();
      terminal
          .out()
          .println(
              done
                  ? terminal.say("questions.imported")
                  : terminal.say("questions.notImported", Long.toString(errors)));
    }
    return done ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }
}
