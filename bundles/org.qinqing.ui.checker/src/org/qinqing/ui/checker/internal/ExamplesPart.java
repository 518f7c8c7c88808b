package org.qinqing.ui.checker.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** What the room is for while nothing has been said: three situations to try. */
final class ExamplesPart {
  private static final int EXAMPLES = 3;

  ExamplesPart(
      Composite parent,
      Theme theme,
      Words words,
      Consumer<String> judge,
      Optional<Runnable> restore) {
    restore.ifPresent(
        back ->
            new FlatButton(parent, theme, FlatButton.Kind.LINK, words.say("ask.restore"), "undo")
                .onAction(back));
    Parts.text(parent, theme, Type.HEADING, Role.TEXT, words.say("empty.head"));
    Parts.text(parent, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("empty.text"));
    Card card = new Card(parent, theme, 1);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    card.setLayoutData(Parts.wide());
    for (int i = 1; i <= EXAMPLES; i++) {
      String example = words.say("empty.example." + i);
      Row row = new Row(card, theme, example, "", List.of(), i > 1);
      row.setLayoutData(Parts.wide());
      row.onAction(() -> judge.accept(example));
    }
    Parts.text(parent, theme, Type.SECONDARY, Role.TEXT_TERTIARY, words.say("empty.foot"));
  }
}
