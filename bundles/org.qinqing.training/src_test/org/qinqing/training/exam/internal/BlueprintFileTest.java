package org.qinqing.training.exam.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.pack.Side;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.Blueprint.Pauses;
import org.qinqing.training.exam.Blueprints;
import org.qinqing.training.exam.ExamPlan;

class BlueprintFileTest {
  private static final String WHOLE =
      """
      {"format":"qinqing-exam","version":1,"id":"own-1","title":"卷","side":"official",
       "limit":"PT20M","pauses":2,"pass":80,"shuffleItems":true,"shuffleOptions":false,
       "points":{"multiple":2.5},"partial":["multiple"],
       "rows":[{"topics":["gift"],"kinds":["single","judge"],"difficulties":[1,3],"count":5}]}
      """;

  private final BlueprintFile file = new BlueprintFile();

  @Test
  void readsWhatItSays() {
    assertEquals(
        new Blueprint(
            "own-1",
            "卷",
            List.of(new Blueprint.Row(Set.of("gift"), Set.of("single", "judge"), Set.of(1, 3), 5)),
            Map.of("multiple", new BigDecimal("2.5")),
            Duration.ofMinutes(20),
            Pauses.of(2),
            80,
            true,
            false,
            Set.of("multiple")),
        file.read(WHOLE, "own-x").plan().orElseThrow().blueprint());
    assertEquals(Optional.of(Side.OFFICIAL), file.read(WHOLE, "own-x").plan().orElseThrow().side());
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Random random = new Random(6);
    for (int i = 0; i < 300; i++) {
      ExamPlan plan = plan(random);
      Blueprints.Read read = file.read(file.write(plan), "own-x");
      assertEquals(List.of(), read.findings());
      assertEquals(plan, read.plan().orElseThrow());
      assertEquals(file.write(plan), file.write(read.plan().orElseThrow()));
    }
  }

  private static ExamPlan plan(Random random) {
    List<String> kinds = List.of("single", "multiple", "judge", "matching", "verdict");
    Map<String, BigDecimal> points = new HashMap<>();
    List<Blueprint.Row> rows = new ArrayList<>();
    for (int row = 0; row <= random.nextInt(5); row++) {
      Set<String> topics = new HashSet<>();
      Set<String> some = new HashSet<>();
      Set<Integer> difficulties = new HashSet<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        topics.add("t" + random.nextInt(9));
        some.add(kinds.get(random.nextInt(kinds.size())));
        difficulties.add(1 + random.nextInt(3));
      }
      rows.add(new Blueprint.Row(topics, some, difficulties, 1 + random.nextInt(500)));
    }
    points.put(
        kinds.get(random.nextInt(kinds.size())), BigDecimal.valueOf(1 + random.nextInt(9999), 2));
    return ExamPlan.own(
        new Blueprint(
            "own-" + random.nextInt(1000),
            "卷\"{}𠮷" + random.nextInt(),
            rows,
            points,
            Duration.ofMinutes(1 + random.nextInt(1440)),
            List.of(Pauses.NONE, Pauses.FREE, Pauses.of(1 + random.nextInt(20)))
                .get(random.nextInt(3)),
            random.nextInt(101),
            random.nextBoolean(),
            random.nextBoolean(),
            Set.copyOf(points.keySet())),
        List.of(Optional.of(Side.OFFICIAL), Optional.of(Side.ENTERPRISE), Optional.<Side>empty())
            .get(random.nextInt(3)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"id\":\"own-1\"|\"id\":\"Own 1\"|id",
        "\"id\":\"own-1\"|\"id\":7|id",
        "\"title\":\"卷\"|\"title\":\"  \"|title",
        "\"title\":\"卷\"|\"title\":[]|title",
        "\"official\"|\"both\"|side",
        "\"PT20M\"|\"20\"|limit",
        "\"PT20M\"|\"PT30S\"|limit",
        "\"PT20M\"|\"PT25H\"|limit",
        "\"pauses\":2|\"pauses\":0|pauses",
        "\"pauses\":2|\"pauses\":\"often\"|pauses",
        "\"pass\":80|\"pass\":101|pass",
        "\"pass\":80|\"pass\":80.5|pass",
        "\"pass\":80|\"pass\":-1|pass",
        "\"shuffleItems\":true|\"shuffleItems\":\"yes\"|shuffleItems",
        "{\"multiple\":2.5}|{\"multiple\":0}|multiple",
        "{\"multiple\":2.5}|{\"multiple\":2.555}|multiple",
        "{\"multiple\":2.5}|{\"multiple\":\"2\"}|multiple",
        "{\"multiple\":2.5}|{\"essay\":2}|essay",
        "{\"multiple\":2.5}|3|points",
        "[\"multiple\"]|[\"essay\"]|essay",
        "[\"multiple\"]|\"multiple\"|partial",
        "[\"single\",\"judge\"]|[\"song\"]|song",
        "[\"gift\"]|[1]|topics",
        "[1,3]|[4]|difficulties",
        "[1,3]|1|difficulties",
        "\"count\":5|\"count\":0|count",
        "\"count\":5|\"count\":501|count",
        "\"count\":5|\"size\":5|size",
        "\"pass\":80|\"pass\":80,\"colour\":\"red\"|colour",
      })
  void whatIsWrongIsNamed(String from, String to, String named) {
    assertTrue(WHOLE.contains(from), from);
    Blueprints.Read read = file.read(WHOLE.replace(from, to), "own-x");
    assertTrue(read.plan().isEmpty());
    assertTrue(read.findings().stream().anyMatch(said -> said.contains(named)), "" + read);
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    String text =
        WHOLE.replace("\"PT20M\"", "1").replace(":80", ":800").replace("\"count\":5", "\"n\":5");
    assertEquals(4, file.read(text, "own-x").findings().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{",
        "{\"format\":\"qinqing-exam\"",
        "{\"format\":\"other\",\"version\":1}",
        "{\"format\":\"qinqing-exam\",\"version\":2}",
        "{\"format\":\"qinqing-exam\",\"version\":\"1\"}",
        "{\"format\":\"qinqing-exam\",\"version\":1}",
        "{\"format\":\"qinqing-exam\",\"format\":\"qinqing-exam\",\"version\":1}",
        "{\"format\":\"qinqing-exam\",\"version\":1} {}",
      })
  void whatIsNoBlueprintIsRefusedInWords(String text) {
    Blueprints.Read read = file.read(text, "own-x");
    assertTrue(read.plan().isEmpty());
    assertTrue(read.findings().stream().allMatch(said -> said.length() > 5), "" + read);
    assertTrue(!read.findings().isEmpty());
  }

  /** Seeded: no cut or changed character of a file may end in an exception. */
  @Test
  void noDamageEndsInAnException() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder(WHOLE);
      for (int n = random.nextInt(3); n >= 0; n--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.setCharAt(at, "{}[]\":,0a".charAt(random.nextInt(9)));
          default -> text.setLength(Math.max(1, at));
        }
      }
      Blueprints.Read read = file.read(text.toString(), "own-x");
      assertEquals(read.plan().isEmpty(), !read.findings().isEmpty());
    }
  }

  @Test
  void aFileCannotTakeThePlaceOfABuiltInOne() {
    assertEquals(
        "own-x",
        file.read(WHOLE.replace("own-1", "builtin-20"), "own-x").plan().orElseThrow().id());
    assertEquals(
        "own-x",
        file.read(WHOLE.replace("\"id\":\"own-1\",", ""), "own-x").plan().orElseThrow().id());
  }
}
