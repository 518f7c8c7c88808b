package org.qinqing.pack.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.CalendarYear;
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
import org.qinqing.pack.PackSupplement;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Parameter;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;
import org.qinqing.pack.VocabularyEntry;

/** Turns YAML of each kind into records. */
final class PackMapper {
  private static final List<String> FIGURES = List.of("parameters", "calendar");

  private final String pack;

  PackMapper(String pack) {
    this.pack = pack;
  }

  /** The facts of {@code pack.yaml}; its lists are filled by the other files. */
  static Pack head(Item root) {
    Fields f = root.fields();
    Optional<Item> format = f.need("format");
    if (format.isPresent() && !format.get().shown().equals("1")) {
      format.get().wrong(Code.UNKNOWN_FORMAT, format.get().shown());
    }
    String id = f.text("id");
    String title = f.text("title");
    String place = f.text("place");
    Locality locality =
        f.need("locality")
            .flatMap(
                item -> {
                  Optional<Locality> read = Locality.of(item.text());
                  if (read.isEmpty()) {
                    item.wrong(Code.BAD_LOCALITY, item.shown());
                  }
                  return read;
                })
            .orElse(Locality.NATIONAL);
    String level = f.text("level");
    String version = f.text("version");
    String publisher = f.text("publisher");
    String contact = f.text("contact");
    Pack.Maturity maturity = f.constant("maturity", Pack.Maturity.class);
    Pack.Review review =
        f.need("review")
            .map(PackMapper::review)
            .orElse(new Pack.Review(LocalDate.EPOCH, "", Period.ofYears(1)));
    String licence = f.text("licence");
    List<Pack.Change> changes = f.items("changes").stream().map(PackMapper::change).toList();
    f.ignore(List.of("requires", "keywords"));
    f.close();
    return new Pack(
        id,
        title,
        place,
        locality,
        level,
        version,
        publisher,
        contact,
        maturity,
        review,
        licence,
        changes,
        List.of(),
        List.of(),
        FactsModel.EMPTY,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Casework.EMPTY,
        List.of());
  }

  /** Id → least version, as {@code pack.yaml} says it. */
  static Map<String, String> requirements(Item root) {
    Map<String, String> needed = new LinkedHashMap<>();
    Optional<Item> list = root.isMapping() ? root.fields().get("requires") : Optional.empty();
    for (Item item : list.map(Item::items).orElse(List.of())) {
      Fields f = item.fields();
      needed.put(f.text("id"), f.text("version"));
      f.close();
    }
    return needed;
  }

  private static Pack.Review review(Item item) {
    Fields f = item.fields();
    Pack.Review review =
        new Pack.Review(
            f.need("on").map(Item::date).orElse(LocalDate.EPOCH),
            f.text("by"),
            f.need("every").map(Item::period).orElse(Period.ofYears(1)));
    f.close();
    return review;
  }

  private static Pack.Change change(Item item) {
    Fields f = item.fields();
    Pack.Change change = new Pack.Change(f.text("version"), f.text("say"));
    f.close();
    return change;
  }

  List<Rule> rules(Item root) {
    return Fields.members(root, "rules", List.of("rules")).stream().map(this::rule).toList();
  }

  private Rule rule(Item item) {
    Fields f = item.fields();
    f.ignore(List.of("row"));
    Rule rule =
        new Rule(
            f.text("id"),
            pack,
            f.text("topic"),
            f.constant("side", Side.class),
            Set.copyOf(new LinkedHashSet<>(f.texts("who"))),
            Set.copyOf(new LinkedHashSet<>(f.texts("through"))),
            f.constant("modality", Modality.class),
            f.need("when").map(ConditionText::condition).orElse(new Condition.All(List.of())),
            f.get("omitted").map(ConditionText::condition),
            f.items("unless").stream().map(PackMapper::exemption).toList(),
            f.someAddresses("basis"),
            f.get("permission").map(Item::address),
            f.texts("loosens"),
            f.get("effective").map(PackMapper::effective).orElse(Effective.ALWAYS),
            f.text("say"),
            f.texts("how"),
            f.textOr("ask", ""),
            item.where());
    if (rule.omitted().isPresent() && rule.modality() != Modality.REQUIRED) {
      f.get("omitted").ifPresent(o -> o.wrong(Code.BAD_CONDITION, "omitted"));
    }
    f.close();
    return rule;
  }

  private static Rule.Exemption exemption(Item item) {
    Fields f = item.fields();
    Rule.Exemption exemption =
        new Rule.Exemption(
            f.text("say"),
            f.need("when").map(ConditionText::condition).orElse(new Condition.All(List.of())),
            f.someAddresses("basis"));
    f.close();
    return exemption;
  }

  private static Effective effective(Item item) {
    Fields f = item.fields();
    Effective effective =
        new Effective(f.get("from").map(Item::date), f.get("until").map(Item::date));
    boolean reversed =
        effective.from().isPresent()
            && effective.until().filter(end -> end.isBefore(effective.from().get())).isPresent();
    if (reversed) {
      item.wrong(Code.BAD_DATE, item.shown());
    }
    f.close();
    return effective;
  }

  FactsModel facts(Item root) {
    Fields f = root.fields();
    FactsModel model =
        new FactsModel(
            f.some("facts").stream().map(PackMapper::fact).toList(),
            f.some("families").stream().map(PackMapper::family).toList(),
            f.items("groups").stream().map(PackMapper::group).toList(),
            f.items("derive").stream().map(PackMapper::inference).toList(),
            f.items("presume").stream().map(PackMapper::inference).toList(),
            f.some("topics").stream().map(PackMapper::topic).toList());
    f.close();
    return model;
  }

  private static FactsModel.Fact fact(Item item) {
    Fields f = item.fields();
    FactsModel.Fact fact =
        new FactsModel.Fact(
            f.text("id"),
            f.text("label"),
            f.constant("type", FactsModel.Type.class),
            f.get("ordered").map(Item::yes).orElse(false),
            f.items("values").stream().map(PackMapper::term).toList(),
            f.constant("silence", FactsModel.Silence.class),
            f.get("presumed").map(Item::text),
            f.textOr("question", ""),
            f.textOr("why", ""),
            f.textOr("unit", ""),
            f.get("askOrder").map(Item::integer).orElse(100),
            f.texts("topics"));
    f.close();
    return fact;
  }

  private static FactsModel.Term term(Item item) {
    Fields f = item.fields();
    FactsModel.Term term = new FactsModel.Term(f.text("id"), f.text("label"));
    f.close();
    return term;
  }

  private static FactsModel.Family family(Item item) {
    Fields f = item.fields();
    FactsModel.Family family =
        new FactsModel.Family(
            f.text("id"),
            f.text("label"),
            f.constant("side", Side.class),
            f.some("acts").stream().map(PackMapper::act).toList());
    f.close();
    return family;
  }

  private static FactsModel.Act act(Item item) {
    Fields f = item.fields();
    FactsModel.Act act =
        new FactsModel.Act(
            f.text("id"), f.text("label"), f.get("mirror").map(Item::text), f.texts("phrases"));
    f.close();
    return act;
  }

  private static FactsModel.Group group(Item item) {
    Fields f = item.fields();
    FactsModel.Group group =
        new FactsModel.Group(f.text("fact"), f.text("id"), f.text("label"), f.texts("values"));
    f.close();
    return group;
  }

  private static FactsModel.Inference inference(Item item) {
    Fields f = item.fields();
    List<FactsModel.Assignment> set = new ArrayList<>();
    f.need("set")
        .ifPresent(
            map ->
                map.entries()
                    .forEach(
                        (fact, value) -> set.add(new FactsModel.Assignment(fact, value.text()))));
    FactsModel.Inference inference =
        new FactsModel.Inference(
            f.text("id"),
            f.need("when").map(ConditionText::condition).orElse(new Condition.All(List.of())),
            List.copyOf(set),
            f.textOr("say", ""));
    f.close();
    return inference;
  }

  private static FactsModel.Topic topic(Item item) {
    Fields f = item.fields();
    FactsModel.Topic topic =
        new FactsModel.Topic(f.text("id"), f.text("label"), f.textOr("say", ""));
    f.close();
    return topic;
  }

  List<VocabularyEntry> vocabulary(Item root) {
    return Fields.members(root, "entries", List.of("entries")).stream()
        .map(PackMapper::entry)
        .toList();
  }

  private static VocabularyEntry entry(Item item) {
    Fields f = item.fields();
    Map<String, Set<String>> set = new LinkedHashMap<>();
    f.get("set")
        .ifPresent(
            map ->
                map.entries()
                    .forEach(
                        (fact, value) -> {
                          Set<String> values = new LinkedHashSet<>();
                          value.itemsOrOne().forEach(v -> values.add(v.text()));
                          set.put(fact, Set.copyOf(values));
                        }));
    Map<String, String> acts = new LinkedHashMap<>();
    f.get("acts")
        .ifPresent(
            map ->
                map.entries()
                    .forEach(
                        (flow, act) -> {
                          if (!Set.of("in", "out", "own", "any").contains(flow)) {
                            map.key(flow).wrong(Code.UNKNOWN_KEY, flow);
                          }
                          acts.put(flow, act.text());
                        }));
    VocabularyEntry entry =
        new VocabularyEntry(
            f.text("say"),
            f.texts("also"),
            f.texts("wrong"),
            f.textOr("pinyin", ""),
            f.constant("sense", VocabularyEntry.Sense.class),
            set,
            acts,
            f.get("flow").map(flow -> flow.constant(VocabularyEntry.Flow.class)),
            item.where());
    f.close();
    return entry;
  }

  List<Parameter> parameters(Item root) {
    return Fields.members(root, "parameters", FIGURES).stream().map(PackMapper::parameter).toList();
  }

  private static Parameter parameter(Item item) {
    Fields f = item.fields();
    Parameter parameter =
        new Parameter(
            f.text("id"),
            f.text("label"),
            f.some("values").stream().map(PackMapper::value).toList());
    f.close();
    return parameter;
  }

  private static Parameter.Value value(Item item) {
    Fields f = item.fields();
    Parameter.Value value =
        new Parameter.Value(
            f.need("from").map(Item::date).orElse(LocalDate.EPOCH),
            f.need("figure").map(Item::number).orElse(BigDecimal.ZERO),
            f.textOr("unit", ""),
            f.someAddresses("basis"));
    f.close();
    return value;
  }

  List<CalendarYear> calendar(Item root) {
    return Fields.members(root, "calendar", FIGURES).stream().map(PackMapper::year).toList();
  }

  private static CalendarYear year(Item item) {
    Fields f = item.fields();
    CalendarYear year =
        new CalendarYear(
            f.need("year").map(Item::integer).orElse(0),
            days(f.need("rest")),
            days(f.need("work")),
            f.text("source"),
            f.constant("certainty", Certainty.class),
            item.where());
    f.close();
    return year;
  }

  private static Set<LocalDate> days(Optional<Item> list) {
    Set<LocalDate> days = new LinkedHashSet<>();
    for (Item item : list.map(Item::items).orElse(List.of())) {
      days.addAll(item.days());
    }
    return days;
  }

  List<PackTest> tests(Item root) {
    return Fields.members(root, "tests", List.of("tests")).stream().map(this::test).toList();
  }

  private PackTest test(Item item) {
    Fields f = item.fields();
    PackTest.Given given =
        f.need("given").map(PackMapper::given).orElse(new PackTest.Given.Facts(List.of()));
    Optional<Fields> expect = f.need("expect").map(Item::fields);
    PackTest test =
        new PackTest(
            f.text("id"),
            pack,
            f.get("locality").map(Item::text),
            f.get("asOf").map(Item::date),
            given,
            expect.map(e -> e.constant("verdict", Verdict.class)).orElse(Verdict.NO_RULE),
            expect.flatMap(e -> e.get("rule")).map(Item::text),
            expect.flatMap(e -> e.get("basis")).map(Item::addresses).orElse(List.of()),
            expect.flatMap(e -> e.get("missing")).map(Item::text),
            expect.flatMap(e -> e.get("facts")).map(PackMapper::frame).orElse(Map.of()),
            item.where());
    expect.ifPresent(Fields::close);
    f.close();
    return test;
  }

  private static PackTest.Given given(Item item) {
    Fields f = item.fields();
    Optional<Item> text = f.get("text");
    Optional<Item> facts = f.get("facts");
    Optional<Side> side = f.get("side").map(s -> s.constant(Side.class));
    f.close();
    if (text.isPresent() == facts.isPresent()) {
      item.wrong(Code.MISSING_KEY, "text | facts");
    }
    if (text.isPresent()) {
      return new PackTest.Given.Text(text.get().text(), side);
    }
    return new PackTest.Given.Facts(
        facts.map(Item::itemsOrOne).orElse(List.of()).stream().map(PackMapper::frame).toList());
  }

  private static Map<String, FactContent> frame(Item item) {
    Map<String, FactContent> frame = new LinkedHashMap<>();
    item.entries().forEach((fact, value) -> frame.put(fact, ConditionText.content(value)));
    return Map.copyOf(frame);
  }

  /** The same bundle with its lists filled. */
  static Pack filled(
      Pack head,
      List<Document> documents,
      List<Rule> rules,
      FactsModel facts,
      List<VocabularyEntry> vocabulary,
      List<Parameter> parameters,
      List<CalendarYear> calendar,
      PackSupplement supplement) {
    return new Pack(
        head.id(),
        head.title(),
        head.place(),
        head.locality(),
        head.level(),
        head.version(),
        head.publisher(),
        head.contact(),
        head.maturity(),
        head.review(),
        head.licence(),
        head.changes(),
        documents,
        rules,
        facts,
        vocabulary,
        parameters,
        calendar,
        supplement);
  }

  /** Whether an address of this bundle could be written with that id. */
  static boolean isId(String id) {
    return Address.parse(id + ":x").isPresent();
  }
}
