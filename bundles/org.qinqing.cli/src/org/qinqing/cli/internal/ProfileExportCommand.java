package org.qinqing.cli.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinqing.store.Profile;
import org.qinqing.store.Shelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything that is kept of a person, as JSON lines. */
@Command(name = "export", sortOptions = false)
final class ProfileExportCommand implements Callable<Integer> {
  @Mixin PassphraseOption passphrase = new PassphraseOption();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      descriptionKey = "option.output")
  @Nullable Path output;

  @Parameters(paramLabel = "NAME", descriptionKey = "parameter.profile")
  String name = "";

  private final Terminal terminal;
  private final People people;

  ProfileExportCommand(Terminal terminal, People people) {
    this.terminal = terminal;
    this.people = people;
  }

  @Override
  public Integer call() throws IOException {
    ProfileOptions options = new ProfileOptions();
    options.profile = name;
    options.passphrase = passphrase;
    Profile profile = people.find(name);
    StringWriter lines = new StringWriter();
    try (Shelf shelf = people.open(profile, options)) {
      shelf.export(lines);
    }
    Path file = output;
    if (file == null) {
      terminal.out().print(lines);
    } else {
      new Target(terminal).write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
      terminal.out().println(terminal.say("profile.exported", file));
    }
    return ExitCode.DONE;
  }
}
