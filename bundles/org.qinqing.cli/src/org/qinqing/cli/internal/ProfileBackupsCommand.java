package org.qinqing.cli.internal;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.store.StoreBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

/** The backups of what is kept, the newest first; makes one when that is wanted. */
@Command(name = "backups", sortOptions = false)
final class ProfileBackupsCommand implements Callable<Integer> {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  @Option(names = "--now", descriptionKey = "option.backupNow")
  boolean now;

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final People people;

  ProfileBackupsCommand(Terminal terminal, People people) {
    this.terminal = terminal;
    this.people = people;
  }

  @Override
  public Integer call() throws IOException {
    if (now) {
      people.store().backup();
    }
    List<StoreBackup> backups = people.store().backups();
    if (json) {
      ArrayNode array = Json.array();
      for (StoreBackup backup : backups) {
        array.add(
            Json.object()
                .put("file", backup.file())
                .put("made", backup.made().toString())
                .put("version", backup.version())
                .put("bytes", backup.bytes()));
      }
      terminal.out().println(Json.line(array));
    } else {
      for (StoreBackup backup : backups) {
        terminal
            .out()
            .println(
                backup.file()
                    + "  "
                    + SECOND.format(LocalDateTime.ofInstant(backup.made(), ZoneId.systemDefault()))
                    + "  "
                    + terminal.say("profile.bytes", Long.toString(backup.bytes())));
      }
    }
    return ExitCode.DONE;
  }
}
