package org.qinqing.training.exchange.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.qinqing.pack.Question;
import org.qinqing.training.exchange.QuestionExchange.Remark;

/** Texts without what no format can hold. */
final class PlainText {
  /** Control characters, halves of characters and what is no character. */
  private static final String UNFIT =
      "[\\p{Cntrl}&&[^\\n\\t]]|[\\x{D800}-\\x{DFFF}]|[\\x{FFFE}\\x{FFFF}]";

  private PlainText() {}

  /** A text, its lines ended by a line feed, without blanks at the ends of lines. */
  static String of(String text) {
    return text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .replaceAll(UNFIT, "")
        .replaceAll("[ \\t]*\n[ \\t]*", "\n")
        .strip();
  }

  /** The question with plain texts; a remark says when characters were dropped. */
  static Question of(Question question, Remarks remarks) {
    AtomicBoolean dropped = new AtomicBoolean();
    UnaryOperator<String> plain =
        text -> {
          String fit = of(text);
          dropped.compareAndSet(false, !fit.equals(text));
          return fit;
        };
    Question fit =
        new Question(
            question.id(),
            question.pack(),
            question.topic(),
            question.side(),
            plain.apply(question.stem()),
            content(question.content(), plain),
            question.difficulty(),
            plain.apply(question.explanation()),
            question.basis(),
            question.rule(),
            question.location());
    if (dropped.get()) {
      remarks.add(Remark.Kind.LOST, question.id(), 0, "remark.characters");
    }
    return fit;
  }

  private static Question.Content content(Question.Content content, UnaryOperator<String> plain) {
    return switch (content) {
      case Question.Choice choice ->
          new Question.Choice(
              choice.kind(),
              choice.options().stream()
                  .map(
                      o ->
                          new Question.Option(
                              o.key(),
                              plain.apply(o.text()),
                              o.right(),
                              o.verdict(),
                              plain.apply(o.note())))
                  .toList());
      case Question.Matching matching ->
          new Question.Matching(
              matching.pairs().stream()
                  .map(
                      pair ->
                          new Question.Pair(plain.apply(pair.first()), plain.apply(pair.second())))
                  .toList(),
              matching.extras().stream().map(plain).toList());
      case Question.Ordering ordering ->
          new Question.Ordering(ordering.steps().stream().map(plain).toList());
      case Question.Judgement judgement -> judgement;
      case Question.Opinions opinions ->
          new Question.Opinions(
              opinions.opinions().stream()
                  .map(
                      o ->
                          new Question.Opinion(
                              o.key(), plain.apply(o.text()), plain.apply(o.reason()), o.holds()))
                  .toList(),
              plain.apply(opinions.commentary()));
    };
  }
}
