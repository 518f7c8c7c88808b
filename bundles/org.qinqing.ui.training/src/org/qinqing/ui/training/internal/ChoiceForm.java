package org.qinqing.ui.training.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Question;
import org.qinqing.pack.Verdict;
import org.qinqing.training.Training;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Parts;

/** Options, of which one or several are chosen, or opinions, of which one holds. */
final class ChoiceForm extends AnswerForm {
  private final Reply.Chosen reply;
  private final Map<String, OptionRow> rows = new LinkedHashMap<>();

  /** What an option or an opinion says. */
  private record Line(String text, boolean right, Optional<Verdict> verdict) {}

  ChoiceForm(Composite parent, Desk desk, Reply.Chosen reply, Optional<Training.Marked> marked) {
    super(parent, desk, marked);
    this.reply = reply;
  }

  @Override
  Reply reply() {
    return reply;
  }

  private Line line(String key) {
    Question question = reply.question();
    if (question.content() instanceof Question.Opinions opinions) {
      return opinions.opinions().stream()
          .filter(opinion -> opinion.key().equals(key))
          .findFirst()
          .map(
              opinion ->
                  new Line(
                      opinion.text() + "\n" + words().say("opinion.reason", opinion.reason()),
                      opinion.holds(),
                      Optional.empty()))
          .orElseThrow();
    }
    return question.options().stream()
        .filter(option -> option.key().equals(key))
        .findFirst()
        .map(option -> new Line(option.text(), option.right(), option.verdict()))
        .orElseThrow();
  }

  /** Letters are those of the places shown, so that a mixed paper reads A, B, C too. */
  private String letterOf(String key) {
    return Question.letter(reply.order().indexOf(key));
  }

  @Override
  void show() {
    for (String key : reply.order()) {
      OptionRow row = new OptionRow(body(), theme(), letterOf(key), line(key).text());
      row.setLayoutData(Parts.wide());
      row.onAction(() -> choose(key));
      rows.put(key, row);
    }
    states();
  }

  private void states() {
    rows.forEach(
        (key, row) -> {
          boolean mine = reply.keys().contains(key);
          if (marked().isEmpty()) {
            row.state(mine ? OptionRow.State.CHOSEN : OptionRow.State.OPEN);
            return;
          }
          Line line = line(key);
          String word = "";
          if (line.right()) {
            word = words().say(mine ? "chosen.right" : reply.several() ? "missed" : "right");
          } else if (mine) {
            word = words().say("chosen");
          }
          row.state(
              line.right()
                  ? OptionRow.State.RIGHT
                  : mine ? OptionRow.State.WRONG : OptionRow.State.OPEN);
          // The sign is what the checker would answer; the word tells right from wrong without
          // colour.
          row.outcome(word.isEmpty() ? Optional.empty() : line.verdict(), word);
        });
  }

  private void choose(String key) {
    if (marked().isPresent()) {
      return;
    }
    reply.choose(key);
    states();
    changed();
    if (!reply.several()) {
      submit();
    }
  }

  @Override
  String hint() {
    String last = Question.letter(reply.order().size() - 1);
    String count = Integer.toString(reply.order().size());
    return words().say(reply.several() ? "keys.multiple" : "keys.single", last, count);
  }

  @Override
  boolean needsSubmit() {
    return reply.several();
  }

  @Override
  String rightAnswer() {
    List<String> right =
        reply.order().stream().filter(key -> line(key).right()).map(this::letterOf).toList();
    return words().say("why", String.join("、", right));
  }

  @Override
  String name(Question.Option option) {
    return letterOf(option.key());
  }

  @Override
  void focus() {
    rows.values().stream().findFirst().ifPresent(OptionRow::setFocus);
  }

  @Override
  boolean typed(Event event) {
    int place = Math.max(letter(event), digit(event));
    if (place >= 0 && place < reply.order().size()) {
      choose(reply.order().get(place));
      return true;
    }
    if (event.keyCode == SWT.ARROW_DOWN || event.keyCode == SWT.ARROW_UP) {
      return step(event.keyCode == SWT.ARROW_DOWN ? 1 : -1);
    }
    return false;
  }

  private boolean step(int by) {
    List<OptionRow> all = List.copyOf(rows.values());
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isFocusControl()) {
        return i + by >= 0 && i + by < all.size() && all.get(i + by).setFocus();
      }
    }
    return false;
  }
}
