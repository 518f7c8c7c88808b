package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

  @Option(names = "--only", paramLabel = "FACET=VALUE", descriptionKey = "option.only")
  List<String> only = new ArrayList<>();

  @Option(names = "--counts", descriptionKey = "option.counts")
  boolean counts;

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
    Set<Library.Extra> wantedExtras = EnumSet.of(Library.Extra.SNIPPETS, Library.Extra.SUGGESTION);
    if (counts) {
      wantedExtras.add(Library.Extra.COUNTS);
    }
    Library.Query wanted =
        new Library.Query(
            words,
            arguments.limit(limit),
            place.isEmpty() ? Optional.empty() : Optional.of(arguments.locality(place, snapshot)),
            arguments.day(day),
            filters(snapshot),
            wantedExtras);
    long start = System.nanoTime();
    Library.Found found = library.search(wanted);
    return new Timed(found, Millis.since(start));
  }

  private Map<Library.Facet, Set<String>> filters(PackSnapshot snapshot) {
    Map<Library.Facet, Set<String>> filters = new EnumMap<>(Library.Facet.class);
    switch (status) {
      case "all" -> {}
      case "in-force" -> filters.put(Library.Facet.STATUS, Set.of(Library.Status.IN_FORCE.name()));
      default -> throw new WrongUse(terminal.say("error.status", status));
    }
    for (String condition : only) {
      int equals = condition.indexOf('=');
      Library.Facet facet =
          Arrays.stream(Library.Facet.values())
              .filter(f -> f.name().equalsIgnoreCase(condition.substring(0, Math.max(0, equals))))
              .findFirst()
              .orElseThrow(() -> new WrongUse(terminal.say("error.only", condition)));
      filters
          .computeIfAbsent(facet, key -> new TreeSet<>())
          .add(value(facet, condition.substring(equals + 1), snapshot));
    }
    return filters;
  }

  /** Values as the library names them; places as people name them. */
  private String value(Library.Facet facet, String text, PackSnapshot snapshot) {
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
    return switch (facet) {
      case PLACE -> arguments.locality(text, snapshot).code();
      case LEVEL -> known(Library.Level.values(), name, text);
      case STATUS -> known(Library.Status.values(), name, text);
      default -> text;
    };
  }

  private String known(Enum<?>[] values, String name, String text) {
    return Arrays.stream(values)
        .map(Enum::name)
        .filter(name::equals)
        .findFirst()
        .orElseThrow(() -> new WrongUse(terminal.say("error.only", text)));
  }

  private static ObjectNode write(JsonNode id, String words, Timed timed) {
    ObjectNode node = Json.object();
    node.set("id", id);
    node.put("query", words).put("total", timed.found.total()).put("more", timed.found.more());
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
              .put("snippet", hit.snippet().text())
              .put("kind", hit.wording().name().toLowerCase(Locale.ROOT))
              .put("level", hit.level().name().toLowerCase(Locale.ROOT))
              .put("locality", hit.locality().code())
              .put("ofPlace", hit.inChain())
              .put("status", status(hit.status()))
              .put("score", Math.round(hit.score() * 1000) / 1000.0));
    }
    node.set("alsoSearched", Json.strings(timed.found.alsoSearched()));
    timed.found.suggestion().ifPresent(text -> node.put("suggestion", text));
    if (!timed.found.counts().isEmpty()) {
      ObjectNode counts = node.putObject("counts");
      for (Library.Facet facet : Library.Facet.values()) {
        ObjectNode values = counts.putObject(facet.name().toLowerCase(Locale.ROOT));
        timed
            .found
            .counts()
            .getOrDefault(facet, List.of())
            .forEach(count -> values.put(count.value(), count.number()));
      }
    }
    return node.put("millis", timed.millis);
  }

  static String status(Library.Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void print(Library.Found found) {
    terminal
        .out()
        .println(
            terminal.say(
                found.more() ? "search.more" : "search.total", Integer.toString(found.total())));
    found
        .suggestion()
        .ifPresent(text -> terminal.out().println(terminal.say("search.suggestion", text)));
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
      String cut = hit.snippet().cutAfter() ? "……" : "";
      terminal.out().println("   " + hit.snippet().text() + cut);
    }
  }
}
