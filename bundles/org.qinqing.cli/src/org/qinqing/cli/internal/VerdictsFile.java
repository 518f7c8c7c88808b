package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qinqing.checker.PackTester;

/**
 * What every test ends in, one line a test, so that a change of any shows in review: bundle, test,
 * kind, verdict, rules (the deciding one first), the fact asked for, the facts a sentence was read
 * as. Separated by tabs; an empty value is {@code -}.
 */
final class VerdictsFile {
  private static final String NOTHING = "-";

  private final Map<String, List<PackTester.Outcome>> packs = new TreeMap<>();

  void add(String pack, PackTester.Report report) {
    packs.put(
        pack,
        report.outcomes().stream().sorted(Comparator.comparing(PackTester.Outcome::id)).toList());
  }

  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    packs.forEach(
        (pack, outcomes) ->
            outcomes.forEach(outcome -> text.append(line(pack, outcome)).append('\n')));
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static String line(String pack, PackTester.Outcome outcome) {
    String read =
        outcome.facts().entrySet().stream()
            .map(fact -> fact.getKey() + "=" + fact.getValue())
            .collect(Collectors.joining("; "));
    return String.join(
        "\t",
        pack,
        outcome.id(),
        outcome.reading() ? "text" : "facts",
        outcome.verdict().name(),
        orNothing(String.join(",", outcome.rules())),
        orNothing(outcome.missing().orElse("")),
        orNothing(outcome.reading() ? read : ""));
  }

  private static String orNothing(String value) {
    return value.isEmpty() ? NOTHING : value.replace('\t', ' ').replace('\n', ' ');
  }
}
