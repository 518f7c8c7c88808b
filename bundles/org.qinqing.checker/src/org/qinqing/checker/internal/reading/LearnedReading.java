package org.qinqing.checker.internal.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.FactValue.Source;
import org.qinqing.checker.FactValue.Span;
import org.qinqing.checker.internal.reading.Deeds.Deed;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;

/**
 * Reads a text by what was learned from examples, with what the grammar read as its first witness.
 * Which deed and which facts is weighed; sums, years and days are the grammar's alone.
 */
final class LearnedReading {
  /**
   * Chosen on held-back examples, on the reading tests, and with the figures of the evaluation set
   * in sight: those figures flatter it a little (docs/evaluation.md).
   */
  static final Caution USUAL = new Caution(0.3f, 0.18f, 0.5f, 0.75f);

  private static final String AMOUNT = "amount";
  private static final String YEARS = "years_since_leaving";
  private static final String DAY = "as_of";
  private static final List<String> FIGURES = List.of(AMOUNT, YEARS, DAY);

  /** Deeds that answer another: what was refused or complained of stands before them. */
  private static final Set<String> REFUSING = Set.of("undo", "voice");

  private static final Set<String> HARMLESS =
      Set.of("undo", "voice", "do-duty", "proper-handling", "trade", "outside");
  private static final Set<String> HARMLESS_ACTS =
      Set.of(
          "intro-free",
          "volunteer",
          "family-moved",
          "bank-loan",
          "buy-fund",
          "own-travel",
          "nonprofit-after-leaving",
          "relative-runs-business",
          "relative-employed",
          "hold-listed-shares",
          "report-matter",
          "inherit-shares");

  private static final String LEAVE = "leave";
  private static final String POST = "post";
  private static final String TRADE = "trade";

  /** So many deeds of a text are told apart at most. */
  private static final int MOST = 3;

  private static final int CANDIDATES = 5;

  /** A reading with a smaller part of the likeliest one's share is no candidate. */
  private static final float LEAST = 0.1f;

  /** From this share of forbidden outcomes on, the parts of a text are looked at one by one. */
  private static final float SUSPECT = 0.15f;

  private static final float POSSIBLE = 0.01f;
  private static final int FEWEST = 3;
  private static final float FAMILIAR = 0.12f;

  /** Below this share a deed that the grammar has not found either would be a guess. */
  private static final float GUESS = 0.15f;

  private static final int UNSAID = -1;
  private static final int SHORTEST = 5;
  private static final int WIDEST_SPAN = 10;

  /**
   * How sure the reader wants to be.
   *
   * @param second least share of a further deed
   * @param fact least share of a value of a fact
   * @param clear least share of a value that must be said clearly
   * @param part least share of a deed found in a part of a text
   */
  record Caution(float second, float fact, float clear, float part) {}

  /** Values that can make an answer milder: believed only when the words say them clearly. */
  private static final Map<String, Set<String>> MILD =
      Map.ofEntries(
          Map.entry("official_letter", Set.of("true")),
          Map.entry("approved", Set.of("true")),
          Map.entry("reported", Set.of("true")),
          Map.entry("paid_own", Set.of("true")),
          Map.entry("collective", Set.of("true")),
          Map.entry("explained", Set.of("true")),
          Map.entry("recorded", Set.of("true")),
          Map.entry("recused", Set.of("true")),
          Map.entry("assigned", Set.of("true")),
          Map.entry("equal_exchange", Set.of("true")),
          Map.entry("pay_taken", Set.of("false")),
          Map.entry("under_jurisdiction", Set.of("false")),
          Map.entry("in_own_scope", Set.of("false")),
          Map.entry("unit_regulates", Set.of("false")),
          Map.entry("conflict_interest", Set.of("false")),
          Map.entry("leading", Set.of("false")),
          Map.entry("over_custom", Set.of("false")),
          Map.entry("alcohol", Set.of("false")),
          Map.entry("payer", Set.of("self", "shared", "kin")),
          Map.entry("guests", Set.of("kin-only", "friends")),
          Map.entry("return_taken", Set.of("no", "market")),
          Map.entry("knowledge", Set.of("unaware", "forced")),
          Map.entry("family_abroad", Set.of("none", "study")));

  /** What a person has done or not, and could still do. */
  private static final Set<String> STEPS =
      Set.of(
          "official_letter",
          "approved",
          "reported",
          "paid_own",
          "collective",
          "explained",
          "recorded",
          "recused");

  /** The person says that they do not know: 他那单位管不管我们说不上来, 贵不贵重也没问. */
  private static final Pattern UNSURE =
      Pattern.compile("不知道|不晓得|不清楚|不确定|不了解|说不上来|说不清|说不准|拿不准|搞不清|弄不清|吃不准" + "|没打听|没问过|没说清|没告诉|不好说");

  /** What was not done, or done without asking; not that nobody objected. */
  private static final Pattern PLAIN_DENIAL =
      Pattern.compile("(?:没|未|无)(?!有?(?:意见|异议|问题|过错))|擅自|私自|口头|瞒|绕过");

  private static final Pattern DENIAL = Pattern.compile("没|未|无|不(?!过|仅|但|光|只)|别|后补|再补");

  /** Facts of the world on which questions hang: unsaid, they are asked, not supposed. */
  private static final Set<String> DECIDING =
      Set.of("in_own_scope", "unit_regulates", "return_taken", "over_custom", "conflict_interest");

  /** Facts beside the deciding ones that a person may say not to know. */
  private static final Set<String> UNKNOWABLE =
      Set.of("under_jurisdiction", "leading", "equal_exchange", "pay_taken");

  /** Deeds of which the grammar's plain word is enough, whatever else the text is about. */
  private static final Set<String> PLAIN = Set.of("conceal-matter");

  /** Facts in which the grammar is seldom wrong: what it heard counts when nothing was learned. */
  private static final Set<String> HEARD =
      Set.of(
          "rank",
          "actor_kind",
          "tenure",
          "alcohol",
          "over_standard",
          "inside_info",
          "named_target",
          "public_funds",
          "over_custom",
          "seeks_favour",
          "approved",
          "reported",
          "official_letter",
          "explained",
          "collective",
          "recused",
          "assigned",
          "guests",
          "handled",
          "return_taken");

  private final ReadingModel model;
  private final Traits traits;
  private final Caution caution;

  /** How far "not said" must be ahead of a value to leave it less than the least share. */
  private final double ahead;

  /** What is known of each column of the deeds. */
  private final List<Column> columns = new ArrayList<>();

  /** The acts of all columns. */
  private final Set<String> learned = new HashSet<>();

  /** Those of the acts that are not harmless. */
  private final Set<String> harmful = new HashSet<>();

  /** Facts that are learned or have a way of their own; any other is the grammar's alone. */
  private final Set<String> taught = new HashSet<>(ReadingSchool.NOT_LEARNED);

  /** What each column of the facts says; empty when the facts model at hand has no such value. */
  private final List<Optional<FactContent>> values = new ArrayList<>();

  /**
   * A column of the deeds.
   *
   * @param deed its deed
   * @param usable whether the facts model at hand knows the deed
   * @param tellers from whose side it can be told
   * @param harmless whether something worse may stand behind it
   * @param refuses whether it answers what stands before it
   */
  private record Column(
      Deed deed, boolean usable, Set<Side> tellers, boolean harmless, boolean refuses) {}

  LearnedReading(ReadingModel model, Traits traits, FactsModel facts, Caution caution) {
    this.model = model;
    this.traits = traits;
    this.caution = caution;
    // A share against one other is 1 / (1 + e^ahead); a tenth is far more than rounding takes away.
    this.ahead = StrictMath.log(1 / Math.min(caution.fact(), caution.clear()) - 1) + 0.1;
    Deeds deeds = new Deeds(facts);
    List<String> names = model.deeds().columns();
    for (String name : names) {
      Deed deed = deeds.of(name);
      boolean known = deed.family().isPresent();
      boolean harmless =
          known && (HARMLESS.contains(deed.kind()) || HARMLESS_ACTS.contains(deed.act()));
      learned.add(deed.act());
      if (known && !harmless) {
        harmful.add(deed.act());
      }
      columns.add(
          new Column(
              deed,
              deed.none() || known,
              tellers(deed, twin(deed, names, deeds)),
              harmless,
              REFUSING.contains(deed.kind())));
    }
    for (ReadingModel.Group group : model.groups()) {
      taught.add(group.fact());
      Optional<FactsModel.Fact> fact = facts.fact(group.fact());
      for (String name : model.facts().columns().subList(group.from(), group.to())) {
        Set<String> terms = Set.copyOf(Arrays.asList(name.split(",")));
        values.add(fact.filter(one -> takes(one, terms)).map(one -> new FactContent.Terms(terms)));
      }
    }
  }

  /** Whether what an official tells so has a name of its own when a firm tells it. */
  private static boolean twin(Deed deed, List<String> names, Deeds deeds) {
    return names.contains(deed.act() + ReadingModel.FIRM) || deeds.mirror(deed.act()).isPresent();
  }

  private static Set<Side> tellers(Deed deed, boolean twin) {
    if (deed.family().isEmpty()) {
      return EnumSet.allOf(Side.class);
    }
    Set<Side> tellers = EnumSet.noneOf(Side.class);
    if (deed.firm() || !twin) {
      tellers.add(Side.ENTERPRISE);
    }
    if (!deed.firm() || deed.kind().equals("voice")) {
      tellers.add(Side.OFFICIAL);
    }
    return tellers;
  }

  private static boolean takes(FactsModel.Fact fact, Set<String> terms) {
    return fact.type() == FactsModel.Type.FLAG
        || terms.stream().allMatch(term -> fact.term(term).isPresent());
  }

  /** Whether there is anything in common between what was learned and the facts model at hand. */
  boolean applies() {
    return columns.stream().filter(Column::usable).count() > columns.size() / 2;
  }

  /**
   * The deeds of a text.
   *
   * @param heard the text as the grammar hears it
   * @param again hears a part of the text
   * @param side from whose side it is told, when known
   * @param asOf on which day it was said
   */
  Understanding understand(
      Heard heard, Function<String, Heard> again, Optional<Side> side, LocalDate asOf) {
    Text text = new Text(heard, asOf);
    if (strange(text)) {
      return new Understanding(heard.deeds());
    }
    float[] shares = shares(text, side);
    int[] order = order(shares);
    if (heard.deeds().isEmpty() && shares[order[0]] < GUESS) {
      return new Understanding(List.of());
    }
    List<Integer> chosen = chosen(shares, order);
    List<Event> events = new ArrayList<>();
    chosen.forEach(column -> events.add(text.event(column)));
    Map<String, Float> usual = usual(text.seen);
    boolean suspect =
        usual.getOrDefault(Verdict.Kind.FORBIDDEN.name(), 0f) >= SUSPECT
            && !chosen.isEmpty()
            && chosen.size() < MOST;
    if (suspect) {
      events.addAll(behind(text, again, side, chosen));
    }
    for (Event event : heard.deeds()) {
      Optional<String> act = event.term(Deeds.ACT);
      // A deed that only a bundle of the place knows was in no example.
      boolean unlearned = act.filter(known -> !learned.contains(known)).isPresent();
      boolean plain =
          act.filter(PLAIN::contains).isPresent()
              && events.stream().noneMatch(other -> other.term(Deeds.ACT).equals(act));
      if (unlearned || plain) {
        events.add(event);
      }
    }
    return new Understanding(events, () -> candidates(text, shares, order), usual);
  }

  /** Nothing that was learned applies: too little is said, or in signs that are no sentence. */
  private boolean strange(Text text) {
    long letters = text.normal().text().codePoints().filter(Character::isIdeographic).count();
    return letters < FEWEST || text.byDeeds.familiar() < FAMILIAR;
  }

  private List<Understanding.Candidate> candidates(Text text, float[] shares, int[] order) {
    List<Understanding.Candidate> candidates = new ArrayList<>();
    for (int column : order) {
      if (shares[column] >= LEAST * shares[order[0]]) {
        boolean none = columns.get(column).deed().none();
        candidates.add(
            new Understanding.Candidate(
                none ? Optional.empty() : Optional.of(text.event(column)), shares[column]));
      }
    }
    return candidates;
  }

  private Map<String, Float> usual(TraitSet whole) {
    float[] shares = model.outcomes().scores(whole);
    Training.softmax(shares);
    Map<String, Float> usual = new HashMap<>();
    for (int i = 0; i < shares.length; i++) {
      usual.put(model.outcomes().columns().get(i), shares[i]);
    }
    return usual;
  }

  /** The likeliest columns, the likeliest first; of equal ones the first. */
  private static int[] order(float[] shares) {
    int[] order = new int[Math.min(CANDIDATES, shares.length)];
    for (int i = 0; i < shares.length; i++) {
      int at = Math.min(i, order.length);
      while (at > 0 && shares[i] > shares[order[at - 1]]) {
        at--;
      }
      if (at < order.length) {
        System.arraycopy(order, at, order, at + 1, order.length - at - 1);
        order[at] = i;
      }
    }
    return order;
  }

  /**
   * What stands behind the deeds that were chosen: 饭我没去吃，不过烟我收下了. The parts of the text are read
   * for themselves. When the whole is read as a refusal, only the parts after the last part that by
   * itself is read as one count, because what comes before is what was refused; when no part is,
   * none counts.
   */
  private List<Event> behind(
      Text whole, Function<String, Heard> again, Optional<Side> side, List<Integer> chosen) {
    List<Clause> parts = parts(whole);
    if (parts.size() < 2) {
      return List.of();
    }
    boolean refusal = chosen.stream().anyMatch(column -> columns.get(column).refuses());
    List<Event> behind = new ArrayList<>();
    // From the end, because after a refusal nobody needs to hear what comes before it.
    for (Clause clause : parts.reversed()) {
      Text part = new Text(again.apply(clause.text()), whole.asOf);
      float[] shares = shares(part, side);
      int best = best(shares);
      Column column = columns.get(best);
      if (refusal && column.refuses()) {
        return behind.reversed();
      }
      if (shares[best] >= caution.part()
          && !column.deed().none()
          && !column.harmless()
          && !sameKind(column, chosen)) {
        int offset = whole.normal().span(clause.from(), clause.to()).from();
        behind.add(within(part.event(best), offset));
      }
    }
    return refusal ? List.of() : behind.reversed();
  }

  /** Whether a deed of that family was read already: one deed told twice is no second deed. */
  private boolean sameKind(Column column, List<Integer> chosen) {
    return chosen.stream()
        .anyMatch(other -> columns.get(other).deed().family().equals(column.deed().family()));
  }

  private static int best(float[] shares) {
    int best = 0;
    for (int i = 1; i < shares.length; i++) {
      if (shares[i] > shares[best]) {
        best = i;
      }
    }
    return best;
  }

  /** The clauses of a text, each long enough to say something. */
  private static List<Clause> parts(Text whole) {
    String text = whole.normal().text();
    List<Clause> parts = new ArrayList<>();
    for (Clause clause : whole.clauses()) {
      Clause last = parts.isEmpty() ? null : parts.getLast();
      if (last != null && (last.text().length() < SHORTEST || clause.text().length() < SHORTEST)) {
        parts.set(
            parts.size() - 1,
            new Clause(
                last.index(),
                last.from(),
                clause.to(),
                text.substring(last.from(), clause.to()),
                clause.asks()));
      } else {
        parts.add(clause);
      }
    }
    return parts;
  }

  /** The same event with its words at their place in the whole text. */
  private static Event within(Event event, int offset) {
    Map<String, FactValue> facts = new TreeMap<>();
    event
        .facts()
        .forEach(
            (fact, value) ->
                facts.put(
                    fact,
                    new FactValue(
                        value.content(),
                        value.source(),
                        value.span().map(s -> new Span(s.from() + offset, s.to() + offset)),
                        value.note())));
    return new Event(facts);
  }

  private float[] shares(Text text, Optional<Side> side) {
    float[] shares = text.byDeeds.scores();
    for (int i = 0; i < shares.length; i++) {
      Column column = columns.get(i);
      if (!column.usable() || (side.isPresent() && !column.tellers().contains(side.get()))) {
        shares[i] = Float.NEGATIVE_INFINITY;
      }
    }
    Training.softmax(shares);
    return shares;
  }

  private List<Integer> chosen(float[] shares, int[] order) {
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < Math.min(MOST, order.length); i++) {
      boolean none = columns.get(order[i]).deed().none();
      if (chosen.isEmpty() && none) {
        return chosen;
      }
      boolean further = shares[order[i]] >= caution.second() && !toldAlready(order[i], chosen);
      if (!none && (chosen.isEmpty() || further)) {
        chosen.add(order[i]);
      }
    }
    return chosen;
  }

  /** Whether a post after leaving would be told a second time, as another such post or as one. */
  private boolean toldAlready(int column, List<Integer> chosen) {
    String kind = columns.get(column).deed().kind();
    return chosen.stream()
        .map(other -> columns.get(other).deed().kind())
        .anyMatch(
            other ->
                kind.equals(LEAVE)
                    ? other.equals(LEAVE) || other.equals(POST)
                    : kind.equals(POST) && other.equals(LEAVE));
  }

  /** A text or a part of it while it is read; every deed is read once. */
  private final class Text {
    private final Heard heard;
    private final TraitSet seen;
    private final LinearModel.View byDeeds;
    private final LocalDate asOf;
    private final Map<Integer, Event> events = new HashMap<>();
    private LinearModel.@Nullable View byFacts;
    private @Nullable List<Clause> clauses;
    private @Nullable List<Figures.Found<FactContent.Quantity>> sums;

    Text(Heard heard, LocalDate asOf) {
      this.heard = heard;
      this.asOf = asOf;
      this.seen = traits.of(heard);
      this.byDeeds = model.deeds().new View(seen);
    }

    /** As the facts see it; of most parts of a text nobody asks for facts. */
    private LinearModel.View byFacts() {
      LinearModel.View view = byFacts;
      if (view == null) {
        view = model.facts().new View(seen);
        byFacts = view;
      }
      return view;
    }

    NormalizedText normal() {
      return heard.normal();
    }

    private List<Clause> clauses() {
      List<Clause> cut = clauses;
      if (cut == null) {
        cut = Clause.cut(normal().text());
        clauses = cut;
      }
      return cut;
    }

    private List<Figures.Found<FactContent.Quantity>> sums() {
      List<Figures.Found<FactContent.Quantity>> found = sums;
      if (found == null) {
        found = Figures.money(normal().text());
        sums = found;
      }
      return found;
    }

    /** The text as a deed, with everything that is said of it. */
    Event event(int column) {
      return events.computeIfAbsent(column, key -> read(key));
    }

    private Event read(int column) {
      Deed deed = columns.get(column).deed();
      Map<String, FactValue> said = new TreeMap<>();
      FactContent act = FactContent.Terms.of(deed.act());
      Span where =
          heard.deeds().stream()
              .flatMap(event -> event.fact(Deeds.ACT).stream())
              .filter(value -> value.content().equals(act))
              .findFirst()
              .flatMap(FactValue::span)
              .orElseGet(() -> span(byDeeds, column));
      said.put(Deeds.ACT, stated(act, where));
      if (deed.firm()) {
        said.put(Deeds.SIDE, firm(where));
      }
      float[] scores = byFacts().scores(traits.ofDeed(deed, heard));
      Map<String, FactValue> around = new HashMap<>(heard.around());
      heard.deeds().forEach(event -> around.putAll(event.facts()));
      for (ReadingModel.Group group : model.groups()) {
        int best = value(group, scores, around);
        if (best >= 0 && values.get(best).isPresent()) {
          FactValue value = said(group.fact(), values.get(best).get(), best);
          if (!denied(group.fact(), value, around.get(group.fact()))
              && !unsure(group.fact(), value)) {
            said.put(group.fact(), value);
          }
        }
      }
      around.forEach(
          (fact, value) -> {
            if (!taught.contains(fact)) {
              said.put(fact, value);
            }
          });
      figures(said, deed);
      if (deed.kind().equals(TRADE)) {
        said.computeIfPresent(Deeds.ACT, (fact, value) -> doubted(value));
      }
      return new Event(said);
    }

    /**
     * A thing paid for is no trade when it was first given or lent (车是借的，油钱我出): where the grammar
     * hears such a deed, either may be meant.
     */
    private FactValue doubted(FactValue trade) {
      Set<String> acts = new TreeSet<>();
      for (Event event : heard.deeds()) {
        event.term(Deeds.ACT).filter(harmful::contains).ifPresent(acts::add);
      }
      if (acts.isEmpty() || !(trade.content() instanceof FactContent.Terms terms)) {
        return trade;
      }
      acts.addAll(terms.values());
      return new FactValue(new FactContent.Terms(acts), trade.source(), trade.span(), trade.note());
    }

    /** Whether a fact that decides stands in words that say it is not known. */
    private boolean unsure(String fact, FactValue value) {
      return (DECIDING.contains(fact) || UNKNOWABLE.contains(fact))
          && value.span().isPresent()
          && clausesAt(value.span().get()).anyMatch(c -> UNSURE.matcher(c.text()).find());
    }

    private Stream<Clause> clausesAt(Span span) {
      return clauses().stream()
          .filter(
              clause -> {
                Span of = normal().span(clause.from(), clause.to());
                return of.from() < span.to() && span.from() < of.to();
              });
    }

    private FactValue firm(Span where) {
      FactContent firm = FactContent.Terms.of(Deeds.ENTERPRISE);
      return heard.deeds().stream()
          .flatMap(event -> event.fact(Deeds.SIDE).stream())
          .filter(value -> value.content().equals(firm))
          .findFirst()
          .orElseGet(() -> new FactValue(firm, Source.IMPLIED, Optional.of(where), ""));
    }

    /**
     * The fact with the words it stands on: the grammar's when it read the same, else what weighs
     * most.
     */
    private FactValue said(String fact, FactContent content, int column) {
      return Stream.concat(
              heard.deeds().stream().flatMap(event -> event.fact(fact).stream()),
              Optional.ofNullable(heard.around().get(fact)).stream())
          .filter(value -> value.content().equals(content))
          .findFirst()
          .orElseGet(() -> stated(content, span(byFacts(), column)));
    }

    /**
     * Whether a step that would make the answer milder (批准, 公函, 书面说明) stands in words that deny it:
     * 书面说明还没写, 没给单位报备. Then it counts as unsaid. Where the grammar has heard it as done, only a
     * plain denial before or right behind the word counts (领导没意见 is none).
     */
    private boolean denied(String fact, FactValue value, @Nullable FactValue grammar) {
      FactContent yes = FactContent.Terms.of(true);
      boolean step = STEPS.contains(fact) && value.content().equals(yes);
      if (!step || value.span().isEmpty()) {
        return false;
      }
      boolean heardDone = grammar != null && grammar.content().equals(yes);
      Span span = value.span().get();
      return clausesAt(span)
          .anyMatch(
              clause ->
                  heardDone
                      ? deniedUpTo(span.to() + 1, clause)
                      : DENIAL.matcher(clause.text()).find());
    }

    private boolean deniedUpTo(int end, Clause clause) {
      return PLAIN_DENIAL
          .matcher(clause.text())
          .results()
          .map(found -> normal().span(clause.from() + found.start(), clause.from() + found.end()))
          .anyMatch(found -> found.from() <= end);
    }

    private void figures(Map<String, FactValue> said, Deed deed) {
      for (String fact : FIGURES) {
        heard.deeds().stream()
            .flatMap(event -> event.fact(fact).stream())
            .findFirst()
            .ifPresent(value -> said.put(fact, value));
      }
      String text = normal().text();
      if (!said.containsKey(AMOUNT)) {
        sums().stream().findFirst().ifPresent(sum -> said.put(AMOUNT, at(sum, sum.value())));
      }
      FactValue tenure = said.get("tenure");
      boolean left =
          deed.kind().equals(LEAVE)
              || deed.act().equals("hire-ex-official")
              || (tenure != null && !FactContent.Terms.of("serving").equals(tenure.content()));
      if (left && !said.containsKey(YEARS)) {
        Figures.years(text).stream()
            .findFirst()
            .ifPresent(years -> said.put(YEARS, at(years, years.value())));
      }
      if (!said.containsKey(DAY) && !left) {
        Figures.days(text).stream()
            .filter(day -> day.value().isBefore(asOf))
            .findFirst()
            .ifPresent(day -> said.put(DAY, at(day, new FactContent.Day(day.value()))));
      }
    }

    /** The stretch of words that speaks most for a column. */
    private Span span(LinearModel.View from, int column) {
      NormalizedText normal = normal();
      int units = normal.text().length();
      float[] shares = from.shares(column, units);
      int begin = 0;
      int end = units;
      float best = 0;
      for (int i = 0; i < units; i++) {
        float sum = 0;
        for (int j = i; j < Math.min(units, i + WIDEST_SPAN); j++) {
          if (Clause.MARKS.indexOf(normal.text().charAt(j)) >= 0) {
            break;
          }
          sum += shares[j];
          if (sum > best) {
            best = sum;
            begin = i;
            end = j + 1;
          }
        }
      }
      return units == 0 ? new Span(0, 0) : normal.span(begin, end);
    }

    private FactValue at(Figures.Found<?> figure, FactContent content) {
      return stated(content, normal().span(figure.from(), figure.to()));
    }
  }

  /** The column of the value that a fact has, or {@value #UNSAID}. */
  private int value(ReadingModel.Group group, float[] scores, Map<String, FactValue> heard) {
    FactValue grammar = HEARD.contains(group.fact()) ? heard.get(group.fact()) : null;
    if (grammar == null && hopeless(group, scores)) {
      return UNSAID;
    }
    float[] shares = Arrays.copyOfRange(scores, group.from(), group.to());
    Training.softmax(shares);
    // The first column of a group stands for "not said".
    int best = 1;
    for (int i = 2; i < shares.length; i++) {
      if (shares[i] > shares[best]) {
        best = i;
      }
    }
    List<String> names = model.facts().columns().subList(group.from(), group.to());
    boolean clear =
        DECIDING.contains(group.fact())
            || MILD.getOrDefault(group.fact(), Set.of()).contains(names.get(best));
    if (shares[best] >= (clear ? caution.clear() : caution.fact())) {
      return group.from() + best;
    }
    int at = grammar == null ? UNSAID : names.indexOf(grammar.content().toString());
    // A bottle that was given is no drinking: what never goes with such a deed is not heard.
    return at > 0 && shares[at] >= POSSIBLE ? group.from() + at : UNSAID;
  }

  /**
   * Whether "not said" is so far ahead of every value that none can have a share to speak of: so of
   * most facts no shares need to be made.
   */
  private boolean hopeless(ReadingModel.Group group, float[] scores) {
    for (int i = group.from() + 1; i < group.to(); i++) {
      if (scores[group.from()] - scores[i] < ahead) {
        return false;
      }
    }
    return true;
  }

  private static FactValue stated(FactContent content, Span where) {
    return new FactValue(content, Source.STATED, Optional.of(where), "");
  }
}
