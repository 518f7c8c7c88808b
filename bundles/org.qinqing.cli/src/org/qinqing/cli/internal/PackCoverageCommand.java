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
import org.qinqing.authoring.PackCoverage;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** For every provision, what points at it; exit 1 when a bundle is unusable. */
@Command(name = "coverage", sortOptions = false)
final class PackCoverageCommand implements Callable<Integer> {
  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Option(names = "--html", paramLabel = "FILE.html", descriptionKey = "option.html")
  @Nullable Path html;

  @Parameters(paramLabel = "ID|DIR|FILE", arity = "0..*", descriptionKey = "parameter.packs")
  List<String> names = new ArrayList<>();

  private final Terminal terminal;
  private final PackSelection selection;
  private final PackCoverage coverage;

  PackCoverageCommand(Terminal terminal, PackSelection selection, PackCoverage coverage) {
    this.terminal = terminal;
    this.selection = selection;
    this.coverage = coverage;
  }

  @Override
  public Integer call() throws IOException {
    boolean usable = true;
    ArrayNode array = Json.array();
    List<PackCoverage.Coverage> all = new ArrayList<>();
    for (PackSelection.Chosen chosen : selection.of(names)) {
      if (chosen.pack().isEmpty()) {
        usable = false;
        array.add(Json.object().put("pack", chosen.name()).put("usable", false));
        if (!json) {
          new FindingsText(terminal).write(chosen.findings());
        }
        terminal.err().println(terminal.say("pack.coverage.unusable", chosen.name()));
        continue;
      }
      PackCoverage.Coverage one = coverage.of(chosen.pack().get(), chosen.world());
      all.add(one);
      array.add(describe(one));
      if (!json) {
        print(one);
      }
    }
    if (json) {
      terminal.out().println(Json.line(array));
    }
    Path page = html;
    if (page != null) {
      Files.writeString(page, coverage.html(all), StandardCharsets.UTF_8);
      terminal.err().println(terminal.say("pack.coverage.page", page.toString()));
    }
    return usable ? ExitCode.DONE : ExitCode.ANSWER_IS_NO;
  }

  private static ObjectNode describe(PackCoverage.Coverage coverage) {
    ObjectNode node =
        Json.object()
            .put("pack", coverage.pack())
            .put("provisions", coverage.lines().size())
            .put("reached", coverage.reached())
            .put("share", rounded(coverage.share()));
    ArrayNode lines = node.putArray("lines");
    for (PackCoverage.Line line : coverage.lines()) {
      Document.Provision provision = line.provision();
      ObjectNode one =
          Json.object()
              .put("address", provision.address().toString())
              .put("title", line.document().title())
              .put("item", provision.label())
              .put("reached", line.reached());
      for (Citation.Kind kind : Citation.Kind.values()) {
        one.set(
            kind.name().toLowerCase(Locale.ROOT) + "s",
            Json.strings(line.by().getOrDefault(kind, List.of())));
      }
      lines.add(one.put("how", line.how()).put("declaredOnly", line.declaredOnly()));
    }
    return node;
  }

  /** Rounded down, so that 1 means every one. */
  private static double rounded(double share) {
    return Math.floor(share * 10_000) / 10_000;
  }

  private void print(PackCoverage.Coverage coverage) {
    for (PackCoverage.Line line : coverage.lines()) {
      StringBuilder row = new StringBuilder(line.reached() ? "● " : "◇ ");
      row.append(line.provision().address().unversioned())
          .append("  ")
          .append(line.provision().label());
      if (!line.reached()) {
        row.append("  ").append(terminal.say("pack.coverage.unreached"));
      }
      for (Citation.Kind kind : Citation.Kind.values()) {
        int count = line.by().getOrDefault(kind, List.of()).size();
        if (count > 0) {
          row.append("  ")
              .append(terminal.say("pack.coverage.kind." + kind.name()))
              .append(' ')
              .append(count);
        }
      }
      if (line.how()) {
        row.append("  ").append(terminal.say("pack.coverage.how"));
      }
      if (line.declaredOnly()) {
        row.append("  ").append(terminal.say("pack.coverage.declaredOnly"));
      }
      terminal.out().println(row);
    }
    terminal
        .out()
        .println(
            terminal.say(
                "pack.coverage.total",
                coverage.pack(),
                Integer.toString(coverage.reached()),
                Integer.toString(coverage.lines().size()),
                String.format(Locale.ROOT, "%.1f", Math.floor(coverage.share() * 1000) / 10)));
  }
}
