package org.qinqing.ui.packs.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.qinqing.authoring.PackDraft;
import org.qinqing.pack.Modality;
import org.qinqing.pack.Side;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The form for a rule. */
final class RuleForm implements PartForm {
  private static final String WHEN = "when";
  private final PartForm.Ground ground;
  private final Fields fields;
  private final BasisField basis;
  private final FlatButton first;
  private final Label meaning;
  private Naming naming;

  RuleForm(Composite parent, PartForm.Ground ground) {
    this.ground = ground;
    this.naming = ground.naming();
    Theme theme = ground.context().theme();
    Words words = ground.words();
    fields = new Fields(theme, this::typed, ground.reflow());
    Composite three = Parts.group(parent, 3);
    ((GridLayout) three.getLayout()).horizontalSpacing = 16;
    first =
        fields.choice(
            three, "topic", words.say("field.topic"), topics(naming), words.say("field.choose"));
    fields.choice(three, "side", words.say("field.side"), sides(words), words.say("field.choose"));
    fields.choice(
        three,
        "modality",
        words.say("field.modality"),
        Arrays.stream(Modality.values())
            .map(
                modality ->
                    new Fields.Choice(
                        modality.name().toLowerCase(Locale.ROOT),
                        words.say("modality." + modality.name())))
            .toList(),
        words.say("field.choose"));
    Composite when = Parts.group(parent, 1);
    ((GridLayout) when.getLayout()).verticalSpacing = 4;
    Composite head = Parts.group(when, 2);
    Parts.line(head, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words.say("field.when"))
        .setLayoutData(new GridData(SWT.FILL, SWT.END, true, false));
    FlatButton add =
        new FlatButton(head, theme, FlatButton.Kind.LINK, words.say("condition.add"), "plus");
    StyledText conditions = fields.lines(when, WHEN, words.say("field.when"), 3);
    meaning = Parts.text(when, theme, Type.SECONDARY, Role.TEXT_SECONDARY, "");
    add.onAction(() -> Conditions.choose(add, naming, words, line -> insert(conditions, line)));
    basis = new BasisField(parent, ground, fields);
    lines(parent, "say", "field.say", 1);
    lines(parent, "how", "field.how", 2);
    fields.line(parent, "ask", words.say("field.ask"), words.say("field.ask.hint"));
  }

  private void lines(Composite parent, String key, String label, int rows) {
    String name = ground.words().say(label);
    fields.lines(fields.labelled(parent, name), key, name, rows);
  }

  static List<Fields.Choice> topics(Naming naming) {
    return naming.snapshot().facts().topics().stream()
        .map(topic -> new Fields.Choice(topic.id(), topic.label()))
        .toList();
  }

  static List<Fields.Choice> sides(Words words) {
    return Arrays.stream(Side.values())
        .map(
            side ->
                new Fields.Choice(
                    side.name().toLowerCase(Locale.ROOT), words.say("side." + side.name())))
        .toList();
  }

  private static void insert(StyledText conditions, String line) {
    conditions.setText(Conditions.with(conditions.getText(), line));
    conditions.setCaretOffset(conditions.getCharCount());
    conditions.setFocus();
  }

  private void typed(String key) {
    ground.values().accept(Map.of(key, fields.value(key)));
    if (key.equals(BasisField.KEY)) {
      basis.show();
    } else if (key.equals(WHEN)) {
      explain();
    }
  }

  private void explain() {
    String now = new ConditionWords(naming).say(fields.value(WHEN)).replace("&", "&&");
    if (!meaning.getText().equals(now)) {
      meaning.setText(now);
      ground.reflow().run();
    }
  }

  @Override
  public void fill(PackDraft draft, PackDraft.Part part) {
    fields.fill(draft.values(part));
    basis.show();
    explain();
  }

  @Override
  public void named(Naming value) {
    naming = value;
    basis.named(value);
    explain();
  }

  @Override
  public void focus() {
    first.setFocus();
  }
}
