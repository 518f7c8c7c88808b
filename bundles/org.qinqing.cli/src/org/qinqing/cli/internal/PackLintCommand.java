package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Duplicates;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackLinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks bundles; exit 1 when one has an error. */
@Command(name = "lint", sortOptions = false)
final class PackLintCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Option(names = "--sarif", paramLabel = "FILE", descriptionKey = "option.sarif")
  @Nullable Path sarif;

  @Parameters(paramLabel = "ID|DIR|FILE", arity = "0..*", descriptionKey = "parameter.packs")
  List<String> names = new ArrayList<>();

  private final Terminal terminal;
  private final PackSelection selection;
  private final PackLinter linter;

  PackLintCommand(Terminal terminal, PackSelection selection, PackLinter linter) {
    this.terminal = terminal;
    this.selection = selection;
    this.linter = linter;
  }

  @Override
  public Integer call() throws IOException {
    List<Diagnostic> findings = new ArrayList<>();
    List<Pack> packs = new ArrayList<>();
    for (PackSelection.Chosen chosen : selection.of(names)) {
      terminal.err().println(terminal.say("pack.linting", chosen.name()));
      findings.addAll(chosen.findings());
      chosen.pack().ifPresent(packs::add);
      chosen.pack().ifPresent(pack -> findings.addAll(linter.lint(pack, chosen.world())));
    }
    if (sarif != null) {
      Files.writeString(
          sarif, Json.line(new Sarif().write(findings)) + "\n", StandardCharsets.UTF_8);
    }
    long errors = findings.stream().filter(Diagnostic::isError).count();
    if (json) {
      terminal.out().println(Json.line(Json.diagnostics(findings)));
    } else {
      new FindingsText(terminal).write(findings);
      terminal
          .out()
          .println(
              terminal.say(
                  "pack.lintTotal",
                  Long.toString(errors),
                  Long.toString(findings.size() - errors)));
      packs.forEach(this::printRepeated);
    }
    return errors > 0 ? ExitCode.ANSWER_IS_NO : ExitCode.DONE;
  }

  /** How many of its examples nearly repeat another one. */
  private void printRepeated(Pack pack) {
    int examples = Duplicates.examples(pack);
    if (examples > 0) {
      terminal
          .out()
          .println(
              terminal.say(
                  "pack.lintRepeated",
                  pack.id(),
                  String.format(Locale.ROOT, "%.1f", Duplicates.share(pack) * 100),
                  Integer.toString(examples)));
    }
  }
}
