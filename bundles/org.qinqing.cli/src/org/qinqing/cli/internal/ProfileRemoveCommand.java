package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.store.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Removes a person with all of theirs; only when it is said that this is meant. */
@Command(name = "remove", sortOptions = false)
final class ProfileRemoveCommand implements Callable<Integer> {
  @Option(names = "--yes", descriptionKey = "option.yes")
  boolean yes;

  @Parameters(paramLabel = "NAME", descriptionKey = "parameter.profile")
  String name = "";

  private final Terminal terminal;
  private final People people;

  ProfileRemoveCommand(Terminal terminal, People people) {
    this.terminal = terminal;
    this.people = people;
  }

  @Override
  public Integer call() throws IOException {
    Profile profile = people.find(name);
    if (!yes) {
      throw new WrongUse(terminal.say("profile.sayYes", profile.name()));
    }
    ProfileListCommand.tell(terminal, people.store().remove(profile.id()));
    terminal.out().println(terminal.say("profile.removed", profile.name()));
    return ExitCode.DONE;
  }
}
