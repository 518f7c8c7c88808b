package org.qinqing.classroom.report.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.report.ClassReport;
import org.qinqing.classroom.report.ClassReport.ChoiceFigures;
import org.qinqing.classroom.report.ClassReport.Discrimination;
import org.qinqing.classroom.report.ClassReport.Flow;
import org.qinqing.classroom.report.ClassReport.ProvisionFigures;
import org.qinqing.classroom.report.ClassReport.QuestionFigures;
import org.qinqing.classroom.report.ClassReport.RoundFigures;
import org.qinqing.classroom.report.ClassReport.VoteFigures;

/** Figures against cases that were computed by hand, and what must hold of any class. */
class FiguresTest {
  private static final double EXACT = 1e-12;

  private static ClassReport report(ClassRecord record, int group) {
    return Figures.of(record, group, Classes.SOURCES);
  }

  private static Classes test(int questions) {
    return new Classes(
        Classes.round(
            Mode.EVERYONE,
            java.util.stream.IntStream.rangeClosed(1, questions)
                .mapToObj(i -> Classes.question("q" + i, Form.SINGLE, "cn:a/art-" + i))
                .toArray(org.qinqing.classroom.ClassQuestion[]::new)));
  }

  @Test
  void facilityAndDistractorsByHand() {
    // Ten answers, six of them A: 0.6. B three times, C once, one person silent.
    ClassReport report = report(test(1).joinAll(11).answers("1.1.1", "AAAAAABBBC.").record(), 5);
    QuestionFigures figures = report.questions().getFirst();
    assertEquals(11, figures.present());
    assertEquals(10, figures.answered());
    assertEquals(0.6, figures.facility().orElseThrow(), EXACT);
    assertEquals(List.of(6, 3, 1), figures.choices().stream().map(ChoiceFigures::count).toList());
    assertEquals(0.3, figures.choices().get(1).share(), EXACT);
    assertEquals(List.of("B", "C"), figures.distractors().stream().map(ChoiceFigures::id).toList());
    assertEquals(Optional.empty(), figures.discrimination(), "nothing else was asked");
  }

  @Test
  void discriminationByHand() {
    // Ten people, groups of 27 % of 10 = 2.7, that is 3. The other question, q2, is right for
    // 1 to 5 (share 1) and wrong for 6 to 10 (share 0). Of q1 the five strong have four right, the
    // five weak one. Nothing tells the strong apart: a group of three has 3 × 4/5 = 2.4 right; of
    // the weak 3 × 1/5 = 0.6. Upper minus lower is (2.4 − 0.6) / 3 = 0.6.
    // Point-biserial: p = 0.5, y = 0.5; sum of products = 4·0.25 − 1·0.25 − 1·0.25 + 4·0.25 = 1.5;
    // spreads are 2.5 each: 1.5 / 2.5 = 0.6.
    ClassReport report =
        report(
            test(2)
                .joinAll(10)
                .answers("1.1.1", "AAAABABBBB")
                .answers("1.2.1", "AAAAABBBBB")
                .record(),
            3);
    Discrimination q1 = report.questions().getFirst().discrimination().orElseThrow();
    assertEquals(10, q1.people());
    assertEquals(3, q1.group());
    assertEquals(0.6, q1.upperMinusLower(), EXACT);
    assertEquals(0.6, q1.pointBiserial().orElseThrow(), EXACT);
  }

  @Test
  void discriminationWithSharesOfThree() {
    // Shares in the other three: 1,2,3 → 1; 4 → 2/3; 5 → 2/3; 6,7 → 1/3; 8,9,10 → 0.
    // q1 right: 1,2,4,6,8. Upper three: 2 right; lower three: 1 right: (2 − 1)/3.
    ClassReport report =
        report(
            test(4)
                .joinAll(10)
                .answers("1.1.1", "AABABABABB")
                .answers("1.2.1", "AAAAAAABBB")
                .answers("1.3.1", "AAAAABBBBB")
                .answers("1.4.1", "AAABBBBBBB")
                .record(),
            3);
    Discrimination q1 = report.questions().getFirst().discrimination().orElseThrow();
    assertEquals(1.0 / 3, q1.upperMinusLower(), EXACT);
    // Mean share: (3 + 4/3 + 2/3)/10 = 0.5; right: 1 + 1 + 2/3 + 1/3 + 0 = 3, mean 0.6.
    // r = (0.6 − 0.5) / s · sqrt(0.5/0.5), s² = (3·0.25 + 2·(1/6)² + 2·(1/6)² + 3·0.25)/10 =
    // 29/180.
    assertEquals(0.1 / Math.sqrt(29.0 / 180), q1.pointBiserial().orElseThrow(), EXACT);
  }

  @Test
  void discriminationWantsEnoughPeopleAndSomethingToCompareWith() {
    Classes nine = test(2).joinAll(9).answers("1.1.1", "AAAABABBB").answers("1.2.1", "AAAAABBBB");
    assertEquals(
        Optional.empty(), report(nine.record(), 1).questions().getFirst().discrimination());
    Classes ten = test(2).joinAll(10).answers("1.1.1", "AAAABABBBB").answers("1.2.1", "AAAAABBBBB");
    assertEquals(
        Optional.empty(),
        report(ten.record(), 4).questions().getFirst().discrimination(),
        "a group of three is smaller than four");
    Classes level =
        test(2).joinAll(10).answers("1.1.1", "AAAABABBBB").answers("1.2.1", "AAAAAAAAAA");
    Discrimination equal =
        report(level.record(), 3).questions().getFirst().discrimination().orElseThrow();
    assertEquals(0, equal.upperMinusLower(), EXACT);
    assertEquals(Optional.empty(), equal.pointBiserial());
  }

  @Test
  void whoCameLateIsJudgedByWhatTheyWereThereFor() {
    // Turn 1 closes at minute 5, turn 2 at minute 15. Number 2 comes at minute 7.
    ClassReport report =
        report(
            test(2).join(1, 0).join(2, 7).answers("1.1.1", "A.").answers("1.2.1", "..").record(),
            1);
    assertEquals(2, report.attendance().getFirst().possible());
    assertEquals(0.5, report.attendance().getFirst().share().orElseThrow(), EXACT);
    assertEquals(1, report.attendance().getLast().possible());
    assertEquals(0, report.attendance().getLast().answered());
    assertEquals(1, report.questions().getFirst().present());
    assertEquals(2, report.questions().getLast().present());
  }

  @Test
  void figuresOfTooFewAreLeftOut() {
    ClassReport report =
        report(
            new Classes(
                    List.of("红队", "蓝队"),
                    Classes.round(Mode.EVERYONE, Classes.question("q1", Form.SINGLE, "cn:a/art-1")),
                    Classes.round(Mode.OPINION, Classes.question("o1", Form.OPINION)))
                .joinAll(6)
                .answers("1.1.1", "AABB..")
                .answers("2.1.1", "AABBCC")
                .answers("2.1.2", "ABBC..")
                .record(),
            5);
    QuestionFigures question = report.questions().getFirst();
    assertEquals(4, question.answered(), "how many is no secret");
    assertEquals(Optional.empty(), question.facility());
    assertEquals(List.of(), question.choices());
    assertEquals(Optional.empty(), report.provisions().getFirst().wrong());
    assertEquals(Optional.empty(), report.rounds().getFirst().facility());
    VoteFigures vote = report.votes().getFirst();
    assertEquals(Optional.of(2), vote.choices().getFirst().first());
    assertEquals(Optional.empty(), vote.choices().getFirst().second());
    assertEquals(4, vote.both());
    assertEquals(Optional.empty(), vote.changed());
    assertEquals(List.of(), vote.flows());
    assertTrue(report.teams().stream().allMatch(team -> team.mean().isEmpty()));
    assertThrows(IllegalArgumentException.class, () -> report(test(1).record(), 0));
  }

  @Test
  void votesAndTheirFlowsByHand() {
    // Both times: 1 A→C, 2 A→A, 3 B→C, 4 B→B, 5 C→C; 6 only the first time, 7 only the second.
    ClassReport report =
        report(
            new Classes(Classes.round(Mode.OPINION, Classes.question("o1", Form.OPINION)))
                .joinAll(7)
                .answers("1.1.1", "AABBCC.")
                .answers("1.1.2", "CACBC.A")
                .record(),
            5);
    VoteFigures vote = report.votes().getFirst();
    assertEquals(6, vote.first());
    assertEquals(6, vote.second());
    assertEquals(5, vote.both());
    assertEquals(Optional.of(2), vote.changed());
    assertEquals(
        List.of(
            new Flow("A", "A", 1),
            new Flow("A", "C", 1),
            new Flow("B", "B", 1),
            new Flow("B", "C", 1),
            new Flow("C", "C", 1)),
        vote.flows());
    assertEquals(
        List.of(2, 2, 2),
        vote.choices().stream().map(opinion -> opinion.first().orElseThrow()).toList());
    assertEquals(
        List.of(2, 1, 3),
        vote.choices().stream().map(opinion -> opinion.second().orElseThrow()).toList());
    assertEquals(
        List.of(false, false, true),
        vote.choices().stream().map(ClassReport.Opinion::holds).toList());
    assertEquals(2, report.asked());
    assertEquals(List.of(), report.questions(), "a vote has no key");
  }

  @Test
  void aVoteThatWasNotRepeated() {
    VoteFigures vote =
        report(
                new Classes(Classes.round(Mode.OPINION, Classes.question("o1", Form.OPINION)))
                    .joinAll(5)
                    .answers("1.1.1", "AABBC")
                    .record(),
                5)
            .votes()
            .getFirst();
    assertEquals(0, vote.second());
    assertEquals(Optional.empty(), vote.choices().getFirst().second());
    assertEquals(Optional.empty(), vote.changed());
  }

  @Test
  void provisionsBehindWrongAnswersTheMostMissedFirst() {
    // art-1: q1 1 of 5 wrong, q2 4 of 5 wrong: 5 of 10. art-2: q2 only: 4 of 5.
    ClassReport report =
        report(
            new Classes(
                    Classes.round(
                        Mode.EVERYONE,
                        Classes.question("q1", Form.SINGLE, "cn:a/art-1"),
                        Classes.question("q2", Form.SINGLE, "cn:a/art-1", "cn:a/art-2")))
                .joinAll(5)
                .answers("1.1.1", "AAAAB")
                .answers("1.2.1", "ABBBC")
                .record(),
            5);
    ProvisionFigures first = report.provisions().getFirst();
    assertEquals("cn:a/art-2", first.address());
    assertEquals("条文 cn:a/art-2", first.title());
    assertEquals(0.8, first.missed().orElseThrow(), EXACT);
    ProvisionFigures second = report.provisions().getLast();
    assertEquals(10, second.answers());
    assertEquals(Optional.of(5), second.wrong());
    assertEquals(List.of("q1", "q2"), second.questions());
    RoundFigures round = report.rounds().getFirst();
    assertEquals(2, round.turns());
    assertEquals(10, round.answers());
    assertEquals(0.5, round.facility().orElseThrow(), EXACT);
  }

  @Test
  void anOrderCountsWhatIsInItsPlaceAndHasNoDistractors() {
    // The key is C B A. Three answer so, two answer A B C: B is in its place five times.
    Classes order =
        new Classes(Classes.round(Mode.EVERYONE, Classes.question("q", Form.ORDERING))).joinAll(5);
    for (int number = 1; number <= 3; number++) {
      order.answer("1.1.1", number, "C", "B", "A");
    }
    order.answer("1.1.1", 4, "A", "B", "C").answer("1.1.1", 5, "A", "B", "C");
    QuestionFigures figures = report(order.record(), 5).questions().getFirst();
    assertEquals(0.6, figures.facility().orElseThrow(), EXACT);
    assertEquals(List.of(3, 5, 3), figures.choices().stream().map(ChoiceFigures::count).toList());
    assertEquals(List.of(), figures.distractors());
  }

  @Test
  void whoWasRemovedIsOnTheListAndInNoFigure() {
    ClassReport report =
        report(test(1).joinAll(7).remove(1).answers("1.1.1", "BAAAABB").record(), 5);
    assertEquals(7, report.attendance().size());
    assertTrue(report.attendance().getFirst().removed());
    assertEquals(6, report.present());
    assertEquals(6, report.questions().getFirst().answered());
    assertEquals(4.0 / 6, report.questions().getFirst().facility().orElseThrow(), EXACT);
    assertEquals(6, report.scores().size());
  }

  @Test
  void aRushTellsNothingOfStrengthAndIsNoDuty() {
    ClassReport report =
        report(
            new Classes(
                    Classes.round(Mode.RUSH, Classes.question("r1", Form.SINGLE)),
                    Classes.round(Mode.EVERYONE, Classes.question("q1", Form.SINGLE)))
                .joinAll(12)
                .answers("1.1.1", "AAAAAABBBBBB")
                .answers("2.1.1", "AAAAAABBBBB.")
                .record(),
            3);
    assertEquals(Optional.empty(), report.questions().getFirst().discrimination());
    assertEquals(Optional.empty(), report.questions().getLast().discrimination());
    assertEquals(1, report.attendance().getFirst().possible());
    assertEquals(0, report.attendance().getLast().answered());
  }

  // --- properties --------------------------------------------------------------------------------

  /** Letters of a class in which the strong are right more often; by person, then question. */
  private static String[] letters(Random random, int people, int questions) {
    String[] letters = new String[people];
    for (int person = 0; person < people; person++) {
      double strength = random.nextDouble();
      StringBuilder row = new StringBuilder();
      for (int question = 0; question < questions; question++) {
        row.append(
            random.nextInt(10) == 0
                ? '.'
                : random.nextDouble() < strength ? 'A' : random.nextBoolean() ? 'B' : 'C');
      }
      letters[person] = row.toString();
    }
    return letters;
  }

  private static ClassRecord record(String[] letters, int questions) {
    Classes built = test(questions).joinAll(letters.length);
    for (int question = 0; question < questions; question++) {
      StringBuilder column = new StringBuilder();
      for (String row : letters) {
        column.append(row.charAt(question));
      }
      built.answers("1." + (question + 1) + ".1", column.toString());
    }
    return built.record();
  }

  @Test
  void sharesSumAndStayWithinTheirBounds() {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      int questions = 1 + random.nextInt(8);
      String[] letters = letters(random, random.nextInt(60), questions);
      int group = 1 + random.nextInt(6);
      ClassReport report = report(record(letters, questions), group);
      for (QuestionFigures figures : report.questions()) {
        assertTrue(figures.answered() <= figures.present());
        assertEquals(figures.answered() >= group, figures.facility().isPresent());
        figures.facility().ifPresent(share -> assertTrue(share >= 0 && share <= 1));
        if (!figures.choices().isEmpty()) {
          assertEquals(
              1, figures.choices().stream().mapToDouble(ChoiceFigures::share).sum(), EXACT);
          assertEquals(
              figures.facility().orElseThrow(), figures.choices().getFirst().share(), EXACT);
        }
        figures
            .discrimination()
            .ifPresent(
                d -> {
                  assertTrue(d.people() >= ClassReport.FEWEST_FOR_DISCRIMINATION);
                  assertTrue(d.group() >= group && 2 * d.group() <= d.people());
                  assertTrue(Math.abs(d.upperMinusLower()) <= 1 + EXACT);
                  d.pointBiserial().ifPresent(r -> assertTrue(r >= -1 && r <= 1));
                });
      }
      int answers = report.questions().stream().mapToInt(QuestionFigures::answered).sum();
      assertEquals(answers, report.attendance().stream().mapToInt(line -> line.answered()).sum());
      report
          .attendance()
          .forEach(line -> assertTrue(line.share().map(s -> s >= 0 && s <= 1).orElse(true)));
    }
  }

  @Test
  void whoJoinedFirstChangesNothing() {
    Random random = new Random(12);
    for (int run = 0; run < 100; run++) {
      int questions = 2 + random.nextInt(6);
      String[] letters = letters(random, 10 + random.nextInt(50), questions);
      ClassReport before = report(record(letters, questions), 3);
      List<String> order = new ArrayList<>(List.of(letters));
      Collections.shuffle(order, random);
      ClassReport after = report(record(order.toArray(String[]::new), questions), 3);
      // To the last bit.
      assertEquals(before.questions(), after.questions());
      assertEquals(before.provisions(), after.provisions());
      assertEquals(before.rounds(), after.rounds());
    }
  }

  @Test
  void aQuestionThatFollowsStrengthDiscriminatesBest() {
    // Forty people; q1 is right for the strong half, q2 for the weak half, the rest make strength.
    String strong = "A".repeat(20) + "B".repeat(20);
    String weak = "B".repeat(20) + "A".repeat(20);
    ClassReport report =
        report(
            test(8)
                .joinAll(40)
                .answers("1.1.1", strong)
                .answers("1.2.1", weak)
                .answers("1.3.1", strong)
                .answers("1.4.1", strong)
                .answers("1.5.1", strong)
                .answers("1.6.1", strong)
                .record(),
            5);
    Discrimination good = report.questions().get(0).discrimination().orElseThrow();
    Discrimination bad = report.questions().get(1).discrimination().orElseThrow();
    assertEquals(1, good.upperMinusLower(), EXACT);
    assertEquals(1, good.pointBiserial().orElseThrow(), EXACT);
    assertEquals(-1, bad.upperMinusLower(), EXACT);
    assertEquals(-1, bad.pointBiserial().orElseThrow(), EXACT);
    assertEquals(11, good.group());
  }

  @Test
  void aClassInWhichNothingHappened() {
    ClassReport report = report(test(1).record(), 5);
    assertEquals(0, report.present());
    assertEquals(List.of(), report.questions());
    assertEquals(List.of(), report.rounds());
    ClassReport asked = report(test(1).ask("1.1.1").record(), 5);
    assertEquals(Optional.empty(), asked.questions().getFirst().facility());
  }
}
