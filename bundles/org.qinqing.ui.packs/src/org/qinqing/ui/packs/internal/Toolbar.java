package org.qinqing.ui.packs.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.qinqing.authoring.PackDraft;
import org.qinqing.pack.FactsModel;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The name of the open bundle, whether it is saved, and what one can do with it as a whole. */
final class Toolbar {
  private final DraftEditor.Surroundings around;
  private final Words words;
  private final Theme theme;
  private final PackDraft draft;
  private final DraftEditor editor;
  private final Composite whole;
  private final Label mark;
  private final Handover handover;

  Toolbar(Composite parent, DraftEditor.Surroundings around, PackDraft draft, DraftEditor editor) {
    this.around = around;
    this.words = around.words();
    this.theme = around.context().theme();
    this.draft = draft;
    this.editor = editor;
    boolean workbooks = around.services().exchange().isPresent();
    boolean signs = around.trust().signs();
    whole = Parts.group(parent, 10 + (workbooks ? 1 : 0) + (signs ? 1 : 0));
    GridLayout layout = (GridLayout) whole.getLayout();
    layout.marginWidth = 24;
    layout.marginBottom = 10;
    Label name = Parts.line(whole, theme, Type.HEADING, Role.TEXT, Desk.name(draft));
    name.setToolTipText(draft.folder().toString());
    mark = Parts.line(whole, theme, Type.SECONDARY, Role.VERDICT_CONDITIONAL, "");
    mark.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
    handover = new Handover(parent, around, draft, editor);
    button(FlatButton.Kind.PRIMARY, "do.save", "").onAction(editor::save);
    button(FlatButton.Kind.SECONDARY, "do.undo", "").onAction(editor::undo);
    button(FlatButton.Kind.SECONDARY, "do.redo", "").onAction(editor::redo);
    FlatButton add = button(FlatButton.Kind.SECONDARY, "do.add", "down");
    add.onAction(() -> addMenu(add));
    button(FlatButton.Kind.SECONDARY, "do.remove", "").onAction(editor::removeChosen);
    button(FlatButton.Kind.SECONDARY, "do.try", "").onAction(handover::tryOut);
    button(FlatButton.Kind.SECONDARY, "do.build", "").onAction(handover::build);
    if (signs) {
      button(FlatButton.Kind.SECONDARY, "do.sign", "").onAction(handover::sign);
    }
    if (workbooks) {
      button(FlatButton.Kind.SECONDARY, "do.workbook", "").onAction(handover::workbook);
    }
    FlatButton more = button(FlatButton.Kind.SECONDARY, "do.more", "down");
    more.onAction(
        () -> {
          DropDown menu = new DropDown(more);
          menu.add(words.say("do.reload"), this::reload);
          menu.add(words.say("do.leave"), around.leave());
          menu.open();
        });
    changed(draft.changed());
  }

  private FlatButton button(FlatButton.Kind kind, String key, String icon) {
    return new FlatButton(whole, theme, kind, words.say(key), icon);
  }

  void changed(boolean value) {
    String now = value ? words.say("unsaved") : "";
    if (!mark.getText().equals(now)) {
      mark.setText(now);
    }
  }

  private void reload() {
    if (around.desk().mayLeave(whole.getShell())) {
      editor.reload();
    }
  }

  // --- adding ------------------------------------------------------------------------------------

  private void addMenu(FlatButton under) {
    DropDown menu = new DropDown(under);
    DropDown rules = menu.group(words.say("kind.RULE"));
    for (FactsModel.Topic topic : around.registry().snapshot().facts().topics()) {
      rules.add(topic.label(), () -> add(PackDraft.Kind.RULE, topic.id()));
    }
    String topic = topic();
    menu.add(words.say("kind.TEST"), () -> add(PackDraft.Kind.TEST, topic));
    menu.add(words.say("kind.CARD"), () -> add(PackDraft.Kind.CARD, topic));
    menu.add(words.say("kind.QUESTION"), () -> add(PackDraft.Kind.QUESTION, topic));
    menu.open();
  }

  /** The topic of the chosen part, else the first there is. */
  private String topic() {
    return editor
        .chosen()
        .map(part -> draft.values(part).getOrDefault("topic", ""))
        .filter(topic -> !topic.isEmpty())
        .or(
            () ->
                around.registry().snapshot().facts().topics().stream()
                    .findFirst()
                    .map(FactsModel.Topic::id))
        .orElse("");
  }

  private void add(PackDraft.Kind kind, String topic) {
    editor.flush();
    Optional<PackDraft.Part> rule =
        editor.chosen().filter(part -> part.kind() == PackDraft.Kind.RULE);
    PackDraft.Part made = draft.add(kind, freeId(kind, topic), topic);
    if (kind == PackDraft.Kind.TEST && rule.isPresent()) {
      // A test asked for beside a rule is a test of that rule.
      String verdict =
          draft.values(rule.get()).getOrDefault("modality", "prohibited").toUpperCase(Locale.ROOT);
      String expected = verdict.equals("REQUIRED") ? "ENCOURAGED" : verdict;
      made =
          draft.change(
              made, Map.of("expect", "{verdict: " + expected + ", rule: " + rule.get().id() + "}"));
    }
    editor.added(made);
  }

  /** An id nobody has, made the way the others are. */
  private String freeId(PackDraft.Kind kind, String topic) {
    Set<String> taken = draft.parts().stream().map(PackDraft.Part::id).collect(Collectors.toSet());
    String prefix =
        draft.parts().stream()
            .map(PackDraft.Part::id)
            .filter(id -> id.indexOf('-') > 0)
            .map(id -> id.substring(0, id.indexOf('-')))
            .findFirst()
            .orElseGet(() -> Desk.name(draft));
    String middle =
        switch (kind) {
          case RULE -> "";
          case TEST -> "t-";
          case CARD -> "c-";
          case QUESTION -> "q-";
        };
    String stem = prefix + "-" + middle + topic.replace('_', '-') + "-";
    int number = 1;
    while (taken.contains(stem + number)) {
      number++;
    }
    return stem + number;
  }
}
