package org.qinqing.ui.checker.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.qinqing.pocketbook.LocalCard;
import org.qinqing.pocketbook.LocalCards;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 请示单: replies that came back, kept on this computer, and noting another one. */
final class RequestsPage {
  private static final int WIDEST = 880;
  private static final int LABEL = 110;
  private final Theme theme;
  private final Words words;
  private final Services services;
  private final AskDesk.Reply draft;
  private final Pane pane;
  private final Background working;
  private String problem = "";

  RequestsPage(
      Composite parent, RoomContext context, Words words, Services services, AskDesk desk) {
    this.theme = context.theme();
    this.words = words;
    this.services = services;
    this.draft = desk.reply;
    pane = new Pane(parent, theme, Role.WINDOW_BACKGROUND, 24);
    working = new Background(pane);
  }

  Control control() {
    return pane;
  }

  void enter() {
    problem = "";
    run(LocalCards::kept);
  }

  private void run(Lent.Use<LocalCards, LocalCards.Kept> use) {
    working.run(
        words.say("page.requests"),
        () -> services.cards.use(use),
        this::show,
        failure -> {
          problem = words.say("reply.failed", String.valueOf(failure.getMessage()));
          working.run(
              words.say("page.requests"),
              () -> services.cards.use(LocalCards::kept),
              this::show,
              again -> show(Optional.empty()));
        });
  }

  private void show(Optional<LocalCards.Kept> kept) {
    pane.clear();
    Composite body = new Column(pane.body(), WIDEST, false).body();
    Parts.text(body, theme, Type.HEADING, Role.TEXT, words.say("reply.head"));
    Parts.text(body, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("reply.text"));
    if (kept.isEmpty()) {
      Parts.text(
          body,
          theme,
          Type.TEXT,
          Role.TEXT_SECONDARY,
          problem.isEmpty() ? words.say("reply.none") : problem);
      pane.reflow();
      return;
    }
    form(body);
    for (LocalCards.Finding finding : kept.get().findings()) {
      Parts.text(body, theme, Type.SECONDARY, Role.VERDICT_PROHIBITED, finding.message());
    }
    List<LocalCard> cards = kept.get().cards();
    if (!cards.isEmpty()) {
      Card list = new Card(body, theme, 1);
      ((GridLayout) list.getLayout()).verticalSpacing = 0;
      list.setLayoutData(Parts.wide());
      cards.forEach(card -> row(list, card));
    }
    pane.reflow();
  }

  private void form(Composite body) {
    Card form = new Card(body, theme, 16);
    form.setLayoutData(Parts.wide());
    Parts.text(form, theme, Type.STRONG, Role.TEXT, words.say("reply.add"));
    field(form, "reply.title", draft.title, text -> draft.title = text);
    field(form, "reply.question", draft.question, text -> draft.question = text);
    TextArea.add(
        line(form, "reply.reply"),
        theme,
        words.say("reply.reply"),
        draft.reply,
        text -> draft.reply = text);
    field(form, "reply.by", draft.by, text -> draft.by = text);
    field(form, "reply.on", draft.on, text -> draft.on = text);
    if (!problem.isEmpty()) {
      Parts.text(form, theme, Type.SECONDARY, Role.VERDICT_PROHIBITED, problem);
    }
    new FlatButton(form, theme, FlatButton.Kind.PRIMARY, words.say("reply.do"), "")
        .onAction(this::file);
  }

  private Composite line(Composite form, String key) {
    Composite line = Parts.group(form, 2);
    GridData narrow = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false);
    narrow.widthHint = LABEL;
    narrow.verticalIndent = 4;
    Parts.line(line, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say(key))
        .setLayoutData(narrow);
    return line;
  }

  private void field(Composite form, String key, String text, Consumer<String> typed) {
    Composite line = line(form, key);
    FieldFrame frame = new FieldFrame(line, theme, 1, FieldFrame.BAR);
    Text field = frame.around(Parts.field(frame, theme, "", words.say(key)));
    field.setLayoutData(Parts.wide());
    field.setText(text);
    field.addModifyListener(event -> typed.accept(field.getText()));
  }

  private void file() {
    Optional<LocalDate> on = DayText.read(draft.on);
    if (draft.title.isBlank() || draft.reply.isBlank() || on.isEmpty()) {
      problem = words.say("reply.missing");
      run(LocalCards::kept);
      return;
    }
    LocalCard card =
        new LocalCard(
            "",
            draft.topic,
            draft.title.strip(),
            draft.question.strip(),
            draft.reply.strip(),
            draft.by.strip(),
            on.get());
    problem = "";
    run(
        cards -> {
          cards.file(card);
          draft.clear();
          return cards.kept();
        });
  }

  private void row(Composite list, LocalCard card) {
    Composite line = Parts.group(list, 2);
    ((GridLayout) line.getLayout()).marginRight = 8;
    String when = words.say("reply.when", card.repliedOn().toString(), card.repliedBy());
    Row row =
        new Row(
            line,
            theme,
            card.title(),
            card.question().isEmpty()
                ? card.reply() + "\n" + when
                : words.say("reply.asked", card.question()) + "\n" + card.reply() + "\n" + when,
            List.of(),
            false);
    row.setLayoutData(Parts.wide());
    new FlatButton(line, theme, FlatButton.Kind.QUIET, "", "trash")
        .named(words.say("reply.remove", card.title()))
        .onAction(
            () ->
                run(
                    cards -> {
                      cards.remove(card.id());
                      return cards.kept();
                    }));
  }
}
