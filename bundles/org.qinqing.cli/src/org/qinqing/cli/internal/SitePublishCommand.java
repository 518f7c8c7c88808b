package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.trust.PackSites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes or renews the index of a site; exit 1 when a file in it cannot be verified. */
@Command(name = "publish", sortOptions = false)
final class SitePublishCommand implements Callable<Integer> {
  /** Long enough to be renewed by hand, short enough to notice a site that is kept from it. */
  private static final int USUAL_DAYS = 90;

  @Mixin SignerOptions signer = new SignerOptions();

  @Option(names = "--until", paramLabel = "DATE", descriptionKey = "option.siteUntil")
  String until = "";

  @Option(names = "--time", paramLabel = "TIME", descriptionKey = "option.time")
  String time = "";

  @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "parameter.siteFolder")
  Path folder = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FILE.qinqing",
      descriptionKey = "parameter.siteFiles")
  List<Path> files = new ArrayList<>();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final PackSites sites;

  SitePublishCommand(Terminal terminal, PackSites sites) {
    this.terminal = terminal;
    this.sites = sites;
  }

  @Override
  public Integer call() throws IOException {
    // A folder that is not there is a slip, unless there is something to be put into it.
    if (!Files.isDirectory(folder) && (files.isEmpty() || Files.exists(folder))) {
      throw new WrongUse(terminal.say("error.noFile", folder.toString()));
    }
    files.forEach(file -> KeyAnswer.there(terminal, file));
    KeyAnswer.there(terminal, signer.key);
    KeyAnswer.there(terminal, signer.certificate);
    Instant when = time.isEmpty() ? Instant.now() : time();
    Instant end = end(when);
    if (!end.isAfter(when)) {
      throw new WrongUse(terminal.say("error.value", "--until", until));
    }
    return PackSignCommand.report(
        terminal,
        signer.use(terminal, open -> sites.publish(folder, files, open, end, when)),
        folder.resolve("site.json"),
        json);
  }

  private Instant time() {
    try {
      return Instant.parse(time);
    } catch (DateTimeParseException e) {
      throw new WrongUse(terminal.say("error.value", "--time", time));
    }
  }

  /** The end of the day that is named. */
  private Instant end(Instant when) {
    ZoneId zone = ZoneId.systemDefault();
    try {
      LocalDate last =
          until.isEmpty()
              ? LocalDate.ofInstant(when, zone).plusDays(USUAL_DAYS)
              : LocalDate.parse(until);
      return last.plusDays(1).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw new WrongUse(terminal.say("error.value", "--until", until));
    }
  }
}
