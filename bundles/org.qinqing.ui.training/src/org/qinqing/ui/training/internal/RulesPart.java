package org.qinqing.ui.training.internal;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.pack.Question;
import org.qinqing.pack.Verdict;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 这道题考的规则: how the checker judges what the options say. */
final class RulesPart {
  private final Theme theme;
  private final Words words;

  private RulesPart(Theme theme, Words words) {
    this.theme = theme;
    this.words = words;
  }

  /**
   * Fills a card.
   *
   * @param answered whether the question was answered; before, the verdicts would give it away
   */
  static void show(Composite card, Desk desk, Question question, boolean answered) {
    RulesPart part = new RulesPart(desk.theme(), desk.words());
    Parts.text(card, part.theme, Type.STRONG, Role.TEXT, part.words.say("rules"));
    if (!answered) {
      part.note(card, "rules.open");
      return;
    }
    List<Question.Option> judged =
        question.options().stream().filter(option -> option.verdict().isPresent()).toList();
    if (question.content() instanceof Question.Judgement judgement) {
      part.rule(card, judgement.verdict(), Names.of(desk).provision(judgement.provision()));
    } else if (judged.isEmpty()) {
      part.note(card, "rules.none");
    }
    for (Question.Option option : judged) {
      Optional<Verdict> verdict = option.verdict();
      verdict.ifPresent(value -> part.rule(card, value, option.text()));
    }
  }

  private void note(Composite card, String key) {
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say(key));
  }

  private void rule(Composite card, Verdict verdict, String text) {
    Composite line = Parts.group(card, 2);
    ((GridLayout) line.getLayout()).marginTop = 4;
    String word = words.say("verdict." + verdict.name());
    Picture sign = new Picture(line, theme, word, 16, () -> theme.sign(verdict, 16));
    GridData top = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false);
    top.verticalIndent = 3;
    sign.setLayoutData(top);
    Composite said = Parts.group(line, 1);
    ((GridLayout) said.getLayout()).verticalSpacing = 2;
    Parts.text(said, theme, Type.STRONG, Role.of(verdict), word);
    Parts.text(said, theme, Type.SECONDARY, Role.TEXT_SECONDARY, text);
  }
}
