package org.qinqing.ui.packs.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;

/** Takes back and brings back what was typed into one field, with Ctrl+Z and Ctrl+Y. */
final class Typing {
  private static final int PAUSE_MILLIS = 700;
  private static final int MOST = 200;
  private final Field field;
  private final Deque<State> past = new ArrayDeque<>();
  private final Deque<State> future = new ArrayDeque<>();
  private State last;
  private int lastTime;
  private boolean going;

  private record State(String text, int caret) {}

  /** What both kinds of fields can do. */
  private interface Field {
    State state();

    void state(State state);
  }

  private Typing(Control control, Field field) {
    this.field = field;
    last = field.state();
    control.addListener(SWT.Modify, event -> modified(event.time));
    control.addListener(SWT.KeyDown, this::key);
  }

  static Typing in(StyledText text) {
    return new Typing(
        text,
        new Field() {
          @Override
          public State state() {
            return new State(text.getText(), text.getCaretOffset());
          }

          @Override
          public void state(State state) {
            text.setText(state.text);
            text.setCaretOffset(Math.min(state.caret, state.text.length()));
          }
        });
  }

  static Typing in(Text text) {
    return new Typing(
        text,
        new Field() {
          @Override
          public State state() {
            return new State(text.getText(), text.getCaretPosition());
          }

          @Override
          public void state(State state) {
            text.setText(state.text);
            text.setSelection(Math.min(state.caret, state.text.length()));
          }
        });
  }

  /** Forgets everything: another part stands in the field now. */
  void forget() {
    past.clear();
    future.clear();
    last = field.state();
  }

  private void modified(int time) {
    if (!going && !field.state().text.equals(last.text)) {
      if (past.isEmpty() || time - lastTime > PAUSE_MILLIS) {
        past.push(last);
        if (past.size() > MOST) {
          past.removeLast();
        }
      }
      future.clear();
      lastTime = time;
    }
    last = field.state();
  }

  private void key(Event event) {
    boolean command = (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1;
    if (command && event.keyCode == 'z') {
      event.doit = false;
      go(past, future);
    } else if (command && event.keyCode == 'y') {
      event.doit = false;
      go(future, past);
    }
  }

  private void go(Deque<State> from, Deque<State> to) {
    if (from.isEmpty()) {
      return;
    }
    to.push(field.state());
    going = true;
    try {
      field.state(from.pop());
    } finally {
      going = false;
    }
  }
}
