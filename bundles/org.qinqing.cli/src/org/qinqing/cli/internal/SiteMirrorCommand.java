package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qinqing.trust.PackTransfer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Makes or renews a mirror; exit 1 when the site cannot be read or verified. */
@Command(name = "mirror", sortOptions = false)
final class SiteMirrorCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SOURCE", descriptionKey = "parameter.site")
  String source = "";

  @Parameters(index = "1", paramLabel = "DIR", descriptionKey = "parameter.mirrorFolder")
  Path folder = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final PackTransfer transfer;

  SiteMirrorCommand(Terminal terminal, PackTransfer transfer) {
    this.terminal = terminal;
    this.transfer = transfer;
  }

  @Override
  public Integer call() throws IOException {
    PackTransfer.Mirrored made =
        transfer.mirror(SitePlaces.place(terminal, source), folder.toAbsolutePath().normalize());
    if (json) {
      ObjectNode node =
          Json.object()
              .put("done", made.done())
              .put("number", made.number())
              .put("brought", made.brought())
              .put("kept", made.kept())
              .put("removed", made.removed());
      node.set("findings", Json.diagnostics(made.findings()));
      terminal.out().println(Json.line(node));
    } else {
      new FindingsText(terminal).write(made.findings());
      terminal
          .out()
          .println(
              made.done()
                  ? terminal.say(
                      "site.mirrored",
                      Long.toString(made.number()),
                      Integer.toString(made.brought()),
                      Integer.toString(made.kept()),
                      Integer.toString(made.removed()))
                  : terminal.say("site.notMirrored"));
    }
    return made.done() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }
}
