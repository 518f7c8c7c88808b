package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinqing.checker.PackTester;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs the tests that travel with bundles; exit 1 when a facts test fails, a rule is untested, or
 * one is unusable.
 */
@Command(name = "test", sortOptions = false)
final class PackTestCommand implements Callable<Integer> {
  @Option(names = "--ablate", descriptionKey = "option.ablate")
  boolean ablate;

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Option(names = "--verdicts", paramLabel = "FILE.tsv", descriptionKey = "option.verdicts")
  @Nullable Path verdicts;

  @Parameters(paramLabel = "ID|DIR|FILE", arity = "0..*", descriptionKey = "parameter.packs")
  List<String> names = new ArrayList<>();

  private final Terminal terminal;
  private final PackSelection selection;
  private final PackTester tester;

  PackTestCommand(Terminal terminal, PackSelection selection, PackTester tester) {
    this.terminal = terminal;
    this.selection = selection;
    this.tester = tester;
  }

  @Override
  public Integer call() throws IOException {
    boolean good = true;
    VerdictsFile golden = new VerdictsFile();
    ArrayNode array = Json.array();
    for (PackSelection.Chosen chosen : selection.of(names)) {
      terminal.err().println(terminal.say("pack.testing", chosen.name()));
      if (chosen.pack().isEmpty()) {
        good = false;
        array.add(Json.object().put("pack", chosen.name()).put("usable", false));
        if (!json) {
          new FindingsText(terminal).write(chosen.findings());
          terminal.out().println(terminal.say("pack.unusable", chosen.name()));
        }
        continue;
      }
      PackTester.Report report = tester.test(chosen.pack().get(), chosen.world(), ablate);
      good &= report.passed() && report.uncoveredRules().isEmpty();
      golden.add(chosen.pack().get().id(), report);
      array.add(describe(chosen.pack().get().id(), report));
      if (!json) {
        print(chosen.pack().get().id(), report);
      }
    }
    if (json) {
      terminal.out().println(Json.line(array));
    }
    Path file = verdicts;
    if (file != null) {
      golden.write(file);
      terminal.err().println(terminal.say("pack.verdicts", file.toString()));
    }
    return good ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  private static List<PackTester.Outcome> facts(PackTester.Report report) {
    return report.outcomes().stream().filter(outcome -> !outcome.reading()).toList();
  }

  private static ObjectNode describe(String pack, PackTester.Report report) {
    List<PackTester.Outcome> facts = facts(report);
    ObjectNode node =
        Json.object()
            .put("pack", pack)
            .put("usable", true)
            .put("tests", facts.size())
            .put("passed", facts.stream().filter(PackTester.Outcome::passed).count());
    ArrayNode failures = node.putArray("failures");
    for (PackTester.Outcome outcome : report.outcomes()) {
      if (!outcome.passed()) {
        failures.add(
            Json.object()
                .put("id", outcome.id())
                .put("reading", outcome.reading())
                .put("expected", outcome.expected())
                .put("got", outcome.got())
                .put("file", outcome.location().file())
                .put("line", outcome.location().line()));
      }
    }
    node.put("readingPassed", report.readingPassed()).put("readingTotal", report.readingTotal());
    node.set("uncoveredRules", Json.strings(report.uncoveredRules()));
    return node;
  }

  private void print(String pack, PackTester.Report report) {
    List<PackTester.Outcome> facts = facts(report);
    long passed = facts.stream().filter(PackTester.Outcome::passed).count();
    for (PackTester.Outcome outcome : facts) {
      if (!outcome.passed()) {
        terminal
            .out()
            .println(
                terminal.say("pack.testFailed", outcome.id(), outcome.expected(), outcome.got())
                    + "  "
                    + outcome.location());
      }
    }
    report
        .uncoveredRules()
        .forEach(rule -> terminal.out().println(terminal.say("pack.uncovered", rule)));
    terminal
        .out()
        .println(
            terminal.say(
                "pack.testTotal",
                pack,
                Long.toString(passed),
                Long.toString(facts.size() - passed),
                Integer.toString(report.readingPassed()),
                Integer.toString(report.readingTotal())));
  }
}
