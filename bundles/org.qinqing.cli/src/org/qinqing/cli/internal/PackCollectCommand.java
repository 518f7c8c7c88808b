package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.qinqing.trust.PackSigner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts several signed bundles into one file. */
@Command(name = "collect", sortOptions = false)
final class PackCollectCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      paramLabel = "FILE.qinqing",
      required = true,
      descriptionKey = "option.output")
  Path output = Path.of("");

  @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "parameter.packFile")
  List<Path> files = new ArrayList<>();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final PackSigner packSigner;

  PackCollectCommand(Terminal terminal, PackSigner packSigner) {
    this.terminal = terminal;
    this.packSigner = packSigner;
  }

  @Override
  public Integer call() throws IOException {
    files.forEach(file -> KeyAnswer.there(terminal, file));
    return PackSignCommand.report(terminal, packSigner.collect(files, output), output, json);
  }
}
