package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinqing.store.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a passphrase on a profile. */
@Command(name = "lock", sortOptions = false)
final class ProfileLockCommand implements Callable<Integer> {
  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      descriptionKey = "option.passphraseFile")
  @Nullable Path passphraseFile;

  @Parameters(paramLabel = "NAME", descriptionKey = "parameter.profile")
  String name = "";

  private final Terminal terminal;
  private final People people;

  ProfileLockCommand(Terminal terminal, People people) {
    this.terminal = terminal;
    this.people = people;
  }

  @Override
  public Integer call() throws IOException {
    Profile profile = people.find(name);
    char[] passphrase = people.passphrases().passphrase(Optional.ofNullable(passphraseFile));
    try {
      people.store().lock(profile.id(), passphrase);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
    terminal.out().println(terminal.say("profile.lock", profile.name()));
    return ExitCode.DONE;
  }
}
