package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qinqing.authoring.PackAuthoring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Builds the one file that is handed over; exit 1 when the bundle has an error. */
@Command(name = "build", sortOptions = false)
final class PackBuildCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      paramLabel = "FILE.qinqing",
      required = true,
      descriptionKey = "option.output")
  Path output = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "DIR", descriptionKey = "parameter.folder")
  Path folder = Path.of("");

  private final Terminal terminal;
  private final PackAuthoring authoring;

  PackBuildCommand(Terminal terminal, PackAuthoring authoring) {
    this.terminal = terminal;
    this.authoring = authoring;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new WrongUse(terminal.say("error.noFolder", folder.toString()));
    }
    String name = String.valueOf(output.getFileName());
    if (!name.endsWith(".qinqing") && !name.endsWith(".jar")) {
      throw new WrongUse(terminal.say("error.outputSuffix", name, ".qinqing"));
    }
    PackAuthoring.Built built = build();
    if (json) {
      ObjectNode node =
          Json.object()
              .put("done", built.done())
              .put("file", built.done() ? output.toString() : "");
      node.set("findings", Json.diagnostics(built.findings()));
      terminal.out().println(Json.line(node));
    } else {
      new FindingsText(terminal).write(built.findings());
      terminal
          .out()
          .println(
              built.done()
                  ? terminal.say("pack.built", output.toString())
                  : terminal.say("pack.notBuilt"));
    }
    return built.done() ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  private PackAuthoring.Built build() throws IOException {
    try {
      return authoring.build(folder, output);
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // Said in words by the service, such as an output inside the folder.
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }
}
