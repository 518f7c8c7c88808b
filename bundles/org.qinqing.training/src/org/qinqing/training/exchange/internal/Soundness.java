package org.qinqing.training.exchange.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qinqing.pack.Question;

/** Whether somebody could answer a question, and only one answer is right. */
final class Soundness {
  private Soundness() {}

  /** What is wrong, as a sentence; empty when nothing is. */
  static Optional<String> fault(Question question) {
    if (question.stem().isBlank()) {
      return Optional.of(Messages.text("fault.stem"));
    }
    return switch (question.content()) {
      case Question.Choice choice -> choice(choice);
      case Question.Matching matching ->
          texts(matching.pairs().stream().map(Question.Pair::first).toList())
              .or(() -> texts(matching.seconds()));
      case Question.Ordering ordering -> texts(ordering.steps());
      case Question.Judgement judgement ->
          texts(judgement.offered().stream().map(Object::toString).toList(), 1);
      case Question.Opinions opinions -> opinions(opinions);
    };
  }

  private static Optional<String> choice(Question.Choice choice) {
    long right = choice.options().stream().filter(Question.Option::right).count();
    boolean counted = choice.kind() == Question.Kind.MULTIPLE ? right >= 1 : right == 1;
    return counted
        ? texts(choice.options().stream().map(Question.Option::text).toList())
        : Optional.of(Messages.text("fault.right", right));
  }

  private static Optional<String> opinions(Question.Opinions opinions) {
    long holding = opinions.opinions().stream().filter(Question.Opinion::holds).count();
    return holding == 1
        ? texts(opinions.opinions().stream().map(Question.Opinion::text).toList())
        : Optional.of(Messages.text("fault.right", holding));
  }

  private static Optional<String> texts(List<String> texts) {
    return texts(texts, 2);
  }

  private static Optional<String> texts(List<String> texts, int fewest) {
    if (texts.size() < fewest) {
      return Optional.of(Messages.text("fault.few", texts.size()));
    }
    if (texts.stream().anyMatch(String::isBlank)) {
      return Optional.of(Messages.text("fault.blank"));
    }
    HashSet<String> seen = new HashSet<>();
    return Stream.of(texts)
        .flatMap(List::stream)
        .filter(text -> !seen.add(text))
        .map(text -> Messages.text("fault.twin", text))
        .findFirst();
  }
}
