package org.qinqing.cli.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.PackRegistry;
import org.qinqing.training.Training;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code quiz} command, there when training is. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=quiz")
public final class QuizCommands implements CommandProvider {
  private final Training training;
  private final PackRegistry registry;

  /** Asks the questions of training; the registry says what places and topics there are. */
  @Activate
  public QuizCommands(@Reference Training training, @Reference PackRegistry registry) {
    this.training = training;
    this.registry = registry;
  }

  @Override
  public Object command(Terminal terminal) {
    CommandLine line = new CommandLine(new Group());
    line.addSubcommand("list", new QuizListCommand(terminal, training, registry));
    line.addSubcommand("show", new QuizShowCommand(terminal, training));
    line.addSubcommand("answer", new QuizAnswerCommand(terminal, training));
    return line;
  }

  @Command(name = "quiz")
  private static final class Group {}
}
