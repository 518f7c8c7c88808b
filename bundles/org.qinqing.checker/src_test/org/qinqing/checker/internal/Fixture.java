package org.qinqing.checker.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.Situation;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.Condition;
import org.qinqing.pack.Effective;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.FactsModel.Fact;
import org.qinqing.pack.FactsModel.Silence;
import org.qinqing.pack.FactsModel.Type;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Modality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Parameter;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;

/**
 * A small model, rules in the mini-notation of FACTS_MODEL, and requests, for tests of the engine.
 */
final class Fixture {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  static final Locality CITY = new Locality("440100");

  private Fixture() {}

  static FactsModel model() {
    List<Fact> facts =
        List.of(
            fact("side", Type.TERM, Silence.CLOSED, "official", "", 20, "official", "enterprise"),
            fact("act", Type.TERM, Silence.CLOSED, "none", "", 20),
            fact("status", Type.TERM, Silence.CLOSED, "asked", "", 20, "asked", "ongoing", "done"),
            fact(
                "counterpart",
                Type.TERMS,
                Silence.CLOSED,
                "unsaid",
                "",
                20,
                "unsaid",
                "enterprise",
                "owner",
                "subordinate",
                "private-person"),
            fact(
                "tie",
                Type.TERM,
                Silence.CLOSED,
                "none",
                "",
                20,
                "none",
                "spouse",
                "sibling",
                "classmate"),
            fact(
                "through",
                Type.TERM,
                Silence.CLOSED,
                "self",
                "谁？",
                20,
                "self",
                "spouse",
                "sibling"),
            fact("regulated", Type.FLAG, Silence.OPEN, "", "归你管吗？", 2, "true", "false"),
            fact("linked", Type.FLAG, Silence.DERIVED, "", "", 20, "true", "false"),
            fact("heavy", Type.FLAG, Silence.OPEN, "", "偏重吗？", 8, "true", "false"),
            fact("payer", Type.TERM, Silence.OPEN, "", "谁付？", 1, "self", "counterpart", "unit"),
            fact("seeks", Type.FLAG, Silence.CLOSED, "false", "有事求你吗？", 20, "true", "false"),
            fact("approved", Type.FLAG, Silence.OWN_HAND, "", "批准了吗？", 20, "true", "false"),
            ordered("rank", Silence.NOTE, "staff", "section", "division", "bureau"),
            quantity("amount", "CNY", 9),
            quantity("years", "year", 5),
            fact("as_of", Type.DATE, Silence.CLOSED, "today", "", 20),
            fact("since", Type.DATE, Silence.OPEN, "", "哪天？", 20));
    List<FactsModel.Family> families =
        List.of(
            family("accept", Side.OFFICIAL, "gift", "cash", "meal"),
            family("kin", Side.OFFICIAL, "kin-shop"),
            family("post", Side.OFFICIAL, "part-time", "join"),
            family("duty", Side.OFFICIAL, "visit", "delay"),
            family("undo", Side.OFFICIAL, "decline"),
            family("give", Side.ENTERPRISE, "give-gift"),
            family("outside", Side.OFFICIAL, "out-of-scope"));
    List<FactsModel.Group> groups =
        List.of(
            new FactsModel.Group("counterpart", "firm", "企业", List.of("enterprise", "owner")),
            new FactsModel.Group("tie", "kin", "亲属", List.of("spouse", "sibling")));
    List<FactsModel.Inference> derive =
        List.of(
            inference("D1", "regulated=true", Map.of("linked", "true"), ""),
            inference("D2", "counterpart=subordinate", Map.of("linked", "true"), ""),
            inference("D3", "seeks=true", Map.of("linked", "true"), ""),
            inference(
                "D4",
                "regulated=false; counterpart!=subordinate; seeks!=true",
                Map.of("linked", "false"),
                ""),
            inference("D8", "act=part-time; status=done", Map.of("act", "join"), ""),
            inference("D9", "act=kin", Map.of("through", "unknown"), ""));
    List<FactsModel.Inference> presume =
        List.of(
            inference(
                "P1",
                "counterpart=firm; tie=none; regulated?no",
                Map.of("linked", "true"),
                "按与公务有关判断"),
            inference(
                "P2",
                "tie=kin; counterpart=unsaid/private-person; seeks!=true",
                Map.of("linked", "false", "heavy", "false"),
                "按亲属往来判断"),
            inference("PX", "act=gift", Map.of("approved", "true"), "不许推定"));
    return new FactsModel(
        facts, families, groups, derive, presume, List.of(new FactsModel.Topic("gift", "礼品", "")));
  }

  private static FactsModel.Inference inference(
      String id, String when, Map<String, String> set, String say) {
    return new FactsModel.Inference(
        id,
        when(when),
        new TreeMap<>(set)
            .entrySet().stream()
                .map(e -> new FactsModel.Assignment(e.getKey(), e.getValue()))
                .toList(),
        say);
  }

  private static Fact fact(
      String id,
      Type type,
      Silence silence,
      String presumed,
      String question,
      int order,
      String... values) {
    return new Fact(
        id,
        id,
        type,
        false,
        Arrays.stream(values).map(value -> new FactsModel.Term(value, value)).toList(),
        silence,
        Optional.of(presumed).filter(text -> !text.isEmpty()),
        question,
        "",
        "",
        order,
        List.of());
  }

  private static Fact ordered(String id, Silence silence, String... values) {
    Fact plain = fact(id, Type.TERM, silence, "", "什么级别？", 20, values);
    return new Fact(
        id,
        id,
        Type.TERM,
        true,
        plain.values(),
        silence,
        Optional.empty(),
        "什么级别？",
        "",
        "",
        20,
        List.of());
  }

  private static Fact quantity(String id, String unit, int order) {
    return new Fact(
        id,
        id,
        Type.QUANTITY,
        false,
        List.of(),
        Silence.OPEN,
        Optional.empty(),
        "多少？",
        "",
        unit,
        order,
        List.of());
  }

  private static FactsModel.Family family(String id, Side side, String... acts) {
    return new FactsModel.Family(
        id,
        id,
        side,
        Arrays.stream(acts)
            .map(act -> new FactsModel.Act(act, act, Optional.empty(), List.of("例句" + act)))
            .toList());
  }

  /**
   * A condition in the mini-notation: {@code ;} all, {@code /} any value, {@code = != >= <}, {@code
   * x?no} unsaid.
   */
  static Condition when(String text) {
    List<Condition> parts = new ArrayList<>();
    for (String part : text.split(";")) {
      parts.add(single(part.strip()));
    }
    return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
  }

  private static Condition single(String text) {
    if (text.contains("?")) {
      String[] halves = text.split("\\?");
      return new Condition.Compare(
          halves[0],
          Condition.Operator.EXISTS,
          new Condition.Terms(Set.of(Boolean.toString(halves[1].equals("yes")))));
    }
    for (String operator : List.of("!=", ">=", "<=", "=", "<", ">")) {
      int at = text.indexOf(operator);
      if (at > 0) {
        String fact = text.substring(0, at).strip();
        String right = text.substring(at + operator.length()).strip();
        Condition.Operator op =
            switch (operator) {
              case ">=" -> Condition.Operator.GE;
              case "<=" -> Condition.Operator.LE;
              case "<" -> Condition.Operator.LT;
              case ">" -> Condition.Operator.GT;
              default -> Condition.Operator.IN;
            };
        Condition compare = new Condition.Compare(fact, op, operand(right));
        return operator.equals("!=") ? new Condition.Not(compare) : compare;
      }
    }
    throw new IllegalArgumentException(text);
  }

  private static Condition.Operand operand(String text) {
    if (text.startsWith("param:")) {
      return new Condition.ParameterReference(text.substring("param:".length()));
    }
    if (text.matches("[0-9.]+")) {
      return new Condition.Number(new BigDecimal(text), "");
    }
    return new Condition.Terms(Set.of(text.split("/")));
  }

  static Rule rule(String id, Modality modality, String when) {
    return rule(id, modality, when, Effective.ALWAYS);
  }

  static Rule rule(String id, Modality modality, String when, Effective effective) {
    return rule(
        id,
        Side.OFFICIAL,
        modality,
        when,
        Optional.empty(),
        List.of(),
        effective,
        List.of(),
        false);
  }

  static Rule enterpriseRule(String id, Modality modality, String when) {
    return rule(
        id,
        Side.ENTERPRISE,
        modality,
        when,
        Optional.empty(),
        List.of(),
        Effective.ALWAYS,
        List.of(),
        false);
  }

  static Rule duty(String id, String when, String omitted) {
    return rule(
        id,
        Side.OFFICIAL,
        Modality.REQUIRED,
        when,
        Optional.of(omitted),
        List.of(),
        Effective.ALWAYS,
        List.of(),
        false);
  }

  static Rule except(String id, Modality modality, String when, String unless) {
    return rule(
        id,
        Side.OFFICIAL,
        modality,
        when,
        Optional.empty(),
        List.of(new Rule.Exemption("例外", when(unless), List.of())),
        Effective.ALWAYS,
        List.of(),
        false);
  }

  static Rule looser(
      String id, Modality modality, String when, boolean permission, String... loosens) {
    return rule(
        id,
        Side.OFFICIAL,
        modality,
        when,
        Optional.empty(),
        List.of(),
        Effective.ALWAYS,
        List.of(loosens),
        permission);
  }

  private static Rule rule(
      String id,
      Side side,
      Modality modality,
      String when,
      Optional<String> omitted,
      List<Rule.Exemption> unless,
      Effective effective,
      List<String> loosens,
      boolean permission) {
    Address basis = Address.parse("cn:law/art-1").orElseThrow();
    return new Rule(
        id,
        "cn",
        "gift",
        side,
        Set.of(),
        Set.of(),
        modality,
        when(when),
        omitted.map(Fixture::when),
        unless,
        List.of(basis),
        permission ? Optional.of(basis) : Optional.empty(),
        loosens,
        effective,
        "说明" + id,
        List.of("步骤" + id),
        "",
        SourceLocation.WHOLE);
  }

  static Pack pack(String id, Locality place, Rule... rules) {
    return pack(id, place, List.of(), rules);
  }

  static Pack pack(String id, Locality place, List<PackTest> tests, Rule... rules) {
    List<Parameter.Value> values = List.of(since(1994, 200), since(2020, 500));
    return pack(id, place, List.of(new Parameter("limit", "限额", values)), tests, rules);
  }

  /** A figure that has always been the same. */
  static Parameter figure(String id, int figure) {
    return new Parameter(id, id, List.of(since(1994, figure)));
  }

  private static Parameter.Value since(int year, int figure) {
    return new Parameter.Value(LocalDate.of(year, 1, 1), new BigDecimal(figure), "CNY", List.of());
  }

  static Pack pack(
      String id, Locality place, List<Parameter> parameters, List<PackTest> tests, Rule... rules) {
    return new Pack(
        id,
        id,
        id,
        place,
        "city",
        "1.0.0",
        "",
        "",
        Pack.Maturity.PUBLISHED,
        new Pack.Review(TODAY, "", Period.ofYears(1)),
        "",
        List.of(),
        List.of(),
        List.of(rules),
        model(),
        List.of(),
        parameters,
        List.of(),
        List.of(),
        List.of(),
        Casework.EMPTY,
        tests);
  }

  static PackSnapshot snapshot(Pack... packs) {
    return new PackSnapshot(1, List.of(packs), List.of(), model());
  }

  static PackSnapshot national(Rule... rules) {
    return snapshot(pack("cn", Locality.NATIONAL, rules));
  }

  static Map<String, FactContent> facts(String text) {
    Map<String, FactContent> facts = new TreeMap<>();
    for (String part : text.split(";")) {
      String[] halves = part.strip().split("=", 2);
      facts.put(halves[0], content(halves[0], halves[1]));
    }
    return facts;
  }

  private static FactContent content(String fact, String value) {
    if (fact.equals("as_of") || fact.equals("since")) {
      return new FactContent.Day(LocalDate.parse(value));
    }
    if (value.matches("[0-9.]+-[0-9.]+")) {
      String[] ends = value.split("-");
      return new FactContent.Quantity(
          Optional.of(new BigDecimal(ends[0])),
          Optional.of(new BigDecimal(ends[1])),
          false,
          "",
          true);
    }
    if (value.matches("[0-9.]+")) {
      return FactContent.Quantity.exactly(new BigDecimal(value), "");
    }
    return new FactContent.Terms(Set.of(value.split("/")));
  }

  static CheckResult check(PackSnapshot snapshot, String... events) {
    return check(snapshot, Locality.NATIONAL, List.of(), events);
  }

  static CheckResult check(
      PackSnapshot snapshot, Locality place, List<CheckRequest.Given> given, String... events) {
    Engine engine = new Engine((text, side, packs, where, day) -> new Situation(text, List.of()));
    return engine.check(
        new CheckRequest(
            "",
            place,
            Optional.empty(),
            TODAY,
            given,
            Arrays.stream(events).map(Fixture::facts).toList()),
        snapshot);
  }

  static CheckRequest.Given given(String fact, String value) {
    return new CheckRequest.Given(Optional.empty(), fact, Optional.of(content(fact, value)));
  }

  static CheckRequest.Given unknown(String fact) {
    return new CheckRequest.Given(Optional.empty(), fact, Optional.empty());
  }

  static Map<String, FactValue> values(String text) {
    Map<String, FactValue> values = new TreeMap<>();
    facts(text).forEach((fact, content) -> values.put(fact, FactValue.answered(content)));
    return values;
  }
}
