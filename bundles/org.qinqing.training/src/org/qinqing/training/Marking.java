package org.qinqing.training;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qinqing.pack.Question;
import org.qinqing.training.Training.Marked;

/** How many parts of an answer are right, kind by kind. */
final class Marking {
  private Marking() {}

  static Marked mark(Question question, Answer answer) {
    return switch (question.content()) {
      case Question.Choice choice when answer instanceof Answer.Chosen given ->
          choice(question, choice, given);
      case Question.Opinions opinions when answer instanceof Answer.Chosen given ->
          opinion(question, opinions, given);
      case Question.Matching matching when answer instanceof Answer.Joined given ->
          joined(question, matching, given);
      case Question.Ordering ordering when answer instanceof Answer.Ordered given ->
          ordered(question, ordering, given);
      case Question.Judgement judgement when answer instanceof Answer.Judged given ->
          judged(question, judgement, given);
      default -> throw new IllegalArgumentException(question.kind() + " ≠ " + answer);
    };
  }

  static List<String> key(Question question) {
    return switch (question.content()) {
      case Question.Choice choice ->
          choice.options().stream()
              .filter(Question.Option::right)
              .map(Question.Option::key)
              .toList();
      case Question.Opinions opinions ->
          opinions.opinions().stream()
              .filter(Question.Opinion::holds)
              .map(Question.Opinion::key)
              .toList();
      case Question.Matching matching ->
          IntStream.range(0, matching.pairs().size())
              .mapToObj(place -> (place + 1) + "-" + Question.letter(place))
              .toList();
      case Question.Ordering ordering -> numbers(ordering.steps().size());
      case Question.Judgement judgement ->
          List.of(judgement.verdict().name(), judgement.provision().toString());
    };
  }

  private static List<String> numbers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }

  private static Marked choice(Question question, Question.Choice choice, Answer.Chosen given) {
    Set<String> keys =
        choice.options().stream().map(Question.Option::key).collect(Collectors.toSet());
    boolean several = choice.kind() == Question.Kind.MULTIPLE;
    known(given.keys(), keys, several ? keys.size() : 1);
    Set<String> right = new HashSet<>(key(question));
    if (!several) {
      return new Marked(question, given, right.equals(given.keys()) ? 1 : 0, 1);
    }
    int hits = right.containsAll(given.keys()) ? given.keys().size() : 0;
    return new Marked(question, given, hits, Math.max(right.size(), 1));
  }

  private static Marked opinion(
      Question question, Question.Opinions opinions, Answer.Chosen given) {
    Set<String> keys =
        opinions.opinions().stream().map(Question.Opinion::key).collect(Collectors.toSet());
    known(given.keys(), keys, 1);
    return new Marked(question, given, key(question).containsAll(given.keys()) ? 1 : 0, 1);
  }

  private static void known(Set<String> chosen, Set<String> keys, int most) {
    if (chosen.isEmpty() || chosen.size() > most || !keys.containsAll(chosen)) {
      throw new IllegalArgumentException(String.join(",", new TreeSet<>(chosen)));
    }
  }

  private static Marked joined(Question question, Question.Matching matching, Answer.Joined given) {
    Map<String, String> pairs = given.pairs();
    int count = matching.pairs().size();
    Set<String> seconds =
        IntStream.range(0, matching.seconds().size())
            .mapToObj(Question::letter)
            .collect(Collectors.toSet());
    boolean once = new HashSet<>(pairs.values()).size() == pairs.size();
    if (!once
        || !Set.copyOf(numbers(count)).containsAll(pairs.keySet())
        || !seconds.containsAll(pairs.values())) {
      throw new IllegalArgumentException(pairs.toString());
    }
    long right =
        IntStream.range(0, count)
            .filter(place -> Question.letter(place).equals(pairs.get(Integer.toString(place + 1))))
            .count();
    return new Marked(question, given, Math.toIntExact(right), count);
  }

  /**
   * One step that slipped must not spoil all that follow it, so neighbours count and not places.
   */
  private static Marked ordered(
      Question question, Question.Ordering ordering, Answer.Ordered given) {
    List<String> right = numbers(ordering.steps().size());
    List<String> keys = given.keys();
    if (keys.size() != right.size() || !Set.copyOf(right).equals(new HashSet<>(keys))) {
      throw new IllegalArgumentException(String.join(",", keys));
    }
    long neighbours =
        IntStream.range(0, keys.size() - 1)
            .filter(i -> Integer.parseInt(keys.get(i)) + 1 == Integer.parseInt(keys.get(i + 1)))
            .count();
    return new Marked(question, given, Math.toIntExact(neighbours), keys.size() - 1);
  }

  private static Marked judged(
      Question question, Question.Judgement judgement, Answer.Judged given) {
    if (!judgement.offered().containsAll(given.provision().stream().toList())) {
      throw new IllegalArgumentException(given.provision().toString());
    }
    boolean provision = given.provision().filter(judgement.provision()::equals).isPresent();
    int right = (given.verdict() == judgement.verdict() ? 1 : 0) + (provision ? 1 : 0);
    return new Marked(question, given, right, 2);
  }
}
