package org.qinqing.ui.training.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Question;
import org.qinqing.training.Training;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;

/** Two columns whose rows are joined: a digit names the left one, a letter the right one. */
final class MatchingForm extends AnswerForm {
  private final Reply.Joined reply;
  private final List<OptionRow> firsts = new ArrayList<>();
  private final List<OptionRow> seconds = new ArrayList<>();
  private final JoinLines lines;
  private final Composite left;
  private final Composite right;

  MatchingForm(Composite parent, Desk desk, Reply.Joined reply, Optional<Training.Marked> marked) {
    super(parent, desk, marked);
    this.reply = reply;
    Composite columns = Parts.group(body(), 3);
    ((GridLayout) columns.getLayout()).horizontalSpacing = 0;
    left = column(columns);
    lines = new JoinLines(columns, theme());
    lines.setLayoutData(new GridData(SWT.CENTER, SWT.FILL, false, true));
    right = column(columns);
  }

  private static Composite column(Composite columns) {
    Composite column = Parts.group(columns, 1);
    ((GridLayout) column.getLayout()).verticalSpacing = GAP;
    GridData half = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
    // The same hint for both, so that each gets half of the width.
    half.widthHint = 100;
    column.setLayoutData(half);
    return column;
  }

  @Override
  Reply reply() {
    return reply;
  }

  @Override
  void show() {
    for (int i = 0; i < reply.firsts(); i++) {
      int place = i;
      OptionRow row = new OptionRow(left, theme(), Integer.toString(i + 1), reply.firstText(i));
      row.setLayoutData(Parts.wide());
      row.onAction(() -> first(place));
      firsts.add(row);
    }
    for (int i = 0; i < reply.seconds(); i++) {
      int place = i;
      OptionRow row = new OptionRow(right, theme(), Question.letter(i), reply.secondText(i));
      row.setLayoutData(Parts.wide());
      row.onAction(() -> join(place));
      seconds.add(row);
    }
    states();
  }

  private void states() {
    List<JoinLines.Line> drawn = new ArrayList<>();
    for (int i = 0; i < firsts.size(); i++) {
      int to = reply.joinedTo(i);
      boolean fits = to == reply.rightFor(i);
      OptionRow row = firsts.get(i);
      row.outcome(Optional.empty(), to < 0 ? "" : words().say("joined", Question.letter(to)));
      if (marked().isPresent()) {
        row.state(fits ? OptionRow.State.RIGHT : OptionRow.State.WRONG);
        if (!fits) {
          row.outcome(
              Optional.empty(), words().say("joined.right", Question.letter(reply.rightFor(i))));
          drawn.add(line(i, reply.rightFor(i), Role.VERDICT_PERMITTED, true));
        }
      } else {
        row.state(i == reply.first() ? OptionRow.State.CHOSEN : OptionRow.State.OPEN);
      }
      if (to >= 0) {
        Role role =
            marked().isEmpty()
                ? Role.ACCENT
                : fits ? Role.VERDICT_PERMITTED : Role.VERDICT_PROHIBITED;
        drawn.add(line(i, to, role, false));
      }
    }
    for (int i = 0; i < seconds.size(); i++) {
      int second = i;
      String mine =
          IntStream.range(0, firsts.size())
              .filter(first -> reply.joinedTo(first) == second)
              .mapToObj(first -> words().say("joined", Integer.toString(first + 1)))
              .findFirst()
              .orElse("");
      seconds.get(i).outcome(Optional.empty(), mine);
    }
    lines.lines(drawn);
  }

  private JoinLines.Line line(int first, int second, Role role, boolean dashed) {
    return new JoinLines.Line(firsts.get(first), seconds.get(second), role, dashed);
  }

  private void first(int place) {
    if (marked().isEmpty()) {
      if (reply.joinedTo(place) >= 0) {
        reply.part(place);
      } else {
        reply.first(place);
      }
      told();
    }
  }

  private void join(int place) {
    if (marked().isEmpty()) {
      reply.join(place);
      told();
    }
  }

  private void told() {
    states();
    // A word at the right leaves less room for the text.
    reflow();
    changed();
  }

  @Override
  String hint() {
    return words()
        .say(
            "keys.matching",
            Integer.toString(reply.firsts()),
            Question.letter(reply.seconds() - 1));
  }

  @Override
  boolean needsSubmit() {
    return true;
  }

  @Override
  String rightAnswer() {
    return words().say("why.matching");
  }

  @Override
  void focus() {
    firsts.get(Math.min(reply.first(), firsts.size() - 1)).setFocus();
  }

  @Override
  boolean typed(Event event) {
    int first = digit(event);
    int second = letter(event);
    if (first >= 0 && first < reply.firsts()) {
      first(first);
      firsts.get(first).setFocus();
      return true;
    }
    if (second >= 0 && second < reply.seconds()) {
      join(second);
      return true;
    }
    if (event.keyCode == SWT.BS || event.keyCode == SWT.DEL) {
      reply.partLast();
      told();
      return true;
    }
    return false;
  }
}
