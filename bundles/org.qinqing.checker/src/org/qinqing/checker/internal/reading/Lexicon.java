package org.qinqing.checker.internal.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.checker.FactValue.Span;
import org.qinqing.pack.VocabularyEntry;
import org.qinqing.pack.VocabularyEntry.Sense;

/**
 * The words of all bundles in one automaton. A form may have parts:
 *
 * <ul>
 *   <li>{@code …} stands for words in that order with at most {@value #GAP} other units between
 *       them, no punctuation and no negation ({@code 挂在…名下});
 *   <li>{@code ……} the same over commas, with at most {@value #WIDE_GAP} units;
 *   <li>{@code /} separates words any of which will do at that place ({@code 问/向…借/挪});
 *   <li>〈亲〉 stands for any relative or friend, 〈企〉 for anybody in business, 〈官〉 for anybody in
 *       office, 〈数〉 for a sum of money.
 * </ul>
 */
final class Lexicon {
  private static final int GAP = 12;
  private static final int WIDE_GAP = 24;
  private static final String BREAKS = ",。;?!:";
  private static final String STOPS = "。;?!";

  /** A word at its place; {@code parts} has one stretch, or several for a form with gaps. */
  record Match(VocabularyEntry entry, List<Span> parts) {
    int from() {
      return parts.getFirst().from();
    }

    int to() {
      return parts.getLast().to();
    }

    int weight() {
      return parts.stream().mapToInt(part -> part.to() - part.from()).sum();
    }

    boolean solid() {
      return parts.size() == 1;
    }

    boolean is(Sense sense) {
      return entry.sense() == sense;
    }

    private boolean holds(Match other) {
      return parts.stream()
          .anyMatch(
              part ->
                  other.parts.stream()
                      .allMatch(p -> p.from() >= part.from() && p.to() <= part.to()));
    }
  }

  private record Part(Set<Integer> words, boolean wide) {}

  private record Form(VocabularyEntry entry, List<Part> parts) {}

  private static final String RELATIVE = "〈亲〉";
  private static final String BUSINESS = "〈企〉";
  private static final String OFFICE = "〈官〉";
  private static final String SUM = "〈数〉";
  private static final Pattern MONEY =
      Pattern.compile("[一二两三四五六七八九十百千万几半\\d.]+(?:多|来|把)?(?:块|元|万|千|百)(?:块|元|多)?");
  private static final Pattern DENIED =
      Pattern.compile("没|(?<![要好能行])不(?!少|错|同|久|断|止|小|大|太)|未(?!来)|拒|别(?!人|的|墅|家)");

  private static final int NONE = -1;

  private final PhraseAutomaton automaton;
  private final int relative;
  private final int business;
  private final int office;
  private final int sum;
  private final Map<Integer, List<Form>> byFirst = new HashMap<>();

  private final Map<String, VocabularyEntry> things = new HashMap<>();

  Lexicon(List<VocabularyEntry> entries) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> phrases = new ArrayList<>();
    for (VocabularyEntry entry : entries) {
      if (entry.sense() == Sense.THING) {
        things.putIfAbsent(entry.say(), entry);
      }
      Set<String> forms = new LinkedHashSet<>();
      forms.add(entry.say());
      forms.addAll(entry.also());
      forms.addAll(entry.wrong());
      for (String form : forms) {
        List<Part> parts = new ArrayList<>();
        boolean wide = false;
        for (String piece : form.split("…")) {
          Set<Integer> choice = new LinkedHashSet<>();
          for (String word : piece.split("/")) {
            String phrase = NormalizedText.of(word).text();
            if (!phrase.isEmpty()) {
              choice.add(
                  numbers.computeIfAbsent(
                      phrase,
                      p -> {
                        phrases.add(p);
                        return phrases.size() - 1;
                      }));
            }
          }
          if (!choice.isEmpty()) {
            parts.add(new Part(choice, wide));
          }
          wide = choice.isEmpty() && !parts.isEmpty();
        }
        if (!parts.isEmpty()) {
          Form whole = new Form(entry, List.copyOf(parts));
          for (int number : parts.getFirst().words()) {
            byFirst.computeIfAbsent(number, key -> new ArrayList<>()).add(whole);
          }
        }
      }
    }
    automaton = new PhraseAutomaton(phrases);
    relative = numbers.getOrDefault(RELATIVE, NONE);
    business = numbers.getOrDefault(BUSINESS, NONE);
    office = numbers.getOrDefault(OFFICE, NONE);
    sum = numbers.getOrDefault(SUM, NONE);
  }

  /** Words of a kind of person, and sums, as hits of the sign of that kind. */
  private List<PhraseAutomaton.Hit> kinds(String text, List<PhraseAutomaton.Hit> words) {
    List<PhraseAutomaton.Hit> kinds = new ArrayList<>();
    for (PhraseAutomaton.Hit hit : words) {
      for (Form form : byFirst.getOrDefault(hit.phrase(), List.of())) {
        if (form.parts().size() > 1) {
          continue;
        }
        if (form.entry().sense() == Sense.KIN) {
          kinds.add(new PhraseAutomaton.Hit(relative, hit.from(), hit.to()));
        } else if (form.entry().sense() == Sense.PARTY) {
          Set<String> who = form.entry().set().getOrDefault("counterpart", Set.of());
          if (who.stream().anyMatch(Party::inBusiness)) {
            kinds.add(new PhraseAutomaton.Hit(business, hit.from(), hit.to()));
          }
          if (who.stream().anyMatch(Party::inOffice)) {
            kinds.add(new PhraseAutomaton.Hit(office, hit.from(), hit.to()));
          }
        }
      }
    }
    Matcher money = MONEY.matcher(text);
    while (money.find()) {
      kinds.add(new PhraseAutomaton.Hit(sum, money.start(), money.end()));
    }
    return kinds;
  }

  /** The thing with that preferred form. */
  Optional<VocabularyEntry> named(String thing) {
    return Optional.ofNullable(things.get(thing));
  }

  /** The words of the text, longest wins, in the order of the text. */
  List<Match> find(String text) {
    List<PhraseAutomaton.Hit> hits = new ArrayList<>(automaton.hits(text));
    hits.addAll(kinds(text, hits));
    hits.sort(Comparator.comparingInt(PhraseAutomaton.Hit::from));
    List<Match> all = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      for (Form form : byFirst.getOrDefault(hits.get(i).phrase(), List.of())) {
        complete(text, hits, i, form, all);
      }
    }
    all.sort(
        Comparator.comparingInt(Match::from)
            .thenComparing(Comparator.comparingInt(Match::weight).reversed()));
    // 我姐夫: of two overlapping kin words the later one is the person meant
    List<Match> kin = all.stream().filter(m -> m.is(Sense.KIN)).toList();
    all.removeIf(
        m ->
            m.is(Sense.KIN)
                && kin.stream()
                    .anyMatch(k -> k.from() > m.from() && k.from() < m.to() && k.to() > m.to()));
    List<Match> kept = new ArrayList<>();
    for (Match match : all) {
      if (all.stream().noneMatch(other -> swallows(other, match)) && !crossed(kept, match)) {
        kept.add(match);
      }
    }
    return kept;
  }

  private static void complete(
      String text, List<PhraseAutomaton.Hit> hits, int at, Form form, List<Match> out) {
    PhraseAutomaton.Hit start = hits.get(at);
    List<Span> parts = new ArrayList<>();
    parts.add(new Span(start.from(), start.to()));
    if (rest(text, hits, at + 1, form, 1, parts)) {
      out.add(new Match(form.entry(), List.copyOf(parts)));
    }
  }

  /** Finds the parts of a form from the given one on; what does not lead on is taken back. */
  private static boolean rest(
      String text, List<PhraseAutomaton.Hit> hits, int at, Form form, int part, List<Span> parts) {
    if (part == form.parts().size()) {
      return true;
    }
    int end = parts.getLast().to();
    Part wanted = form.parts().get(part);
    int gap = wanted.wide() ? WIDE_GAP : GAP;
    for (int i = at; i < hits.size() && hits.get(i).from() - end <= gap; i++) {
      PhraseAutomaton.Hit hit = hits.get(i);
      if (hit.from() < end || !wanted.words().contains(hit.phrase())) {
        continue;
      }
      if (broken(text, end, hit.from(), wanted.wide() ? STOPS : BREAKS)) {
        return false;
      }
      parts.add(new Span(hit.from(), hit.to()));
      if (rest(text, hits, i + 1, form, part + 1, parts)) {
        return true;
      }
      parts.removeLast();
    }
    return false;
  }

  private static boolean broken(String text, int from, int to, String marks) {
    for (int i = from; i < to; i++) {
      if (marks.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * A longer word hides what lies inside it, but a person named inside a whole deed is still a
   * person.
   */
  private static boolean swallows(Match longer, Match match) {
    if (longer == match || longer.weight() <= match.weight() || !longer.holds(match)) {
      return false;
    }
    boolean person = match.is(Sense.PARTY) || match.is(Sense.KIN);
    boolean phrase = longer.is(Sense.DEED) || longer.is(Sense.ATTRIBUTE);
    boolean circumstance = match.is(Sense.ATTRIBUTE) && longer.is(Sense.DEED);
    boolean frameOnly =
        longer.is(Sense.ATTRIBUTE)
            && (!longer.solid() || longer.entry().set().containsKey("side"))
            && !match.is(Sense.ATTRIBUTE);
    return !(person && phrase) && !circumstance && !frameOnly;
  }

  private static boolean crossed(List<Match> kept, Match match) {
    for (Match other : kept) {
      boolean same = other.parts().equals(match.parts());
      if (same && other.entry().equals(match.entry())) {
        return true;
      }
      boolean crossing =
          other.solid()
              && match.solid()
              && other.from() < match.from()
              && match.from() < other.to()
              && other.to() < match.to();
      if (crossing && plain(other) && plain(match)) {
        return true;
      }
    }
    return false;
  }

  private static boolean plain(Match match) {
    return !match.is(Sense.DEED) && !match.is(Sense.ATTRIBUTE);
  }
}
