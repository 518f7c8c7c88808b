package org.qinqing.pack;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What words mean at a place. Bundles add words for their place; what a word means in the bundle of
 * a wider place, no smaller one changes, whichever of the two came first.
 */
public final class Vocabulary {
  private Vocabulary() {}

  /**
   * A form of a smaller place that means something else in a wider one.
   *
   * @param entry the word of the smaller place
   * @param form the one of its words that is taken, as a reader of situations hears it
   * @param pack id of the wider bundle
   */
  public record Redefined(VocabularyEntry entry, String form, String pack) {}

  /**
   * The words that count at a place, those of the widest bundle first. A form that a wider place
   * understands otherwise is left out; its other forms stay.
   *
   * @param answering the bundles that answer for the place, in any order
   */
  public static List<VocabularyEntry> of(List<Pack> answering) {
    List<Pack> widestFirst = answering.reversed();
    List<VocabularyEntry> entries = new ArrayList<>();
    for (Pack pack : widestFirst) {
      Meanings wider = new Meanings(pack.vocabulary(), around(pack, widestFirst));
      for (VocabularyEntry entry : pack.vocabulary()) {
        if (wider.isEmpty()) {
          entries.add(entry);
        } else {
          without(entry, wider).ifPresent(entries::add);
        }
      }
    }
    return List.copyOf(entries);
  }

  /**
   * The words of a bundle that bundles of places around its own understand otherwise; of an entry
   * one for each of these bundles.
   *
   * @param others any bundles; those of other places, and itself, do not count
   */
  public static List<Redefined> redefined(Pack pack, List<Pack> others) {
    Meanings wider = new Meanings(pack.vocabulary(), around(pack, others));
    List<Redefined> all = new ArrayList<>();
    for (VocabularyEntry entry : pack.vocabulary()) {
      Set<String> told = new HashSet<>();
      for (String form : forms(entry).flatMap(form -> heard(form).stream()).distinct().toList()) {
        wider
            .otherwise(form, entry)
            .filter(told::add)
            .ifPresent(by -> all.add(new Redefined(entry, form, by)));
      }
    }
    return List.copyOf(all);
  }

  private static List<Pack> around(Pack pack, List<Pack> others) {
    List<Locality> places = pack.locality().chain();
    return others.stream()
        .filter(other -> !other.id().equals(pack.id()))
        .filter(other -> other.locality().depth() < pack.locality().depth())
        .filter(other -> places.contains(other.locality()))
        .toList();
  }

  private static Stream<String> forms(VocabularyEntry entry) {
    return Stream.of(List.of(entry.say()), entry.also(), entry.wrong()).flatMap(List::stream);
  }

  /** The entry with those of its forms that mean the same around its place; empty without any. */
  private static Optional<VocabularyEntry> without(VocabularyEntry entry, Meanings wider) {
    List<String> also = kept(entry, entry.also(), wider);
    List<String> wrong = kept(entry, entry.wrong(), wider);
    if (wider.leave(entry.say(), entry)) {
      return Optional.of(entry.withForms(entry.say(), also, wrong));
    }
    // One of its other forms is shown in its place; a misspelling never is.
    return also.isEmpty()
        ? Optional.empty()
        : Optional.of(entry.withForms(also.getFirst(), also.subList(1, also.size()), wrong));
  }

  private static List<String> kept(VocabularyEntry entry, List<String> forms, Meanings wider) {
    return forms.stream().filter(form -> wider.leave(form, entry)).toList();
  }

  /**
   * The words a form stands for: of one piece each of its alternatives, of several the form as it
   * is. Otherwise {@code 红包/x} or {@code 红包…} would give 红包 another meaning.
   */
  private static List<String> heard(String form) {
    List<List<String>> pieces =
        Arrays.stream(form.split("…"))
            .map(piece -> Arrays.stream(piece.split("/")).map(Vocabulary::plain))
            .map(words -> words.filter(word -> !word.isEmpty()).toList())
            .filter(words -> !words.isEmpty())
            .toList();
    return pieces.size() == 1 ? pieces.getFirst() : List.of(pieces.toString());
  }

  /**
   * As a reader of situations takes it: full-width letters, case, blanks and marks that are not
   * seen make no other word.
   */
  private static String plain(String form) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(form, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && Character.getType(c) != Character.FORMAT)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** What wider places understand by the words that a bundle uses. */
  private static final class Meanings {
    private final Map<String, List<Meaning>> known = new HashMap<>();

    /** A word and who gave it its meaning. */
    private record Meaning(VocabularyEntry entry, String pack) {}

    Meanings(List<VocabularyEntry> own, List<Pack> wider) {
      if (own.isEmpty()) {
        return;
      }
      Set<String> used = new HashSet<>();
      own.stream().flatMap(Vocabulary::forms).forEach(form -> used.addAll(heard(form)));
      for (Pack pack : wider) {
        for (VocabularyEntry entry : pack.vocabulary()) {
          forms(entry)
              .flatMap(form -> heard(form).stream())
              .filter(used::contains)
              .distinct()
              .forEach(
                  form ->
                      known
                          .computeIfAbsent(form, f -> new ArrayList<>())
                          .add(new Meaning(entry, pack.id())));
        }
      }
    }

    boolean isEmpty() {
      return known.isEmpty();
    }

    /** The bundle that understands a word otherwise, when none understands it like the entry. */
    Optional<String> otherwise(String heard, VocabularyEntry entry) {
      List<Meaning> before = known.getOrDefault(heard, List.of());
      return before.stream().anyMatch(meaning -> meaning.entry().means(entry))
          ? Optional.empty()
          : before.stream().findFirst().map(Meaning::pack);
    }

    /** Whether the form of an entry means nothing else. */
    boolean leave(String form, VocabularyEntry entry) {
      return heard(form).stream().allMatch(word -> otherwise(word, entry).isEmpty());
    }
  }
}
