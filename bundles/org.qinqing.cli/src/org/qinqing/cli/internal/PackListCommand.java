package org.qinqing.cli.internal;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;

/** What is installed. */
@Command(name = "list", sortOptions = false)
final class PackListCommand implements Callable<Integer> {
  @Option(names = "--available", descriptionKey = "option.available")
  boolean available;

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final PackInstaller installer;
  private final PackSites sites;

  PackListCommand(Terminal terminal, PackInstaller installer, PackSites sites) {
    this.terminal = terminal;
    this.installer = installer;
    this.sites = sites;
  }

  @Override
  public Integer call() {
    if (available) {
      return SiteAnswer.offers(terminal, sites.known(), json);
    }
    List<PackInstaller.Listed> packs = installer.list();
    if (json) {
      ArrayNode array = Json.array();
      for (PackInstaller.Listed pack : packs) {
        array.add(
            Json.object()
                .put("id", pack.id())
                .put("title", pack.title())
                .put("locality", pack.locality())
                .put("version", pack.version())
                .put("publisher", pack.publisher())
                .put("signature", pack.signature().name().toLowerCase(Locale.ROOT))
                .put("state", pack.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("builtIn", pack.builtIn()));
      }
      terminal.out().println(Json.line(array));
    } else {
      for (PackInstaller.Listed pack : packs) {
        terminal
            .out()
            .println(
                String.join(
                    "  ",
                    pack.id(),
                    pack.version(),
                    pack.locality(),
                    pack.title(),
                    terminal.say("pack.state." + pack.state().name()),
                    terminal.say("pack.signature." + pack.signature().name())));
      }
    }
    return ExitCode.DONE;
  }
}
