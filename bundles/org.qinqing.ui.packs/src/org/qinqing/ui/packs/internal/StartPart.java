package org.qinqing.ui.packs.internal;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.qinqing.pack.PackRegistry;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** What 编写 is for, the ways to begin, and the folders opened last. */
final class StartPart {
  private static final int WIDEST = 720;
  private final Theme theme;
  private final Words words;
  private final Services services;
  private final PackRegistry registry;
  private final AuthorPage page;
  private final Pane pane;
  private final Notice notice;
  private final Composite form;
  private final FlatButton begin;

  StartPart(
      Composite parent,
      RoomContext context,
      Services services,
      Desk desk,
      PackRegistry registry,
      Words words,
      AuthorPage page) {
    this.theme = context.theme();
    this.words = words;
    this.services = services;
    this.registry = registry;
    this.page = page;
    pane = new Pane(parent, theme, Role.WINDOW_BACKGROUND, 24);
    Composite column = new Column(pane.body(), WIDEST, true).body();
    ((GridLayout) column.getLayout()).marginTop = 40;
    ((GridLayout) column.getLayout()).verticalSpacing = 16;
    notice = new Notice(column, theme, words, pane::reflow);
    Parts.text(column, theme, Type.HEADING, Role.TEXT, words.say("start.title"));
    Parts.text(column, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("start.text"));
    Flow buttons = new Flow(column);
    buttons.setLayoutData(Parts.wide());
    begin = new FlatButton(buttons, theme, FlatButton.Kind.PRIMARY, words.say("start.new"), "plus");
    begin.onAction(this::showForm);
    new FlatButton(buttons, theme, FlatButton.Kind.SECONDARY, words.say("start.open"), "pack")
        .onAction(page::askFolder);
    if (services.exchange().isPresent()) {
      new FlatButton(
              buttons, theme, FlatButton.Kind.SECONDARY, words.say("start.workbook"), "chart")
          .onAction(page::askWorkbook);
    }
    form = Parts.group(column, 1);
    recent(column, desk.recent().list());
    pane.reflow();
  }

  private void recent(Composite column, List<Path> folders) {
    if (folders.isEmpty()) {
      return;
    }
    Parts.text(
        column, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words.say("start.recent"));
    Card card = new Card(column, theme, 1);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    card.setLayoutData(Parts.wide());
    boolean first = true;
    for (Path folder : folders) {
      Row row =
          new Row(
              card,
              theme,
              String.valueOf(folder.getFileName()),
              String.valueOf(folder.getParent()),
              List.of(),
              !first);
      row.setLayoutData(Parts.wide());
      row.onAction(() -> page.open(folder));
      first = false;
    }
  }

  private void showForm() {
    if (form.getChildren().length == 0) {
      services
          .authoring()
          .ifPresent(
              authoring ->
                  new NewPackForm(form, theme, words, registry, authoring.templates(), page::create)
                      .focus());
      pane.reflow();
    }
  }

  Control control() {
    return pane;
  }

  void tell(String text) {
    notice.tell(text, false, List.of());
  }

  void focus() {
    if (pane.isVisible()) {
      begin.setFocus();
    }
  }
}
