package org.qinqing.training.exam.internal;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;

/** Questions of all kinds to draw papers from. */
final class Banks {
  static final List<String> TOPICS = List.of("gift", "loan", "banquet", "travel");
  private static final Address ARTICLE = Address.parse("cn:rules/art-7").orElseThrow();
  private static final Address OTHER = Address.parse("cn:rules/art-8").orElseThrow();

  private Banks() {}

  /** So many of each kind, over all topics. */
  static PackSnapshot of(int singles, int others) {
    List<Question> questions = new ArrayList<>();
    for (int i = 0; i < singles; i++) {
      questions.add(question("s-" + i, i, choice(Question.Kind.SINGLE), Side.OFFICIAL));
      questions.add(question("j-" + i, i, choice(Question.Kind.JUDGE), Side.OFFICIAL));
      questions.add(question("e-" + i, i, choice(Question.Kind.SINGLE), Side.ENTERPRISE));
    }
    for (int i = 0; i < others; i++) {
      questions.add(question("m-" + i, i, choice(Question.Kind.MULTIPLE), Side.OFFICIAL));
      questions.add(
          question(
              "p-" + i,
              i,
              new Question.Matching(
                  List.of(new Question.Pair("一", "甲"), new Question.Pair("二", "乙")), List.of("丙")),
              Side.OFFICIAL));
      questions.add(
          question("o-" + i, i, new Question.Ordering(List.of("先", "再", "后")), Side.OFFICIAL));
      questions.add(
          question(
              "v-" + i,
              i,
              new Question.Judgement(Verdict.PROHIBITED, ARTICLE, List.of(OTHER)),
              Side.OFFICIAL));
      questions.add(
          question(
              "n-" + i,
              i,
              new Question.Opinions(
                  List.of(
                      new Question.Opinion("A", "可以", "因为", false),
                      new Question.Opinion("B", "不可以", "因为", true)),
                  ""),
              Side.OFFICIAL));
    }
    Pack pack =
        new Pack(
            "cn",
            "cn",
            "全国",
            Locality.NATIONAL,
            "nation",
            "1.0.0",
            "p",
            "c",
            Pack.Maturity.PUBLISHED,
            new Pack.Review(LocalDate.of(2026, 1, 1), "p", Period.ofYears(1)),
            "CC-BY-4.0",
            List.of(),
            List.of(),
            List.of(),
            FactsModel.EMPTY,
            List.of(),
            List.of(),
            List.of(),
            questions,
            List.of(),
            Casework.EMPTY,
            List.of());
    FactsModel model =
        new FactsModel(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            TOPICS.stream().map(id -> new FactsModel.Topic(id, "话题" + id, "")).toList());
    return new PackSnapshot(1, List.of(pack), List.of(), model);
  }

  private static Question.Choice choice(Question.Kind kind) {
    return new Question.Choice(
        kind,
        List.of(
            new Question.Option("A", "收下", false, Optional.of(Verdict.PROHIBITED), ""),
            new Question.Option("B", "退还", true, Optional.of(Verdict.PERMITTED), ""),
            new Question.Option(
                "C", "登记", kind == Question.Kind.MULTIPLE, Optional.of(Verdict.PERMITTED), "")));
  }

  private static Question question(String id, int i, Question.Content content, Side side) {
    return new Question(
        id,
        "cn",
        TOPICS.get(i % TOPICS.size()),
        side,
        "情形 " + id,
        content,
        i % 5 == 4 ? 3 : 1 + i % 2,
        "说明",
        List.of(ARTICLE),
        Optional.empty(),
        SourceLocation.WHOLE);
  }
}
