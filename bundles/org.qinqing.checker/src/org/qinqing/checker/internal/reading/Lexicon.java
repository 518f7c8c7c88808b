package org.qinqing.checker.internal.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Stream;
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

  /** A word at its place. */
  static final class Match {
    private final VocabularyEntry entry;
    private final String kind;
    private final List<Span> parts;
    private final int weight;

    /**
     * A word that was found in another way than by the lexicon.
     *
     * @param entry the word
     * @param parts one stretch, or several for a form with gaps
     */
    Match(VocabularyEntry entry, List<Span> parts) {
      this(entry, Lexicon.kind(entry), parts);
    }

    private Match(VocabularyEntry entry, String kind, List<Span> parts) {
      this.entry = entry;
      this.kind = kind;
      this.parts = parts;
      int sum = 0;
      for (Span part : parts) {
        sum += part.to() - part.from();
      }
      this.weight = sum;
    }

    VocabularyEntry entry() {
      return entry;
    }

    /** What the word tells, without its letters: the same for all words of the same effect. */
    String kind() {
      return kind;
    }

    List<Span> parts() {
      return parts;
    }

    int from() {
      return parts.getFirst().from();
    }

    int to() {
      return parts.getLast().to();
    }

    int weight() {
      return weight;
    }

    boolean solid() {
      return parts.size() == 1;
    }

    boolean is(Sense sense) {
      return entry.sense() == sense;
    }

    private boolean holds(Match other) {
      for (Span part : parts) {
        if (part.from() <= other.from() && other.to() <= part.to()) {
          return true;
        }
      }
      return false;
    }
  }

  /** Any of the words with these numbers; {@code wide} over commas. */
  private static final class Part {
    private final int[] words;
    private final boolean wide;

    Part(Set<Integer> words, boolean wide) {
      this.words = words.stream().mapToInt(Integer::intValue).toArray();
      this.wide = wide;
    }

    boolean has(int word) {
      for (int one : words) {
        if (one == word) {
          return true;
        }
      }
      return false;
    }

    boolean in(BitSet heard) {
      for (int one : words) {
        if (heard.get(one)) {
          return true;
        }
      }
      return false;
    }
  }

  private record Form(VocabularyEntry entry, String kind, List<Part> parts) {}

  private static final String RELATIVE = "〈亲〉";
  private static final String BUSINESS = "〈企〉";
  private static final String OFFICE = "〈官〉";
  private static final String SUM = "〈数〉";
  private static final Finder MONEY =
      Finder.of("[一二两三四五六七八九十百千万几半\\d.]+(?:多|来|把)?(?:块|元|万|千|百)(?:块|元|多)?");

  private static final int NONE = -1;

  private final PhraseAutomaton automaton;
  private final int sum;

  /** The forms that begin with each phrase. */
  private final List<List<Form>> byFirst = new ArrayList<>();

  /** The signs for the kinds of person that each phrase can mean. */
  private final List<int[]> signs = new ArrayList<>();

  private final Map<String, VocabularyEntry> things = new HashMap<>();

  Lexicon(List<VocabularyEntry> entries) {
    Map<Integer, List<Form>> forms = new HashMap<>();
    Map<String, Integer> numbers = new HashMap<>();
    List<String> phrases = new ArrayList<>();
    for (VocabularyEntry entry : entries) {
      if (entry.sense() == Sense.THING) {
        things.putIfAbsent(entry.say(), entry);
      }
      Set<String> ways = new LinkedHashSet<>();
      ways.add(entry.say());
      ways.addAll(entry.also());
      ways.addAll(entry.wrong());
      String kind = kind(entry);
      for (String form : ways) {
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
          Form whole = new Form(entry, kind, List.copyOf(parts));
          for (int number : parts.getFirst().words) {
            forms.computeIfAbsent(number, key -> new ArrayList<>()).add(whole);
          }
        }
      }
    }
    automaton = new PhraseAutomaton(phrases);
    sum = numbers.getOrDefault(SUM, NONE);
    for (int phrase = 0; phrase < phrases.size(); phrase++) {
      List<Form> beginning = List.copyOf(forms.getOrDefault(phrase, List.of()));
      byFirst.add(beginning);
      signs.add(
          beginning.stream()
              .filter(form -> form.parts().size() == 1)
              .flatMap(form -> signs(form.entry()))
              .mapToInt(sign -> numbers.getOrDefault(sign, NONE))
              .filter(sign -> sign != NONE)
              .toArray());
    }
  }

  private static Stream<String> signs(VocabularyEntry entry) {
    if (entry.sense() == Sense.KIN) {
      return Stream.of(RELATIVE);
    }
    if (entry.sense() != Sense.PARTY) {
      return Stream.empty();
    }
    Set<String> who = entry.set().getOrDefault("counterpart", Set.of());
    return Stream.concat(
        who.stream().filter(Party::inBusiness).limit(1).map(one -> BUSINESS),
        who.stream().filter(Party::inOffice).limit(1).map(one -> OFFICE));
  }

  private static String kind(VocabularyEntry entry) {
    StringBuilder kind = new StringBuilder(entry.sense().name());
    new TreeMap<>(entry.set())
        .forEach(
            (fact, values) ->
                kind.append(' ').append(fact).append('=').append(new TreeSet<>(values)));
    entry.flow().ifPresent(flow -> kind.append('>').append(flow));
    entry.acts().keySet().stream()
        .sorted()
        .limit(1)
        .forEach(way -> kind.append('@').append(entry.acts().get(way)));
    return kind.toString();
  }

  /** Words of a kind of person, and sums, as hits of the sign of that kind. */
  private List<PhraseAutomaton.Hit> kinds(String text, List<PhraseAutomaton.Hit> words) {
    List<PhraseAutomaton.Hit> kinds = new ArrayList<>();
    for (PhraseAutomaton.Hit hit : words) {
      for (int sign : signs.get(hit.phrase())) {
        kinds.add(new PhraseAutomaton.Hit(sign, hit.from(), hit.to()));
      }
    }
    if (sum == NONE) {
      return kinds;
    }
    Matcher money = MONEY.matcher(text);
    for (int at = 0; MONEY.next(money, text, at); at = money.end()) {
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
    List<PhraseAutomaton.Hit> hits = automaton.hits(text);
    hits.addAll(kinds(text, hits));
    hits = inOrder(hits, text.length());
    BitSet heard = new BitSet(byFirst.size());
    hits.forEach(hit -> heard.set(hit.phrase()));
    List<Match> all = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      for (Form form : byFirst.get(hits.get(i).phrase())) {
        complete(text, hits, i, form, heard, all);
      }
    }
    all.sort(
        Comparator.comparingInt(Match::from)
            .thenComparing(Comparator.comparingInt(Match::weight).reversed()));
    // 我姐夫: of two overlapping kin words the later one is the person meant
    List<Match> kin = new ArrayList<>(all);
    kin.removeIf(m -> !m.is(Sense.KIN));
    all.removeIf(
        m ->
            m.is(Sense.KIN)
                && kin.stream()
                    .anyMatch(k -> k.from() > m.from() && k.from() < m.to() && k.to() > m.to()));
    List<Match> kept = new ArrayList<>();
    for (Match match : all) {
      if (!swallowed(all, match) && !crossed(kept, match)) {
        kept.add(match);
      }
    }
    return kept;
  }

  /** By where they begin, without comparing each with others: there are few places. */
  private static List<PhraseAutomaton.Hit> inOrder(List<PhraseAutomaton.Hit> hits, int places) {
    int[] next = new int[places + 1];
    for (PhraseAutomaton.Hit hit : hits) {
      next[hit.from() + 1]++;
    }
    for (int i = 1; i < places; i++) {
      next[i] += next[i - 1];
    }
    PhraseAutomaton.Hit[] order = new PhraseAutomaton.Hit[hits.size()];
    for (PhraseAutomaton.Hit hit : hits) {
      order[next[hit.from()]++] = hit;
    }
    return List.of(order);
  }

  private static void complete(
      String text,
      List<PhraseAutomaton.Hit> hits,
      int at,
      Form form,
      BitSet heard,
      List<Match> out) {
    PhraseAutomaton.Hit start = hits.get(at);
    if (form.parts().size() == 1) {
      List<Span> parts = List.of(new Span(start.from(), start.to()));
      out.add(new Match(form.entry(), form.kind(), parts));
      return;
    }
    // Of most forms with several parts the text has no more than the first.
    if (!form.parts().get(1).in(heard)) {
      return;
    }
    List<Span> parts = new ArrayList<>();
    parts.add(new Span(start.from(), start.to()));
    if (rest(text, hits, at + 1, form, 1, parts)) {
      out.add(new Match(form.entry(), form.kind(), List.copyOf(parts)));
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
    int gap = wanted.wide ? WIDE_GAP : GAP;
    for (int i = at; i < hits.size() && hits.get(i).from() - end <= gap; i++) {
      PhraseAutomaton.Hit hit = hits.get(i);
      if (hit.from() < end || !wanted.has(hit.phrase())) {
        continue;
      }
      if (broken(text, end, hit.from(), wanted.wide ? Clause.STOPS : Clause.MARKS)) {
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

  private static boolean swallowed(List<Match> all, Match match) {
    for (Match other : all) {
      if (swallows(other, match)) {
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
