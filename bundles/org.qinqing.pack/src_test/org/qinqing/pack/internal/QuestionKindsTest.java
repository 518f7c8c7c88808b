package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Duplicates;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader.Reading;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;

/** Each kind of item is read as it is written, and what would spoil it is found. */
final class QuestionKindsTest {
  private static final String FILE = "questions/kinds.yaml";
  private static final String KINDS =
      """
      questions:
        - id: city-k-1
          kind: matching
          topic: gift
          side: official
          stem: 把情形和做法配起来。
          pairs:
            - {first: 当面送来, second: 当场退回}
            - {first: 事后发现, second: 登记上交}
          extras: [先收下再说]
          difficulty: 1
          explanation: 能退就退，退不掉就交。
          basis: ["city:law/art-1"]
        - id: city-k-2
          kind: ordering
          topic: gift
          side: official
          stem: 收到退不掉的礼品，先做什么后做什么？
          steps: [说明情况, 登记, 上交]
          explanation: 照这个次序办。
          basis: ["city:law/art-1"]
        - id: city-k-3
          kind: verdict
          topic: gift
          side: official
          stem: 施工单位在工地给科长一张卡。
          verdict: PROHIBITED
          provision: "city:law/art-1/p-1"
          among: ["cn:law/art-1"]
          difficulty: 3
          explanation: 这一款说得明白。
          basis: ["city:law/art-1/p-1"]
        - id: city-k-4
          kind: opinions
          topic: gift
          side: official
          stem: 甲收了乙的酒，三个月后退还。
          opinions:
            - {key: A, text: 不算收, reason: 已经退了, holds: false}
            - {key: B, text: 算收, reason: 没有及时退, holds: true}
          commentary: 关键看及时不及时。
          explanation: 及时退还才不算。
          basis: ["city:law/art-1"]
      """;

  @TempDir Path temp;

  private static Sample sample() {
    return Sample.city().plus(FILE, KINDS);
  }

  private Question question(int place) {
    return sample().pack(temp).questions().stream()
        .filter(question -> question.id().equals("city-k-" + place))
        .findFirst()
        .orElseThrow();
  }

  private List<String> lint(Sample city) {
    StandardPackLinter linter =
        new StandardPackLinter(Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC));
    PackSnapshot others = linter.with(Sample.national().pack(temp), PackSnapshot.EMPTY);
    return Sample.codes(linter.lint(city.pack(temp), others));
  }

  @Test
  void readsEachKind() {
    Question matching = question(1);
    assertEquals(
        new Question.Matching(
            List.of(new Question.Pair("当面送来", "当场退回"), new Question.Pair("事后发现", "登记上交")),
            List.of("先收下再说")),
        matching.content());
    assertEquals(Question.Kind.MATCHING, matching.kind());
    assertEquals(1, matching.difficulty());
    assertEquals(List.of(), matching.options());
    assertEquals(new Question.Ordering(List.of("说明情况", "登记", "上交")), question(2).content());
    assertEquals(2, question(2).difficulty());
    Address paragraph = Address.parse("city:law/art-1/p-1").orElseThrow();
    Address article = Address.parse("cn:law/art-1").orElseThrow();
    Question.Judgement judgement =
        new Question.Judgement(Verdict.PROHIBITED, paragraph, List.of(article));
    assertEquals(judgement, question(3).content());
    assertEquals(List.of(paragraph, article), judgement.offered());
    assertEquals(
        new Question.Opinions(
            List.of(
                new Question.Opinion("A", "不算收", "已经退了", false),
                new Question.Opinion("B", "算收", "没有及时退", true)),
            "关键看及时不及时。"),
        question(4).content());
  }

  @Test
  void soundItemsHaveNoFindings() {
    assertEquals(List.of(), lint(sample()));
  }

  @Test
  void anOldItemReadsAsBefore() {
    Question old = Sample.city().pack(temp).questions().getFirst();
    assertEquals(Question.Kind.SINGLE, old.kind());
    assertEquals(2, old.options().size());
    assertEquals(Question.USUAL_DIFFICULTY, old.difficulty());
    Question made =
        new Question(
            old.id(),
            old.pack(),
            Question.Kind.SINGLE,
            old.topic(),
            old.side(),
            old.stem(),
            old.options(),
            old.explanation(),
            old.basis(),
            old.rule(),
            old.location());
    assertEquals(old, made);
  }

  @Test
  void optionsBelongToThreeKindsOnly() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Question.Choice(Question.Kind.ORDERING, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "second: 登记上交 | second: 当场退回 | P-232 questions/kinds.yaml:2",
        "first: 事后发现 | first: 当面送来 | P-232 questions/kinds.yaml:2",
        "extras: [先收下再说] | extras: [当场退回] | P-232 questions/kinds.yaml:2",
        "steps: [说明情况, 登记, 上交] | steps: [登记, 登记, 上交] | P-233 questions/kinds.yaml:14",
        "verdict: PROHIBITED | verdict: NEEDS_INFO | P-114 questions/kinds.yaml:27",
        "provision: ^city:law/art-1/p-1^ | provision: ^cn:law/art-1^ | P-234"
            + " questions/kinds.yaml:22",
        "among: [^cn:law/art-1^] | among: [^city:law/art-1^] | P-234 questions/kinds.yaml:22",
        "among: [^cn:law/art-1^] | among: [^city:law/art-1/p-1^] | P-234 questions/kinds.yaml:22",
        "among: [^cn:law/art-1^] | among: [^cn:law/art-8^] | P-202 questions/kinds.yaml:22",
        "reason: 已经退了, holds: false | reason: 已经退了, holds: true | P-235"
            + " questions/kinds.yaml:33",
        "{key: B, text: 算收 | {key: A, text: 算收 | P-235 questions/kinds.yaml:33",
        "text: 算收, reason | text: 不算收, reason | P-235 questions/kinds.yaml:33",
        "difficulty: 3 | difficulty: 4 | P-114 questions/kinds.yaml:30",
        "difficulty: 3 | difficulty: 难 | P-114 questions/kinds.yaml:30",
        "steps: [说明情况, 登记, 上交] | options: [] | P-112 questions/kinds.yaml:14",
        "steps: [说明情况, 登记, 上交] | steps: [上交] | P-115 questions/kinds.yaml:19",
        "kind: ordering | kind: sorting | P-114 questions/kinds.yaml:15",
        "commentary: 关键看及时不及时。 | note: 无 | P-111 questions/kinds.yaml:41",
        "commentary: 关键看及时不及时。 | note: 无 | P-112 questions/kinds.yaml:33",
        "reason: 已经退了, | because: 已经退了, | P-111 questions/kinds.yaml:39",
        "difficulty: 1 | verdict: PROHIBITED | P-111 questions/kinds.yaml:11",
      })
  void findsEachMistake(String piece, String other, String finding) {
    Sample spoilt = sample().with(FILE, plain(piece), plain(other));
    Reading reading = spoilt.read(temp);
    List<String> found =
        reading.pack().isPresent() ? lint(spoilt) : Sample.codes(reading.findings());
    assertTrue(found.contains(finding), found::toString);
  }

  private static String plain(String text) {
    return text.replace('^', '"');
  }

  /** The schema forbids what the mapping does not read; so do both without the schema. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "options: [{key: A, text: a, right: true}, {key: B, text: b, right: false}]",
        "pairs: [{first: a, second: b}, {first: c, second: d}]",
        "commentary: 好",
        "among: []",
        "extras: []"
      })
  void aKeyOfAnotherKindIsUnknown(String key) {
    Sample spoilt = sample().with(FILE, "    steps:", "    " + key + "\n    steps:");
    Reading reading = spoilt.read(temp);
    assertTrue(reading.pack().isEmpty());
    assertEquals(List.of("P-111 " + FILE + ":19"), Sample.codes(reading.findings()));
    String message = reading.findings().getFirst().message();
    assertTrue(message.contains(key.substring(0, key.indexOf(':'))), message);
  }

  @Test
  void twinsAreThoseWithTheSameAnswerOnly() {
    String other =
        "- id: city-k-5\n    kind: ordering\n    topic: gift\n    side: official\n"
            + "    stem: 收到退不掉的礼品，先做什么，后做什么？\n    explanation: 照次序。\n"
            + "    basis: [\"city:law/art-1\"]\n    steps: ";
    Pack same =
        sample().plus("questions/z.yaml", "questions:\n  " + other + "[说明情况, 登记, 上交]\n").pack(temp);
    assertEquals(List.of(new Duplicates.Pair("city-k-2", "city-k-5")), Duplicates.of(same));
    Pack others =
        sample().plus("questions/z.yaml", "questions:\n  " + other + "[登记, 说明情况, 上交]\n").pack(temp);
    assertEquals(List.of(), Duplicates.of(others));
  }

  @Test
  void whatTheSchemaLetsThroughButNobodyCouldAnswerIsFound() {
    Pack pack = sample().pack(temp);
    Question question =
        new Question(
            "city-k-9",
            "city",
            "gift",
            question(1).side(),
            "题",
            new Question.Opinions(List.of(new Question.Opinion("A", "对", "理由", true)), "点评"),
            2,
            "说明",
            question(1).basis(),
            Optional.empty(),
            SourceLocation.WHOLE);
    Findings findings = new Findings("city");
    Subject subject =
        Subject.of(pack, PackSnapshot.EMPTY, findings, java.time.LocalDate.of(2026, 11, 22));
    new QuestionChecks(question, subject).structure();
    List<Diagnostic> found = findings.ordered("city");
    assertEquals(List.of("P-235"), found.stream().map(Diagnostic::code).toList());
    String message = found.getFirst().message();
    assertTrue(message.contains("city-k-9") && message.contains("1"), message);
  }

  @Test
  void lettersGoOnBeyondZ() {
    assertEquals(
        List.of("A", "Z", "AA", "AZ", "BA"),
        java.util.stream.Stream.of(0, 25, 26, 51, 52).map(Question::letter).toList());
  }
}
