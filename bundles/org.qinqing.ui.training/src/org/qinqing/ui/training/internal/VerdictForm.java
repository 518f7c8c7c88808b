package org.qinqing.ui.training.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.pack.Verdict;
import org.qinqing.training.Training;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Type;

/** A verdict, named by a letter, and the provision it stands on, named by a digit. */
final class VerdictForm extends AnswerForm {
  private final Reply.Judged reply;
  private final Names names;
  private final Map<Verdict, OptionRow> verdicts = new EnumMap<>(Verdict.class);
  private final List<OptionRow> provisions = new ArrayList<>();

  VerdictForm(Composite parent, Desk desk, Reply.Judged reply, Optional<Training.Marked> marked) {
    super(parent, desk, marked);
    this.reply = reply;
    this.names = Names.of(desk);
  }

  @Override
  Reply reply() {
    return reply;
  }

  @Override
  void show() {
    Parts.text(body(), theme(), Type.STRONG, Role.TEXT, words().say("judge.verdict"));
    Composite columns = Parts.group(body(), 2);
    GridLayout layout = (GridLayout) columns.getLayout();
    layout.makeColumnsEqualWidth = true;
    layout.verticalSpacing = GAP;
    layout.marginBottom = GAP;
    for (Verdict verdict : Verdict.values()) {
      OptionRow row =
          new OptionRow(
              columns,
              theme(),
              Question.letter(verdict.ordinal()),
              words().say("verdict." + verdict.name()));
      row.setLayoutData(Parts.wide());
      row.onAction(() -> judge(verdict));
      verdicts.put(verdict, row);
    }
    Parts.text(body(), theme(), Type.STRONG, Role.TEXT, words().say("judge.provision"));
    for (int i = 0; i < reply.offered().size(); i++) {
      Address address = reply.offered().get(i);
      OptionRow row =
          new OptionRow(body(), theme(), Integer.toString(i + 1), names.provision(address));
      row.setLayoutData(Parts.wide());
      row.onAction(() -> standOn(address));
      provisions.add(row);
    }
    states();
  }

  private void states() {
    Question.Judgement right = (Question.Judgement) reply.question().content();
    verdicts.forEach(
        (verdict, row) ->
            state(
                row,
                reply.verdict().filter(verdict::equals).isPresent(),
                right.verdict() == verdict,
                Optional.of(verdict)));
    for (int i = 0; i < provisions.size(); i++) {
      Address address = reply.offered().get(i);
      state(
          provisions.get(i),
          reply.provision().filter(address::equals).isPresent(),
          right.provision().equals(address),
          Optional.empty());
    }
  }

  private void state(OptionRow row, boolean mine, boolean right, Optional<Verdict> sign) {
    if (marked().isEmpty()) {
      row.state(mine ? OptionRow.State.CHOSEN : OptionRow.State.OPEN);
      row.outcome(sign, "");
      return;
    }
    row.state(right ? OptionRow.State.RIGHT : mine ? OptionRow.State.WRONG : OptionRow.State.OPEN);
    String word = "";
    if (right) {
      word = words().say(mine ? "chosen.right" : "right");
    } else if (mine) {
      word = words().say("chosen");
    }
    row.outcome(sign, word);
  }

  private void judge(Verdict verdict) {
    if (marked().isEmpty()) {
      reply.judge(verdict);
      states();
      changed();
    }
  }

  private void standOn(Address address) {
    if (marked().isEmpty()) {
      reply.standOn(address);
      states();
      changed();
    }
  }

  @Override
  String hint() {
    return words()
        .say(
            "keys.verdict",
            Question.letter(Verdict.values().length - 1),
            Integer.toString(reply.offered().size()));
  }

  @Override
  boolean needsSubmit() {
    return true;
  }

  @Override
  String rightAnswer() {
    Question.Judgement right = (Question.Judgement) reply.question().content();
    return words()
        .say(
            "why.verdict",
            words().say("verdict." + right.verdict().name()),
            names.provision(right.provision()));
  }

  @Override
  void focus() {
    verdicts.values().iterator().next().setFocus();
  }

  @Override
  boolean typed(Event event) {
    int verdict = letter(event);
    int provision = digit(event);
    if (verdict >= 0 && verdict < Verdict.values().length) {
      judge(Verdict.values()[verdict]);
      return true;
    }
    if (provision >= 0 && provision < reply.offered().size()) {
      standOn(reply.offered().get(provision));
      return true;
    }
    return false;
  }
}
