package org.qinqing.ui.checker.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.CheckResult.Judgement;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Address;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Effective;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Modality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;
import org.qinqing.ui.kit.Words;

/** Answers as the checker would give them. */
final class Samples {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  static final Locality CITY = new Locality("440100");

  private Samples() {}

  static Names names() {
    return new Names(PackSnapshot.EMPTY, Words.beside(Names.class));
  }

  static CheckResult.Applied applied(Verdict verdict, Locality place) {
    Rule rule =
        new Rule(
            "rule-" + place.code(),
            "cn",
            "gift",
            Side.OFFICIAL,
            Set.of(),
            Set.of(),
            Modality.PROHIBITED,
            new Condition.All(List.of()),
            Optional.empty(),
            List.of(),
            List.of(Address.parse("cn:law/art-1").orElseThrow()),
            Optional.empty(),
            List.of(),
            Effective.ALWAYS,
            "规则说的话。",
            List.of(),
            "",
            SourceLocation.WHOLE);
    return new CheckResult.Applied(rule, verdict, place);
  }

  static Judgement judgement(
      Verdict verdict, List<CheckResult.Applied> applied, Map<String, FactValue> facts) {
    return judgement(verdict, applied, List.of(), facts);
  }

  static Judgement judgement(
      Verdict verdict,
      List<CheckResult.Applied> applied,
      List<CheckResult.Applied> hangsOn,
      Map<String, FactValue> facts) {
    return new Judgement(
        new Event(facts),
        verdict,
        "gift",
        Side.OFFICIAL,
        "一句理由。",
        applied,
        List.of(),
        hangsOn,
        List.of(),
        List.of("另外一句。"),
        List.of("先退回", "以后当场谢绝"),
        "问这里",
        List.of(),
        List.of("under_jurisdiction"),
        List.of("先退回"));
  }

  static Map<String, FactValue> facts() {
    return Map.of(
        "act",
        FactValue.answered(FactContent.Terms.of("receive-gift")),
        "amount",
        FactValue.answered(FactContent.Quantity.exactly(new BigDecimal("800"), "CNY")),
        "under_jurisdiction",
        new FactValue(FactContent.Terms.of(true), FactValue.Source.PRESUMED, Optional.empty(), ""),
        "place",
        new FactValue(
            FactContent.Terms.of("unsaid"), FactValue.Source.DEFAULT, Optional.empty(), ""));
  }

  static Consultation.Outcome outcome(
      String text, Judgement judgement, Optional<Judgement> nation) {
    CheckRequest request =
        new CheckRequest(text, CITY, Optional.empty(), TODAY, List.of(), List.of());
    CheckResult result =
        new CheckResult(
            text,
            CITY,
            CITY,
            TODAY,
            judgement.verdict(),
            Optional.of(0),
            List.of(judgement),
            List.of());
    return new Consultation.Outcome(
        request,
        new Consultation.Wishes(0, false, false, false, Optional.empty()),
        result,
        0,
        List.of(
            new CheckResult.Superseded(
                Address.parse("cn:old").orElseThrow(),
                "老文件",
                LocalDate.of(2016, 1, 1),
                Optional.empty(),
                "新文件")),
        nation,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
