package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.pack.Question;
import org.qinqing.training.exchange.ExchangeFormat;
import org.qinqing.training.exchange.QuestionExchange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Writes questions for other programs; exit 1 when there is nothing to write. */
@Command(name = "export", sortOptions = false)
final class QuestionsExportCommand implements Callable<Integer> {
  @Option(
      names = "--format",
      required = true,
      paramLabel = "excel|gift|moodle|qti21|qti30",
      descriptionKey = "option.format")
  String format = "";

  @Mixin BankOptions options = new BankOptions();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "FILE", descriptionKey = "parameter.exchangeOut")
  Path file = Path.of("");

  private final Terminal terminal;
  private final QuestionsCommands.Bank bank;
  private final QuestionsCommands.Journey journey;

  QuestionsExportCommand(
      Terminal terminal, QuestionsCommands.Bank bank, QuestionsCommands.Journey journey) {
    this.terminal = terminal;
    this.bank = bank;
    this.journey = journey;
  }

  @Override
  public Integer call() throws IOException {
    ExchangeRemarks remarks = new ExchangeRemarks(terminal);
    ExchangeFormat wanted = remarks.format(format);
    Path whole = new Target(terminal).writable(file);
    List<Question> questions =
        bank.training().questions(options.selection(terminal, bank.registry().snapshot()));
    if (questions.isEmpty()) {
      terminal.err().println(terminal.say("questions.noneFit"));
      return ExitCode.ANSWER_IS_NO;
    }
    QuestionExchange.Exported exported = journey.exchange().get().write(questions, wanted, whole);
    if (json) {
      ObjectNode node =
          Json.object()
              .put("done", true)
              .put("file", file.toString())
              .put("questions", exported.questions());
      node.set("remarks", ExchangeRemarks.describe(exported.remarks()));
      terminal.out().println(Json.line(node));
    } else {
      remarks.print(exported.remarks());
      terminal
          .out()
          .println(
              terminal.say(
                  "questions.exported", Integer.toString(exported.questions()), file.toString()));
    }
    return ExitCode.DONE;
  }
}
