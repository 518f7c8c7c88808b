package org.qinqing.classroom.plan.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans.Drafted;
import org.qinqing.classroom.plan.ClassPlans.Prepared;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.classroom.plan.PlanFinding.Code;
import org.qinqing.classroom.plan.PlanPart;
import org.qinqing.classroom.plan.PlanPart.QuestionRound;
import org.qinqing.classroom.plan.PlanPart.Slide;
import org.qinqing.classroom.plan.PlanTemplate;
import org.qinqing.classroom.plan.PlanWish;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.training.Training;

/** Templates filled with the bundles of this repository. */
class DraftingTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void inChinese() {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  private static final PackSnapshot CONTENT = World.content();

  private static PlanWish wish(String template, Locality place, long seed, String... topics) {
    return new PlanWish(
        template, "", place, Optional.of(Side.OFFICIAL), Set.of(topics), World.DAY, seed);
  }

  private static Drafted draft(PackSnapshot snapshot, PlanWish wish) {
    List<Question> questions =
        World.training(() -> snapshot)
            .questions(
                new Training.Selection(
                    wish.locality(), Optional.empty(), wish.side(), Optional.empty()));
    return Drafting.draft(wish, World.installed(snapshot, wish.asOf()), questions);
  }

  private static List<String> questions(ClassPlan plan) {
    return plan.parts().stream()
        .filter(QuestionRound.class::isInstance)
        .flatMap(part -> ((QuestionRound) part).questions().stream())
        .toList();
  }

  @Test
  void everyTemplateCanBeHeldInEveryPlace() {
    for (PlanTemplate template : Drafting.templates()) {
      for (Pack pack : CONTENT.packs()) {
        for (long seed = 0; seed < 6; seed++) {
          PlanWish wish = wish(template.id(), pack.locality(), seed);
          Drafted drafted = draft(CONTENT, wish);
          ClassPlan plan = drafted.plan();
          assertEquals(List.of(), drafted.findings());
          assertEquals(template.minutes(), plan.planned());
          assertEquals(template.minutes(), plan.minutes());
          Prepared prepared = Inspection.of(plan, World.installed(CONTENT, World.DAY));
          assertTrue(
              prepared.findings().stream().allMatch(f -> f.code() == Code.LEFT_OUT),
              prepared.findings().toString());
          assertTrue(prepared.agenda().isPresent());
          List<String> asked = questions(plan);
          assertEquals(asked.size(), new HashSet<>(asked).size(), "nothing twice");
          assertEquals(plan, draft(CONTENT, wish).plan(), "the same again");
        }
      }
    }
  }

  @Test
  void theLongTemplateGoesAsTrainersKnowIt() {
    ClassPlan plan =
        draft(CONTENT, wish("discipline-90", Locality.of("440100").orElseThrow(), 3)).plan();
    assertEquals(90, plan.planned());
    assertEquals(
        List.of("LECTURE", "LECTURE", "LECTURE", "OPINION", "RUSH", "TIMED", "SIGN_IN", "SUMMARY"),
        plan.parts().stream().map(DraftingTest::kind).toList());
    for (PlanPart part : plan.parts()) {
      if (part instanceof Slide slide && slide.kind() == Slide.Kind.LECTURE) {
        assertFalse(slide.basis().isEmpty(), slide.title());
        assertTrue(slide.text().contains("《"), slide.text());
        assertFalse(slide.title().contains("其他"), slide.title());
      }
      if (part instanceof QuestionRound round) {
        assertEquals(
            round.mode() == Mode.OPINION ? 2 : round.mode() == Mode.RUSH ? 8 : 10,
            round.questions().size());
      }
    }
  }

  private static String kind(PlanPart part) {
    return switch (part) {
      case Slide slide -> slide.kind().name();
      case QuestionRound round -> round.mode().name();
    };
  }

  @Test
  void seedsDifferAndThePlaceAndTheCountryBothHaveAWord() {
    Locality guangzhou = Locality.of("440100").orElseThrow();
    Set<List<String>> papers = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      List<String> asked = questions(draft(CONTENT, wish("discipline-90", guangzhou, seed)).plan());
      papers.add(asked);
      List<Question> known =
          asked.stream()
              .map(id -> World.installed(CONTENT, World.DAY).question(id).orElseThrow())
              .toList();
      Set<String> packs = new HashSet<>(known.stream().map(Question::pack).toList());
      assertEquals(Set.of("cn", "guangzhou"), packs);
      Set<String> topics = new HashSet<>(known.stream().map(Question::topic).toList());
      assertTrue(topics.size() >= 10, topics.toString());
      assertTrue(known.stream().allMatch(q -> q.side() == Side.OFFICIAL));
    }
    assertEquals(10, papers.size());
  }

  @Test
  void oneBundleMoreLeavesNoPlanWithoutAnswers() {
    // Only questions of the chain: a class in Guangzhou hears nothing of Harbin.
    PlanWish national = wish("discipline-45", Locality.NATIONAL, 1);
    assertTrue(
        questions(draft(CONTENT, national).plan()).stream().allMatch(id -> id.startsWith("cn-")));
    assertNotEquals(
        draft(CONTENT, national).plan().id(),
        draft(CONTENT, wish("discipline-45", Locality.NATIONAL, 2)).plan().id());
  }

  @Test
  void aNarrowTopicIsFilledAsFarAsItGoesAndTheRestIsSaid() {
    Drafted drafted = draft(CONTENT, wish("discipline-90", Locality.NATIONAL, 1, "naked_official"));
    assertFalse(drafted.findings().isEmpty());
    assertTrue(drafted.findings().stream().allMatch(f -> f.code() == Code.SHORTAGE));
    Prepared prepared = Inspection.of(drafted.plan(), World.installed(CONTENT, World.DAY));
    assertTrue(prepared.findings().stream().noneMatch(PlanFinding::isError));
    for (String id : questions(drafted.plan())) {
      assertEquals(
          "naked_official", World.installed(CONTENT, World.DAY).question(id).orElseThrow().topic());
    }
  }

  @Test
  void withNothingInstalledTheShortageIsSaid() {
    Drafted drafted = draft(PackSnapshot.EMPTY, wish("discipline-90", Locality.NATIONAL, 1));
    assertEquals(
        List.of(Code.SHORTAGE, Code.SHORTAGE, Code.SHORTAGE, Code.SHORTAGE),
        drafted.findings().stream().map(PlanFinding::code).toList());
    assertEquals(
        List.of("SIGN_IN", "SUMMARY"),
        drafted.plan().parts().stream().map(DraftingTest::kind).toList());
  }

  @Test
  void anUnknownTemplateIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> draft(CONTENT, wish("dance-90", Locality.NATIONAL, 1)));
  }
}
