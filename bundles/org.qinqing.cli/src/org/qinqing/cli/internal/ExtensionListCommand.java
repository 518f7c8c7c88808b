package org.qinqing.cli.internal;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.qinqing.trust.Extensions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The extensions that are installed; exit 1 when one of them did not start. */
@Command(name = "list", sortOptions = false)
final class ExtensionListCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final Extensions extensions;

  ExtensionListCommand(Terminal terminal, Extensions extensions) {
    this.terminal = terminal;
    this.extensions = extensions;
  }

  @Override
  public Integer call() {
    List<Extensions.Listed> all = extensions.list();
    if (json) {
      ArrayNode array = Json.array();
      all.forEach(extension -> array.add(described(extension)));
      terminal.out().println(Json.line(array));
    } else {
      all.forEach(this::print);
      if (all.isEmpty()) {
        terminal.out().println(terminal.say("extension.none"));
      }
    }
    return all.stream().anyMatch(e -> e.state() == Extensions.State.REFUSED)
        ? ExitCode.ANSWER_IS_NO
        : ExitCode.DONE;
  }

  private static ObjectNode described(Extensions.Listed extension) {
    ObjectNode node =
        Json.object()
            .put("id", extension.id())
            .put("title", extension.title())
            .put("version", extension.version())
            .put("pack", extension.pack())
            .put("publisher", extension.publisher())
            .put("state", extension.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    node.set("findings", Json.diagnostics(extension.findings()));
    return node;
  }

  private void print(Extensions.Listed extension) {
    terminal
        .out()
        .println(
            String.join(
                "  ",
                extension.id(),
                extension.version(),
                extension.title(),
                extension.publisher(),
                terminal.say("extension.state." + extension.state().name())));
    new FindingsText(terminal).write(extension.findings());
  }
}
