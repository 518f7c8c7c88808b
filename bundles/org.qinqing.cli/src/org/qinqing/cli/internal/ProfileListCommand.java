package org.qinqing.cli.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.store.Profile;
import org.qinqing.store.StoreFinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The people of this computer. */
@Command(name = "list", sortOptions = false)
final class ProfileListCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final People people;

  ProfileListCommand(Terminal terminal, People people) {
    this.terminal = terminal;
    this.people = people;
  }

  @Override
  public Integer call() throws IOException {
    List<Profile> profiles = people.store().profiles();
    tell(terminal, people.store().findings());
    if (json) {
      ArrayNode array = Json.array();
      profiles.forEach(profile -> array.add(describe(profile)));
      terminal.out().println(Json.line(array));
    } else {
      profiles.forEach(profile -> terminal.out().println(line(terminal, profile)));
    }
    return ExitCode.DONE;
  }

  static String line(Terminal terminal, Profile profile) {
    String name =
        profile.name() + "  " + LocalDate.ofInstant(profile.made(), ZoneId.systemDefault());
    return profile.locked() ? name + "  " + terminal.say("profile.locked") : name;
  }

  static ObjectNode describe(Profile profile) {
    return Json.object()
        .put("id", profile.id())
        .put("name", profile.name())
        .put("made", profile.made().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("locked", profile.locked());
  }

  /** What a person should know goes beside the answer. */
  static void tell(Terminal terminal, List<StoreFinding> findings) {
    for (StoreFinding finding : findings) {
      terminal.err().println(finding.code() + " " + finding.message() + finding.mend());
    }
  }
}
