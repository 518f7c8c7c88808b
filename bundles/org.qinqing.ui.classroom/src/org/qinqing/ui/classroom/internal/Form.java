package org.qinqing.ui.classroom.internal;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
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

/** Fields with a label above; what a person types is told at once. */
final class Form {
  private static final int LINE = 24;
  private final Theme theme;

  Form(Theme theme) {
    this.theme = theme;
  }

  /** A group with a label; the field goes below. A width of 0 fills. */
  private Composite labelled(Composite parent, String label, int width) {
    Composite group = Parts.group(parent, 1);
    GridData data =
        new GridData(width == 0 ? SWT.FILL : SWT.BEGINNING, SWT.BEGINNING, width == 0, false);
    if (width > 0) {
      data.widthHint = width;
    }
    group.setLayoutData(data);
    ((GridLayout) group.getLayout()).verticalSpacing = 4;
    Parts.line(group, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, label);
    return group;
  }

  /**
   * A line to type in.
   *
   * @param width in pixels, 0 to fill
   * @param typed takes what stands there after each change by a person
   */
  Text line(Composite parent, String label, int width, String value, Consumer<String> typed) {
    FieldFrame frame = new FieldFrame(labelled(parent, label, width), theme, 1, FieldFrame.FORM);
    Text text = frame.around(Parts.field(frame, theme, "", label));
    GridData data = Parts.wide();
    data.heightHint = LINE;
    text.setLayoutData(data);
    text.setText(value);
    text.addListener(SWT.Modify, event -> typed.accept(text.getText()));
    return text;
  }

  /**
   * A whole number to type in; nothing else is taken, the field says so by its tip and colour.
   *
   * @param typed takes each number in range
   */
  Text number(
      Composite parent,
      String label,
      int width,
      int value,
      int least,
      int most,
      String wrong,
      IntConsumer typed) {
    Text text = line(parent, label, width, Integer.toString(value), written -> {});
    text.addListener(
        SWT.Modify,
        event -> {
          String written = text.getText().strip();
          boolean good =
              written.matches("\\d{1,5}")
                  && Integer.parseInt(written) >= least
                  && Integer.parseInt(written) <= most;
          text.setForeground(theme.color(good ? Role.TEXT : Role.VERDICT_PROHIBITED));
          text.setToolTipText(good ? null : wrong);
          if (good) {
            typed.accept(Integer.parseInt(written));
          }
        });
    return text;
  }

  /** Several lines to type in. */
  StyledText lines(Composite parent, String label, int rows, String value, Consumer<String> typed) {
    FieldFrame frame = new FieldFrame(labelled(parent, label, 0), theme, 1, FieldFrame.FORM);
    StyledText text = frame.around(new StyledText(frame, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL));
    text.setAlwaysShowScrollBars(false);
    text.setBackground(theme.color(Role.SURFACE));
    text.setForeground(theme.color(Role.TEXT));
    text.setSelectionBackground(theme.color(Role.ACCENT));
    text.setSelectionForeground(theme.color(Role.ON_ACCENT));
    text.setFont(theme.font(Type.TEXT));
    text.setLineSpacing(3);
    text.addListener(SWT.Traverse, Form::leaveByTab);
    text.getAccessible()
        .addAccessibleListener(
            new AccessibleAdapter() {
              @Override
              public void getName(AccessibleEvent event) {
                event.result = label;
              }
            });
    GridData data = Parts.wide();
    data.widthHint = 100;
    data.heightHint = rows * (text.getLineHeight() + 3);
    text.setLayoutData(data);
    text.setText(value);
    text.addListener(SWT.Modify, event -> typed.accept(text.getText()));
    return text;
  }

  private static void leaveByTab(Event event) {
    if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
      event.doit = true;
    }
  }

  /** A drop-down of labels. */
  FlatButton choice(
      Composite parent, String label, List<String> labels, int chosen, IntConsumer took) {
    FlatButton button =
        new FlatButton(
            labelled(parent, label, 0),
            theme,
            FlatButton.Kind.SECONDARY,
            chosen < 0 ? "" : labels.get(chosen),
            "down");
    int[] now = {chosen};
    button.setToolTipText(label);
    button.onAction(
        () -> {
          DropDown menu = new DropDown(button);
          for (int i = 0; i < labels.size(); i++) {
            int place = i;
            menu.choice(
                labels.get(i),
                i == now[0],
                () -> {
                  now[0] = place;
                  button.text(labels.get(place));
                  button.requestLayout();
                  took.accept(place);
                });
          }
          menu.open();
        });
    return button;
  }
}
