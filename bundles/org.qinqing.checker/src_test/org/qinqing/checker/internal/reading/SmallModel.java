package org.qinqing.checker.internal.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.qinqing.checker.Event;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.FactsModel.Act;
import org.qinqing.pack.FactsModel.Fact;
import org.qinqing.pack.FactsModel.Family;
import org.qinqing.pack.FactsModel.Silence;
import org.qinqing.pack.FactsModel.Term;
import org.qinqing.pack.FactsModel.Type;
import org.qinqing.pack.Side;

/** A made-up facts model with a handful of deeds, and examples that teach to tell them apart. */
final class SmallModel {
  static final FactsModel FACTS =
      new FactsModel(
          List.of(
              fact("side", Type.TERM, "", "official", "enterprise"),
              fact("act", Type.TERM, ""),
              fact("status", Type.TERM, "", "done", "planned"),
              fact("counterpart", Type.TERMS, "", "enterprise", "resident"),
              fact("under_jurisdiction", Type.FLAG, ""),
              fact("reported", Type.FLAG, ""),
              fact("amount", Type.QUANTITY, "CNY"),
              fact("as_of", Type.DATE, "")),
          List.of(
              family("gift", Side.OFFICIAL, act("take-gift", "give-gift")),
              family("meal", Side.OFFICIAL, act("eat-out", "")),
              family("undo", Side.OFFICIAL, act("decline-it", "")),
              family("trade", Side.OFFICIAL, act("buy-openly", "")),
              family("report", Side.OFFICIAL, act("report-matter", ""), act("conceal-matter", "")),
              family("firm", Side.ENTERPRISE, act("give-gift", "take-gift")),
              family("local", Side.OFFICIAL, act("ride-ferry", "")),
              family("outside", Side.OFFICIAL, act("out-of-scope", ""))),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  static final List<String> LINES =
      List.of(
          "老板送来一箱苹果,我收了\tact=take-gift; counterpart=enterprise; status=done\tPROHIBITED",
          "老板拿来一盒茶叶,我收了\tact=take-gift; counterpart=enterprise; status=done\tPROHIBITED",
          "邻居送来一袋枣子,我收了\tact=take-gift; counterpart=resident; status=done\tPERMITTED",
          "邻居拿来一筐青菜,我收了\tact=take-gift; counterpart=resident; status=done\tPERMITTED",
          "归我管的老板送来一箱梨,我收了\tact=take-gift; counterpart=enterprise; under_jurisdiction=true;"
              + " status=done\tPROHIBITED",
          "归我管的老板送来一箱桃,我收了\tact=take-gift; counterpart=enterprise; under_jurisdiction=true;"
              + " status=done\tPROHIBITED",
          "归我管的老板拿来两条鱼,我收了\tact=take-gift; counterpart=enterprise; under_jurisdiction=true;"
              + " status=done\tPROHIBITED",
          "老板请吃晚饭,我去吃了\tact=eat-out; counterpart=enterprise; status=done\tPROHIBITED",
          "老板请吃火锅,我去吃了\tact=eat-out; counterpart=enterprise; status=done\tPROHIBITED",
          "老板请吃年饭,我报备了才去吃\tact=eat-out; counterpart=enterprise; reported=true; status=done\tPROHIBITED",
          "老板请吃早饭,我报备了才去吃\tact=eat-out; counterpart=enterprise; reported=true; status=done\tPROHIBITED",
          "邻居请吃晚饭,我去吃了\tact=eat-out; counterpart=resident; status=done\tPERMITTED",
          "邻居请吃火锅,我去吃了\tact=eat-out; counterpart=resident; status=done\tPERMITTED",
          "老板送来一箱苹果,我谢绝了\tact=decline-it; counterpart=enterprise; status=done\tPERMITTED",
          "老板拿来一盒茶叶,我谢绝了\tact=decline-it; counterpart=enterprise; status=done\tPERMITTED",
          "邻居请吃晚饭,我谢绝了\tact=decline-it; counterpart=resident; status=done\tPERMITTED",
          "老板卖的苹果,我照价付了钱\tact=buy-openly; counterpart=enterprise; status=done\tPERMITTED",
          "老板卖的茶叶,我照价付了钱\tact=buy-openly; counterpart=enterprise; status=done\tPERMITTED",
          "老板卖的青菜,我照价付了钱\tact=buy-openly; counterpart=enterprise; status=done\tPERMITTED",
          "年底填表,妻子开店我如实写了\tact=report-matter; status=done\tPERMITTED",
          "年中填表,妻子开店我如实写了\tact=report-matter; status=done\tPERMITTED",
          "年底填表,儿子开店我如实写了\tact=report-matter; status=done\tPERMITTED",
          "年底填表,儿子开店我瞒报了\tact=conceal-matter; status=done\tPROHIBITED",
          "年中填表,儿子开店我瞒报了\tact=conceal-matter; status=done\tPROHIBITED",
          "年中填表,妻子开店我瞒报了\tact=conceal-matter; status=done\tPROHIBITED",
          "我们公司给科长送一箱苹果\tside=enterprise; act=give-gift; status=planned\tPROHIBITED",
          "我们公司给科长送一盒茶叶\tside=enterprise; act=give-gift; status=planned\tPROHIBITED",
          "我们公司给局长送一箱苹果\tside=enterprise; act=give-gift; status=planned\tPROHIBITED",
          "今天天气真好\t-\tNO_RULE",
          "明天天气怎么样\t-\tNO_RULE",
          "后天天气好不好\t-\tNO_RULE");

  private SmallModel() {}

  private static Fact fact(String id, Type type, String unit, String... values) {
    return new Fact(
        id,
        id,
        type,
        false,
        Stream.of(values).map(value -> new Term(value, value)).toList(),
        Silence.OPEN,
        Optional.empty(),
        "",
        "",
        unit,
        1,
        List.of());
  }

  private static Family family(String id, Side side, Act... acts) {
    return new Family(id, id, side, List.of(acts));
  }

  private static Act act(String id, String mirror) {
    return new Act(id, id, Optional.of(mirror).filter(other -> !other.isEmpty()), List.of());
  }

  static Traits traits() {
    return new Traits(Thesaurus.load());
  }

  /** A text of which the grammar makes these deeds and nothing else. */
  static Heard heard(String text, Event... deeds) {
    return new Heard(NormalizedText.of(text), List.of(), List.of(deeds), Map.of());
  }

  static List<Example> examples() {
    return Example.read(LINES, FACTS);
  }

  /** What is learned from the lines. */
  static ReadingModel learn() {
    ReadingSchool school = new ReadingSchool(FACTS, traits());
    return school.learn(
        examples().stream()
            .map(example -> new ReadingSchool.Pupil(example, heard(example.text())))
            .toList(),
        "small");
  }
}
