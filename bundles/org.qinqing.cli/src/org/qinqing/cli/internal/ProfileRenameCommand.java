package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.store.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a profile another name. */
@Command(name = "rename", sortOptions = false)
final class ProfileRenameCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "parameter.profile")
  String name = "";

  @Parameters(index = "1", paramLabel = "NEW", descriptionKey = "parameter.profileNew")
  String wanted = "";

  private final Terminal terminal;
  private final People people;

  ProfileRenameCommand(Terminal terminal, People people) {
    this.terminal = terminal;
    this.people = people;
  }

  @Override
  public Integer call() throws IOException {
    Profile renamed = people.store().rename(people.find(name).id(), wanted);
    terminal
        .out()
        .println(
            json
                ? Json.line(ProfileListCommand.describe(renamed))
                : terminal.say("profile.renamed", renamed.name()));
    return ExitCode.DONE;
  }
}
