package org.qinqing.cli.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Document;
import org.qinqing.pack.Effective;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Modality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;

/** A small world for the tests of the command line. */
final class Sample {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  static final Address ARTICLE = Address.parse("cn:rules/art-7").orElseThrow();

  private Sample() {}

  static PackSnapshot snapshot() {
    FactsModel model =
        new FactsModel(
            List.of(
                fact("amount", FactsModel.Type.QUANTITY, List.of(), "CNY"),
                fact("under_jurisdiction", FactsModel.Type.FLAG, List.of(), ""),
                fact(
                    "counterpart",
                    FactsModel.Type.TERMS,
                    List.of(
                        new FactsModel.Term("enterprise", "企业"),
                        new FactsModel.Term("colleague", "同事")),
                    "")),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(new FactsModel.Topic("gift", "礼品礼金", "")));
    return new PackSnapshot(1, List.of(pack("cn", "全国", "000000", model)), List.of(), model);
  }

  private static FactsModel.Fact fact(
      String id, FactsModel.Type type, List<FactsModel.Term> values, String unit) {
    return new FactsModel.Fact(
        id,
        id,
        type,
        false,
        values,
        FactsModel.Silence.OPEN,
        Optional.empty(),
        "",
        "",
        unit,
        1,
        List.of());
  }

  private static Pack pack(String id, String place, String code, FactsModel model) {
    Document.Provision provision =
        new Document.Provision(
            ARTICLE.at(LocalDate.of(2024, 1, 1)),
            "第七条",
            "收礼",
            List.of(),
            "白话。",
            Certainty.A,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            SourceLocation.WHOLE);
    Document document =
        new Document(
            Address.parse("cn:rules@2024-01-01").orElseThrow(),
            "示例规定",
            List.of(),
            "",
            "示例机关",
            "law",
            Optional.empty(),
            LocalDate.of(2024, 1, 1),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            "",
            Document.Wording.DIGEST,
            List.of(provision),
            SourceLocation.WHOLE);
    return new Pack(
        id,
        place,
        place,
        Locality.of(code).orElseThrow(),
        "national",
        "1.0.0",
        "p",
        "c",
        Pack.Maturity.PUBLISHED,
        new Pack.Review(TODAY, "p", Period.ofYears(1)),
        "CC-BY-4.0",
        List.of(),
        List.of(document),
        List.of(rule()),
        model,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Casework.EMPTY,
        List.of());
  }

  static Rule rule() {
    return new Rule(
        "cn-gift-1",
        "cn",
        "gift",
        Side.OFFICIAL,
        Set.of(),
        Set.of(),
        Modality.PROHIBITED,
        new Condition.All(List.of()),
        Optional.empty(),
        List.of(),
        List.of(ARTICLE),
        Optional.empty(),
        List.of(),
        Effective.ALWAYS,
        "对方归你管。",
        List.of("退回"),
        "单位纪检监察组织",
        SourceLocation.WHOLE);
  }

  static CheckResult judge(CheckRequest request) {
    if (request.text().contains("没事")) {
      return new CheckResult(
          request.text(),
          request.locality(),
          Locality.NATIONAL,
          request.asOf(),
          Verdict.NO_RULE,
          Optional.empty(),
          List.of(),
          List.of());
    }
    Event event =
        new Event(
            Map.of(
                "amount",
                new FactValue(
                    FactContent.Quantity.exactly(new BigDecimal("2E+3"), "CNY"),
                    FactValue.Source.STATED,
                    Optional.of(new FactValue.Span(2, 5)),
                    ""),
                "under_jurisdiction",
                new FactValue(
                    FactContent.Terms.of(true),
                    FactValue.Source.PRESUMED,
                    Optional.empty(),
                    "推定")));
    CheckResult.Judgement judgement =
        new CheckResult.Judgement(
            event,
            Verdict.PROHIBITED,
            "gift",
            Side.OFFICIAL,
            "对方归你管。",
            List.of(new CheckResult.Applied(rule(), Verdict.PROHIBITED, Locality.NATIONAL)),
            List.of(),
            List.of(),
            List.of(
                new CheckResult.Missing(
                    "under_jurisdiction",
                    "归你管吗？",
                    "关系到结论",
                    List.of(
                        new CheckResult.Branch(
                            "true", "归", FactContent.Terms.of(true), Verdict.PROHIBITED)))),
            List.of(),
            List.of("退回"),
            "单位纪检监察组织",
            List.of(),
            List.of("under_jurisdiction"),
            List.of());
    return new CheckResult(
        request.text(),
        request.locality(),
        Locality.NATIONAL,
        request.asOf(),
        Verdict.PROHIBITED,
        Optional.of(0),
        List.of(judgement),
        List.of());
  }
}
