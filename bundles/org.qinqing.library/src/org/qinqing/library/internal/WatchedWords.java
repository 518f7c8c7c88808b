package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.qinqing.library.Library.Found;
import org.qinqing.library.Library.Hit;

/**
 * Which hits of a watched search are worth a word to the user. A search shows what comes nearest,
 * however far that is; a watch waits for what may never come, and must not fire for each provision
 * that shares a word with it.
 */
final class WatchedWords {
  /** This share of what is watched must be in the provision, its heading or its title. */
  private static final double SHARE = 0.6;

  /** Of a whole sentence less: people do not talk as provisions are written. */
  private static final double SHARE_OF_MANY = 0.4;

  private static final int MANY = 12;

  /** As near as this to a hit that has the words, a hit without them may be found by people's. */
  private static final double NEAR = 0.8;

  /** Where a provision is named the engine puts it far before the rest. */
  private static final double NAMED = 0.5;

  private final boolean named;
  private final List<Grams.Gram> pieces;
  private final int length;

  private final TalkWords talk;

  WatchedWords(String query, TalkWords talk) {
    this.talk = talk;
    String folded = Folding.foldQuery(query);
    boolean[] said = talk.mask(folded);
    List<Grams.Gram> all =
        Grams.of(folded).stream()
            .filter(gram -> IntStream.range(gram.from(), gram.to()).noneMatch(i -> said[i]))
            .toList();
    List<Grams.Gram> longer = all.stream().filter(gram -> !gram.single()).toList();
    this.named = ArticleReference.in(folded).isPresent();
    // A single character is in too many places, unless there is nothing else.
    this.pieces = longer.isEmpty() ? all : longer;
    this.length = units(all).cardinality();
  }

  private static BitSet units(List<Grams.Gram> grams) {
    BitSet units = new BitSet();
    grams.forEach(gram -> units.set(gram.from(), gram.to()));
    return units;
  }

  /** The hits that answer, best first. */
  List<Hit> answers(Found found) {
    List<Hit> hits = found.hits();
    if (hits.isEmpty()) {
      return List.of();
    }
    if (named || pieces.isEmpty()) {
      double least = hits.stream().mapToDouble(Hit::score).max().orElse(0) * NAMED;
      return hits.stream().filter(hit -> hit.score() >= least).toList();
    }
    List<String> added = found.alsoSearched().stream().map(Folding::foldQuery).toList();
    // Pinyin and slips of the pen are searched as what they were meant for.
    List<WatchedWords> meant = new ArrayList<>(List.of(this));
    found.suggestion().ifPresent(said -> meant.add(new WatchedWords(said, talk)));
    Predicate<Hit> has = hit -> meant.stream().anyMatch(words -> words.in(hit, added));
    List<Hit> answers = new ArrayList<>();
    Optional<Double> best = hits.stream().filter(has).map(Hit::score).max(Double::compare);
    for (Hit hit : hits) {
      if (best.isPresent() && (hit.score() >= best.get() * NEAR || has.test(hit))) {
        answers.add(hit);
      }
    }
    return answers;
  }

  private boolean in(Hit hit, List<String> added) {
    String text =
        Folding.fold(String.join("\n", hit.title(), hit.item(), hit.heading(), hit.text()));
    int there =
        units(pieces.stream().filter(one -> text.contains(one.text())).toList()).cardinality();
    // A word that was added stands for one of the query; that it is a known word counts too.
    for (String word : added) {
      there += text.contains(word) ? word.length() + 1 : 0;
    }
    return !pieces.isEmpty() && there >= length * (length < MANY ? SHARE : SHARE_OF_MANY);
  }
}
