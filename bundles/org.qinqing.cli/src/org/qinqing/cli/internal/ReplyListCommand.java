package org.qinqing.cli.internal;

import java.util.concurrent.Callable;
import org.qinqing.pocketbook.LocalCard;
import org.qinqing.pocketbook.LocalCards;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The replies kept on this computer; exit 1 when one of them cannot be read. */
@Command(name = "list", sortOptions = false)
final class ReplyListCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final LocalCards cards;

  ReplyListCommand(Terminal terminal, LocalCards cards) {
    this.terminal = terminal;
    this.cards = cards;
  }

  @Override
  public Integer call() {
    LocalCards.Kept kept = cards.kept();
    if (json) {
      ArrayNode array = Json.array();
      kept.cards().forEach(card -> array.add(describe(card)));
      terminal.out().println(Json.line(array));
    } else {
      for (LocalCard card : kept.cards()) {
        terminal.out().println(card.id() + "  " + card.title());
        terminal.out().println("  " + card.reply().replace("\n", "\n  "));
        terminal.out().println("  " + card.repliedBy() + "  " + card.repliedOn());
      }
    }
    kept.findings().forEach(finding -> terminal.err().println(finding.message()));
    return kept.findings().isEmpty() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  static ObjectNode describe(LocalCard card) {
    return Json.object()
        .put("id", card.id())
        .put("topic", card.topic())
        .put("title", card.title())
        .put("question", card.question())
        .put("reply", card.reply())
        .put("repliedBy", card.repliedBy())
        .put("repliedOn", card.repliedOn().toString());
  }
}
