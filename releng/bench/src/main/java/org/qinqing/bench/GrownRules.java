package org.qinqing.bench;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.Checker;
import org.qinqing.pack.Condition;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Modality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.VocabularyEntry;

/**
 * More rules than there are: the real ones of a place, and variants of them under further
 * conditions, drawn from a fixed seed.
 */
final class GrownRules {
  static final Locality PLACE = new Locality("440100");
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final long SEED = 5;

  /** Facts of the benchmark alone: which of the new words of each kind the text says. */
  private static final List<String> MENTIONS = List.of("mention_a", "mention_b", "mention_c");

  private static final String UNSAID = "unsaid";

  /** Characters of metals, seldom in talk; those that the bundles know are left out. */
  private static final int FIRST_CHARACTER = 0x9486;

  private static final int LAST_CHARACTER = 0x9576;
  private static final int RULES_PER_WORD = 10;
  private static final int MOST_WORDS = 10_000;
  private static final int FEWEST_WORDS = 100;

  /** Facts whose values vary the rules that are compared by their facts. */
  private static final List<String> VARIED =
      List.of(
          "object",
          "place",
          "occasion",
          "counterpart",
          "tie",
          "through",
          "status",
          "tenure",
          "actor_kind",
          "handled",
          "knowledge",
          "payer");

  private final List<Pack> packs;
  private final Random random = new Random(SEED);
  private final Pack national;
  private final List<Rule> real = new ArrayList<>();

  /**
   * A maker of rules.
   *
   * @param packs the real bundles
   */
  GrownRules(List<Pack> packs) {
    this.packs = packs;
    this.national = packs.stream().filter(p -> p.id().equals("cn")).findFirst().orElseThrow();
    for (Pack pack : packs) {
      if (PLACE.chain().contains(pack.locality())) {
        real.addAll(pack.rules());
      }
    }
  }

  /**
   * A variant by words.
   *
   * @param id of the rule
   * @param base id of the real rule that it varies
   * @param groups words of each of which one must stand in the text
   * @param without words of which none may stand there
   */
  record Words(String id, String base, List<List<String>> groups, List<String> without) {}

  /**
   * Rules that also look for words.
   *
   * @param snapshot with the words as vocabulary
   * @param conditions the same by their words alone
   * @param words the new words of each of three kinds
   */
  record ByWords(PackSnapshot snapshot, List<Words> conditions, List<List<String>> words) {}

  /** As many rules as said, the real ones of the place among them. */
  ByWords byWords(int count) {
    List<List<String>> words = words(Math.clamp(count / RULES_PER_WORD, FEWEST_WORDS, MOST_WORDS));
    List<Rule> bases = bases();
    List<Rule> rules = new ArrayList<>(national.rules());
    List<Words> conditions = new ArrayList<>();
    for (int i = 0; i < count - real.size(); i++) {
      List<List<String>> groups = List.of(some(words.get(0)), some(words.get(1)));
      List<String> without = random.nextInt(4) == 0 ? some(words.get(2)) : List.of();
      List<Condition> further = new ArrayList<>();
      for (int group = 0; group < groups.size(); group++) {
        further.add(oneOf(MENTIONS.get(group), Set.copyOf(groups.get(group))));
      }
      if (!without.isEmpty()) {
        further.add(new Condition.Not(oneOf(MENTIONS.get(2), Set.copyOf(without))));
      }
      Rule base = bases.get(i % bases.size());
      Rule rule = variant(base, "grown-" + i, further);
      rules.add(rule);
      conditions.add(new Words(rule.id(), base.id(), groups, without));
    }
    return new ByWords(snapshot(rules, words), conditions, words);
  }

  /**
   * Rules under further conditions on facts. All rules are such that an engine of two values can
   * say the same: without limits that have a date.
   */
  PackSnapshot byFacts(int count) {
    List<Rule> bases =
        bases().stream().filter(rule -> RuleText.sayable(rule, national.facts())).toList();
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Rule base = bases.get(i % bases.size());
      List<Condition> further = new ArrayList<>();
      if (i >= bases.size()) {
        for (int part = 1 + random.nextInt(2); part > 0; part--) {
          further.add(further());
        }
      }
      rules.add(variant(base, "grown-" + i, further));
    }
    return new PackSnapshot(
        1, List.of(national(rules, List.of(), national.facts())), List.of(), national.facts());
  }

  private Condition further() {
    if (random.nextInt(8) == 0) {
      return new Condition.Compare(
          "amount",
          random.nextBoolean() ? Condition.Operator.GE : Condition.Operator.LT,
          new Condition.Number(BigDecimal.valueOf(100L * (1 + random.nextInt(20))), "CNY"));
    }
    FactsModel.Fact fact =
        national.facts().fact(VARIED.get(random.nextInt(VARIED.size()))).orElseThrow();
    Set<String> values = new HashSet<>();
    for (int value = 1 + random.nextInt(3); value > 0; value--) {
      values.add(fact.values().get(random.nextInt(fact.values().size())).id());
    }
    Condition condition = oneOf(fact.id(), values);
    return random.nextInt(5) == 0 ? new Condition.Not(condition) : condition;
  }

  private static Condition oneOf(String fact, Set<String> values) {
    return new Condition.Compare(fact, Condition.Operator.IN, new Condition.Terms(values));
  }

  private List<Rule> bases() {
    return real.stream()
        .filter(rule -> rule.effective().covers(DAY) && rule.modality() != Modality.REQUIRED)
        .toList();
  }

  private static Rule variant(Rule base, String id, List<Condition> further) {
    List<Condition> parts = new ArrayList<>();
    parts.add(base.when());
    parts.addAll(further);
    return new Rule(
        id,
        "cn",
        base.topic(),
        base.side(),
        base.who(),
        base.through(),
        base.modality(),
        new Condition.All(parts),
        base.omitted(),
        base.unless(),
        base.basis(),
        base.permission(),
        List.of(),
        base.effective(),
        base.say(),
        base.how(),
        base.ask(),
        base.location());
  }

  private List<String> some(List<String> words) {
    List<String> some = new ArrayList<>();
    for (int word = 1 + random.nextInt(3); word > 0; word--) {
      some.add(words.get(random.nextInt(words.size())));
    }
    return some.stream().distinct().toList();
  }

  private List<List<String>> words(int count) {
    Set<Integer> known = new HashSet<>();
    for (Pack pack : packs) {
      for (VocabularyEntry entry : pack.vocabulary()) {
        entry.say().chars().forEach(known::add);
        entry.also().forEach(also -> also.chars().forEach(known::add));
      }
      for (PackTest test : pack.tests()) {
        if (test.given() instanceof PackTest.Given.Text(String text, var side)) {
          text.chars().forEach(known::add);
        }
      }
    }
    List<String> characters = new ArrayList<>();
    for (int c = FIRST_CHARACTER; c <= LAST_CHARACTER; c++) {
      if (!known.contains(c)) {
        characters.add(Character.toString(c));
      }
    }
    Set<String> words = new LinkedHashSet<>();
    while (words.size() < count) {
      words.add(
          characters.get(random.nextInt(characters.size()))
              + characters.get(random.nextInt(characters.size())));
    }
    List<String> all = List.copyOf(words);
    int third = all.size() / 3;
    return List.of(
        all.subList(0, third), all.subList(third, 2 * third), all.subList(2 * third, all.size()));
  }

  private PackSnapshot snapshot(List<Rule> rules, List<List<String>> words) {
    FactsModel model = national.facts();
    List<VocabularyEntry> entries = new ArrayList<>(national.vocabulary());
    List<FactsModel.Fact> facts = new ArrayList<>(model.facts());
    for (int kind = 0; kind < MENTIONS.size(); kind++) {
      String fact = MENTIONS.get(kind);
      facts.add(mention(fact, words.get(kind)));
      words.get(kind).forEach(word -> entries.add(entry(fact, word)));
    }
    FactsModel grown =
        new FactsModel(
            facts,
            model.families(),
            model.groups(),
            model.derivations(),
            model.presumptions(),
            model.topics());
    List<Pack> installed = new ArrayList<>();
    for (Pack pack : packs) {
      installed.add(pack == national ? national(rules, entries, grown) : pack);
    }
    return new PackSnapshot(1, installed, List.of(), grown);
  }

  private static FactsModel.Fact mention(String fact, List<String> words) {
    List<FactsModel.Term> values = new ArrayList<>();
    values.add(new FactsModel.Term(UNSAID, UNSAID));
    words.forEach(word -> values.add(new FactsModel.Term(word, word)));
    return new FactsModel.Fact(
        fact,
        fact,
        FactsModel.Type.TERM,
        false,
        values,
        FactsModel.Silence.CLOSED,
        Optional.of(UNSAID),
        "",
        "",
        "",
        99,
        List.of());
  }

  private static VocabularyEntry entry(String fact, String word) {
    return new VocabularyEntry(
        word,
        List.of(),
        List.of(),
        "",
        VocabularyEntry.Sense.ATTRIBUTE,
        Map.of(fact, Set.of(word)),
        Map.of(),
        Optional.empty(),
        SourceLocation.WHOLE);
  }

  private Pack national(List<Rule> rules, List<VocabularyEntry> vocabulary, FactsModel facts) {
    return new Pack(
        national.id(),
        national.title(),
        national.place(),
        national.locality(),
        national.level(),
        national.version(),
        national.publisher(),
        national.contact(),
        national.maturity(),
        national.review(),
        national.licence(),
        national.changes(),
        national.documents(),
        rules,
        facts,
        vocabulary,
        national.parameters(),
        national.calendar(),
        national.supplement());
  }

  /**
   * What people say, from the examples of the bundles, each with some of the new words after it; in
   * one half of them a rule finds its words that varies a rule which holds for the example.
   *
   * @param real judges by the real bundles
   */
  List<String> texts(ByWords rules, int count, Checker real) {
    Map<String, List<Words>> variants = new HashMap<>();
    for (Words words : rules.conditions()) {
      variants.computeIfAbsent(words.base(), base -> new ArrayList<>()).add(words);
    }
    List<String> examples = new ArrayList<>();
    Map<String, List<Words>> fitting = new HashMap<>();
    for (Pack pack : packs) {
      for (PackTest test : pack.tests()) {
        if (test.given() instanceof PackTest.Given.Text(String text, var side)) {
          examples.add(text);
          fitting.put(
              text,
              real
                  .check(new CheckRequest(text, PLACE, Optional.empty(), DAY, List.of(), List.of()))
                  .events()
                  .stream()
                  .flatMap(one -> one.applied().stream())
                  .flatMap(rule -> variants.getOrDefault(rule.rule().id(), List.of()).stream())
                  .toList());
        }
      }
    }
    List<String> texts = new ArrayList<>();
    while (texts.size() < count) {
      String example = examples.get(random.nextInt(examples.size()));
      List<Words> fit = fitting.getOrDefault(example, List.of());
      List<String> said = new ArrayList<>();
      if (texts.size() % 2 == 0) {
        if (fit.isEmpty()) {
          continue;
        }
        fit.get(random.nextInt(fit.size())).groups().forEach(group -> said.add(group.getFirst()));
      } else {
        for (List<String> kind : rules.words()) {
          if (random.nextBoolean()) {
            said.add(kind.get(random.nextInt(kind.size())));
          }
        }
      }
      texts.add(said.isEmpty() ? example : example + "说到" + String.join("、", said) + "。");
    }
    return texts;
  }

  /** Facts of single events, from the examples of the bundles, each with a few facts more. */
  List<Map<String, FactContent>> events(int count) {
    List<Map<String, FactContent>> examples = new ArrayList<>();
    for (Pack pack : packs) {
      for (PackTest test : pack.tests()) {
        if (test.given() instanceof PackTest.Given.Facts(var events)) {
          events.stream()
              .filter(GrownRules::plain)
              .filter(this::ofOfficials)
              .forEach(examples::add);
        }
      }
    }
    List<Map<String, FactContent>> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<String, FactContent> event = new TreeMap<>(examples.get(random.nextInt(examples.size())));
      for (int more = random.nextInt(4); more > 0; more--) {
        FactsModel.Fact fact =
            national.facts().fact(VARIED.get(random.nextInt(VARIED.size()))).orElseThrow();
        event.putIfAbsent(
            fact.id(),
            FactContent.Terms.of(fact.values().get(random.nextInt(fact.values().size())).id()));
      }
      if (random.nextInt(4) == 0) {
        event.put(
            "amount",
            FactContent.Quantity.exactly(
                BigDecimal.valueOf(50L * (1 + random.nextInt(60))), "CNY"));
      }
      events.add(event);
    }
    return events;
  }

  /** The rules of one side only: our rules of the other side speak where these have none. */
  private boolean ofOfficials(Map<String, FactContent> event) {
    String act = String.valueOf(event.get("act"));
    return !event.containsKey("side")
        && national.facts().familyOf(act).filter(f -> f.side() == Side.OFFICIAL).isPresent();
  }

  /** One value a fact, exact numbers, no days. */
  private static boolean plain(Map<String, FactContent> event) {
    Map<String, FactContent> others = new HashMap<>(event);
    others
        .values()
        .removeIf(
            content ->
                switch (content) {
                  case FactContent.Terms(Set<String> values) -> values.size() == 1;
                  case FactContent.Quantity quantity ->
                      quantity.least().isPresent()
                          && quantity.least().equals(quantity.most())
                          && !quantity.mostExclusive();
                  case FactContent.Day day -> false;
                });
    return others.isEmpty() && event.containsKey("act");
  }
}
