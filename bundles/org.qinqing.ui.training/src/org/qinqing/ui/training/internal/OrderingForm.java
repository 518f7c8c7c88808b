package org.qinqing.ui.training.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Question;
import org.qinqing.training.Training;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Parts;

/** Steps that are moved up and down; once marked they stand in the right order. */
final class OrderingForm extends AnswerForm {
  private final Reply.Ordered reply;
  private final List<OptionRow> rows = new ArrayList<>();
  private boolean remaking;

  OrderingForm(Composite parent, Desk desk, Reply.Ordered reply, Optional<Training.Marked> marked) {
    super(parent, desk, marked);
    this.reply = reply;
  }

  @Override
  Reply reply() {
    return reply;
  }

  @Override
  void show() {
    if (marked().isPresent()) {
      right();
    } else {
      steps();
    }
  }

  private void steps() {
    rows.clear();
    int count = reply.keys().size();
    for (int i = 0; i < count; i++) {
      int place = i;
      Composite line = Parts.group(body(), 3);
      ((GridLayout) line.getLayout()).horizontalSpacing = 4;
      OptionRow row = new OptionRow(line, theme(), Integer.toString(i + 1), reply.text(i));
      row.setLayoutData(Parts.wide());
      row.state(place == reply.held() ? OptionRow.State.CHOSEN : OptionRow.State.OPEN);
      row.onAction(() -> hold(place));
      row.addListener(SWT.FocusIn, event -> held(place));
      rows.add(row);
      arrow(line, "up", words().say("step.up", Integer.toString(i + 1)), place, -1)
          .setEnabled(i > 0);
      arrow(line, "dn", words().say("step.down", Integer.toString(i + 1)), place, 1)
          .setEnabled(i < count - 1);
    }
  }

  private FlatButton arrow(Composite line, String icon, String name, int place, int by) {
    FlatButton button = new FlatButton(line, theme(), FlatButton.Kind.QUIET, "", icon).named(name);
    button.onAction(
        () -> {
          reply.hold(place);
          move(by);
        });
    return button;
  }

  /** The right order, and where the person put each step. */
  private void right() {
    List<String> steps =
        reply.question().content() instanceof Question.Ordering ordering
            ? ordering.steps()
            : List.of();
    for (int i = 0; i < steps.size(); i++) {
      int put = reply.keys().indexOf(Integer.toString(i + 1));
      OptionRow row = new OptionRow(body(), theme(), Integer.toString(i + 1), steps.get(i));
      row.setLayoutData(Parts.wide());
      row.state(put == i ? OptionRow.State.RIGHT : OptionRow.State.WRONG);
      row.outcome(
          Optional.empty(),
          put == i ? words().say("right") : words().say("step.put", Integer.toString(put + 1)));
      rows.add(row);
    }
  }

  private void hold(int place) {
    held(place);
    if (marked().isEmpty()) {
      rows.get(place).setFocus();
    }
  }

  private void held(int place) {
    // The keyboard wanders while the row that had it goes away.
    if (marked().isEmpty() && !remaking) {
      reply.hold(place);
      IntStream.range(0, rows.size())
          .forEach(
              i -> rows.get(i).state(i == place ? OptionRow.State.CHOSEN : OptionRow.State.OPEN));
    }
  }

  private void move(int by) {
    reply.move(by);
    remaking = true;
    for (Control child : body().getChildren()) {
      child.dispose();
    }
    steps();
    reflow();
    remaking = false;
    rows.get(reply.held()).setFocus();
    changed();
  }

  @Override
  String hint() {
    return words().say("keys.ordering", Integer.toString(reply.keys().size()));
  }

  @Override
  boolean needsSubmit() {
    return true;
  }

  @Override
  String rightAnswer() {
    return words().say("why.ordering");
  }

  @Override
  void focus() {
    rows.get(Math.min(reply.held(), rows.size() - 1)).setFocus();
  }

  @Override
  boolean typed(Event event) {
    int place = digit(event);
    if (place >= 0 && place < rows.size()) {
      hold(place);
      return true;
    }
    if (event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.ARROW_DOWN) {
      move(event.keyCode == SWT.ARROW_UP ? -1 : 1);
      return true;
    }
    return false;
  }
}
