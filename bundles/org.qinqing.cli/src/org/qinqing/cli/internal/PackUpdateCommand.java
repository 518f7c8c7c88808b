package org.qinqing.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.qinqing.trust.PackSites;
import org.qinqing.trust.PackUpdates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings newer versions from the sites; exit 1 when one was refused or a site not read. */
@Command(name = "update", sortOptions = false)
final class PackUpdateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", arity = "0..*", descriptionKey = "parameter.updateIds")
  List<String> ids = new ArrayList<>();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final PackSites sites;
  private final PackUpdates updates;

  PackUpdateCommand(Terminal terminal, PackSites sites, PackUpdates updates) {
    this.terminal = terminal;
    this.sites = sites;
    this.updates = updates;
  }

  @Override
  public Integer call() throws IOException {
    sites.refresh();
    boolean all = SiteAnswer.asked(terminal, sites.sites());
    List<PackUpdates.Updated> done = updates.update(Set.copyOf(ids));
    if (json) {
      ArrayNode array = Json.array();
      done.forEach(each -> array.add(node(each)));
      terminal.out().println(Json.line(array));
    } else if (done.isEmpty()) {
      terminal.out().println(terminal.say("pack.nothingNewer"));
    } else {
      done.forEach(this::print);
    }
    return all && done.stream().allMatch(PackUpdates.Updated::done)
        ? ExitCode.DONE
        : ExitCode.ANSWER_IS_NO;
  }

  private static ObjectNode node(PackUpdates.Updated each) {
    ObjectNode node =
        Json.object()
            .put("done", each.done())
            .put("id", each.id())
            .put("title", each.title())
            .put("from", each.from())
            .put("version", each.to())
            .put("publisher", each.publisher());
    node.set("says", Json.strings(each.says()));
    node.setAll(PackChangesText.described(each.changes()));
    node.set("findings", Json.diagnostics(each.findings()));
    return node;
  }

  private void print(PackUpdates.Updated each) {
    new FindingsText(terminal).write(each.findings());
    terminal
        .out()
        .println(
            terminal.say(
                each.done() ? "pack.updated" : "pack.notUpdated",
                each.id(),
                each.from(),
                each.to()));
    each.says().forEach(line -> terminal.out().println("  " + line));
    if (each.done()) {
      new PackChangesText(terminal).write(each.changes());
    }
  }
}
