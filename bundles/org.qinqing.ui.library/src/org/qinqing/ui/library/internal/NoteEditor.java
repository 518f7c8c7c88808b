package org.qinqing.ui.library.internal;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.library.Notes;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Where a note is written: Ctrl+Enter keeps it, Escape drops it. */
final class NoteEditor {
  private static final int HEIGHT = 76;
  private static final int LINE_SPACING = 4;
  private static final int MOST_QUOTED = 60;
  private final StyledText field;

  /**
   * Makes one.
   *
   * @param typed told the words after each change
   * @param save told that they should be kept
   * @param cancel told that they should be dropped
   */
  NoteEditor(
      Composite parent,
      Theme theme,
      Words words,
      Optional<Notes.Quote> quote,
      String text,
      Consumer<String> typed,
      Runnable save,
      Runnable cancel) {
    Card card = new Card(parent, theme, Role.SURFACE, Role.ACCENT, true, 14);
    card.setLayoutData(Parts.wide());
    quote.ifPresent(
        about ->
            Parts.text(
                card,
                theme,
                Type.SECONDARY,
                Role.TEXT_SECONDARY,
                words.say("note.about", shortened(about.exact()))));
    FieldFrame frame = new FieldFrame(card, theme, 1, FieldFrame.BAR);
    field = new StyledText(frame, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
    frame.around(field);
    field.setBackground(theme.color(Role.SURFACE));
    field.setForeground(theme.color(Role.TEXT));
    field.setSelectionBackground(theme.color(Role.ACCENT));
    field.setSelectionForeground(theme.color(Role.ON_ACCENT));
    field.setFont(theme.font(Type.TEXT));
    field.setLineSpacing(LINE_SPACING);
    field.setAlwaysShowScrollBars(false);
    field.setText(text);
    field.setCaretOffset(text.length());
    GridData area = new GridData(SWT.FILL, SWT.FILL, true, true);
    area.heightHint = HEIGHT;
    area.widthHint = 100;
    field.setLayoutData(area);
    field
        .getAccessible()
        .addAccessibleListener(
            new AccessibleAdapter() {
              @Override
              public void getName(AccessibleEvent event) {
                event.result = words.say("note.field");
              }
            });
    field.addListener(SWT.Modify, event -> typed.accept(field.getText()));
    // Ctrl+Enter must not break the line before it keeps the note.
    field.addVerifyKeyListener(
        event -> {
          boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
          event.doit = !(enter && (event.stateMask & SWT.MOD1) != 0);
        });
    field.addListener(
        SWT.KeyDown,
        event -> {
          boolean enter = event.keyCode == SWT.CR || event.keyCode == SWT.KEYPAD_CR;
          if (enter && (event.stateMask & SWT.MOD1) != 0) {
            event.doit = false;
            save.run();
          } else if (event.keyCode == SWT.ESC) {
            event.doit = false;
            cancel.run();
          }
        });
    field.addListener(
        SWT.Traverse,
        event -> {
          if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
            event.doit = true;
          } else if (event.detail == SWT.TRAVERSE_ESCAPE) {
            event.doit = false;
          }
        });
    Composite foot = Parts.group(card, 3);
    ((GridLayout) foot.getLayout()).horizontalSpacing = 12;
    FlatButton keep =
        new FlatButton(foot, theme, FlatButton.Kind.PRIMARY, words.say("note.save"), "");
    keep.onAction(save);
    FlatButton drop =
        new FlatButton(foot, theme, FlatButton.Kind.SECONDARY, words.say("note.cancel"), "");
    drop.onAction(cancel);
    Parts.text(foot, theme, Type.NOTE, Role.TEXT_TERTIARY, words.say("note.keys"));
  }

  private static String shortened(String text) {
    String line = text.replace('\n', ' ');
    return line.length() <= MOST_QUOTED ? line : line.substring(0, MOST_QUOTED) + "……";
  }

  String text() {
    return field.getText();
  }

  void focus() {
    field.setFocus();
  }
}
