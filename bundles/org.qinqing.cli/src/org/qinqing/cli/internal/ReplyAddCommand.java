package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pocketbook.LocalCard;
import org.qinqing.pocketbook.LocalCards;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a reply. */
@Command(name = "add", sortOptions = false)
final class ReplyAddCommand implements Callable<Integer> {
  @Option(names = "--title", paramLabel = "TEXT", required = true, descriptionKey = "option.title")
  String title = "";

  @Option(names = "--topic", paramLabel = "T", descriptionKey = "option.replyTopic")
  String topic = "";

  @Option(names = "--question", paramLabel = "TEXT", descriptionKey = "option.replyQuestion")
  String question = "";

  @Option(names = "--by", paramLabel = "TEXT", descriptionKey = "option.replyBy")
  String by = "";

  @Option(names = "--on", paramLabel = "DATE", descriptionKey = "option.replyOn")
  String on = "";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "REPLY", arity = "1..*", descriptionKey = "parameter.reply")
  List<String> reply = new ArrayList<>();

  private final Terminal terminal;
  private final LocalCards cards;
  private final PackRegistry registry;

  ReplyAddCommand(Terminal terminal, LocalCards cards, PackRegistry registry) {
    this.terminal = terminal;
    this.cards = cards;
    this.registry = registry;
  }

  @Override
  public Integer call() throws IOException {
    String text = String.join(" ", reply);
    if (title.isBlank() || text.isBlank()) {
      throw new WrongUse(terminal.say("error.noText", title.isBlank() ? "--title" : "REPLY"));
    }
    if (!topic.isEmpty() && registry.snapshot().facts().topic(topic).isEmpty()) {
      throw new WrongUse(terminal.say("error.topic", topic));
    }
    LocalCard card =
        cards.file(
            new LocalCard("", topic, title, question, text, by, new Arguments(terminal).day(on)));
    if (json) {
      terminal.out().println(Json.line(ReplyListCommand.describe(card)));
    } else {
      terminal.out().println(terminal.say("reply.added", card.id()));
    }
    return ExitCode.DONE;
  }
}
