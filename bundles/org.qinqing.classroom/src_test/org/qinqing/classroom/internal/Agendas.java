package org.qinqing.classroom.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.classroom.Choice;
import org.qinqing.classroom.ClassAgenda;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassQuestion.Form;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Round.Mode;

/** Agendas for tests. */
final class Agendas {
  private Agendas() {}

  static ClassQuestion question(String id, Form form) {
    List<Choice> choices = new ArrayList<>();
    if (form != Form.SPOKEN) {
      for (String letter : List.of("A", "B", "C", "D")) {
        choices.add(new Choice(letter, id + " 选项 " + letter));
      }
    }
    List<String> key =
        switch (form) {
          case SINGLE -> List.of("B");
          case MULTIPLE -> List.of("A", "C");
          case ORDERING -> List.of("D", "C", "B", "A");
          case OPINION, SPOKEN -> List.of();
        };
    return new ClassQuestion(id, form, id + " 题干 <b>", choices, key, id + " 解析", List.of("a:b"));
  }

  static Round round(Mode mode, ClassQuestion... questions) {
    return new Round(
        mode,
        mode.name(),
        "",
        List.of(questions),
        10,
        4,
        mode == Mode.STAKE ? List.of(5, 10, 20) : List.of(),
        mode == Mode.TIMED ? Optional.of(Duration.ofSeconds(30)) : Optional.empty());
  }

  /** One round of every mode, questions of every form. */
  static ClassAgenda full(String... teams) {
    return new ClassAgenda(
        "纪律教育",
        List.of(
            round(Mode.LECTURE),
            round(
                Mode.EVERYONE,
                question("e1", Form.SINGLE),
                question("e2", Form.MULTIPLE),
                question("e3", Form.ORDERING)),
            round(Mode.RUSH, question("r1", Form.SPOKEN), question("r2", Form.SINGLE)),
            round(Mode.TIMED, question("t1", Form.SINGLE)),
            round(Mode.STAKE, question("s1", Form.SINGLE)),
            round(Mode.OPINION, question("o1", Form.OPINION)),
            round(Mode.TIE_BREAK, question("b1", Form.SINGLE), question("b2", Form.SPOKEN))),
        List.of(teams));
  }

  static ClassAgenda single(Mode mode, Form form) {
    return new ClassAgenda("一题", List.of(round(mode, question("q", form))), List.of());
  }
}
