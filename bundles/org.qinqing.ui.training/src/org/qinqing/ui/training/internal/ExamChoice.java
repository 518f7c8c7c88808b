package org.qinqing.ui.training.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Locality;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.ExamPlan;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** The blueprints to choose from, the sittings that were begun, and those handed in last. */
final class ExamChoice implements ExamStep {
  private static final int LAST = 5;
  private static final long MOST_BYTES = 1_000_000;

  private final ExamTab tab;
  private final Theme theme;
  private final Words words;
  private final Background work;
  private Optional<Offer> offer = Optional.empty();
  private List<String> troubles = List.of();
  private Optional<Control> first = Optional.empty();
  private boolean asked;

  /** What was read. */
  private record Offer(List<ExamPlan> plans, List<Sitting> open, List<Sitting> closed) {}

  ExamChoice(ExamTab tab) {
    this.tab = tab;
    theme = tab.desk().theme();
    words = tab.desk().words();
    work = tab.desk().work().inLine();
  }

  private void read() {
    asked = true;
    LearnerRecord record = tab.record();
    Locality place = tab.desk().context().workplace().place();
    LocalDate asOf = tab.desk().context().workplace().asOf();
    work.run(
        words.say("exam.reading"),
        () ->
            new Offer(
                tab.room().blueprints().all(place, asOf),
                tab.room().mocks().open(record),
                tab.room().mocks().closed(record)),
        read -> {
          offer = Optional.of(read);
          troubles = List.of();
          shown();
        },
        failed -> {
          troubles = List.of(FailureWords.say(words, failed));
          shown();
        });
  }

  private void shown() {
    if (tab.shows(this)) {
      tab.desk().redraw(this::focus);
    }
  }

  @Override
  public void draw(Composite column, boolean narrow) {
    first = Optional.empty();
    if (!asked) {
      read();
    }
    for (String trouble : troubles) {
      Parts.text(column, theme, Type.TEXT, Role.VERDICT_PROHIBITED, trouble);
    }
    if (offer.isEmpty()) {
      if (troubles.isEmpty()) {
        Page.words(column, theme, "", words.say("exam.reading"));
      }
      return;
    }
    Composite two = Page.columns(column, narrow);
    Composite main = Parts.group(two, 1);
    main.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    ((GridLayout) main.getLayout()).verticalSpacing = 16;
    open(main, offer.get().open());
    plans(main, offer.get().plans());
    Composite side = Page.side(two, narrow);
    last(Page.card(side, theme), offer.get().closed());
    own(Page.card(side, theme));
  }

  private void open(Composite main, List<Sitting> open) {
    for (Sitting sitting : open) {
      Card card = new Card(main, theme, Role.ACCENT_SOFT, Role.ACCENT, true, 16);
      card.setLayoutData(Parts.wide());
      Parts.text(
          card, theme, Type.STRONG, Role.TEXT, words.say("exam.open", sitting.blueprint().title()));
      Parts.text(
          card,
          theme,
          Type.SECONDARY,
          Role.TEXT_SECONDARY,
          words.say(
              "exam.open.text",
              ExamWords.day(sitting.started().wall()),
              Integer.toString(sitting.answers().size()),
              Integer.toString(sitting.paper().tasks().size()),
              words.say(
                  sitting.pauses().rule() == Blueprint.Pauses.Rule.FREE
                      ? "exam.open.stopped"
                      : "exam.open.counted")));
      FlatButton button =
          new FlatButton(card, theme, FlatButton.Kind.PRIMARY, words.say("exam.open.go"), "right");
      button.onAction(() -> tab.sit(sitting));
      first(button);
    }
  }

  private void first(Control control) {
    if (first.isEmpty()) {
      first = Optional.of(control);
    }
  }

  private void plans(Composite main, List<ExamPlan> plans) {
    Card card = new Card(main, theme, 1);
    card.setLayoutData(Parts.wide());
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    Names names = Names.of(tab.desk());
    boolean divider = false;
    for (ExamPlan plan : plans) {
      Blueprint blueprint = plan.blueprint();
      List<Tag> tags = new ArrayList<>();
      if (plan.origin() == ExamPlan.Origin.OWN) {
        tags.add(Tag.of(words.say("exam.own"), Role.ACCENT));
      }
      tags.add(Tag.of(ExamWords.side(words, plan.side()), Role.TEXT_SECONDARY));
      Row row =
          new Row(
              card,
              theme,
              blueprint.title(),
              words.say(
                  "exam.plan.text",
                  ExamWords.kinds(words, blueprint),
                  ExamWords.topics(words, names, blueprint),
                  Integer.toString(blueprint.pass())),
              tags,
              divider);
      row.setLayoutData(Parts.wide());
      row.onAction(() -> tab.rules(plan));
      divider = true;
      first(row);
    }
  }

  private void last(Composite card, List<Sitting> closed) {
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("exam.last"));
    if (closed.isEmpty()) {
      Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("exam.last.none"));
    }
    for (Sitting sitting : closed.subList(0, Math.min(LAST, closed.size()))) {
      FlatButton link =
          new FlatButton(
              card,
              theme,
              FlatButton.Kind.LINK,
              words.say(
                  "exam.last.one",
                  sitting.blueprint().title(),
                  ExamWords.day(sitting.last().wall())),
              "list");
      link.onAction(() -> tab.sit(sitting));
    }
  }

  private void own(Composite card) {
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("exam.own.title"));
    boolean keeps = tab.room().blueprints().keeps();
    Parts.text(
        card,
        theme,
        Type.SECONDARY,
        Role.TEXT_SECONDARY,
        words.say(keeps ? "exam.own.text" : "exam.own.unkept"));
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    FlatButton make =
        new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.own.new"), "plus");
    make.setEnabled(keeps);
    make.onAction(() -> tab.go(ExamEdit.fresh(tab)));
    FlatButton read =
        new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.own.read"), "doc");
    read.setEnabled(keeps);
    read.onAction(() -> file(card));
  }

  private void file(Composite card) {
    FileDialog dialog = new FileDialog(card.getShell(), SWT.OPEN);
    dialog.setText(words.say("exam.own.read"));
    dialog.setFilterExtensions(new String[] {"*.json"});
    @Nullable String chosen = dialog.open();
    if (chosen == null) {
      return;
    }
    work.run(
        words.say("exam.reading"),
        () -> {
          Path file = Path.of(chosen);
          if (Files.size(file) > MOST_BYTES) {
            throw new IOException(words.say("exam.file.large"));
          }
          try {
            return tab.room().blueprints().read(Files.readString(file));
          } catch (CharacterCodingException e) {
            throw new UncheckedIOException(words.say("exam.file.text"), e);
          }
        },
        read -> {
          troubles = read.findings();
          read.plan().ifPresentOrElse(plan -> tab.go(ExamEdit.of(tab, plan)), () -> shown());
        },
        failed -> {
          troubles = List.of(FailureWords.say(words, failed));
          shown();
        });
  }

  @Override
  public void focus() {
    first.filter(control -> !control.isDisposed()).ifPresent(Control::setFocus);
  }
}
