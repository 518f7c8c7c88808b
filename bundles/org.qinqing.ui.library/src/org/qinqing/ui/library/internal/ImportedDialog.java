package org.qinqing.ui.library.internal;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.qinqing.library.Library;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Findings;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** What came of an import, file by file: what was refused and why comes first. */
final class ImportedDialog extends Sheet {
  private static final int HEIGHT = 600;
  private static final int MOST_REFUSED = 40;
  private static final int MOST_TAKEN = 80;
  private static final int MOST_FINDINGS = 4;
  private final Words words;
  private final Imports.Result result;
  private final Consumer<String> reading;

  ImportedDialog(
      Shell parent, Theme theme, Words words, Imports.Result result, Consumer<String> reading) {
    super(parent, theme, words.say("import.result"), HEIGHT);
    this.words = words;
    this.result = result;
    this.reading = reading;
  }

  @Override
  void fill(Composite body) {
    Parts.text(body, theme(), Type.HEADING, Role.TEXT, ImportStrip.summary(words, result));
    Pane pane = new Pane(body, theme(), Role.WINDOW_BACKGROUND, 0);
    pane.setLayoutData(Parts.fill());
    refused(pane.body(), result.refused());
    taken(pane.body(), result.taken());
    pane.reflow();
  }

  private void head(Composite body, String text) {
    Parts.text(body, theme(), Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, text);
  }

  private void rest(Composite body, int number) {
    if (number > 0) {
      Parts.text(
          body,
          theme(),
          Type.SECONDARY,
          Role.TEXT_SECONDARY,
          words.say("import.rest", Integer.toString(number)));
    }
  }

  private void refused(Composite body, List<Library.Imported> files) {
    if (files.isEmpty()) {
      return;
    }
    head(body, words.say("import.refused", Integer.toString(files.size())));
    for (Library.Imported file : files.subList(0, Math.min(MOST_REFUSED, files.size()))) {
      Card card = new Card(body, theme(), 12);
      card.setLayoutData(Parts.wide());
      Parts.text(card, theme(), Type.STRONG, Role.TEXT, String.valueOf(file.file().getFileName()));
      Findings.show(
          card,
          theme(),
          file.findings().subList(0, Math.min(MOST_FINDINGS, file.findings().size())));
    }
    rest(body, files.size() - MOST_REFUSED);
  }

  private void taken(Composite body, List<Library.Imported> files) {
    if (files.isEmpty()) {
      return;
    }
    head(body, words.say("import.accepted", Integer.toString(files.size())));
    Composite rows = Parts.group(body, 1);
    ((GridLayout) rows.getLayout()).verticalSpacing = 0;
    for (Library.Imported file : files.subList(0, Math.min(MOST_TAKEN, files.size()))) {
      file.document()
          .ifPresent(
              document -> {
                Row row =
                    new Row(
                        rows,
                        theme(),
                        document.title(),
                        words.say(
                            "own.more",
                            String.valueOf(file.file().getFileName()),
                            Integer.toString(document.articles())),
                        file.replaced()
                            ? List.of(Tag.of(words.say("import.replaced"), Role.TEXT_SECONDARY))
                            : List.of(),
                        true);
                row.setLayoutData(Parts.wide());
                row.onAction(
                    () -> {
                      close();
                      reading.accept(document.address().toString());
                    });
              });
    }
    rest(body, files.size() - MOST_TAKEN);
  }

  @Override
  void buttons(Composite foot) {
    Parts.line(foot, theme(), Type.SECONDARY, Role.TEXT, "").setLayoutData(Parts.wide());
    FlatButton close =
        new FlatButton(
            foot, theme(), FlatButton.Kind.PRIMARY, words.say("import.result.close"), "");
    close.onAction(this::close);
  }
}
