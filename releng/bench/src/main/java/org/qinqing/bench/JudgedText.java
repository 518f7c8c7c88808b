package org.qinqing.bench;

import java.io.IOException;
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
import java.util.Set;
import org.qinqing.checker.CheckRequest;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;

/**
 * A situation of the evaluation set with the answer that is right. The README beside the files says
 * how a line is written.
 *
 * @param id its id
 * @param text what a person types
 * @param verdict the right verdict
 * @param basis provisions any of which is a right basis; empty when none is wanted
 * @param missing the fact to ask for, when the verdict is {@link Verdict#NEEDS_INFO}
 * @param context place, day and side where they are not the usual ones
 * @param tags the topic, then kinds
 */
record JudgedText(
    String id,
    String text,
    Verdict verdict,
    List<Address> basis,
    Optional<String> missing,
    Map<String, String> context,
    List<String> tags) {
  private static final int COLUMNS = 7;
  private static final String NOTHING = "-";
  private static final String FIRM = "firm";
  private static final String NATIONAL = "cn";
  private static final Set<String> KINDS =
      Set.of(
          "near-miss",
          "negation",
          "returned",
          "amount",
          "years",
          "missing",
          "two-acts",
          "past",
          "local",
          FIRM,
          "plain",
          "typo",
          "evasion",
          "outside");

  JudgedText {
    basis = List.copyOf(basis);
    context = Map.copyOf(context);
    tags = List.copyOf(tags);
  }

  /**
   * All lines of the files of a folder, by file name.
   *
   * @throws IllegalArgumentException when a line is not written as it should be
   */
  static List<JudgedText> read(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> list = Files.newDirectoryStream(folder, "*.tsv")) {
      list.forEach(files::add);
    }
    files.sort(null);
    List<JudgedText> texts = new ArrayList<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        texts.add(parse(line));
      }
    }
    return texts;
  }

  static JudgedText parse(String line) {
    List<String> columns = Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
    if (columns.size() != COLUMNS) {
      throw new IllegalArgumentException("wants " + COLUMNS + " columns: " + line);
    }
    Map<String, String> context = new HashMap<>();
    for (String pair : words(columns.get(5), ";")) {
      String[] parts = pair.split("=", 2);
      context.put(parts[0].strip(), parts[1].strip());
    }
    return new JudgedText(
        columns.get(0),
        columns.get(1),
        Verdict.valueOf(columns.get(2)),
        words(columns.get(3), " ").stream().map(text -> address(text, line)).toList(),
        words(columns.get(4), " ").stream().findFirst(),
        context,
        words(columns.get(6), " "));
  }

  private static List<String> words(String column, String separator) {
    return column.equals(NOTHING) ? List.of() : List.of(column.split(separator));
  }

  private static Address address(String text, String line) {
    return Address.parse(text)
        .orElseThrow(() -> new IllegalArgumentException("no address " + text + ": " + line));
  }

  String topic() {
    return tags.getFirst();
  }

  /** What makes it hard; a further topic is not meant. */
  List<String> kinds() {
    return tags.stream().filter(KINDS::contains).toList();
  }

  String place() {
    return context.getOrDefault("locality", NATIONAL);
  }

  /** Who tells it. */
  String side() {
    boolean firm = kinds().contains(FIRM) || "enterprise".equals(context.get("side"));
    return firm ? "enterprise" : "official";
  }

  /** What the checker is asked. */
  CheckRequest request(PackSnapshot installed) {
    Locality place =
        installed
            .locality(place())
            .orElseThrow(() -> new IllegalArgumentException(id + ": " + place()));
    Optional<Side> side =
        Optional.ofNullable(context.get("side"))
            .map(one -> Side.valueOf(one.toUpperCase(Locale.ROOT)));
    LocalDate day = Optional.ofNullable(context.get("asOf")).map(LocalDate::parse).orElse(Ours.DAY);
    return new CheckRequest(text, place, side, day, List.of(), List.of());
  }

  /** Whether a provision found is one that was meant, lies in it or contains it. */
  boolean standsOn(Address found) {
    return basis.stream()
        .anyMatch(
            wanted ->
                wanted.contains(found) || (!found.anchor().isEmpty() && found.contains(wanted)));
  }
}
