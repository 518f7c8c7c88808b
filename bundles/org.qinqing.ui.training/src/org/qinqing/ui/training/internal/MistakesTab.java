package org.qinqing.ui.training.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Question;
import org.qinqing.training.Training;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.practice.Item;
import org.qinqing.training.practice.Mistake;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Row;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 错题本: what went wrong and was not right since on two different days. */
final class MistakesTab implements TrainingTab {
  private static final int MOST_LETTERS = 80;

  private final Desk desk;
  private final Theme theme;
  private final Words words;
  private final Background reading;
  private final QuestionRound round;
  private boolean stale = true;
  private boolean practising;
  private boolean wantsKeyboard;
  private Optional<List<Line>> lines = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private Optional<Control> onward = Optional.empty();

  /**
   * A line of the book.
   *
   * @param mistake what is counted
   * @param question what is asked
   */
  private record Line(Mistake mistake, Question question) {}

  MistakesTab(Desk desk) {
    this.desk = desk;
    this.theme = desk.theme();
    this.words = desk.words();
    this.reading = desk.work().inLine();
    this.round = new QuestionRound(desk);
  }

  @Override
  public String id() {
    return "mistakes";
  }

  @Override
  public void refresh() {
    stale = true;
    practising = false;
    lines = Optional.empty();
    failure = Optional.empty();
    reading.forget();
  }

  @Override
  public void left() {
    refresh();
  }

  private void read() {
    stale = false;
    failure = Optional.empty();
    Training.Selection selection = desk.selection();
    LocalDate asOf = desk.context().workplace().asOf();
    LearnerRecord record = desk.learner().record();
    reading.run(
        words.say("reading"),
        () -> read(record, selection, asOf),
        found -> {
          lines = Optional.of(found);
          drawn();
        },
        refused -> {
          failure = Optional.of(FailureWords.say(words, refused));
          drawn();
        });
  }

  private List<Line> read(LearnerRecord record, Training.Selection selection, LocalDate asOf) {
    List<Item> bank = desk.bank().items(selection, asOf);
    return desk
        .practice()
        .mistakes(record.settings().plan(ZoneId.systemDefault()), bank, record.attempts())
        .stream()
        .flatMap(
            mistake ->
                desk.training().question(mistake.item().id()).stream()
                    .map(question -> new Line(mistake, question)))
        .toList();
  }

  private void drawn() {
    boolean here = wantsKeyboard || desk.hasKeyboard();
    wantsKeyboard = false;
    desk.redraw().run();
    if (here) {
      focus();
    }
  }

  // --- drawing -----------------------------------------------------------------------------------

  @Override
  public void draw(Composite column, boolean narrow) {
    onward = Optional.empty();
    if (stale) {
      read();
    }
    if (failure.isPresent()) {
      Composite space = Page.words(column, theme, words.say("error.mistakes"), failure.get());
      onward =
          Optional.of(
              Page.button(
                  space,
                  theme,
                  FlatButton.Kind.SECONDARY,
                  words.say("error.again"),
                  "undo",
                  this::read));
    } else if (practising) {
      FlatButton back =
          new FlatButton(column, theme, FlatButton.Kind.LINK, words.say("mistakes.back"), "left");
      back.onAction(this::toList);
      round.draw(column, narrow, this::toList);
    } else if (lines.isEmpty()) {
      Page.words(column, theme, "", words.say("reading"));
    } else if (lines.get().isEmpty()) {
      Page.words(column, theme, words.say("mistakes.none"), words.say("mistakes.none.text"));
    } else {
      list(column, lines.get());
    }
  }

  private void list(Composite column, List<Line> all) {
    Composite head = Parts.group(column, 2);
    Parts.text(
        head,
        theme,
        Type.TEXT,
        Role.TEXT_SECONDARY,
        words.say("mistakes.count", Integer.toString(all.size())));
    FlatButton practise =
        new FlatButton(
            head, theme, FlatButton.Kind.PRIMARY, words.say("mistakes.practise"), "right");
    practise.onAction(() -> practise(all, 0));
    onward = Optional.of(practise);
    Card card = new Card(column, theme, 1);
    card.setLayoutData(Parts.wide());
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    Names names = Names.of(desk);
    for (int i = 0; i < all.size(); i++) {
      int place = i;
      Line line = all.get(i);
      Row row =
          new Row(
              card,
              theme,
              shortened(line.question().stem()),
              words.say(
                  "mistakes.line",
                  Integer.toString(line.mistake().times()),
                  day(line.mistake().last()),
                  Integer.toString(line.mistake().days())),
              List.of(Tag.of(names.topic(line.question().topic()), Role.TEXT_SECONDARY)),
              i > 0);
      row.setLayoutData(Parts.wide());
      row.onAction(() -> practise(all, place));
    }
  }

  private String day(Instant at) {
    return DateTimeFormatter.ofPattern(words.say("mistakes.day"))
        .format(LocalDate.ofInstant(at, ZoneId.systemDefault()));
  }

  private static String shortened(String stem) {
    String line = stem.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= MOST_LETTERS
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST_LETTERS)) + "…";
  }

  private void practise(List<Line> all, int from) {
    practising = true;
    round.start(all.stream().map(Line::question).toList(), from);
    desk.redraw().run();
    focus();
  }

  private void toList() {
    refresh();
    wantsKeyboard = true;
    desk.redraw().run();
  }

  // --- the tab -----------------------------------------------------------------------------------

  @Override
  public Progress progress() {
    return practising ? round.progress() : Progress.NONE;
  }

  @Override
  public boolean key(Event event) {
    return practising && round.key(event);
  }

  @Override
  public void focus() {
    wantsKeyboard = !practising && lines.isEmpty() && failure.isEmpty();
    if (practising) {
      round.focus();
    } else {
      onward.ifPresent(Control::setFocus);
    }
  }
}
