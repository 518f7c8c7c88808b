package org.qinqing.classroom.plan.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinqing.classroom.Choice;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.plan.PlanPart.QuestionRound;
import org.qinqing.classroom.plan.PlanPart.QuestionRound.Answering;
import org.qinqing.pack.Question;

class AskingTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void inChinese() {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  private final Asking asking =
      new Asking(
          World.installed(World.snapshot(World.document("不得收礼。", Optional.empty())), World.DAY));

  private static QuestionRound round(Mode mode, Answering answering) {
    QuestionRound usual = QuestionRound.of(mode, "题", 5, List.of());
    return new QuestionRound(
        mode,
        usual.title(),
        usual.minutes(),
        "",
        List.of(),
        answering,
        usual.points(),
        0,
        usual.stakes(),
        usual.limit());
  }

  private Asking.Asked ask(Question question, Mode mode) {
    return asking.ask(question, round(mode, Answering.CHOSEN));
  }

  private ClassQuestion only(Question question, Mode mode) {
    Asking.Asked asked = ask(question, mode);
    assertEquals("", asked.objection());
    assertEquals(1, asked.questions().size());
    return asked.questions().getFirst();
  }

  private static String text(ClassQuestion question, String choice) {
    return question.choices().stream()
        .filter(each -> each.id().equals(choice))
        .map(Choice::text)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void oneOrSeveralAreChosenByTheirKeys() {
    for (Question.Kind kind : List.of(Question.Kind.SINGLE, Question.Kind.JUDGE)) {
      ClassQuestion one = only(World.question("q", World.choice(kind, "B")), Mode.EVERYONE);
      assertEquals(Form.SINGLE, one.form());
      assertEquals(List.of("B"), one.key());
    }
    ClassQuestion several =
        only(World.question("q", World.choice(Question.Kind.MULTIPLE, "AC")), Mode.TIMED);
    assertEquals(Form.MULTIPLE, several.form());
    assertEquals(List.of("A", "C"), several.key());
    assertEquals("q 题干", several.text());
    assertEquals("q 解析", several.explanation());
    assertEquals(List.of("cn:rules/art-7"), several.basis());
  }

  @Test
  void stepsAreMixedAndTheKeyPutsThemRight() {
    for (int count = 2; count < 12; count++) {
      List<String> steps = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        steps.add("第" + i + "步");
      }
      for (int id = 0; id < 20; id++) {
        Question question = World.question("q" + id, new Question.Ordering(steps));
        ClassQuestion asked = only(question, Mode.EVERYONE);
        assertEquals(Form.ORDERING, asked.form());
        assertEquals(steps, asked.key().stream().map(key -> text(asked, key)).toList());
        assertNotEquals(
            steps, asked.choices().stream().map(Choice::text).toList(), "shown in the right order");
        assertEquals(asked, only(question, Mode.EVERYONE), "the same each time");
      }
    }
  }

  @Test
  void pairsAreAnOrderWithoutTheExtras() {
    Question question =
        World.question(
            "q",
            new Question.Matching(
                List.of(
                    new Question.Pair("购物卡", "退回"),
                    new Question.Pair("腊味", "照往来"),
                    new Question.Pair("礼品", "上交")),
                List.of("放着不动")));
    Asking.Asked asked = ask(question, Mode.EVERYONE);
    ClassQuestion order = asked.questions().getFirst();
    assertEquals(
        List.of("退回", "照往来", "上交"), order.key().stream().map(key -> text(order, key)).toList());
    assertTrue(order.text().contains("1. 购物卡\n2. 腊味\n3. 礼品"), order.text());
    assertFalse(order.choices().toString().contains("放着不动"));
    assertFalse(asked.leftOut().isEmpty());
  }

  @Test
  void aSceneIsTheVerdictAndWhatItStandsOn() {
    List<ClassQuestion> both = ask(World.verdict("q", World.LOANS), Mode.TIMED).questions();
    assertEquals(List.of("q", "q#basis"), both.stream().map(ClassQuestion::id).toList());
    assertEquals("不可以", text(both.getFirst(), both.getFirst().key().getFirst()));
    assertEquals(6, both.getFirst().choices().size());
    assertEquals("《若干规定》第七条（收礼）", text(both.getLast(), both.getLast().key().getFirst()));
    assertEquals(2, both.getLast().choices().size());
    assertEquals(1, ask(World.verdict("q"), Mode.TIMED).questions().size(), "nothing to choose");
  }

  @Test
  void opinionsCarryTheirReasonsAndHaveNoKey() {
    ClassQuestion asked = only(World.opinions("q"), Mode.OPINION);
    assertEquals(Form.OPINION, asked.form());
    assertEquals(List.of(), asked.key());
    assertEquals("可以。理由：没人看见", text(asked, "A"));
    assertEquals("看情况", text(asked, "C"));
    assertEquals("先问一问大家。", ask(World.opinions("q"), Mode.OPINION).commentary());
  }

  @Test
  void opinionsAndRoundsHaveToFit() {
    for (Mode mode : Mode.values()) {
      if (mode != Mode.LECTURE) {
        assertEquals(
            mode != Mode.OPINION, !ask(World.opinions("q"), mode).objection().isEmpty(), "" + mode);
        assertEquals(
            mode == Mode.OPINION, !ask(World.single("q"), mode).objection().isEmpty(), "" + mode);
      }
    }
  }

  @Test
  void aQuestionWithoutAnAnswerIsRefused() {
    for (Question.Content content :
        List.<Question.Content>of(
            World.choice(Question.Kind.SINGLE, ""),
            World.choice(Question.Kind.SINGLE, "AB"),
            World.choice(Question.Kind.MULTIPLE, ""),
            new Question.Choice(Question.Kind.SINGLE, List.of(World.option("A", true))),
            new Question.Choice(
                Question.Kind.SINGLE, List.of(World.option("A", true), World.option("A", false))),
            new Question.Ordering(List.of("一步")),
            new Question.Matching(List.of(new Question.Pair("一", "一")), List.of()))) {
      Asking.Asked asked = ask(World.question("q", content), Mode.EVERYONE);
      assertFalse(asked.objection().isEmpty(), content.toString());
      assertEquals(List.of(), asked.questions());
    }
  }

  @Test
  void aloudTheTrainerGetsTheAnswerAndThePhonesDoNot() {
    List<Question> questions =
        List.of(
            World.single("q"),
            World.question("o", new Question.Ordering(List.of("先说明", "再退回"))),
            World.question(
                "m", new Question.Matching(List.of(new Question.Pair("卡", "退回")), List.of())),
            World.verdict("v", World.LOANS));
    List<String> answers = List.of("选项 B", "再退回", "退回", "不可以");
    for (int i = 0; i < questions.size(); i++) {
      Asking.Asked asked = asking.ask(questions.get(i), round(Mode.RUSH, Answering.ALOUD));
      ClassQuestion spoken = asked.questions().getFirst();
      assertEquals(Form.SPOKEN, spoken.form());
      assertTrue(asked.commentary().contains(answers.get(i)), asked.commentary());
      if (i > 0) {
        assertFalse(spoken.text().contains(answers.get(i)), spoken.text());
      }
    }
    assertTrue(
        asking
            .ask(World.single("q"), round(Mode.RUSH, Answering.ALOUD))
            .questions()
            .getFirst()
            .text()
            .contains("B. 选项 B"));
  }
}
