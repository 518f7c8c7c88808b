package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.Checker;
import org.qinqing.checker.internal.EngineChecker;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;

/** The sentences from which the reader learns say what they should. */
class ExamplesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final int SHOWN = 60;

  private static final Map<String, List<Example>> FILES = new HashMap<>();
  private static PackSnapshot installed = PackSnapshot.EMPTY;

  @BeforeAll
  static void readThem() throws IOException {
    List<Pack> packs = new ArrayList<>(ReadingModelBuild.packs(Path.of("..")).values());
    packs.sort((one, other) -> one.id().compareTo(other.id()));
    assumeTrue(packs.stream().anyMatch(pack -> pack.id().equals("cn")), "no bundles");
    installed = new PackSnapshot(1, packs, List.of(), packs.getFirst().facts());
    try (Stream<Path> files = Files.list(Path.of("examples"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".tsv")).sorted().toList()) {
        FILES.put(
            file.getFileName().toString(),
            Example.read(Files.readAllLines(file, StandardCharsets.UTF_8), installed.facts()));
      }
    }
  }

  private static List<Example> all() {
    return FILES.values().stream().flatMap(List::stream).toList();
  }

  @Test
  void thereAreManyAndEachVerdictIsAmongThem() {
    assertTrue(all().size() > 5000, all().size() + " examples");
    for (Verdict verdict : Verdict.values()) {
      assertTrue(
          all().stream().filter(example -> example.verdict() == verdict).count() >= 50,
          verdict.name());
    }
  }

  @Test
  void everyDeedNamesItsAct() {
    for (Example example : all()) {
      assertTrue(
          example.deeds().stream().allMatch(deed -> deed.containsKey("act")), example.text());
      assertEquals(
          Optional.empty(),
          example.locality().filter(place -> installed.locality(place).isEmpty()),
          example.text());
    }
  }

  @Test
  void noSentenceStandsTwice() {
    Map<String, String> seen = new HashMap<>();
    List<String> twice = new ArrayList<>();
    FILES.forEach(
        (file, examples) -> {
          for (Example example : examples) {
            String other = seen.put(NormalizedText.of(example.text()).text(), file);
            if (other != null) {
              twice.add(file + ", " + other + ": " + example.text());
            }
          }
        });
    assertEquals(List.of(), twice);
  }

  /** The reader is taught facts; what they lead to is the rules' business, and said here too. */
  @Test
  void everyVerdictIsTheOneThatTheRulesGiveOnTheFacts() {
    Checker checker = new EngineChecker(() -> installed);
    List<String> different = new ArrayList<>();
    FILES.forEach(
        (file, examples) -> {
          for (Example example : examples) {
            Verdict given = verdict(checker, example);
            if (given != example.verdict()) {
              different.add(
                  "%s: %s, rules %s: %s %s"
                      .formatted(file, example.verdict(), given, example.text(), example.deeds()));
            }
          }
        });
    assertTrue(
        different.isEmpty(),
        () ->
            different.size()
                + " of "
                + all().size()
                + ":\n"
                + String.join("\n", different.stream().limit(SHOWN).toList()));
  }

  private static Verdict verdict(Checker checker, Example example) {
    if (example.deeds().isEmpty()) {
      return Verdict.NO_RULE;
    }
    Locality place = example.locality().flatMap(installed::locality).orElse(Locality.NATIONAL);
    return checker
        .check(
            new CheckRequest(
                "",
                place,
                Optional.empty(),
                example.asOf().orElse(DAY),
                List.of(),
                example.deeds()))
        .verdict();
  }
}
