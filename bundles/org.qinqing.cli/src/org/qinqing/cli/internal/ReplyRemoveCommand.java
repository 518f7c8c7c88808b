package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.pocketbook.LocalCards;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a reply away; exit 1 when there is none with that id. */
@Command(name = "remove", sortOptions = false)
final class ReplyRemoveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", descriptionKey = "parameter.replyId")
  String id = "";

  private final Terminal terminal;
  private final LocalCards cards;

  ReplyRemoveCommand(Terminal terminal, LocalCards cards) {
    this.terminal = terminal;
    this.cards = cards;
  }

  @Override
  public Integer call() throws IOException {
    if (!cards.remove(id)) {
      terminal.err().println(terminal.say("reply.none", id));
      return ExitCode.ANSWER_IS_NO;
    }
    terminal.out().println(terminal.say("reply.removed", id));
    return ExitCode.DONE;
  }
}
