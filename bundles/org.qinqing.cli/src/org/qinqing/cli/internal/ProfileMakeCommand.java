package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.qinqing.store.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a profile without a passphrase. */
@Command(name = "make", sortOptions = false)
final class ProfileMakeCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "NAME", descriptionKey = "parameter.profileNew")
  String name = "";

  private final Terminal terminal;
  private final People people;

  ProfileMakeCommand(Terminal terminal, People people) {
    this.terminal = terminal;
    this.people = people;
  }

  @Override
  public Integer call() throws IOException {
    Profile made = people.store().make(name);
    terminal
        .out()
        .println(
            json
                ? Json.line(ProfileListCommand.describe(made))
                : terminal.say("profile.made", made.name()));
    return ExitCode.DONE;
  }
}
