package org.qinqing.ui.packs.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.qinqing.authoring.PackDraft;
import org.qinqing.pack.Casework;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Words;

/** The form for a card of the pocket book. */
final class CardForm implements PartForm {
  private final PartForm.Ground ground;
  private final Fields fields;
  private final BasisField basis;
  private final Text title;

  CardForm(Composite parent, PartForm.Ground ground) {
    this.ground = ground;
    Words words = ground.words();
    fields = new Fields(ground.context().theme(), this::typed, ground.reflow());
    title = fields.line(parent, "title", words.say("field.title"), "");
    Composite three = Parts.group(parent, 3);
    ((GridLayout) three.getLayout()).horizontalSpacing = 16;
    fields.choice(
        three,
        "kind",
        words.say("field.kind"),
        Arrays.stream(Casework.CardKind.values())
            .map(
                kind ->
                    new Fields.Choice(
                        kind.name().toLowerCase(Locale.ROOT), words.say("card." + kind.name())))
            .toList(),
        words.say("field.choose"));
    fields.choice(
        three,
        "topic",
        words.say("field.topic"),
        RuleForm.topics(ground.naming()),
        words.say("field.none"));
    fields.choice(
        three, "side", words.say("field.side"), RuleForm.sides(words), words.say("field.choose"));
    for (String key : List.of("say", "can", "cannot", "how")) {
      String name = words.say("card." + key);
      fields.lines(fields.labelled(parent, name), key, name, key.equals("say") ? 1 : 2);
    }
    basis = new BasisField(parent, ground, fields);
  }

  private void typed(String key) {
    ground.values().accept(Map.of(key, fields.value(key)));
    if (key.equals(BasisField.KEY)) {
      basis.show();
    }
  }

  @Override
  public void fill(PackDraft draft, PackDraft.Part part) {
    fields.fill(draft.values(part));
    basis.show();
  }

  @Override
  public void named(Naming naming) {
    basis.named(naming);
  }

  @Override
  public void focus() {
    title.setFocus();
  }
}
