package org.qinqing.cli.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qinqing.library.Comparison;
import org.qinqing.library.Comparison.Change;
import org.qinqing.library.Comparison.Line;
import org.qinqing.library.Comparison.Piece;
import org.qinqing.library.Comparison.Row;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two versions of a document or of a provision side by side. */
@Command(name = "diff", sortOptions = false)
final class DiffCommand implements Callable<Integer> {
  @Option(names = "--all", descriptionKey = "option.diffAll")
  boolean all;

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Parameters(index = "0", paramLabel = "OLDER", descriptionKey = "parameter.older")
  String older = "";

  @Parameters(index = "1", paramLabel = "NEWER", descriptionKey = "parameter.newer")
  String newer = "";

  private final Terminal terminal;
  private final Library library;

  DiffCommand(Terminal terminal, Library library) {
    this.terminal = terminal;
    this.library = library;
  }

  @Override
  public Integer call() {
    Address before = address(older);
    Address now = address(newer);
    long start = System.nanoTime();
    Optional<Comparison> comparison = library.compare(before, now);
    double millis = Millis.since(start);
    if (comparison.isEmpty()) {
      terminal.err().println(terminal.say("diff.nothing", before.toString(), now.toString()));
      return ExitCode.ANSWER_IS_NO;
    }
    if (json) {
      terminal.out().println(Json.line(write(comparison.get()).put("millis", millis)));
    } else {
      print(comparison.get());
    }
    return ExitCode.DONE;
  }

  private Address address(String text) {
    return Address.parse(text).orElseThrow(() -> new WrongUse(terminal.say("error.address", text)));
  }

  private static ObjectNode write(Comparison comparison) {
    ObjectNode node = Json.object();
    node.set("older", describe(comparison.older()));
    node.set("newer", describe(comparison.newer()));
    for (Change change : Change.values()) {
      node.put(name(change), count(comparison, change));
    }
    ArrayNode rows = node.putArray("rows");
    for (Row row : comparison.rows()) {
      ObjectNode one = Json.object().put("change", name(row.change())).put("moved", row.moved());
      row.older().ifPresent(provision -> one.set("older", describe(provision)));
      row.newer().ifPresent(provision -> one.set("newer", describe(provision)));
      ArrayNode lines = one.putArray("lines");
      row.lines().forEach(line -> lines.add(describe(line)));
      rows.add(one);
    }
    return node;
  }

  private static ObjectNode describe(Document document) {
    return Json.object()
        .put("address", document.address().toString())
        .put("title", document.title())
        .put("kind", document.wording().name().toLowerCase(Locale.ROOT))
        .put("effective", document.effective().toString());
  }

  private static ObjectNode describe(Document.Provision provision) {
    return Json.object()
        .put("address", provision.address().toString())
        .put("item", provision.label())
        .put("heading", provision.heading());
  }

  private static ObjectNode describe(Line line) {
    ObjectNode node =
        Json.object()
            .put("changed", line.changed())
            .put("olderItem", line.olderLabel())
            .put("newerItem", line.newerLabel());
    node.set("older", describe(line.older()));
    node.set("newer", describe(line.newer()));
    return node;
  }

  private static ArrayNode describe(List<Piece> pieces) {
    ArrayNode array = Json.array();
    for (Piece piece : pieces) {
      array.add(Json.object().put("text", piece.text()).put("changed", piece.changed()));
    }
    return array;
  }

  private static String name(Change change) {
    return change.name().toLowerCase(Locale.ROOT);
  }

  private static long count(Comparison comparison, Change change) {
    return comparison.rows().stream().filter(row -> row.change() == change).count();
  }

  private void print(Comparison comparison) {
    say(title(comparison.older()) + " → " + title(comparison.newer()));
    say(
        Stream.of(Change.values())
            .map(change -> mark(change) + " " + count(comparison, change))
            .collect(Collectors.joining("  ")));
    for (Row row : comparison.rows()) {
      if (all || row.change() != Change.SAME) {
        say(mark(row.change()) + "  " + heading(row));
        row.lines().forEach(this::print);
      }
    }
  }

  private static String title(Document document) {
    return "《" + document.title() + "》" + document.effective();
  }

  private String mark(Change change) {
    return terminal.say("diff." + change.name());
  }

  private static String heading(Row row) {
    String labels =
        Stream.of(row.older(), row.newer())
            .flatMap(Optional::stream)
            .map(Document.Provision::label)
            .distinct()
            .collect(Collectors.joining(" → "));
    String heading = row.newer().or(row::older).map(Document.Provision::heading).orElse("");
    return heading.isEmpty() ? labels : labels + "  " + heading;
  }

  private void print(Line line) {
    if (!line.changed()) {
      say("    " + labelled(line.newerLabel(), line.newer(), "", ""));
      return;
    }
    if (!line.older().isEmpty()) {
      say("  - " + labelled(line.olderLabel(), line.older(), "[-", "-]"));
    }
    if (!line.newer().isEmpty()) {
      say("  + " + labelled(line.newerLabel(), line.newer(), "{+", "+}"));
    }
  }

  private static String labelled(String label, List<Piece> pieces, String open, String close) {
    String text =
        pieces.stream()
            .map(piece -> piece.changed() ? open + piece.text() + close : piece.text())
            .collect(Collectors.joining())
            .replace('\n', ' ');
    return label.isEmpty() ? text : label + "  " + text;
  }

  private void say(String text) {
    terminal.out().println(text);
  }
}
