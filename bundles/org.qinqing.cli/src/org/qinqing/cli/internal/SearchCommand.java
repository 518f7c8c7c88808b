package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinqing.library.Library;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Provisions, best first. */
@Command(name = "search", sortOptions = false)
final class SearchCommand implements Callable<Integer> {
  @Option(names = "--limit", paramLabel = "N", descriptionKey = "option.limit")
  int limit = 10;

  @Option(names = "--locality", paramLabel = "CODE", descriptionKey = "option.locality")
  String locality = "";

  @Option(names = "--as-of", paramLabel = "DATE", descriptionKey = "option.asOf")
  String asOf = "";

  @Option(names = "--status", paramLabel = "all|in-force", descriptionKey = "option.status")
  String status = "all";

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  @Option(names = "--batch", paramLabel = "FILE.jsonl", descriptionKey = "option.batch")
  @Nullable Path batch;

  @Parameters(paramLabel = "QUERY", arity = "0..*", descriptionKey = "parameter.query")
  List<String> query = new ArrayList<>();

  private final Terminal terminal;
  private final Library library;
  private final PackRegistry registry;
  private final Arguments arguments;

  SearchCommand(Terminal terminal, Library library, PackRegistry registry) {
    this.terminal = terminal;
    this.library = library;
    this.registry = registry;
    this.arguments = new Arguments(terminal);
  }

  @Override
  public Integer call() throws IOException {
    if (batch != null) {
      if (!query.isEmpty()) {
        throw new WrongUse(terminal.say("error.batchAndText"));
      }
      return new Batch(terminal).run(batch, this::answer);
    }
    String words = String.join(" ", query);
    if (words.isBlank()) {
      throw new WrongUse(terminal.say("error.noText", "QUERY"));
    }
    Timed timed = search(words, locality, asOf);
    if (json) {
      terminal.out().println(Json.line(write(JsonNodeFactory.instance.nullNode(), words, timed)));
    } else {
      print(timed.found);
    }
    return ExitCode.DONE;
  }

  private ObjectNode answer(JsonNode request, JsonNode id) throws IOException {
    Batch reader = new Batch(terminal);
    String words = reader.text(request, "query");
    if (words.isBlank()) {
      throw new WrongUse(terminal.say("batch.missing", "query"));
    }
    String place = reader.text(request, "locality");
    String day = reader.text(request, "asOf");
    return write(
        id, words, search(words, place.isEmpty() ? locality : place, day.isEmpty() ? asOf : day));
  }

  private record Timed(Library.Found found, double millis) {}

  private Timed search(String words, String place, String day) throws IOException {
    PackSnapshot snapshot = registry.snapshot();
    boolean onlyInForce =
        switch (status) {
          case "all" -> false;
          case "in-force" -> true;
          default -> throw new WrongUse(terminal.say("error.status", status));
        };
    Library.Query wanted =
        new Library.Query(
            words,
            arguments.limit(limit),
            place.isEmpty() ? Optional.empty() : Optional.of(arguments.locality(place, snapshot)),
            arguments.day(day),
            onlyInForce);
    long start = System.nanoTime();
    Library.Found found = library.search(wanted);
    return new Timed(found, Millis.since(start));
  }

  private static ObjectNode write(JsonNode id, String words, Timed timed) {
    ObjectNode node = Json.object();
    node.set("id", id);
    node.put("query", words).put("total", timed.found.total());
    ArrayNode hits = node.putArray("hits");
    int rank = 0;
    for (Library.Hit hit : timed.found.hits()) {
      rank++;
      hits.add(
          Json.object()
              .put("rank", rank)
              .put("address", hit.address().toString())
              .put("title", hit.title())
              .put("item", hit.item())
              .put("heading", hit.heading())
              .put("text", hit.text())
              .put("kind", hit.wording().name().toLowerCase(Locale.ROOT))
              .put("locality", hit.locality().code())
              .put("ofPlace", hit.inChain())
              .put("status", status(hit.status()))
              .put("score", Math.round(hit.score() * 1000) / 1000.0));
    }
    node.set("alsoSearched", Json.strings(timed.found.alsoSearched()));
    return node.put("millis", timed.millis);
  }

  static String status(Library.Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void print(Library.Found found) {
    terminal.out().println(terminal.say("search.total", Integer.toString(found.total())));
    if (!found.alsoSearched().isEmpty()) {
      terminal.out().println(terminal.say("search.also", String.join("、", found.alsoSearched())));
    }
    int rank = 0;
    for (Library.Hit hit : found.hits()) {
      rank++;
      terminal
          .out()
          .println(
              rank
                  + ". 《"
                  + hit.title()
                  + "》"
                  + hit.item()
                  + "  "
                  + terminal.say("status." + hit.status().name())
                  + "  "
                  + hit.address());
      terminal.out().println("   " + hit.text().replace('\n', ' '));
    }
  }
}
