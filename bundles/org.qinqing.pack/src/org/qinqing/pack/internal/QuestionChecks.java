package org.qinqing.pack.internal;

import java.util.List;
import java.util.stream.Stream;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.pack.Question.Opinion;
import org.qinqing.pack.Question.Option;
import org.qinqing.pack.Question.Pair;
import org.qinqing.pack.Verdict;

/** Whether an item can be answered, and has one right answer. */
final class QuestionChecks {
  private static final int FEWEST = 2;
  private static final int MOST_OPINIONS = 4;

  private final Question question;
  private final Subject subject;

  QuestionChecks(Question question, Subject subject) {
    this.question = question;
    this.subject = subject;
  }

  /** What would make an answer impossible, or let two answers be right. */
  void structure() {
    switch (question.content()) {
      case Question.Choice choice -> choice(choice);
      case Question.Matching matching -> matching(matching);
      case Question.Ordering ordering -> {
        few(ordering.steps().size(), Code.QUESTION_ORDER);
        twins(ordering.steps(), Code.QUESTION_ORDER);
      }
      case Question.Judgement judgement -> judgement(judgement);
      case Question.Opinions opinions -> opinions(opinions);
    }
  }

  private void wrong(Code code, Object... arguments) {
    subject
        .findings()
        .add(
            code,
            question.location(),
            Stream.concat(Stream.of(question.id()), Stream.of(arguments)).toArray());
  }

  private void few(int count, Code code) {
    if (count < FEWEST) {
      wrong(code, Messages.text("question.few", count));
    }
  }

  /** The same text twice: nobody could tell which of the two is meant. */
  private void twins(List<String> texts, Code code) {
    texts.stream()
        .distinct()
        .filter(text -> texts.indexOf(text) != texts.lastIndexOf(text))
        .forEach(text -> wrong(code, Messages.text("question.twin", text)));
  }

  private void choice(Question.Choice choice) {
    long right = choice.options().stream().filter(Option::right).count();
    long keys = choice.options().stream().map(Option::key).distinct().count();
    boolean counted = choice.kind() == Question.Kind.MULTIPLE ? right >= 1 : right == 1;
    if (!counted || keys != choice.options().size()) {
      wrong(Code.QUESTION_RIGHT);
    }
  }

  private void matching(Question.Matching matching) {
    few(matching.pairs().size(), Code.QUESTION_PAIRS);
    twins(matching.pairs().stream().map(Pair::first).toList(), Code.QUESTION_PAIRS);
    twins(matching.seconds(), Code.QUESTION_PAIRS);
  }

  private void judgement(Question.Judgement judgement) {
    Address provision = judgement.provision();
    if (!question.basis().contains(provision)) {
      wrong(Code.QUESTION_VERDICT, Messages.text("question.uncited", provision));
    }
    if (judgement.verdict().kind() == Verdict.Kind.OPEN) {
      wrong(Code.QUESTION_VERDICT, Messages.text("question.open", judgement.verdict()));
    }
    List<Address> among = judgement.among();
    twins(
        Stream.concat(Stream.of(provision), among.stream()).map(Address::toString).toList(),
        Code.QUESTION_VERDICT);
    for (Address other : among.stream().distinct().toList()) {
      // Whoever names the whole for its part, or a second basis, would be right too.
      boolean alsoRight =
          !other.equals(provision)
              && (other.contains(provision)
                  || provision.contains(other)
                  || question.basis().contains(other));
      if (alsoRight) {
        wrong(Code.QUESTION_VERDICT, Messages.text("question.alsoRight", other));
      }
      if (!subject.index().exists(other)) {
        subject.findings().add(Code.DANGLING_ADDRESS, question.location(), other);
      } else if (!subject.reaches(other.pack())) {
        subject.findings().add(Code.BEYOND_PLACE, question.location(), other);
      }
    }
  }

  private void opinions(Question.Opinions opinions) {
    List<Opinion> all = opinions.opinions();
    if (all.size() < FEWEST || all.size() > MOST_OPINIONS) {
      wrong(Code.QUESTION_OPINIONS, Messages.text("question.opinions", all.size()));
    }
    long holding = all.stream().filter(Opinion::holds).count();
    if (holding != 1) {
      wrong(Code.QUESTION_OPINIONS, Messages.text("question.holds", holding));
    }
    twins(all.stream().map(Opinion::key).toList(), Code.QUESTION_OPINIONS);
    twins(all.stream().map(Opinion::text).toList(), Code.QUESTION_OPINIONS);
  }
}
