package org.qinqing.classroom.plan.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.Choice;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.plan.PlanPart.QuestionRound;
import org.qinqing.classroom.plan.PlanPart.QuestionRound.Answering;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.pack.Verdict;

/**
 * How a question of a bundle is asked in a class. A telephone can choose one, choose several and
 * put in order: pairs become an order, and a scene to be judged becomes two questions, the verdict
 * and what it stands on.
 */
final class Asking {
  /** What follows the id of a scene in the id of the question for its provision. */
  static final String BASIS = "#basis";

  private static final List<Verdict> VERDICTS =
      List.of(
          Verdict.PROHIBITED,
          Verdict.RECUSE,
          Verdict.CONDITIONAL,
          Verdict.DISCOURAGED,
          Verdict.PERMITTED,
          Verdict.ENCOURAGED);

  /**
   * A question as it is asked.
   *
   * @param questions in order; empty when there is an objection
   * @param objection why it cannot be asked, one sentence; empty when it can
   * @param leftOut what is left out of it, one sentence; empty when nothing is
   * @param commentary for the trainer only; may be empty
   */
  record Asked(
      List<ClassQuestion> questions, String objection, String leftOut, String commentary) {}

  private final Installed installed;

  Asking(Installed installed) {
    this.installed = installed;
  }

  /** How it is asked in that round. */
  Asked ask(Question question, QuestionRound round) {
    boolean opinions = question.content() instanceof Question.Opinions;
    if (opinions != (round.mode() == Mode.OPINION)) {
      return refused(opinions ? "objection.opinions" : "objection.noOpinions");
    }
    try {
      if (round.answering() == Answering.ALOUD) {
        return asked(aloud(question), commentary(question));
      }
      return switch (question.content()) {
        case Question.Choice choice -> asked(choice(question, choice), "");
        case Question.Opinions opinion -> asked(opinions(question, opinion), opinion.commentary());
        case Question.Ordering ordering ->
            asked(order(question, question.stem(), ordering.steps()), "");
        case Question.Matching matching -> matching(question, matching);
        case Question.Judgement judgement -> new Asked(judgement(question, judgement), "", "", "");
      };
    } catch (IllegalArgumentException e) {
      // Linted bundles have none of these, files that somebody put in by hand may.
      return refused("objection.unsound");
    }
  }

  private static Asked refused(String key) {
    return new Asked(List.of(), Messages.text(key), "", "");
  }

  private static Asked asked(ClassQuestion question, String commentary) {
    return new Asked(List.of(question), "", "", commentary);
  }

  private static ClassQuestion question(
      Question from, Form form, String text, List<Choice> choices, List<String> key) {
    return new ClassQuestion(
        from.id(), form, text, choices, key, from.explanation(), addresses(from.basis()));
  }

  private static List<String> addresses(List<Address> basis) {
    return basis.stream().map(Address::toString).toList();
  }

  private static ClassQuestion choice(Question question, Question.Choice choice) {
    boolean several = choice.kind() == Question.Kind.MULTIPLE;
    return question(
        question,
        several ? Form.MULTIPLE : Form.SINGLE,
        question.stem(),
        choice.options().stream().map(option -> new Choice(option.key(), option.text())).toList(),
        choice.options().stream()
            .filter(Question.Option::right)
            .map(Question.Option::key)
            .toList());
  }

  private static ClassQuestion opinions(Question question, Question.Opinions opinions) {
    return question(
        question,
        Form.OPINION,
        question.stem(),
        opinions.opinions().stream()
            .map(opinion -> new Choice(opinion.key(), opinion(opinion)))
            .toList(),
        List.of());
  }

  private static String opinion(Question.Opinion opinion) {
    return opinion.reason().isBlank()
        ? opinion.text()
        : Messages.text("opinion", opinion.text(), opinion.reason());
  }

  /** Steps in a mixed order that is the same each time and never the right one. */
  private static ClassQuestion order(Question question, String text, List<String> steps) {
    List<Integer> mixed = new ArrayList<>(IntStream.range(0, steps.size()).boxed().toList());
    mixed.sort(
        Comparator.comparing(step -> Fingerprint.of(List.of(question.id(), steps.get(step)))));
    if (mixed.equals(IntStream.range(0, steps.size()).boxed().toList())) {
      Collections.rotate(mixed, 1);
    }
    List<Choice> choices = new ArrayList<>();
    for (int place = 0; place < mixed.size(); place++) {
      choices.add(new Choice(Question.letter(place), steps.get(mixed.get(place))));
    }
    List<String> key =
        IntStream.range(0, steps.size())
            .mapToObj(step -> Question.letter(mixed.indexOf(step)))
            .toList();
    return question(question, Form.ORDERING, text, choices, key);
  }

  private static Asked matching(Question question, Question.Matching matching) {
    StringBuilder text = new StringBuilder(question.stem());
    for (int place = 0; place < matching.pairs().size(); place++) {
      text.append('\n').append(place + 1).append(". ").append(matching.pairs().get(place).first());
    }
    text.append('\n').append(Messages.text("matching"));
    return new Asked(
        List.of(
            order(
                question,
                text.toString(),
                matching.pairs().stream().map(Question.Pair::second).toList())),
        "",
        matching.extras().isEmpty() ? "" : Messages.text("leftOut.extras"),
        "");
  }

  private List<ClassQuestion> judgement(Question question, Question.Judgement judgement) {
    List<ClassQuestion> questions = new ArrayList<>();
    questions.add(
        question(
            question,
            Form.SINGLE,
            question.stem() + "\n" + Messages.text("verdict"),
            VERDICTS.stream()
                .map(verdict -> new Choice(verdict.name(), Messages.text("verdict." + verdict)))
                .toList(),
            List.of(judgement.verdict().name())));
    List<Address> offered = judgement.offered();
    if (offered.size() > 1) {
      List<Choice> choices = new ArrayList<>();
      @Nullable String right = null;
      for (int place = 0; place < offered.size(); place++) {
        choices.add(new Choice(Question.letter(place), provision(offered.get(place))));
        if (offered.get(place).equals(judgement.provision())) {
          right = Question.letter(place);
        }
      }
      questions.add(
          new ClassQuestion(
              question.id() + BASIS,
              Form.SINGLE,
              question.stem() + "\n" + Messages.text("basis"),
              choices,
              right == null ? List.of() : List.of(right),
              question.explanation(),
              addresses(question.basis())));
    }
    return questions;
  }

  /** What a provision is about, for nobody knows numbers of articles by heart. */
  private String provision(Address address) {
    Optional<String> heading =
        installed
            .snapshot()
            .provision(address, installed.asOf())
            .map(unit -> unit.heading().isBlank() ? "" : unit.heading());
    String title = installed.title(address);
    return heading.filter(words -> !words.isEmpty()).isPresent()
        ? Messages.text("provision.about", title, heading.get())
        : title;
  }

  private ClassQuestion aloud(Question question) {
    StringBuilder text = new StringBuilder(question.stem());
    switch (question.content()) {
      case Question.Choice choice ->
          choice
              .options()
              .forEach(
                  option ->
                      text.append('\n').append(option.key()).append(". ").append(option.text()));
      case Question.Matching matching ->
          matching.pairs().forEach(pair -> text.append("\n· ").append(pair.first()));
      case Question.Judgement judgement -> text.append('\n').append(Messages.text("verdict.aloud"));
      // Steps are to be found by who answers; naming them in order would give them away.
      case Question.Ordering ordering -> {}
      case Question.Opinions opinions -> throw new IllegalArgumentException(question.id());
    }
    return new ClassQuestion(
        question.id(),
        Form.SPOKEN,
        text.toString(),
        List.of(),
        List.of(),
        question.explanation(),
        addresses(question.basis()));
  }

  /** The right answer to a question that is answered aloud: the trainer has to judge. */
  private String commentary(Question question) {
    String answer =
        switch (question.content()) {
          case Question.Choice choice ->
              String.join(
                  "\n",
                  choice.options().stream()
                      .filter(Question.Option::right)
                      .map(option -> option.key() + ". " + option.text())
                      .toList());
          case Question.Matching matching ->
              String.join(
                  "\n",
                  matching.pairs().stream()
                      .map(pair -> pair.first() + " → " + pair.second())
                      .toList());
          case Question.Ordering ordering -> String.join("\n", ordering.steps());
          case Question.Judgement judgement ->
              Messages.text("verdict." + judgement.verdict())
                  + "\n"
                  + installed.title(judgement.provision());
          case Question.Opinions opinions -> opinions.commentary();
        };
    return Messages.text("answer", answer);
  }
}
