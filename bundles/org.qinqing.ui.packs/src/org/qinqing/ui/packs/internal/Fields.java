package org.qinqing.ui.packs.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/** Fields with a label above, by key. Filling them tells nobody; what a person types is told. */
final class Fields {
  /** A value of a drop-down and what a person reads for it. */
  record Choice(String value, String label) {}

  /** One field. */
  private interface Slot {
    String value();

    void fill(String value);
  }

  private static final int LINE = 24;
  private final Theme theme;
  private final Consumer<String> typed;
  private final Runnable reflow;
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private boolean filling;

  /**
   * Makes none yet.
   *
   * @param typed takes the key of a field a person changed
   * @param reflow lays out after a field grew
   */
  Fields(Theme theme, Consumer<String> typed, Runnable reflow) {
    this.theme = theme;
    this.typed = typed;
    this.reflow = reflow;
  }

  String value(String key) {
    Slot slot = slots.get(key);
    return slot == null ? "" : slot.value();
  }

  /** Puts values into the fields; a field that has its value already is not touched. */
  void fill(Map<String, String> values) {
    filling = true;
    try {
      slots.forEach(
          (key, slot) -> {
            String wanted = values.getOrDefault(key, "");
            if (!slot.value().equals(wanted)) {
              slot.fill(wanted);
            }
          });
    } finally {
      filling = false;
    }
  }

  private void told(String key) {
    if (!filling) {
      typed.accept(key);
    }
  }

  /** A group with a label; the field and what belongs to it go below. */
  Composite labelled(Composite parent, String label) {
    Composite group = Parts.group(parent, 1);
    group.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    ((GridLayout) group.getLayout()).verticalSpacing = 4;
    Parts.line(group, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, label);
    return group;
  }

  /** A line to type in. */
  Text line(Composite parent, String key, String label, String hint) {
    FieldFrame frame = new FieldFrame(labelled(parent, label), theme, 1, FieldFrame.FORM);
    Text text = frame.around(Parts.field(frame, theme, hint, label));
    GridData data = Parts.wide();
    // A platform field is as tall as what stands in it, and hints are of another font.
    data.heightHint = LINE;
    text.setLayoutData(data);
    Typing history = Typing.in(text);
    text.addListener(SWT.Modify, event -> told(key));
    slots.put(
        key,
        new Slot() {
          @Override
          public String value() {
            return text.getText();
          }

          @Override
          public void fill(String value) {
            text.setText(value);
            history.forget();
          }
        });
    return text;
  }

  /**
   * Several lines to type in; it grows with them.
   *
   * @param group where it stands, such as what {@link #labelled} gave
   * @param rows how many rows it has at least
   */
  StyledText lines(Composite group, String key, String name, int rows) {
    FieldFrame frame = new FieldFrame(group, theme, 1, FieldFrame.FORM);
    StyledText text = frame.around(new StyledText(frame, SWT.MULTI | SWT.WRAP));
    dress(text, theme, name);
    GridData data = Parts.wide();
    data.widthHint = 100;
    data.heightHint = rows * text.getLineHeight();
    text.setLayoutData(data);
    int least = data.heightHint;
    Runnable grow =
        () -> {
          int wanted = Math.max(least, tall(text));
          if (text.getSize().x > 0 && wanted != data.heightHint) {
            data.heightHint = wanted;
            reflow.run();
          }
        };
    Typing history = Typing.in(text);
    text.addListener(
        SWT.Modify,
        event -> {
          told(key);
          grow.run();
        });
    text.addListener(SWT.Resize, event -> text.getDisplay().asyncExec(() -> alive(text, grow)));
    slots.put(
        key,
        new Slot() {
          @Override
          public String value() {
            return text.getText();
          }

          @Override
          public void fill(String value) {
            text.setText(value);
            history.forget();
          }
        });
    return text;
  }

  /** The height of all that stands in a text as it is wrapped now. */
  private static int tall(StyledText text) {
    int lines = text.getLinePixel(text.getLineCount()) - text.getLinePixel(0);
    return lines + text.getTopMargin() + text.getBottomMargin();
  }

  private static void alive(StyledText text, Runnable work) {
    if (!text.isDisposed()) {
      work.run();
    }
  }

  /** Colours, font and keys of text to type in. */
  static void dress(StyledText text, Theme theme, String name) {
    text.setBackground(theme.color(Role.SURFACE));
    text.setForeground(theme.color(Role.TEXT));
    text.setSelectionBackground(theme.color(Role.ACCENT));
    text.setSelectionForeground(theme.color(Role.ON_ACCENT));
    text.setFont(theme.font(Type.TEXT));
    text.setLineSpacing(3);
    text.addListener(SWT.Traverse, Fields::leaveByTab);
    text.getAccessible()
        .addAccessibleListener(
            new AccessibleAdapter() {
              @Override
              public void getName(AccessibleEvent event) {
                event.result = name;
              }
            });
  }

  private static void leaveByTab(Event event) {
    if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
      event.doit = true;
    }
  }

  /**
   * A drop-down; a value that is none of the choices is shown as it is.
   *
   * @param none what stands there when there is no value
   */
  FlatButton choice(Composite parent, String key, String label, List<Choice> choices, String none) {
    FlatButton button =
        new FlatButton(labelled(parent, label), theme, FlatButton.Kind.SECONDARY, none, "down");
    List<String> held = new ArrayList<>(List.of(""));
    Slot slot =
        new Slot() {
          @Override
          public String value() {
            return held.getFirst();
          }

          @Override
          public void fill(String value) {
            held.set(0, value);
            button.text(
                value.isEmpty()
                    ? none
                    : choices.stream()
                        .filter(choice -> choice.value.equals(value))
                        .map(Choice::label)
                        .findFirst()
                        .orElse(value));
            button.requestLayout();
          }
        };
    slots.put(key, slot);
    button.onAction(
        () -> {
          DropDown menu = new DropDown(button);
          for (Choice choice : choices) {
            menu.choice(
                choice.label,
                choice.value.equals(slot.value()),
                () -> {
                  slot.fill(choice.value);
                  told(key);
                });
          }
          menu.open();
        });
    return button;
  }
}
