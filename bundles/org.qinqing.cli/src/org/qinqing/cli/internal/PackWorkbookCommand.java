package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qinqing.authoring.PackExchange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a bundle folder as a workbook. */
@Command(name = "workbook", sortOptions = false)
final class PackWorkbookCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      paramLabel = "FILE.xlsx",
      required = true,
      descriptionKey = "option.output")
  Path output = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(paramLabel = "DIR", descriptionKey = "parameter.folder")
  Path folder = Path.of("");

  private final Terminal terminal;
  private final PackExchange exchange;

  PackWorkbookCommand(Terminal terminal, PackExchange exchange) {
    this.terminal = terminal;
    this.exchange = exchange;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new WrongUse(terminal.say("error.noFolder", folder.toString()));
    }
    String name = String.valueOf(output.getFileName());
    if (!name.endsWith(".xlsx")) {
      throw new WrongUse(terminal.say("error.outputSuffix", name, ".xlsx"));
    }
    return new WrittenReport(terminal, json)
        .report(exchange.toWorkbook(folder, output), "pack.workbook.done");
  }
}
