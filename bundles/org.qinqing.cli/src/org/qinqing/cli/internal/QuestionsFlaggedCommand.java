package org.qinqing.cli.internal;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.qinqing.training.ItemFlags;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions that have to be looked at again, for what they cite has changed; exit 1 if any. */
@Command(name = "flagged", sortOptions = false)
final class QuestionsFlaggedCommand implements Callable<Integer> {
  @Mixin BankOptions options = new BankOptions();

  @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.asOf")
  String asOf = "";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final QuestionsCommands.Bank bank;

  QuestionsFlaggedCommand(Terminal terminal, QuestionsCommands.Bank bank) {
    this.terminal = terminal;
    this.bank = bank;
  }

  @Override
  public Integer call() {
    List<ItemFlags.Flagged> flagged =
        bank.flags()
            .all(
                options.selection(terminal, bank.registry().snapshot()),
                new Arguments(terminal).day(asOf));
    if (json) {
      ArrayNode array = Json.array();
      for (ItemFlags.Flagged one : flagged) {
        ObjectNode node =
            Json.object().put("id", one.question().id()).put("pack", one.question().pack());
        ArrayNode flags = node.putArray("flags");
        for (ItemFlags.Flag flag : one.flags()) {
          ObjectNode line =
              Json.object()
                  .put("reason", flag.reason().name().toLowerCase(Locale.ROOT))
                  .put("address", flag.address().toString())
                  .put("message", flag.words());
          flag.since().ifPresent(since -> line.put("since", since.toString()));
          flags.add(line);
        }
        array.add(node);
      }
      terminal.out().println(Json.line(array));
    } else {
      for (ItemFlags.Flagged one : flagged) {
        terminal.out().println(one.question().id() + "  " + one.question().stem());
        one.flags().forEach(flag -> terminal.out().println("  " + flag.words()));
      }
      terminal.out().println(terminal.say("questions.flagged", Integer.toString(flagged.size())));
    }
    return flagged.isEmpty() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }
}
