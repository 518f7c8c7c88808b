package org.qinqing.checker.internal.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.qinqing.checker.Event;
import org.qinqing.checker.FactValue;
import org.qinqing.checker.internal.reading.Deeds.Deed;
import org.qinqing.checker.internal.reading.Lexicon.Match;
import org.qinqing.checker.internal.reading.TraitSet.Kind;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.VocabularyEntry.Sense;

/**
 * Turns a text into traits for the learned part of the reader: pieces of its words, the kinds of
 * its words in their order, and what the grammar has read of it. Whatever a bundle's vocabulary
 * knows enters by its kind, not by its letters, so that a new word of a city is understood at once.
 */
final class Traits {
  private static final int LONGEST = 4;
  private static final int ROW = 4;
  private static final int FOLLOWERS = 3;
  private static final Finder NUMBER = Finder.of("[0-9]+(?:\\.[0-9]+)?|[一二两三四五六七八九十几数百千万]{2,}");
  private static final String DIGITS = "0123456789一二两三四五六七八九十几百千万";
  private static final Finder ME = Finder.of("我们|咱们|我俩|我|咱|俺|本人|自己");
  private static final Finder OTHERS = Finder.of("他们|她们|他|她|对方|人家|有人|别人");

  private static final long READ = TraitSet.begin(Kind.READ);
  private static final long AROUND = TraitSet.begin(Kind.AROUND);
  private static final long OF_DEED = TraitSet.begin(Kind.OF_DEED);

  private final Thesaurus thesaurus;

  Traits(Thesaurus thesaurus) {
    this.thesaurus = thesaurus;
  }

  /**
   * The traits of a text.
   *
   * @param heard the text as the grammar hears it
   */
  TraitSet of(Heard heard) {
    TraitSet traits = new TraitSet();
    String text = heard.normal().text();
    String masked = masked(text);
    pieces(masked, traits);
    edges(masked, traits);
    known(text, heard.matches(), traits);
    classes(text, masked, traits);
    if (heard.deeds().isEmpty()) {
      traits.add(Kind.READ, "none");
    }
    traits.add(Kind.READ, "deeds" + Math.min(3, heard.deeds().size()));
    for (Event event : heard.deeds()) {
      event.facts().forEach((fact, value) -> traits.add(Kind.READ, said(READ, fact, value)));
    }
    heard.around().forEach((fact, value) -> traits.add(Kind.AROUND, said(AROUND, fact, value)));
    traits.add(Kind.WORDS, "bias");
    return traits;
  }

  /**
   * The traits that one deed of a text adds to {@linkplain #of those of the text}; they are of
   * other kinds.
   *
   * @param deed the deed
   * @param heard the text as the grammar hears it
   */
  TraitSet ofDeed(Deed deed, Heard heard) {
    TraitSet traits = new TraitSet();
    traits.add(Kind.DEED, deed.column());
    traits.add(Kind.DEED, "family " + deed.kind());
    Optional<Event> same =
        heard.deeds().stream()
            .filter(event -> event.term(Deeds.ACT).filter(deed.act()::equals).isPresent())
            .findFirst();
    same.ifPresent(
        event ->
            event
                .facts()
                .forEach((fact, value) -> traits.add(Kind.OF_DEED, said(OF_DEED, fact, value))));
    long joined = TraitSet.mix(TraitSet.begin(Kind.JOINED), deed.kind());
    for (Match match : heard.matches()) {
      if (!match.is(Sense.WORD)) {
        traits.add(Kind.JOINED, TraitSet.mix(joined, match.kind()));
      }
    }
    for (Event event : heard.deeds()) {
      event.facts().forEach((fact, value) -> traits.add(Kind.JOINED, said(joined, fact, value)));
    }
    return traits;
  }

  /**
   * What is said of a fact, mixed into a hash: {@code fact=value}, or only the fact of a figure.
   */
  private static long said(long hash, String fact, FactValue value) {
    long of = TraitSet.mix(hash, fact);
    if (!(value.content() instanceof FactContent.Terms terms)) {
      return of;
    }
    // Nearly always one value, whose string needs not be made.
    boolean one = terms.values().size() == 1;
    String said = one ? terms.values().iterator().next() : terms.toString();
    return TraitSet.mix(TraitSet.mix(of, "="), said);
  }

  /** Every number is the same piece; lengths stay, so that places stay. */
  private static String masked(String text) {
    char[] units = text.toCharArray();
    Matcher number = NUMBER.matcher(text);
    for (int at = 0; NUMBER.next(number, text, at); at = number.end()) {
      Arrays.fill(units, number.start(), number.end(), '0');
    }
    return new String(units);
  }

  private static void pieces(String text, TraitSet traits) {
    for (int from = 0; from < text.length(); from++) {
      long hash = TraitSet.begin(Kind.WORDS);
      int length = 0;
      for (int at = from; at < text.length() && length < LONGEST; at++) {
        boolean digits = text.charAt(at) == '0';
        if (digits && at > from && text.charAt(at - 1) == '0') {
          continue;
        }
        hash = TraitSet.mix(hash, text, at, at + 1);
        length++;
        traits.add(Kind.WORDS, hash, from, at + 1);
        if (length > 1 && Clause.MARKS.indexOf(text.charAt(at)) >= 0) {
          break;
        }
      }
    }
  }

  private static void edges(String text, TraitSet traits) {
    int end = text.length();
    while (end > 0 && Clause.MARKS.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int last = end;
    while (last > 0 && Clause.MARKS.indexOf(text.charAt(last - 1)) < 0) {
      last--;
    }
    int first = 0;
    while (first < end && Clause.MARKS.indexOf(text.charAt(first)) < 0) {
      first++;
    }
    edge(text, 0, first, Kind.START, traits);
    edge(text, last, end, Kind.END, traits);
  }

  private static void edge(String text, int begin, int end, Kind kind, TraitSet traits) {
    for (int from = begin; from < end; from++) {
      for (int to = from + 2; to <= Math.min(end, from + 3); to++) {
        traits.add(kind, TraitSet.mix(TraitSet.begin(kind), text, from, to), from, to);
      }
    }
  }

  private static void known(String text, List<Match> matches, TraitSet traits) {
    long[] sign = new long[text.length()];
    int[] length = new int[text.length()];
    pronouns(ME, "me", text, sign, length);
    pronouns(OTHERS, "others", text, sign, length);
    for (Match match : matches) {
      if (match.is(Sense.WORD)) {
        continue;
      }
      long kind = TraitSet.mix(TraitSet.begin(Kind.KNOWN), match.kind());
      traits.add(Kind.KNOWN, kind, match.solid() ? match.from() : -1, match.to());
      if (match.solid() && length[match.from()] <= match.to() - match.from()) {
        sign[match.from()] = kind;
        length[match.from()] = match.to() - match.from();
      }
    }
    long[] row = new long[text.length()];
    boolean[] named = new boolean[row.length];
    boolean[] stops = new boolean[row.length];
    int size = 0;
    for (int at = 0; at < text.length(); size++) {
      char unit = DIGITS.indexOf(text.charAt(at)) >= 0 ? '0' : text.charAt(at);
      named[size] = length[at] > 0;
      row[size] = named[size] ? sign[at] : unit;
      stops[size] = !named[size] && Clause.STOPS.indexOf(unit) >= 0;
      at += Math.max(1, length[at]);
    }
    for (int i = 0; i < size; i++) {
      long hash = TraitSet.begin(Kind.ROW);
      boolean any = false;
      for (int n = 0; n < ROW && i + n < size; n++) {
        hash = TraitSet.mix(hash, row[i + n]);
        any |= named[i + n];
        if (any && n > 0) {
          traits.add(Kind.ROW, hash);
        }
      }
      if (named[i]) {
        long begin = TraitSet.mix(TraitSet.begin(Kind.ORDER), row[i]);
        int seen = 0;
        for (int j = i + 1; j < size && seen < FOLLOWERS && !stops[j]; j++) {
          if (named[j]) {
            traits.add(Kind.ORDER, TraitSet.mix(begin, row[j]));
            seen++;
          }
        }
      }
    }
  }

  private static void pronouns(
      Finder words, String sign, String text, long[] signs, int[] lengths) {
    Matcher word = words.matcher(text);
    for (int at = 0; words.next(word, text, at); at = word.end()) {
      signs[word.start()] = TraitSet.mix(TraitSet.begin(Kind.KNOWN), sign);
      lengths[word.start()] = word.end() - word.start();
    }
  }

  private void classes(String text, String masked, TraitSet traits) {
    List<Thesaurus.Word> words = thesaurus.find(text);
    for (int i = 0; i < words.size(); i++) {
      Thesaurus.Word word = words.get(i);
      for (int number : word.classes()) {
        String name = thesaurus.name(number);
        traits.add(
            Kind.CLASS, TraitSet.mix(TraitSet.begin(Kind.CLASS), name), word.from(), word.to());
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
          traits.add(
              Kind.CLASS,
              TraitSet.mix(TraitSet.begin(Kind.CLASS), name, 0, dot),
              word.from(),
              word.to());
        }
        beside(masked, word, name, traits);
        long followed = TraitSet.mix(TraitSet.mix(TraitSet.begin(Kind.CLASSES), name), ">");
        int seen = 0;
        for (int j = i + 1; j < words.size() && seen < FOLLOWERS; j++) {
          if (stopped(text, word.to(), words.get(j).from())) {
            break;
          }
          seen++;
          for (int other : words.get(j).classes()) {
            traits.add(Kind.CLASSES, TraitSet.mix(followed, thesaurus.name(other)));
          }
        }
      }
    }
  }

  private static boolean stopped(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Clause.STOPS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static void beside(String text, Thesaurus.Word word, String name, TraitSet traits) {
    long named = TraitSet.mix(TraitSet.begin(Kind.BESIDE), name);
    long before = TraitSet.mix(named, "<");
    long after = TraitSet.mix(named, ">");
    for (int n = 1; n <= 2; n++) {
      if (word.from() - n >= 0) {
        traits.add(
            Kind.BESIDE,
            TraitSet.mix(before, text, word.from() - n, word.from()),
            word.from() - n,
            word.to());
      }
      if (word.to() + n <= text.length()) {
        traits.add(
            Kind.BESIDE,
            TraitSet.mix(after, text, word.to(), word.to() + n),
            word.from(),
            word.to() + n);
      }
    }
  }
}
