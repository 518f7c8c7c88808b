package org.qinqing.classroom.plan.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans.Prepared;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.classroom.plan.PlanFinding.Code;
import org.qinqing.classroom.plan.PlanPart;
import org.qinqing.classroom.plan.PlanPart.QuestionRound;
import org.qinqing.classroom.plan.PlanPart.QuestionRound.Answering;
import org.qinqing.classroom.plan.PlanPart.Slide;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;

class InspectionTest {
  private final Locale before = Locale.getDefault();

  @BeforeEach
  void inChinese() {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(before);
  }

  private static final PackSnapshot BEFORE = world("不得收礼。", World.single("q1"));

  private static PackSnapshot world(String text, Question first) {
    return World.snapshot(
        World.pack(
            "cn",
            "000000",
            List.of(World.document(text, Optional.empty())),
            first,
            World.single("q2"),
            World.opinions("o1"),
            World.verdict("v1", World.LOANS)),
        World.pack(
            "city",
            "440100",
            List.of(),
            World.question("c1", "city", World.choice(Question.Kind.SINGLE, "A"), World.GIFTS)));
  }

  private static ClassPlan plan(PlanPart... parts) {
    return new ClassPlan(
        "plan-1",
        "纪律教育",
        Locality.NATIONAL,
        Optional.empty(),
        60,
        List.of(),
        List.of(parts),
        Map.of());
  }

  private static Slide slide(Address... basis) {
    return new Slide(Slide.Kind.LECTURE, "微课", 10, "# 收礼\n\n**不得**收礼。", List.of(basis));
  }

  private static QuestionRound round(Mode mode, String... questions) {
    return QuestionRound.of(mode, "环节", 10, List.of(questions));
  }

  private static Prepared inspect(ClassPlan plan) {
    return Inspection.of(plan, World.installed(BEFORE, World.DAY));
  }

  private static List<Code> codes(Prepared prepared) {
    return prepared.findings().stream().map(PlanFinding::code).toList();
  }

  private static List<Code> codes(ClassPlan plan) {
    return codes(inspect(plan));
  }

  @Test
  void aSoundPlanBecomesAnAgendaWithARoundForEachPart() {
    ClassPlan plan =
        plan(
                slide(World.GIFTS),
                round(Mode.OPINION, "o1"),
                round(Mode.RUSH, "q1"),
                round(Mode.STAKE, "q2"),
                round(Mode.TIMED, "v1"),
                new Slide(Slide.Kind.SUMMARY, "小结", 5, "", List.of()))
            .withTeams(List.of("红队", "蓝队"));
    Prepared prepared = inspect(plan);
    assertEquals(List.of(), prepared.findings());
    ClassAgenda agenda = prepared.agenda().orElseThrow();
    assertEquals(
        List.of(Mode.LECTURE, Mode.OPINION, Mode.RUSH, Mode.STAKE, Mode.TIMED, Mode.LECTURE),
        agenda.rounds().stream().map(each -> each.mode()).toList());
    assertEquals("收礼\n\n不得收礼。", agenda.rounds().getFirst().text());
    assertEquals(2, agenda.rounds().get(4).questions().size());
    assertEquals(List.of("红队", "蓝队"), agenda.teams());
    assertEquals(Map.of("o1", "先问一问大家。"), prepared.commentary());
  }

  @Test
  void whatIsUnfinishedIsSaidAndHoldsNoClass() {
    Prepared prepared = inspect(plan().withTitle(" "));
    assertEquals(List.of(Code.EMPTY, Code.EMPTY), codes(prepared));
    assertTrue(prepared.agenda().isEmpty());
    assertEquals(List.of(Code.EMPTY), codes(plan(round(Mode.EVERYONE))));
    assertEquals(
        List.of(Code.EMPTY), codes(plan(new Slide(Slide.Kind.LECTURE, "", 1, "字", List.of()))));
  }

  @Test
  void questionsThatAreUnknownTwiceOrElsewhere() {
    assertEquals(List.of(Code.UNKNOWN_QUESTION), codes(plan(round(Mode.EVERYONE, "q1", "gone"))));
    assertEquals(
        List.of(Code.TWICE), codes(plan(round(Mode.EVERYONE, "q1"), round(Mode.RUSH, "q1"))));
    assertEquals(List.of(Code.OTHER_PLACE), codes(plan(round(Mode.EVERYONE, "c1"))));
    assertTrue(inspect(plan(round(Mode.EVERYONE, "c1"))).agenda().isPresent(), "only a warning");
    assertEquals(List.of(Code.NOT_ASKABLE), codes(plan(round(Mode.EVERYONE, "o1"))));
    assertEquals(List.of(Code.NOT_ASKABLE), codes(plan(round(Mode.OPINION, "q1"))));
  }

  @Test
  void roundsHaveToFitTheirKind() {
    QuestionRound timed = round(Mode.TIMED, "q1");
    assertEquals(
        List.of(Code.MISFIT),
        codes(
            plan(
                new QuestionRound(
                    Mode.TIMED,
                    "限时",
                    10,
                    "",
                    timed.questions(),
                    Answering.CHOSEN,
                    10,
                    0,
                    List.of(),
                    Optional.empty()))));
    for (List<Integer> stakes : List.of(List.<Integer>of(), List.of(10, 5), List.of(5, 5))) {
      assertEquals(
          List.of(Code.MISFIT),
          codes(
              plan(
                  new QuestionRound(
                      Mode.STAKE,
                      "风险",
                      10,
                      "",
                      timed.questions(),
                      Answering.CHOSEN,
                      10,
                      0,
                      stakes,
                      Optional.empty()))));
    }
    assertEquals(
        List.of(Code.MISFIT),
        codes(
            plan(
                new QuestionRound(
                    Mode.EVERYONE,
                    "口头",
                    10,
                    "",
                    timed.questions(),
                    Answering.ALOUD,
                    10,
                    0,
                    List.of(),
                    Optional.empty()))));
  }

  @Test
  void teamsAreTwoAtLeastAndDiffer() {
    ClassPlan plan = plan(round(Mode.EVERYONE, "q1"));
    assertEquals(List.of(Code.TEAMS), codes(plan.withTeams(List.of("红队"))));
    assertEquals(List.of(Code.TEAMS), codes(plan.withTeams(List.of("红队", "红队"))));
    assertEquals(List.of(Code.TEAMS), codes(plan.withTeams(List.of("红队", " "))));
  }

  @Test
  void minutesThatDoNotFit() {
    PlanFinding finding =
        inspect(plan(slide(), new Slide(Slide.Kind.SUMMARY, "小结", 55, "", List.of())))
            .findings()
            .getFirst();
    assertEquals(Code.TOO_LONG, finding.code());
    assertEquals("各环节共 65 分钟，超过计划的 60 分钟，多出 5 分钟。", finding.message());
    QuestionRound tight =
        new QuestionRound(
            Mode.OPINION,
            "表决",
            3,
            "",
            List.of("o1"),
            Answering.CHOSEN,
            0,
            0,
            List.of(),
            Optional.of(Duration.ofSeconds(100)));
    // Two votes of 100 seconds are more than three minutes.
    assertEquals(List.of(Code.TOO_LONG), codes(plan(tight)));
    assertEquals(
        "第 1 个环节有 1 道限时题，答题就要 4 分钟，超过给它的 3 分钟。",
        inspect(plan(tight)).findings().getFirst().message());
  }

  @Test
  void whatChangedSinceItWasSeenIsSaid() {
    ClassPlan plan = plan(slide(World.GIFTS), round(Mode.EVERYONE, "q1", "q2"));
    ClassPlan seen =
        plan.withReadings(Inspection.readings(plan, World.installed(BEFORE, World.DAY)));
    assertEquals(List.of(), codes(seen));

    Installed amended = World.installed(world("可以收礼。", World.single("q1")), World.DAY);
    assertEquals(
        List.of(Code.PROVISION_CHANGED, Code.PROVISION_CHANGED),
        codes(Inspection.of(seen, amended)));

    Installed otherKey =
        World.installed(
            world("不得收礼。", World.question("q1", World.choice(Question.Kind.SINGLE, "C"))),
            World.DAY);
    assertEquals(List.of(Code.QUESTION_CHANGED), codes(Inspection.of(seen, otherKey)));

    Installed repealed =
        World.installed(
            World.snapshot(
                World.document("不得收礼。", Optional.of(LocalDate.of(2026, 11, 1))),
                World.single("q1"),
                World.single("q2")),
            World.DAY);
    assertEquals(
        List.of(Code.PROVISION_NOT_IN_FORCE, Code.PROVISION_NOT_IN_FORCE),
        codes(Inspection.of(seen, repealed)));
    assertEquals(
        List.of(Code.PROVISION_NOT_IN_FORCE, Code.PROVISION_NOT_IN_FORCE),
        codes(Inspection.of(seen, World.installed(BEFORE, LocalDate.of(2023, 1, 1)))));

    Installed without =
        World.installed(
            World.snapshot(
                World.pack("cn", "000000", List.of(), World.single("q1"), World.single("q2"))),
            World.DAY);
    assertEquals(
        List.of(Code.PROVISION_GONE, Code.PROVISION_GONE), codes(Inspection.of(seen, without)));
    assertFalse(Inspection.of(seen, without).agenda().isEmpty(), "the class can still be held");
  }
}
