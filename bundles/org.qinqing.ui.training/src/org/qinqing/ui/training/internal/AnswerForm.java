package org.qinqing.ui.training.internal;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Question;
import org.qinqing.training.Training;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Words;

/**
 * Where one question is answered, by mouse or keyboard; a form for each way of answering. Shows
 * what stands in the {@link Reply} and changes it. Once marked it shows what was right and changes
 * nothing any more.
 */
abstract sealed class AnswerForm permits ChoiceForm, MatchingForm, OrderingForm, VerdictForm {
  /** Between two rows, in pixels. */
  static final int GAP = 8;

  private final Composite body;
  private final Theme theme;
  private final Words words;
  private final Optional<Training.Marked> marked;
  private Runnable changed = () -> {};
  private Runnable submitted = () -> {};

  /** Made by {@link #of} alone. */
  AnswerForm(Composite parent, Desk desk, Optional<Training.Marked> marked) {
    this.body = Parts.group(parent, 1);
    ((GridLayout) body.getLayout()).verticalSpacing = GAP;
    this.theme = desk.theme();
    this.words = desk.words();
    this.marked = marked;
  }

  /**
   * Fills a part of the screen with the form.
   *
   * @param marked what the answer is worth; empty as long as it is not to be shown
   */
  static AnswerForm of(Composite parent, Desk desk, Reply reply, Optional<Training.Marked> marked) {
    AnswerForm form =
        switch (reply) {
          case Reply.Chosen chosen -> new ChoiceForm(parent, desk, chosen, marked);
          case Reply.Joined joined -> new MatchingForm(parent, desk, joined, marked);
          case Reply.Ordered ordered -> new OrderingForm(parent, desk, ordered, marked);
          case Reply.Judged judged -> new VerdictForm(parent, desk, judged, marked);
        };
    form.show();
    return form;
  }

  /** Tells of every change of the reply. */
  final void onChange(Runnable wanted) {
    changed = wanted;
  }

  /** Tells when the person hands in by a key, or by choosing where one choice is all. */
  final void onSubmit(Runnable wanted) {
    submitted = wanted;
  }

  /** Draws everything; called once. */
  abstract void show();

  /** How to answer, for the foot. */
  abstract String hint();

  /** Whether the answer is handed in by a button, and not by choosing. */
  abstract boolean needsSubmit();

  /** What is right, in a heading above the explanation. */
  abstract String rightAnswer();

  /** The letter under which an option is shown. */
  String name(Question.Option option) {
    return option.key();
  }

  /** Puts the keyboard to the first thing to act on. */
  abstract void focus();

  /** A key without Ctrl, Alt or Command; only while the question is open. */
  abstract boolean typed(Event event);

  /**
   * A key was pressed in the tab.
   *
   * @return whether it was used
   */
  final boolean key(Event event) {
    if (marked.isPresent()) {
      return false;
    }
    boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
    if (enter && needsSubmit() && isOurs(event) && reply().answer().isPresent()) {
      submit();
      return true;
    }
    return typed(event);
  }

  /** Whether Enter is not meant for a button outside the form. */
  private boolean isOurs(Event event) {
    return event.widget instanceof OptionRow || !(event.widget instanceof Painted);
  }

  /** What is shown. */
  abstract Reply reply();

  final Composite body() {
    return body;
  }

  final Theme theme() {
    return theme;
  }

  final Words words() {
    return words;
  }

  final Optional<Training.Marked> marked() {
    return marked;
  }

  final void changed() {
    changed.run();
  }

  final void submit() {
    submitted.run();
  }

  /** The place that a letter or a digit names, or -1. */
  static int letter(Event event) {
    char typed = Character.toUpperCase(event.character);
    return typed >= 'A' && typed <= 'Z' ? typed - 'A' : -1;
  }

  /** The place that a digit names, or -1. */
  static int digit(Event event) {
    return event.character >= '1' && event.character <= '9' ? event.character - '1' : -1;
  }

  /** Lays the page out anew after parts changed their height. */
  final void reflow() {
    for (Control at = body; at != null; at = at.getParent()) {
      if (at instanceof Pane pane) {
        pane.reflow();
        return;
      }
    }
  }
}
