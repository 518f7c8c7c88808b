package org.qinqing.cli.internal;

import org.qinqing.authoring.PackAuthoring;
import org.qinqing.pack.Diagnostic;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what was written; exit 1 when nothing was, because of an error. */
final class WrittenReport {
  private final Terminal terminal;
  private final boolean json;

  WrittenReport(Terminal terminal, boolean json) {
    this.terminal = terminal;
    this.json = json;
  }

  /**
   * Reports.
   *
   * @param done key of the sentence for success, with the number of files
   */
  int report(PackAuthoring.Written written, String done) {
    boolean refused =
        written.files().isEmpty() && written.findings().stream().anyMatch(Diagnostic::isError);
    if (json) {
      ObjectNode node = Json.object().put("done", !refused);
      ArrayNode files = node.putArray("files");
      written.files().forEach(file -> files.add(file.toString()));
      node.set("findings", Json.diagnostics(written.findings()));
      terminal.out().println(Json.line(node));
    } else {
      new FindingsText(terminal).write(written.findings());
      written.files().forEach(file -> terminal.out().println(file));
      terminal
          .out()
          .println(
              refused
                  ? terminal.say("pack.nothingWritten")
                  : terminal.say(done, Integer.toString(written.files().size())));
    }
    return refused ? ExitCode.ANSWER_IS_NO : ExitCode.DONE;
  }
}
