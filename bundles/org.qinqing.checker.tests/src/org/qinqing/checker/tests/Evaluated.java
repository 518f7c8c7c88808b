package org.qinqing.checker.tests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qinqing.checker.CheckRequest;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;

/**
 * A situation of the evaluation set with the answer that is right; {@code evaluation/README.md}
 * says how a line is written.
 *
 * @param id its id
 * @param text what a person types
 * @param verdict the right verdict
 * @param basis provisions any of which is a right basis; empty when none is wanted
 * @param missing the fact to ask for, when the verdict is {@link Verdict#NEEDS_INFO}
 * @param context place, day and side where they are not the usual ones
 * @param tags the topic, then kinds
 */
record Evaluated(
    String id,
    String text,
    Verdict verdict,
    List<Address> basis,
    Optional<String> missing,
    Map<String, String> context,
    List<String> tags) {
  private static final int COLUMNS = 7;
  private static final String NOTHING = "-";

  /**
   * The day on which an answer is wanted unless the line names another; fixed, to be repeatable.
   */
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  Evaluated {
    basis = List.copyOf(basis);
    context = Map.copyOf(context);
    tags = List.copyOf(tags);
  }

  /** All lines of the files of a folder, by file name. */
  static List<Evaluated> read(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> list = Files.newDirectoryStream(folder, "*.tsv")) {
      list.forEach(files::add);
    }
    files.sort(null);
    List<Evaluated> lines = new ArrayList<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        lines.add(parse(line));
      }
    }
    return lines;
  }

  private static Evaluated parse(String line) {
    List<String> columns = Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    if (columns.size() != COLUMNS) {
      throw new IllegalArgumentException("wants " + COLUMNS + " columns: " + line);
    }
    Map<String, String> context = new HashMap<>();
    for (String pair : words(columns.get(5), ";")) {
      String[] parts = pair.split("=", 2);
      context.put(parts[0].strip(), parts[1].strip());
    }
    return new Evaluated(
        columns.get(0),
        columns.get(1),
        Verdict.valueOf(columns.get(2)),
        words(columns.get(3), " ").stream()
            .map(
                text ->
                    Address.parse(text)
                        .orElseThrow(() -> new IllegalArgumentException("no address: " + line)))
            .toList(),
        words(columns.get(4), " ").stream().findFirst(),
        context,
        words(columns.get(6), " "));
  }

  private static List<String> words(String column, String separator) {
    return column.equals(NOTHING) ? List.of() : List.of(column.split(separator));
  }

  String topic() {
    return tags.getFirst();
  }

  LocalDate day() {
    return Optional.ofNullable(context.get("asOf")).map(LocalDate::parse).orElse(DAY);
  }

  Optional<Side> side() {
    return Optional.ofNullable(context.get("side"))
        .map(side -> Side.valueOf(side.toUpperCase(Locale.ROOT)));
  }

  Locality place(PackSnapshot installed) {
    return Optional.ofNullable(context.get("locality"))
        .map(
            place ->
                installed
                    .locality(place)
                    .orElseThrow(() -> new IllegalArgumentException(id + ": " + place)))
        .orElse(Locality.NATIONAL);
  }

  /** What the checker is asked. */
  CheckRequest request(PackSnapshot installed) {
    return new CheckRequest(text, place(installed), side(), day(), List.of(), List.of());
  }
}
