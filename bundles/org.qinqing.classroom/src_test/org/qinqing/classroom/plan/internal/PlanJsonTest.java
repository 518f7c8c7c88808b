package org.qinqing.classroom.plan.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.PlanPart;
import org.qinqing.classroom.plan.PlanPart.QuestionRound;
import org.qinqing.classroom.plan.PlanPart.QuestionRound.Answering;
import org.qinqing.classroom.plan.PlanPart.Slide;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Side;

class PlanJsonTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void inChinese() {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  private final PlanJson json = new PlanJson();

  private static ClassPlan plan(Random random) {
    List<PlanPart> parts = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      parts.add(
          random.nextBoolean()
              ? new Slide(
                  Slide.Kind.values()[random.nextInt(3)],
                  "题 \"" + i,
                  random.nextInt(60),
                  "一\n\n二 <b>\\ 😀",
                  random.nextBoolean() ? List.of() : List.of(World.GIFTS, World.LOANS))
              : new QuestionRound(
                  Mode.values()[1 + random.nextInt(Mode.values().length - 1)],
                  "",
                  random.nextInt(60),
                  "说明",
                  List.of("q" + i, "未知"),
                  Answering.values()[random.nextInt(2)],
                  random.nextInt(1001),
                  random.nextInt(1001),
                  List.of(5, 10),
                  random.nextBoolean()
                      ? Optional.empty()
                      : Optional.of(Duration.ofMillis(1000 + random.nextInt(100_000)))));
    }
    return new ClassPlan(
        "plan-" + random.nextInt(100),
        "标题 " + random.nextInt(),
        random.nextBoolean() ? Locality.NATIONAL : Locality.TEMPLATE,
        random.nextBoolean() ? Optional.empty() : Optional.of(Side.ENTERPRISE),
        1 + random.nextInt(ClassPlan.LONGEST),
        random.nextBoolean() ? List.of() : List.of("红队", "蓝队"),
        parts,
        random.nextBoolean() ? Map.of() : Map.of("q1", "abc", "cn:rules/art-7", "def"));
  }

  @Test
  void whatIsWrittenIsReadAsItWas() throws PlanJson.Unreadable {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      ClassPlan plan = plan(random);
      String text = json.write(plan);
      assertEquals(plan, json.read(text), text);
      assertEquals(text, json.write(json.read(text)), "written the same again");
    }
  }

  private static final String GOOD =
      "{\"format\":\"qinqing-class-plan\",\"version\":1,\"id\":\"plan-1\",\"title\":\"t\","
          + "\"locality\":\"000000\",\"side\":\"official\",\"minutes\":45,\"teams\":[],"
          + "\"parts\":[{\"kind\":\"lecture\",\"title\":\"\",\"minutes\":1,\"text\":\"\",\"basis\":[\"cn:rules/art-7\"]},"
          + "{\"kind\":\"timed\",\"title\":\"\",\"minutes\":1,\"text\":\"\",\"questions\":[\"q\"],"
          + "\"answering\":\"chosen\",\"points\":1,\"penalty\":0,\"stakes\":[],\"limitSeconds\":30}],"
          + "\"readings\":{\"q\":\"x\"}}";

  private String sentence(String text) {
    return assertThrows(PlanJson.Unreadable.class, () -> json.read(text), text).sentence();
  }

  @Test
  void aFieldOfANewerProgramIsPassedOver() throws PlanJson.Unreadable {
    ClassPlan plan = json.read(GOOD.replace("\"teams\"", "\"colour\":{\"a\":[1]},\"teams\""));
    assertEquals(json.read(GOOD), plan);
  }

  @Test
  void whatIsDamagedNamesTheField() {
    Map<String, String> damaged =
        Map.ofEntries(
            Map.entry("\"id\":\"plan-1\"", "\"id\":\"../x\""),
            Map.entry("\"minutes\":45", "\"minutes\":0"),
            Map.entry("\"locality\":\"000000\"", "\"locality\":\"1\""),
            Map.entry("\"side\":\"official\"", "\"side\":\"both\""),
            Map.entry("\"teams\":[]", "\"teams\":\"红\""),
            Map.entry("\"kind\":\"lecture\"", "\"kind\":\"dance\""),
            Map.entry("\"basis\":[\"cn:rules/art-7\"]", "\"basis\":[\"nowhere\"]"),
            Map.entry("\"answering\":\"chosen\"", "\"answering\":\"x\""),
            Map.entry("\"points\":1,", "\"points\":1.5,"),
            Map.entry("\"penalty\":0", "\"penalty\":-1"),
            Map.entry("\"stakes\":[]", "\"stakes\":[\"5\"]"),
            Map.entry("\"limitSeconds\":30", "\"limitSeconds\":1e300"),
            Map.entry("\"questions\":[\"q\"]", "\"questions\":[null]"),
            Map.entry("\"readings\":{\"q\":\"x\"}", "\"readings\":[]"));
    damaged.forEach(
        (good, bad) -> {
          assertTrue(GOOD.contains(good), good);
          String said = sentence(GOOD.replace(good, bad));
          String field = good.substring(1, good.indexOf('"', 1));
          assertTrue(said.contains(field), said);
        });
  }

  @Test
  void everyFieldButTheSideAndTheLimitIsWanted() {
    for (String field :
        List.of(
            "id",
            "title",
            "locality",
            "minutes",
            "teams",
            "parts",
            "readings",
            "kind",
            "text",
            "basis",
            "questions",
            "answering",
            "points",
            "penalty",
            "stakes",
            "version")) {
      sentence(GOOD.replace("\"" + field + "\"", "\"_" + field + "\""));
    }
  }

  @Test
  void aNewerVersionAndOtherFilesAreRefused() {
    assertTrue(sentence(GOOD.replace("\"version\":1", "\"version\":2")).contains("2"));
    assertFalse(sentence("[]").isEmpty());
    assertFalse(sentence("{}").isEmpty());
    assertFalse(sentence("").isEmpty());
    assertTrue(sentence("{\"format\":\n\n tru").contains("3"));
    assertFalse(sentence("[".repeat(100_000)).isEmpty());
  }
}
