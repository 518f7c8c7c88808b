package org.qinqing.checker.internal.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinqing.checker.FactValue.Span;
import org.qinqing.pack.VocabularyEntry;
import org.qinqing.pack.VocabularyEntry.Sense;

/**
 * The words of all bundles in one automaton. A form with {@code …} in it stands for words in that
 * order with at most {@value #GAP} other units between them and no punctuation ({@code 挂在…名下}).
 */
final class Lexicon {
  private static final int GAP = 12;
  private static final String BREAKS = ",。;?!:";

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

  private record Form(VocabularyEntry entry, List<Integer> parts) {}

  private final PhraseAutomaton automaton;
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
        List<Integer> parts = new ArrayList<>();
        for (String piece : form.split("…+")) {
          String phrase = NormalizedText.of(piece).text();
          if (!phrase.isEmpty()) {
            parts.add(
                numbers.computeIfAbsent(
                    phrase,
                    p -> {
                      phrases.add(p);
                      return phrases.size() - 1;
                    }));
          }
        }
        if (!parts.isEmpty()) {
          byFirst
              .computeIfAbsent(parts.getFirst(), key -> new ArrayList<>())
              .add(new Form(entry, List.copyOf(parts)));
        }
      }
    }
    automaton = new PhraseAutomaton(phrases);
  }

  /** The thing with that preferred form. */
  Optional<VocabularyEntry> named(String thing) {
    return Optional.ofNullable(things.get(thing));
  }

  /** The words of the text, longest wins, in the order of the text. */
  List<Match> find(String text) {
    List<PhraseAutomaton.Hit> hits = new ArrayList<>(automaton.hits(text));
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
    List<Span> parts = new ArrayList<>();
    PhraseAutomaton.Hit last = hits.get(at);
    parts.add(new Span(last.from(), last.to()));
    for (int p = 1; p < form.parts().size(); p++) {
      int wanted = form.parts().get(p);
      int end = last.to();
      PhraseAutomaton.@Nullable Hit next = null;
      for (PhraseAutomaton.Hit hit : hits) {
        if (hit.phrase() == wanted && hit.from() >= end && hit.from() - end <= GAP) {
          next = hit;
          break;
        }
      }
      if (next == null || broken(text, end, next.from())) {
        return;
      }
      parts.add(new Span(next.from(), next.to()));
      last = next;
    }
    out.add(new Match(form.entry(), List.copyOf(parts)));
  }

  private static boolean broken(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (BREAKS.indexOf(text.charAt(i)) >= 0) {
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
