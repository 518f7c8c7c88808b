package org.qinqing.ui.packs.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.qinqing.authoring.PackDraft;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The chosen part: its name, whether as a form or as it is written, and the fields. */
final class PartEditor {
  private static final int WIDEST = 880;
  private final RoomContext context;
  private final Theme theme;
  private final Words words;
  private final Consumer<Map<String, String>> values;
  private final Consumer<String> source;
  private final Consumer<Boolean> turned;
  private final Pane pane;
  private @Nullable PartForm form;
  private @Nullable Label refused;

  /**
   * Makes an empty one.
   *
   * @param values takes what was typed into a form
   * @param source takes what was typed as it is written
   * @param turned takes whether the part shall be shown as it is written
   */
  PartEditor(
      Composite parent,
      RoomContext context,
      Words words,
      Consumer<Map<String, String>> values,
      Consumer<String> source,
      Consumer<Boolean> turned) {
    this.context = context;
    this.theme = context.theme();
    this.words = words;
    this.values = values;
    this.source = source;
    this.turned = turned;
    pane = new Pane(parent, theme, Role.WINDOW_BACKGROUND, 20);
    pane.widest(WIDEST);
  }

  Pane control() {
    return pane;
  }

  void showNothing() {
    form = null;
    pane.clear();
    Parts.text(pane.body(), theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("form.nothing"));
    pane.reflow();
  }

  /** Shows a part; a question is always shown as it is written. */
  void show(PackDraft draft, PackDraft.Part part, Naming naming, boolean asWritten) {
    pane.clear();
    Composite head = Parts.group(pane.body(), 2);
    Composite named = Parts.group(head, 1);
    ((GridLayout) named.getLayout()).verticalSpacing = 2;
    Parts.text(named, theme, Type.HEADING, Role.TEXT, part.id());
    Parts.text(
        named,
        theme,
        Type.NOTE,
        Role.TEXT_TERTIARY,
        words.say("form.where", words.say("kind." + part.kind().name()), part.file()));
    if (part.kind() != PackDraft.Kind.QUESTION) {
      Segments mode =
          new Segments(
              head,
              theme,
              List.of(words.say("mode.form"), words.say("mode.source")),
              asWritten ? 1 : 0);
      mode.onChoice(index -> mode.getDisplay().asyncExec(() -> turned.accept(index == 1)));
    }
    refused = Parts.text(pane.body(), theme, Type.SECONDARY, Role.VERDICT_PROHIBITED, "");
    refuse("");
    PartForm made = make(part.kind(), naming, asWritten);
    form = made;
    made.fill(draft, part);
    pane.setOrigin(0, 0);
    pane.reflow();
  }

  private PartForm make(PackDraft.Kind kind, Naming naming, boolean asWritten) {
    PartForm.Ground ground =
        new PartForm.Ground(context, words, naming, values, source, pane::reflow);
    if (asWritten) {
      return new SourceForm(pane.body(), ground);
    }
    return switch (kind) {
      case RULE -> new RuleForm(pane.body(), ground);
      case CARD -> new CardForm(pane.body(), ground);
      case TEST -> new TestForm(pane.body(), ground);
      case QUESTION -> new SourceForm(pane.body(), ground);
    };
  }

  /** Shows the values as they stand in the draft; false when no part is shown. */
  boolean fill(PackDraft draft, PackDraft.Part part) {
    PartForm shown = form;
    if (shown != null) {
      shown.fill(draft, part);
    }
    return shown != null;
  }

  void named(Naming naming) {
    if (form != null) {
      form.named(naming);
    }
  }

  void focus() {
    if (form != null) {
      form.focus();
    }
  }

  /** Says why what was typed was not taken; empty when it was. */
  void refuse(String text) {
    Label label = refused;
    if (label == null || label.isDisposed() || label.getText().equals(text) && !text.isEmpty()) {
      return;
    }
    label.setText(text);
    label.setVisible(!text.isEmpty());
    ((GridData) label.getLayoutData()).exclude = text.isEmpty();
    pane.reflow();
  }
}
