package org.qinqing.bench;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.qinqing.pack.Address;
import org.qinqing.pack.Casework;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;

/**
 * Which questions are known while others are asked. The known ones come the way they do in the
 * product: as questions of an installed bundle that stand on the provisions that answer them.
 */
final class Folds {
  private static final int NUMBER = 5;
  private static final long SEED = 5;
  private static final String ID = "known-questions";

  private final List<GivenQuestion> questions;
  private final List<Integer> order;

  Folds(List<GivenQuestion> questions) {
    this.questions = List.copyOf(questions);
    List<Integer> shuffled = new ArrayList<>(IntStream.range(0, questions.size()).boxed().toList());
    Collections.shuffle(shuffled, new Random(SEED));
    this.order = List.copyOf(shuffled);
  }

  int number() {
    return NUMBER;
  }

  /** The questions to ask, by their place in the list. */
  List<Integer> asked(int fold) {
    return IntStream.range(0, order.size())
        .filter(place -> place % NUMBER == fold)
        .mapToObj(order::get)
        .toList();
  }

  /** A bundle with all other questions. */
  Pack known(int fold, Map<Article.Key, List<Address>> addresses) {
    List<Integer> asked = asked(fold);
    List<Question> known = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      GivenQuestion question = questions.get(i);
      List<Address> basis =
          question.relevant().stream()
              .flatMap(key -> addresses.getOrDefault(key, List.of()).stream())
              .map(Address::unversioned)
              .sorted()
              .toList();
      if (!asked.contains(i) && !basis.isEmpty()) {
        known.add(question(question, basis));
      }
    }
    return pack(known);
  }

  private static Question question(GivenQuestion question, List<Address> basis) {
    return new Question(
        ID + "-" + question.id(),
        ID,
        Question.Kind.SINGLE,
        "",
        Side.OFFICIAL,
        question.text(),
        List.of(),
        "",
        basis,
        Optional.empty(),
        SourceLocation.WHOLE);
  }

  private static Pack pack(List<Question> known) {
    return new Pack(
        ID,
        ID,
        ID,
        Locality.NATIONAL,
        "national",
        "1.0.0",
        "",
        "",
        Pack.Maturity.PUBLISHED,
        new Pack.Review(LocalDate.EPOCH, "", Period.ofYears(100)),
        "",
        List.of(),
        List.of(),
        List.of(),
        FactsModel.EMPTY,
        List.of(),
        List.of(),
        List.of(),
        known,
        List.of(),
        Casework.EMPTY,
        List.of());
  }
}
