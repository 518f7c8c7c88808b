package org.qinqing.cli.internal;

import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.pack.Pack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** What a bundle is and holds. */
@Command(name = "info", sortOptions = false)
final class PackInfoCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "ID|DIR|FILE", descriptionKey = "parameter.pack")
  String name = "";

  private final Terminal terminal;
  private final PackSelection selection;

  PackInfoCommand(Terminal terminal, PackSelection selection) {
    this.terminal = terminal;
    this.selection = selection;
  }

  @Override
  public Integer call() {
    PackSelection.Chosen chosen = selection.of(List.of(name)).getFirst();
    if (chosen.pack().isEmpty()) {
      new FindingsText(terminal).write(chosen.findings());
      return ExitCode.ANSWER_IS_NO;
    }
    ObjectNode node = describe(chosen.pack().get());
    if (json) {
      terminal.out().println(Json.line(node));
    } else {
      node.properties()
          .forEach(
              entry ->
                  terminal
                      .out()
                      .println(
                          terminal.say("pack.info." + entry.getKey())
                              + "："
                              + (entry.getValue().isArray()
                                  ? entry.getValue().toString()
                                  : entry.getValue().asString())));
    }
    return ExitCode.DONE;
  }

  private ObjectNode describe(Pack pack) {
    ObjectNode node =
        Json.object()
            .put("id", pack.id())
            .put("title", pack.title())
            .put("place", pack.place())
            .put("locality", pack.locality().code())
            .put("level", pack.level())
            .put("version", pack.version())
            .put("publisher", pack.publisher())
            .put("contact", pack.contact())
            .put("maturity", pack.maturity().name().toLowerCase(java.util.Locale.ROOT))
            .put("reviewedOn", pack.review().on().toString())
            .put("reviewOverdue", pack.review().overdue(terminal.today()))
            .put("licence", pack.licence())
            .put("documents", pack.documents().size())
            .put("provisions", pack.documents().stream().mapToInt(d -> d.provisions().size()).sum())
            .put("rules", pack.rules().size())
            .put("questions", pack.questions().size())
            .put("words", pack.vocabulary().size())
            .put("tests", pack.tests().size());
    node.set(
        "changes",
        Json.strings(
            pack.changes().stream().map(change -> change.version() + " " + change.say()).toList()));
    return node;
  }
}
