package org.qinqing.cli.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pocketbook.LocalCards;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code reply} command: replies to request sheets, kept on this computer. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=reply")
public final class ReplyCommands implements CommandProvider {
  private final LocalCards cards;
  private final PackRegistry registry;

  /** Keeps replies in the data folder; the registry says what topics there are. */
  @Activate
  public ReplyCommands(@Reference LocalCards cards, @Reference PackRegistry registry) {
    this.cards = cards;
    this.registry = registry;
  }

  @Override
  public Object command(Terminal terminal) {
    CommandLine line = new CommandLine(new Group());
    line.addSubcommand("list", new ReplyListCommand(terminal, cards));
    line.addSubcommand("add", new ReplyAddCommand(terminal, cards, registry));
    line.addSubcommand("remove", new ReplyRemoveCommand(terminal, cards));
    return line;
  }

  @Command(name = "reply")
  private static final class Group {}
}
