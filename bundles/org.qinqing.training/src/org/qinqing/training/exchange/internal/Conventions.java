package org.qinqing.training.exchange.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.pack.Question.Opinion;
import org.qinqing.pack.Question.Option;
import org.qinqing.pack.Question.Pair;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;
import org.qinqing.training.exchange.QuestionExchange.Defaults;
import org.qinqing.training.exchange.QuestionExchange.Remark;

/**
 * How our kinds are put into the forms that other programs know, and found again.
 *
 * <p>What they have no place for goes into {@link Tags}. A scene to be judged becomes two pairs,
 * the verdict and the provision, with the other verdicts and provisions as extras. An opinion
 * becomes a choice, its reason on a line below; the commentary follows the explanation below a line
 * of its own.
 */
final class Conventions {
  private static final String TRUE = "wire.true";
  private static final String FALSE = "wire.false";
  private static final String COMMENTARY = "wire.commentary";
  private static final String VERDICT = "wire.verdict";
  private static final String PROVISION = "wire.provision";

  /** Verdicts that can be given. */
  private static final List<Verdict> GIVEN =
      Stream.of(Verdict.values()).filter(v -> v.kind() != Verdict.Kind.OPEN).toList();

  private final boolean orders;
  private final boolean sentences;
  private final Remarks remarks;

  /**
   * The conventions for a format.
   *
   * @param orders whether it knows steps to be put in order
   * @param sentences whether it knows sentences that are right or wrong
   */
  Conventions(boolean orders, boolean sentences, Remarks remarks) {
    this.orders = orders;
    this.sentences = sentences;
    this.remarks = remarks;
  }

  // --- from questions ----------------------------------------------------------------------------

  /** The questions as they can be written; those that nobody could answer are left out. */
  List<Portable> portable(List<Question> questions) {
    List<Portable> all = new ArrayList<>();
    for (Question question : questions) {
      Optional<String> fault = Soundness.fault(question);
      if (fault.isPresent()) {
        remarks.add(Remark.Kind.SKIPPED, question.id(), 0, "remark.unsound", fault.get());
      } else {
        all.add(portable(PlainText.of(question, remarks)));
      }
    }
    return all;
  }

  private Portable portable(Question question) {
    Tags tags =
        new Tags()
            .add(Tags.KIND, wire(question.kind()))
            .add(Tags.TOPIC, question.topic())
            .add(Tags.SIDE, wire(question.side()))
            .add(Tags.DIFFICULTY, Integer.toString(question.difficulty()));
    question.rule().ifPresent(rule -> tags.add(Tags.RULE, rule));
    question.basis().forEach(basis -> tags.add(Tags.BASIS, basis.toString()));
    Portable.Shape shape = shape(question, tags);
    remarks.add(Remark.Kind.CONVENTION, question.id(), 0, "remark.tags");
    String feedback =
        question.content() instanceof Question.Opinions opinions
            ? question.explanation()
                + "\n"
                + Messages.name(COMMENTARY)
                + "\n"
                + opinions.commentary()
            : question.explanation();
    return new Portable(question.id(), 0, question.stem(), shape, feedback, tags.asList());
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private Portable.Shape shape(Question question, Tags tags) {
    return switch (question.content()) {
      case Question.Choice choice -> choice(choice, tags);
      case Question.Matching matching -> new Portable.Pairs(matching.pairs(), matching.extras());
      case Question.Ordering ordering -> {
        if (orders) {
          yield new Portable.Order(ordering.steps());
        }
        as(question, "remark.ordering");
        yield new Portable.Pairs(
            IntStream.range(0, ordering.steps().size())
                .mapToObj(i -> new Pair(Integer.toString(i + 1), ordering.steps().get(i)))
                .toList(),
            List.of());
      }
      case Question.Judgement judgement -> {
        as(question, "remark.judgement");
        yield judgement(judgement);
      }
      case Question.Opinions opinions -> {
        as(question, "remark.opinions");
        yield opinions(question, opinions, tags);
      }
    };
  }

  private void as(Question question, String key) {
    remarks.add(Remark.Kind.CONVENTION, question.id(), 0, key);
  }

  private Portable.Shape choice(Question.Choice choice, Tags tags) {
    List<Option> options = choice.options();
    for (Option option : options) {
      option.verdict().ifPresent(v -> tags.add(Tags.VERDICT, List.of(option.key(), v.name())));
    }
    keys(options.stream().map(Option::key).toList(), tags);
    if (sentences && choice.kind() == Question.Kind.JUDGE && isSentence(options)) {
      return new Portable.TrueFalse(
          options.getFirst().right(), options.getFirst().note(), options.getLast().note());
    }
    return new Portable.Choices(
        choice.kind() == Question.Kind.MULTIPLE,
        options.stream().map(o -> new Portable.Line(o.text(), o.right(), o.note())).toList());
  }

  private static boolean isSentence(List<Option> options) {
    return options.stream().map(Option::key).toList().equals(List.of("A", "B"))
        && options.get(0).text().equals(Messages.first(TRUE))
        && options.get(1).text().equals(Messages.first(FALSE));
  }

  /** Keys other than A, B, C … have to be said. */
  private static void keys(List<String> keys, Tags tags) {
    if (!keys.equals(letters(keys.size()))) {
      tags.add(Tags.KEYS, keys);
    }
  }

  private static List<String> letters(int count) {
    return IntStream.range(0, count).mapToObj(Question::letter).toList();
  }

  private static Portable.Shape judgement(Question.Judgement judgement) {
    Stream<String> verdicts =
        GIVEN.stream().filter(verdict -> verdict != judgement.verdict()).map(Conventions::word);
    return new Portable.Pairs(
        List.of(
            new Pair(Messages.name(VERDICT), word(judgement.verdict())),
            new Pair(Messages.name(PROVISION), judgement.provision().toString())),
        Stream.concat(verdicts, judgement.among().stream().map(Address::toString)).toList());
  }

  /** What a verdict is called. */
  static String word(Verdict verdict) {
    return Messages.name("verdict." + verdict.name());
  }

  /** The verdict that is called so, in any language. */
  static Optional<Verdict> verdict(String word) {
    return Stream.of(Verdict.values())
        .filter(
            verdict ->
                verdict.name().equalsIgnoreCase(word.strip())
                    || Messages.names("verdict." + verdict.name()).contains(word.strip()))
        .findFirst();
  }

  private Portable.Shape opinions(Question question, Question.Opinions opinions, Tags tags) {
    keys(opinions.opinions().stream().map(Opinion::key).toList(), tags);
    List<Portable.Line> lines = new ArrayList<>();
    for (Opinion opinion : opinions.opinions()) {
      if (opinion.text().contains("\n")) {
        remarks.add(Remark.Kind.LOST, question.id(), 0, "remark.opinionLines", opinion.key());
      }
      lines.add(
          new Portable.Line(
              opinion.text().replace('\n', ' ') + "\n" + opinion.reason(), opinion.holds(), ""));
    }
    if (commentary(question.explanation()).isPresent()) {
      remarks.add(Remark.Kind.LOST, question.id(), 0, "remark.commentary");
    }
    return new Portable.Choices(false, lines);
  }

  /** The line that parts an explanation from the commentary. */
  private static Optional<Integer> commentary(String feedback) {
    List<String> lines = Arrays.asList(feedback.split("\n", -1));
    return IntStream.range(0, lines.size())
        .filter(i -> Messages.all(COMMENTARY).contains(lines.get(i).strip()))
        .boxed()
        .findFirst();
  }

  // --- to questions ------------------------------------------------------------------------------

  /** The questions as we know them; what is wrong with one is an error of the whole file. */
  List<Question> questions(List<Portable> items, Defaults defaults) {
    List<Question> questions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    NewIds fresh = new NewIds(defaults);
    for (Portable item : items) {
      String id = id(item, fresh, questions.size() + 1);
      if (!ids.add(id)) {
        remarks.error(id, item.line(), "error.sameId", id);
        continue;
      }
      Question question = question(id, item, defaults);
      Optional<String> fault = Soundness.fault(question);
      if (fault.isPresent()) {
        remarks.error(id, item.line(), "error.unsound", fault.get());
      }
      questions.add(question);
    }
    return questions;
  }

  private String id(Portable item, NewIds fresh, int place) {
    if (item.id().matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      return item.id();
    }
    String id = fresh.next(place);
    remarks.add(Remark.Kind.ASSUMED, id, item.line(), "remark.id", item.id());
    return id;
  }

  private Question question(String id, Portable item, Defaults defaults) {
    Tags tags = new Tags(item.tags());
    Function<String, Optional<String>> said =
        name -> {
          Optional<String> value = tags.get(name).filter(v -> !v.isBlank());
          if (value.isEmpty()) {
            remarks.add(Remark.Kind.ASSUMED, id, item.line(), "remark.assumed." + name);
          }
          return value;
        };
    String topic = said.apply(Tags.TOPIC).orElse(defaults.topic());
    Side side =
        said.apply(Tags.SIDE)
            .map(s -> s.equals(wire(Side.ENTERPRISE)) ? Side.ENTERPRISE : Side.OFFICIAL)
            .orElse(defaults.side());
    int difficulty =
        tags.get(Tags.DIFFICULTY)
            .filter(d -> d.matches("[123]"))
            .map(Integer::parseInt)
            .orElse(Question.USUAL_DIFFICULTY);
    List<Address> basis = basis(id, item, tags);
    String explanation = item.feedback();
    Question.Content content = content(item, tags);
    if (content instanceof Question.Opinions && commentary(item.feedback()).isPresent()) {
      int at = commentary(item.feedback()).get();
      List<String> lines = Arrays.asList(item.feedback().split("\n", -1));
      explanation = String.join("\n", lines.subList(0, at)).strip();
    }
    return new Question(
        id,
        defaults.pack(),
        topic,
        side,
        item.stem(),
        content,
        difficulty,
        explanation,
        basis,
        tags.get(Tags.RULE),
        new SourceLocation("", item.line()));
  }

  private List<Address> basis(String id, Portable item, Tags tags) {
    List<Address> basis = new ArrayList<>();
    for (String text : tags.all(Tags.BASIS)) {
      Address.parse(text)
          .ifPresentOrElse(
              basis::add,
              () -> remarks.add(Remark.Kind.LOST, id, item.line(), "remark.badBasis", text));
    }
    if (basis.isEmpty()) {
      remarks.add(Remark.Kind.ASSUMED, id, item.line(), "remark.assumed.basis");
    }
    return basis;
  }

  /** The shape decides; a tag only tells apart kinds that have the same shape. */
  private static Question.Content content(Portable item, Tags tags) {
    String kind = tags.get(Tags.KIND).orElse("");
    return switch (item.shape()) {
      case Portable.Choices choices -> {
        if (kind.equals(wire(Question.Kind.OPINIONS))) {
          yield opinions(choices, item.feedback(), tags);
        }
        boolean judge = kind.equals(wire(Question.Kind.JUDGE)) && !choices.several();
        yield new Question.Choice(
            choices.several()
                ? Question.Kind.MULTIPLE
                : judge ? Question.Kind.JUDGE : Question.Kind.SINGLE,
            options(choices, tags));
      }
      case Portable.TrueFalse sentence ->
          new Question.Choice(
              Question.Kind.JUDGE,
              options(
                  new Portable.Choices(
                      false,
                      List.of(
                          new Portable.Line(
                              Messages.first(TRUE), sentence.truth(), sentence.onTrue()),
                          new Portable.Line(
                              Messages.first(FALSE), !sentence.truth(), sentence.onFalse()))),
                  tags));
      case Portable.Order order -> new Question.Ordering(order.steps());
      case Portable.Pairs pairs -> pairs(pairs, kind);
    };
  }

  private static List<String> keys(int count, Tags tags) {
    List<String> keys = tags.list(Tags.KEYS);
    return keys.size() == count ? keys : letters(count);
  }

  private static List<Option> options(Portable.Choices choices, Tags tags) {
    List<String> keys = keys(choices.lines().size(), tags);
    List<Option> options = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Portable.Line line = choices.lines().get(i);
      options.add(
          new Option(
              keys.get(i), line.text(), line.right(), tags.verdict(keys.get(i)), line.feedback()));
    }
    return options;
  }

  private static Question.Content opinions(Portable.Choices choices, String feedback, Tags tags) {
    List<String> keys = keys(choices.lines().size(), tags);
    List<Opinion> opinions = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Portable.Line line = choices.lines().get(i);
      String[] parts = line.text().split("\n", 2);
      opinions.add(
          new Opinion(
              keys.get(i),
              parts[0].strip(),
              parts.length > 1 ? parts[1].strip() : line.feedback(),
              line.right()));
    }
    List<String> lines = Arrays.asList(feedback.split("\n", -1));
    String said =
        commentary(feedback)
            .map(at -> String.join("\n", lines.subList(at + 1, lines.size())).strip())
            .orElse("");
    return new Question.Opinions(opinions, said);
  }

  private static Question.Content pairs(Portable.Pairs pairs, String kind) {
    if (kind.equals(wire(Question.Kind.ORDERING))
        && pairs.pairs().stream().allMatch(pair -> pair.first().matches("\\d{1,4}"))) {
      return new Question.Ordering(
          pairs.pairs().stream()
              .sorted(Comparator.comparingInt(pair -> Integer.parseInt(pair.first())))
              .map(Pair::second)
              .toList());
    }
    if (kind.equals(wire(Question.Kind.VERDICT))) {
      Optional<Verdict> verdict = called(pairs, VERDICT).flatMap(Conventions::verdict);
      Optional<Address> provision = called(pairs, PROVISION).flatMap(Address::parse);
      if (verdict.isPresent() && provision.isPresent()) {
        return new Question.Judgement(
            verdict.get(),
            provision.get(),
            pairs.extras().stream().flatMap(extra -> Address.parse(extra).stream()).toList());
      }
    }
    return new Question.Matching(pairs.pairs(), pairs.extras());
  }

  private static Optional<String> called(Portable.Pairs pairs, String key) {
    return pairs.pairs().stream()
        .filter(pair -> Messages.names(key).contains(pair.first()))
        .map(Pair::second)
        .findFirst();
  }
}
