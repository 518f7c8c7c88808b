package org.qinqing.ui.training.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.pack.Verdict;
import org.qinqing.training.Answer;

/**
 * What a person has put together so far as an answer to one question; not handed in yet. It
 * outlives the widgets that show it. Not safe for several threads.
 */
sealed interface Reply {
  /** What is asked. */
  Question question();

  /** The answer; empty as long as a part is missing. */
  Optional<Answer> answer();

  /** Takes an answer that was given before; one of another form changes nothing. */
  void take(Answer given);

  /**
   * An empty reply; what has to be mixed is mixed.
   *
   * @param seed the same gives the same order
   */
  static Reply to(Question question, long seed) {
    return to(question, List.of(), seed);
  }

  /**
   * An empty reply.
   *
   * @param order the keys as they are to be shown: of options, opinions, steps, or of the second
   *     column of pairs; when these are not all keys of the question, as it would be without
   * @param seed the same gives the same order where none is given
   */
  static Reply to(Question question, List<String> order, long seed) {
    return switch (question.content()) {
      case Question.Choice choice ->
          new Chosen(
              question,
              choice.kind() == Question.Kind.MULTIPLE,
              ordered(order, choice.options().stream().map(Question.Option::key).toList()));
      case Question.Opinions opinions ->
          new Chosen(
              question,
              false,
              ordered(order, opinions.opinions().stream().map(Question.Opinion::key).toList()));
      case Question.Matching matching -> {
        List<String> keys =
            IntStream.range(0, matching.seconds().size()).mapToObj(Question::letter).toList();
        yield new Joined(question, matching, ordered(order, mixed(keys, question, seed)));
      }
      case Question.Ordering ordering -> {
        List<String> keys =
            IntStream.rangeClosed(1, ordering.steps().size()).mapToObj(Integer::toString).toList();
        yield new Ordered(question, ordered(order, mixed(keys, question, seed)));
      }
      case Question.Judgement judgement -> new Judged(question, judgement.offered());
    };
  }

  private static List<String> ordered(List<String> wanted, List<String> usual) {
    return wanted.size() == usual.size() && Set.copyOf(wanted).equals(Set.copyOf(usual))
        ? List.copyOf(wanted)
        : usual;
  }

  /** Another order than the right one, which is the one given. */
  private static List<String> mixed(List<String> keys, Question question, long seed) {
    List<String> mixed = new ArrayList<>(keys);
    Collections.shuffle(mixed, new SplittableRandom(seed ^ question.id().hashCode()));
    if (mixed.equals(keys) && keys.size() > 1) {
      Collections.rotate(mixed, 1);
    }
    return List.copyOf(mixed);
  }

  /** Options, or the one opinion held. */
  final class Chosen implements Reply {
    private final Question question;
    private final boolean several;
    private final List<String> order;
    private final Set<String> keys = new TreeSet<>();

    private Chosen(Question question, boolean several, List<String> order) {
      this.question = question;
      this.several = several;
      this.order = order;
    }

    /** Whether several may be chosen. */
    boolean several() {
      return several;
    }

    /** The keys as they are shown. */
    List<String> order() {
      return order;
    }

    /** What is chosen. */
    Set<String> keys() {
      return Set.copyOf(keys);
    }

    /** Chooses; where several may be chosen, a second time takes it back. */
    void choose(String key) {
      if (!order.contains(key)) {
        return;
      }
      if (!several) {
        keys.clear();
        keys.add(key);
      } else if (!keys.remove(key)) {
        keys.add(key);
      }
    }

    @Override
    public Question question() {
      return question;
    }

    @Override
    public Optional<Answer> answer() {
      return keys.isEmpty() ? Optional.empty() : Optional.of(new Answer.Chosen(keys));
    }

    @Override
    public void take(Answer given) {
      if (given instanceof Answer.Chosen chosen) {
        keys.clear();
        keys.addAll(chosen.keys());
      }
    }
  }

  /** Pairs. */
  final class Joined implements Reply {
    private final Question question;
    private final Question.Matching matching;
    private final List<String> order;
    private final Map<String, String> pairs = new LinkedHashMap<>();
    private int first;

    private Joined(Question question, Question.Matching matching, List<String> order) {
      this.question = question;
      this.matching = matching;
      this.order = order;
    }

    /** How many first items there are. */
    int firsts() {
      return matching.pairs().size();
    }

    /** What a first item says. */
    String firstText(int place) {
      return matching.pairs().get(place).first();
    }

    /** How many second items there are. */
    int seconds() {
      return order.size();
    }

    /** What the second item shown there says. */
    String secondText(int place) {
      return matching.seconds().get(keyPlace(order.get(place)));
    }

    private int keyPlace(String key) {
      return IntStream.range(0, order.size())
          .filter(place -> Question.letter(place).equals(key))
          .findFirst()
          .orElseThrow();
    }

    /** The first item that is joined next; as many as there are when all are. */
    int first() {
      return first;
    }

    /** Says which first item is joined next. */
    void first(int place) {
      if (place >= 0 && place < firsts()) {
        first = place;
      }
    }

    /** Joins the first item in turn to the second item shown there, and turns to the next. */
    void join(int secondPlace) {
      if (secondPlace < 0 || secondPlace >= order.size() || first >= firsts()) {
        return;
      }
      String second = order.get(secondPlace);
      pairs.values().remove(second);
      pairs.put(Integer.toString(first + 1), second);
      int from = first;
      first =
          IntStream.range(0, firsts())
              .map(step -> (from + step) % firsts())
              .filter(place -> !pairs.containsKey(Integer.toString(place + 1)))
              .findFirst()
              .orElse(firsts());
    }

    /** Takes back what the first item is joined to and turns to it. */
    void part(int place) {
      if (place >= 0 && place < firsts()) {
        pairs.remove(Integer.toString(place + 1));
        first = place;
      }
    }

    /** Takes back the pair that was joined last. */
    void partLast() {
      List<String> joined = List.copyOf(pairs.keySet());
      if (!joined.isEmpty()) {
        part(Integer.parseInt(joined.getLast()) - 1);
      }
    }

    /** The place of the second item to which a first one is joined; -1 when to none. */
    int joinedTo(int place) {
      @Nullable String key = pairs.get(Integer.toString(place + 1));
      return key == null ? -1 : order.indexOf(key);
    }

    /** The place of the second item that belongs to a first one. */
    int rightFor(int place) {
      return order.indexOf(Question.letter(place));
    }

    @Override
    public Question question() {
      return question;
    }

    @Override
    public Optional<Answer> answer() {
      return pairs.size() < firsts() ? Optional.empty() : Optional.of(new Answer.Joined(pairs));
    }

    @Override
    public void take(Answer given) {
      if (given instanceof Answer.Joined joined) {
        pairs.clear();
        pairs.putAll(joined.pairs());
        first = firsts();
      }
    }
  }

  /** Steps. */
  final class Ordered implements Reply {
    private final Question question;
    private final List<String> keys;
    private boolean touched;
    private int held;

    private Ordered(Question question, List<String> order) {
      this.question = question;
      this.keys = new ArrayList<>(order);
    }

    /** The keys as they stand. */
    List<String> keys() {
      return List.copyOf(keys);
    }

    /** What the step that stands there says. */
    String text(int place) {
      return question.content() instanceof Question.Ordering ordering
          ? ordering.steps().get(Integer.parseInt(keys.get(place)) - 1)
          : "";
    }

    /** The step that is moved next. */
    int held() {
      return held;
    }

    /** Says which step is moved next. */
    void hold(int place) {
      if (place >= 0 && place < keys.size()) {
        held = place;
      }
    }

    /** Moves the held step; at an end it stays. */
    void move(int by) {
      int to = held + by;
      if (to >= 0 && to < keys.size()) {
        keys.add(to, keys.remove(held));
        held = to;
        touched = true;
      }
    }

    @Override
    public Question question() {
      return question;
    }

    /** An order nobody has touched is none: it was mixed so that it is wrong. */
    @Override
    public Optional<Answer> answer() {
      return touched ? Optional.of(new Answer.Ordered(keys)) : Optional.empty();
    }

    @Override
    public void take(Answer given) {
      if (given instanceof Answer.Ordered ordered
          && Set.copyOf(ordered.keys()).equals(Set.copyOf(keys))) {
        keys.clear();
        keys.addAll(ordered.keys());
        touched = true;
      }
    }
  }

  /** A verdict and its provision. */
  final class Judged implements Reply {
    private final Question question;
    private final List<Address> offered;
    private Optional<Verdict> verdict = Optional.empty();
    private Optional<Address> provision = Optional.empty();

    private Judged(Question question, List<Address> offered) {
      this.question = question;
      this.offered = offered;
    }

    /** The provisions to choose from. */
    List<Address> offered() {
      return offered;
    }

    /** The verdict chosen. */
    Optional<Verdict> verdict() {
      return verdict;
    }

    /** The provision chosen. */
    Optional<Address> provision() {
      return provision;
    }

    /** Chooses the verdict. */
    void judge(Verdict value) {
      verdict = Optional.of(value);
    }

    /** Chooses the provision. */
    void standOn(Address value) {
      if (offered.contains(value)) {
        provision = Optional.of(value);
      }
    }

    @Override
    public Question question() {
      return question;
    }

    @Override
    public Optional<Answer> answer() {
      return provision.isEmpty()
          ? Optional.empty()
          : verdict.map(given -> new Answer.Judged(given, provision));
    }

    @Override
    public void take(Answer given) {
      if (given instanceof Answer.Judged judged) {
        verdict = Optional.of(judged.verdict());
        provision = judged.provision();
      }
    }
  }
}
