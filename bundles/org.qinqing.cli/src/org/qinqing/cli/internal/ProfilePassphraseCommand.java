package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a passphrase on a profile, or takes it off. */
@Command(sortOptions = false)
final class ProfilePassphraseCommand implements Callable<Integer> {
  @Mixin PassphraseOption passphrase = new PassphraseOption();

  @Parameters(paramLabel = "NAME", descriptionKey = "parameter.profile")
  String name = "";

  private final Terminal terminal;
  private final People people;
  private final Change change;
  private final String done;

  /** What is done with the passphrase. */
  interface Change {
    void make(PeopleStore store, String profile, char[] passphrase) throws IOException;
  }

  /**
   * A command.
   *
   * @param done key of what is said afterwards
   */
  ProfilePassphraseCommand(Terminal terminal, People people, Change change, String done) {
    this.terminal = terminal;
    this.people = people;
    this.change = change;
    this.done = done;
  }

  @Override
  public Integer call() throws IOException {
    Profile profile = people.find(name);
    char[] secret = people.passphrases().passphrase(passphrase.file());
    try {
      change.make(people.store(), profile.id(), secret);
    } finally {
      Arrays.fill(secret, '\0');
    }
    terminal.out().println(terminal.say(done, profile.name()));
    return ExitCode.DONE;
  }
}
