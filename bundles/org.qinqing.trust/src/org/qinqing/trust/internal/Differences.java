package org.qinqing.trust.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.Casework;
import org.qinqing.pack.Document;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Modality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackTest;
import org.qinqing.pack.Parameter;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;
import org.qinqing.pack.Scene;
import org.qinqing.pack.Verdict;
import org.qinqing.pack.VocabularyEntry;
import org.qinqing.trust.PackChanges;
import org.qinqing.trust.PackChanges.Change;
import org.qinqing.trust.PackChanges.Kind;
import org.qinqing.trust.PackChanges.Part;
import org.qinqing.trust.PackChanges.Turned;

/**
 * What becomes different when one bundle takes the place of another version, comes, or goes.
 *
 * <p>Parts are matched by id, provisions by address. Whether a rule becomes stricter or looser is
 * said by the order of modalities when that changed, else by the situations in which it applies now
 * and did not before, or the other way round; where neither is clear it says that it is otherwise.
 * Situations are the facts tests of both versions and of all bundles of the places around and
 * inside, put to both states by the tester.
 */
final class Differences {
  /** Strictest first (PACK_FORMAT); a duty is neither above nor below these. */
  private static final List<Modality> STRICTNESS =
      List.of(
          Modality.PROHIBITED,
          Modality.RECUSE,
          Modality.CONDITIONAL,
          Modality.DISCOURAGED,
          Modality.PERMITTED,
          Modality.ENCOURAGED);

  private static final Set<Modality> ALLOWING = Set.of(Modality.PERMITTED, Modality.ENCOURAGED);

  private final PackTester tester;
  private final LocalDate today;

  Differences(PackTester tester, LocalDate today) {
    this.tester = tester;
    this.today = today;
  }

  /** A situation with what came of it before and after. */
  private record Judged(PackTest test, PackTester.Outcome before, PackTester.Outcome after) {
    boolean heldBefore(String rule) {
      return before.rules().contains(rule);
    }

    boolean holdsAfter(String rule) {
      return after.rules().contains(rule);
    }
  }

  /**
   * Compares.
   *
   * @param before all that is installed now
   * @param after all that would be
   * @param id of the bundle that is another version, or in one of the two only
   */
  PackChanges between(PackSnapshot before, PackSnapshot after, String id) {
    Optional<Pack> was = before.pack(id);
    Optional<Pack> now = after.pack(id);
    Optional<Pack> either = now.or(() -> was);
    if (either.isEmpty()) {
      return PackChanges.NONE;
    }
    List<Judged> judged = judge(before, after, was, now, either.get().locality());
    List<Change> changes = new ArrayList<>();
    rules(was, now, judged, changes);
    provisions(was, now, changes);
    facts(was, now, changes);
    words(was, now, changes);
    figures(was, now, changes);
    calendar(was, now, changes);
    questions(was, now, changes);
    casework(was, now, changes);
    changes.sort(
        Comparator.comparing(Change::kind).thenComparing(Change::part).thenComparing(Change::id));
    SituationText text = new SituationText(after.facts());
    List<Turned> turned =
        judged.stream()
            .filter(each -> each.before().verdict() != each.after().verdict())
            .map(
                each ->
                    new Turned(
                        each.test().id(),
                        each.test().pack(),
                        text.of(each.test()),
                        each.before().verdict(),
                        each.after().verdict(),
                        each.after().rules()))
            .toList();
    return new PackChanges(changes, judged.size(), turned);
  }

  // --- situations --------------------------------------------------------------------------------

  private List<Judged> judge(
      PackSnapshot before,
      PackSnapshot after,
      Optional<Pack> was,
      Optional<Pack> now,
      Locality place) {
    Map<Object, PackTest> situations = new LinkedHashMap<>();
    Stream<Pack> beside =
        after.packs().stream()
            .filter(
                pack ->
                    pack.locality().chain().contains(place)
                        || place.chain().contains(pack.locality()));
    Stream.concat(Stream.concat(was.stream(), now.stream()), beside)
        .flatMap(pack -> pack.tests().stream().map(test -> at(test, pack, place, after)))
        .filter(test -> test.given() instanceof PackTest.Given.Facts)
        .forEach(test -> situations.putIfAbsent(Essence.of(test), test));
    List<PackTest> tests = List.copyOf(situations.values());
    List<PackTester.Outcome> first = tester.judge(tests, before);
    List<PackTester.Outcome> second = tester.judge(tests, after);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < tests.size(); i++) {
      judged.add(new Judged(tests.get(i), first.get(i), second.get(i)));
    }
    return judged;
  }

  /**
   * The situation of a test, asked for the place that changes or one inside it: what the country's
   * tests say of a city that tightens is what its people want to know.
   */
  private PackTest at(PackTest test, Pack pack, Locality place, PackSnapshot among) {
    Locality own = test.locality().flatMap(among::locality).orElse(pack.locality());
    Locality asked = own.chain().contains(place) ? own : place;
    return new PackTest(
        test.id(),
        test.pack(),
        Optional.of(asked.code()),
        Optional.of(test.asOf().orElse(today)),
        test.given(),
        Verdict.NO_RULE,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Map.of(),
        test.location());
  }

  // --- rules -------------------------------------------------------------------------------------

  private static void rules(
      Optional<Pack> was, Optional<Pack> now, List<Judged> judged, List<Change> changes) {
    Map<String, Rule> before = byId(was, Pack::rules, Rule::id);
    Map<String, Rule> after = byId(now, Pack::rules, Rule::id);
    for (String id : ids(before, after)) {
      Optional<Rule> old = Optional.ofNullable(before.get(id));
      Optional<Rule> rule = Optional.ofNullable(after.get(id));
      if (old.isPresent() && rule.isPresent()) {
        changed(old.get(), rule.get(), judged)
            .ifPresent(kind -> changes.add(rule(kind, id, old, rule)));
      } else {
        changes.add(rule(rule.isPresent() ? Kind.NEW : Kind.REMOVED, id, old, rule));
      }
    }
  }

  private static Change rule(Kind kind, String id, Optional<Rule> was, Optional<Rule> now) {
    String say = now.or(() -> was).map(Rule::say).orElse("");
    String before = now.isPresent() ? was.map(Rule::say).orElse("") : "";
    return new Change(
        kind,
        Part.RULE,
        id,
        say,
        before.equals(say) ? "" : before,
        was.map(rule -> rule.modality().verdict()),
        now.map(rule -> rule.modality().verdict()));
  }

  /** How a rule changed; empty when it says the same. */
  private static Optional<Kind> changed(Rule was, Rule now, List<Judged> judged) {
    if (Essence.of(was).equals(Essence.of(now))) {
      return Optional.empty();
    }
    if (effect(was).equals(effect(now))) {
      return Optional.of(Kind.REWORDED);
    }
    if (was.modality() != now.modality()) {
      int before = STRICTNESS.indexOf(was.modality());
      int after = STRICTNESS.indexOf(now.modality());
      return Optional.of(
          before < 0 || after < 0
              ? duty(was.modality(), now.modality())
              : after < before ? Kind.STRICTER : Kind.LOOSER);
    }
    return Optional.of(reach(now, judged));
  }

  /** A duty is more than what one merely may do, and less than nothing that is known. */
  private static Kind duty(Modality was, Modality now) {
    if (ALLOWING.contains(was)) {
      return Kind.STRICTER;
    }
    return ALLOWING.contains(now) ? Kind.LOOSER : Kind.OTHERWISE;
  }

  /**
   * By the situations in which the rule applies now and did not before, and the other way round.
   */
  private static Kind reach(Rule rule, List<Judged> judged) {
    boolean more = false;
    boolean fewer = false;
    for (Judged each : judged) {
      boolean before = each.heldBefore(rule.id());
      boolean after = each.holdsAfter(rule.id());
      more |= after && !before;
      fewer |= before && !after;
    }
    if (more == fewer) {
      return Kind.OTHERWISE;
    }
    return more == ALLOWING.contains(rule.modality()) ? Kind.LOOSER : Kind.STRICTER;
  }

  /** All of a rule that decides, not how it is told. */
  private static Object effect(Rule rule) {
    return List.of(
        rule.topic(),
        rule.side(),
        Essence.of(rule.who()),
        Essence.of(rule.through()),
        rule.modality(),
        Essence.of(rule.when()),
        Essence.of(rule.omitted()),
        rule.unless().stream().map(unless -> Essence.of(unless.when())).toList(),
        rule.permission().isPresent(),
        Essence.of(rule.loosens()),
        Essence.of(rule.effective()));
  }

  // --- the rest ----------------------------------------------------------------------------------

  private static void provisions(Optional<Pack> was, Optional<Pack> now, List<Change> changes) {
    compare(
        byId(was, Differences::provisions, p -> p.address().toString()),
        byId(now, Differences::provisions, p -> p.address().toString()),
        Part.PROVISION,
        Differences::said,
        p -> Essence.of(p.continues()),
        changes);
    Map<String, Document> before = byId(was, Pack::documents, d -> d.address().toString());
    Map<String, Document> after = byId(now, Pack::documents, d -> d.address().toString());
    for (String id : ids(before, after)) {
      Document old = before.get(id);
      Document document = after.get(id);
      // That it is new or gone, its provisions say; here only whether it still holds.
      if (old != null && document != null && !old.repealed().equals(document.repealed())) {
        changes.add(
            new Change(
                Kind.OTHERWISE,
                Part.PROVISION,
                id,
                document
                    .repealed()
                    .map(day -> Code.text("change.repealed", document.title(), day))
                    .orElseGet(() -> Code.text("change.inForce", document.title())),
                "",
                Optional.empty(),
                Optional.empty()));
      }
    }
  }

  private static List<Document.Provision> provisions(Pack pack) {
    return pack.documents().stream().flatMap(d -> d.provisions().stream()).toList();
  }

  private static String said(Document.Provision provision) {
    return Stream.of(provision.label(), provision.heading(), provision.text())
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(" "));
  }

  /** What one can say in a situation: values and acts of the facts model. */
  private static void facts(Optional<Pack> was, Optional<Pack> now, List<Change> changes) {
    compare(
        byId(was, p -> p.facts().facts(), FactsModel.Fact::id),
        byId(now, p -> p.facts().facts(), FactsModel.Fact::id),
        Part.WORD,
        FactsModel.Fact::label,
        Essence::of,
        changes);
    compare(
        byId(was, Differences::acts, FactsModel.Act::id),
        byId(now, Differences::acts, FactsModel.Act::id),
        Part.WORD,
        FactsModel.Act::label,
        act -> act.mirror().map(List::of).orElse(List.of()),
        changes);
  }

  private static List<FactsModel.Act> acts(Pack pack) {
    return pack.facts().families().stream().flatMap(f -> f.acts().stream()).toList();
  }

  private static void words(Optional<Pack> was, Optional<Pack> now, List<Change> changes) {
    compare(
        byId(was, Pack::vocabulary, VocabularyEntry::say),
        byId(now, Pack::vocabulary, VocabularyEntry::say),
        Part.WORD,
        word ->
            Stream.concat(Stream.of(word.say()), word.also().stream())
                .collect(Collectors.joining(Code.text("situation.terms"))),
        word ->
            List.of(
                word.sense(),
                Essence.of(word.set()),
                Essence.of(word.acts()),
                Essence.of(word.flow())),
        changes);
  }

  private static void figures(Optional<Pack> was, Optional<Pack> now, List<Change> changes) {
    compare(
        byId(was, Pack::parameters, Parameter::id),
        byId(now, Pack::parameters, Parameter::id),
        Part.FIGURE,
        Differences::said,
        figure ->
            figure.values().stream()
                .map(v -> List.of(v.from(), v.figure().stripTrailingZeros(), v.unit()))
                .toList(),
        changes);
  }

  private static String said(Parameter figure) {
    return figure.values().stream()
        .map(
            value ->
                Code.text(
                    "change.figure",
                    figure.label(),
                    value.figure().toPlainString(),
                    value.unit().equals("CNY") ? Code.text("situation.unit.CNY") : value.unit(),
                    value.from()))
        .collect(Collectors.joining(Code.text("situation.facts")));
  }

  private static void calendar(Optional<Pack> was, Optional<Pack> now, List<Change> changes) {
    compare(
        byId(was, Pack::calendar, year -> String.valueOf(year.year())),
        byId(now, Pack::calendar, year -> String.valueOf(year.year())),
        Part.CALENDAR,
        year -> Code.text("change.calendar", year.year(), year.rest().size(), year.work().size()),
        year -> Essence.of(List.of(year.rest(), year.work())),
        changes);
  }

  private static void questions(Optional<Pack> was, Optional<Pack> now, List<Change> changes) {
    compare(
        byId(was, Pack::questions, Question::id),
        byId(now, Pack::questions, Question::id),
        Part.QUESTION,
        Question::stem,
        question -> "",
        changes);
    compare(
        byId(was, Pack::scenes, Scene::id),
        byId(now, Pack::scenes, Scene::id),
        Part.QUESTION,
        Scene::title,
        scene -> "",
        changes);
  }

  private static void casework(Optional<Pack> was, Optional<Pack> now, List<Change> changes) {
    part(was, now, Casework::cards, Casework.Card::id, Casework.Card::title, changes);
    part(was, now, Casework::checklists, Casework.Checklist::id, c -> c.title(), changes);
    part(was, now, Casework::forms, Casework.Form::id, Casework.Form::title, changes);
    part(was, now, Casework::routings, Casework.Routing::id, Casework.Routing::title, changes);
    part(was, now, Casework::plans, Casework.Plan::id, Casework.Plan::title, changes);
    part(was, now, Casework::ladders, Casework.Ladder::id, Casework.Ladder::title, changes);
    part(was, now, Casework::samplings, Casework.Sampling::id, Casework.Sampling::title, changes);
  }

  private static <T> void part(
      Optional<Pack> was,
      Optional<Pack> now,
      Function<Casework, List<T>> part,
      Function<T, String> id,
      Function<T, String> title,
      List<Change> changes) {
    compare(
        byId(was, pack -> part.apply(pack.casework()), id),
        byId(now, pack -> part.apply(pack.casework()), id),
        Part.CASEWORK,
        title,
        // A step, a signer or a field is what it does; only the words of a title are words.
        Essence::of,
        changes);
  }

  /**
   * New, gone, otherwise (its effect changed) or reworded, each with what it says.
   *
   * @param effect what of it has an effect; equal when only words changed
   */
  private static <T> void compare(
      Map<String, T> before,
      Map<String, T> after,
      Part part,
      Function<T, String> said,
      Function<T, Object> effect,
      List<Change> changes) {
    for (String id : ids(before, after)) {
      T was = before.get(id);
      T now = after.get(id);
      if (was == null && now != null) {
        changes.add(plain(Kind.NEW, part, id, said.apply(now), ""));
      } else if (was != null && now == null) {
        changes.add(plain(Kind.REMOVED, part, id, said.apply(was), ""));
      } else if (was != null && now != null && !Essence.of(was).equals(Essence.of(now))) {
        boolean same = effect.apply(was).equals(effect.apply(now));
        String old = said.apply(was);
        String say = said.apply(now);
        changes.add(
            plain(
                same ? Kind.REWORDED : Kind.OTHERWISE, part, id, say, old.equals(say) ? "" : old));
      }
    }
  }

  private static Change plain(Kind kind, Part part, String id, String say, String before) {
    return new Change(kind, part, id, say, before, Optional.empty(), Optional.empty());
  }

  private static <T> Map<String, T> byId(
      Optional<Pack> pack, Function<Pack, List<T>> part, Function<T, String> id) {
    Map<String, T> all = new HashMap<>();
    pack.map(part).orElse(List.of()).forEach(each -> all.putIfAbsent(id.apply(each), each));
    return all;
  }

  private static Set<String> ids(Map<String, ?> one, Map<String, ?> other) {
    Set<String> ids = new HashSet<>(one.keySet());
    ids.addAll(other.keySet());
    return ids;
  }
}
