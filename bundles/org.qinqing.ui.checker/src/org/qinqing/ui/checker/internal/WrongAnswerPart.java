package org.qinqing.ui.checker.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.pack.Verdict;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** 报告这个答案有误: asks what seems wrong and where the file goes, and writes it. Sends nothing. */
final class WrongAnswerPart {
  private final VerdictWords words;
  private final Names names;
  private final AskDesk.WrongAnswer desk;
  private final FlatButton right;

  WrongAnswerPart(
      Composite parent,
      Theme theme,
      VerdictWords words,
      AskDesk.WrongAnswer desk,
      AskActions actions) {
    this.words = words;
    this.names = words.names();
    this.desk = desk;
    Card card = new Card(parent, theme, Role.SURFACE, Role.ACCENT, true, 16);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme, Type.HEADING, Role.TEXT, say("wrong.head"));
    Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, say("wrong.text"));
    Composite verdict = Parts.group(card, 2);
    Parts.line(verdict, theme, Type.TEXT, Role.TEXT_SECONDARY, say("wrong.right"));
    right = new FlatButton(verdict, theme, FlatButton.Kind.SECONDARY, rightWord(), "down");
    right.onAction(this::choose);
    TextArea.add(card, theme, say("wrong.opinion"), desk.opinion, typed -> desk.opinion = typed);
    Parts.text(card, theme, Type.NOTE, Role.TEXT_TERTIARY, say("wrong.opinion"));
    new SaveLine(
        card,
        theme,
        names.words(),
        desk.path.isEmpty() ? first() : desk.path,
        "txt",
        typed -> desk.path = typed,
        () -> {
          desk.open = false;
          actions.again();
        },
        actions::reflow,
        this::write);
  }

  private List<String> write(Path target) throws IOException {
    WrongAnswerFile.write(
        target,
        WrongAnswerFile.lines(words, desk.right.map(names::verdict).orElse(""), desk.opinion));
    return List.of();
  }

  private String say(String key, Object... arguments) {
    return names.words().say(key, arguments);
  }

  private String rightWord() {
    return desk.right.map(names::verdict).orElse(say("wrong.right.unsure"));
  }

  private void choose() {
    DropDown menu = new DropDown(right);
    for (Verdict verdict : Verdict.values()) {
      menu.choice(
          names.verdict(verdict),
          desk.right.filter(verdict::equals).isPresent(),
          () -> right(Optional.of(verdict)));
    }
    menu.choice(say("wrong.right.unsure"), desk.right.isEmpty(), () -> right(Optional.empty()));
    menu.open();
  }

  private void right(Optional<Verdict> verdict) {
    desk.right = verdict;
    right.text(rightWord());
    right.requestLayout();
  }

  private String first() {
    return SaveLine.free(
            SaveLine.folder(), say("wrong.file.name", LocalDate.now().toString()), "txt")
        .toString();
  }
}
