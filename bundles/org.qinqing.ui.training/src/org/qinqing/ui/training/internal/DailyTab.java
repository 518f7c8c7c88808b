package org.qinqing.ui.training.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.qinqing.pack.Question;
import org.qinqing.training.Answer;
import org.qinqing.training.Training;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.memory.Memory;
import org.qinqing.training.memory.Rating;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Item;
import org.qinqing.training.practice.PracticePlan;
import org.qinqing.training.practice.Response;
import org.qinqing.training.practice.Today;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * 每日一练: what is due today, one after the other; how well it was recalled says when it comes again.
 */
final class DailyTab implements TrainingTab {
  private static final int MOST_TOPICS = 4;

  private final Desk desk;
  private final Theme theme;
  private final Words words;
  private final Background reading;
  private final Background keeping;
  private final Intervals intervals;
  private boolean stale = true;
  private boolean wantsKeyboard;
  private Optional<DayPlan> plan = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private Optional<Asked> asked = Optional.empty();
  private Optional<QuestionCard> card = Optional.empty();
  private Optional<Control> onward = Optional.empty();

  /** The question on the screen, and what became of it. */
  private static final class Asked {
    final Today.Entry entry;
    final Reply reply;
    final Instant shown;
    final LearnerRecord record;
    Optional<Training.Marked> marked = Optional.empty();
    Optional<Review> review = Optional.empty();
    Map<Rating, Memory> ways = new EnumMap<>(Rating.class);
    Optional<String> notKept = Optional.empty();
    Runnable keepAgain = () -> {};

    Asked(Today.Entry entry, Reply reply, Instant shown, LearnerRecord record) {
      this.entry = entry;
      this.reply = reply;
      this.shown = shown;
      this.record = record;
    }
  }

  DailyTab(Desk desk) {
    this.desk = desk;
    this.theme = desk.theme();
    this.words = desk.words();
    this.reading = desk.work().inLine();
    this.keeping = desk.work().inLine();
    this.intervals = new Intervals(words, ZoneId.systemDefault());
  }

  @Override
  public String id() {
    return "daily";
  }

  // --- the day -----------------------------------------------------------------------------------

  @Override
  public void refresh() {
    stale = true;
    plan = Optional.empty();
    asked = Optional.empty();
    failure = Optional.empty();
    reading.forget();
    keeping.forget();
  }

  /** Other tabs practise too, and the day changes with it. */
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
        now -> {
          plan = Optional.of(now);
          ask(now, record);
          drawn();
        },
        refused -> {
          failure = Optional.of(FailureWords.say(words, refused));
          drawn();
        });
  }

  private DayPlan read(LearnerRecord record, Training.Selection selection, LocalDate asOf) {
    ZoneId zone = ZoneId.systemDefault();
    Instant now = desk.clock().instant();
    PracticePlan how = record.settings().plan(zone);
    List<Item> bank = desk.bank().items(selection, asOf);
    Today today = desk.practice().today(how, bank, record.memories(), now);
    return DayPlan.of(today, bank, record.memories().all(), record.attempts().all(), now, zone);
  }

  private void ask(DayPlan now, LearnerRecord record) {
    Instant at = desk.clock().instant();
    asked =
        now.first()
            .flatMap(
                entry ->
                    desk.training()
                        .question(entry.item().id())
                        .map(
                            question ->
                                new Asked(
                                    entry,
                                    Reply.to(question, now.today().day().toEpochDay()),
                                    at,
                                    record)));
    if (asked.isEmpty()) {
      now.today().next().ifPresent(next -> wake(now, at, next));
    }
  }

  /** Looks again when a short step is over. */
  private void wake(DayPlan now, Instant at, Instant next) {
    long millis = Math.max(1, Duration.between(at, next).toMillis());
    desk.owner()
        .getDisplay()
        .timerExec(
            Math.toIntExact(Math.min(millis, Integer.MAX_VALUE)),
            () -> {
              if (!desk.owner().isDisposed() && plan.filter(now::equals).isPresent()) {
                read();
              }
            });
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
    card = Optional.empty();
    onward = Optional.empty();
    if (stale) {
      read();
    }
    if (failure.isPresent()) {
      failed(column, failure.get());
    } else if (plan.isEmpty()) {
      Page.words(column, theme, "", words.say("reading"));
    } else if (asked.isPresent()) {
      question(column, narrow, plan.get(), asked.get());
    } else {
      done(column, plan.get());
    }
  }

  private void failed(Composite column, String text) {
    Composite space = Page.words(column, theme, words.say("error.daily"), text);
    onward =
        Optional.of(
            Page.button(
                space,
                theme,
                FlatButton.Kind.SECONDARY,
                words.say("error.again"),
                "undo",
                this::read));
  }

  private void question(Composite column, boolean narrow, DayPlan day, Asked now) {
    Composite two = Page.columns(column, narrow);
    boolean changed = now.entry.reason() == Today.Reason.CHANGED;
    QuestionCard drawn =
        new QuestionCard(
            two,
            desk,
            new QuestionCard.Ask(
                now.reply,
                now.marked,
                changed ? List.of(QuestionCard.changed(words)) : List.of(),
                aside(day, now.entry),
                changed ? List.of(words.say("daily.changed.text")) : List.of()));
    drawn.onSubmit(() -> submit(now));
    card = Optional.of(drawn);
    if (now.marked.isPresent()) {
      spacing(drawn.body(), now);
    }
    Composite side = Page.side(two, narrow);
    RulesPart.show(Page.card(side, theme), desk, now.reply.question(), now.marked.isPresent());
    BalancePart.show(Page.card(side, theme), desk, day.recent());
    coming(Page.card(side, theme), day);
  }

  private String aside(DayPlan day, Today.Entry entry) {
    if (entry.reason() == Today.Reason.FRESH) {
      return words.say("daily.fresh");
    }
    return Optional.ofNullable(day.last().get(entry.item().id())).map(this::last).orElse("");
  }

  private String last(Attempt attempt) {
    long days =
        ChronoUnit.DAYS.between(
            LocalDate.ofInstant(attempt.at(), intervals.zone()),
            LocalDate.ofInstant(desk.clock().instant(), intervals.zone()));
    if (days < 1) {
      return words.say(attempt.right() ? "daily.today.right" : "daily.today.wrong");
    }
    return words.say(
        attempt.right() ? "daily.last.right" : "daily.last.wrong", Long.toString(days));
  }

  private void spacing(Composite body, Asked now) {
    if (now.notKept.isPresent()) {
      notKept(body, now, now.notKept.get());
      return;
    }
    if (now.review.isEmpty()) {
      Parts.text(body, theme, Type.SECONDARY, Role.TEXT_TERTIARY, words.say("keeping"));
      return;
    }
    Review review = now.review.get();
    Composite row = Parts.group(body, Rating.values().length);
    ((GridLayout) row.getLayout()).makeColumnsEqualWidth = true;
    now.ways.forEach(
        (rating, memory) -> {
          SpacingButton button =
              new SpacingButton(
                  row,
                  theme,
                  words.say("rating." + rating.name().toLowerCase(Locale.ROOT)),
                  intervals.say(memory.reviewed(), memory.due()));
          button.setLayoutData(Parts.wide());
          button.onAction(() -> rate(now, rating));
          if (rating == review.rating()) {
            onward = Optional.of(button);
          }
        });
    Parts.text(
        body,
        theme,
        Type.SECONDARY,
        Role.TEXT_TERTIARY,
        words.say(now.ways.size() == 1 ? "keys.rating.wrong" : "keys.rating"));
  }

  private void notKept(Composite body, Asked now, String text) {
    Parts.text(
        body, theme, Type.SECONDARY, Role.VERDICT_PROHIBITED, words.say("error.answer", text));
    Composite line = Parts.group(body, 2);
    FlatButton again =
        new FlatButton(line, theme, FlatButton.Kind.SECONDARY, words.say("error.again"), "undo");
    again.onAction(() -> now.keepAgain.run());
    onward = Optional.of(again);
  }

  private void coming(Composite into, DayPlan day) {
    Parts.text(into, theme, Type.STRONG, Role.TEXT, words.say("coming"));
    if (day.coming().isEmpty()) {
      Parts.text(into, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("coming.none"));
    }
    Names names = Names.of(desk);
    for (DayPlan.Coming topic : day.coming().stream().limit(MOST_TOPICS).toList()) {
      Composite line = Parts.group(into, 2);
      Parts.text(line, theme, Type.TEXT, Role.TEXT, names.topic(topic.topic()));
      Parts.line(
          line,
          theme,
          Type.SECONDARY,
          Role.TEXT_SECONDARY,
          words.say("coming.count", Integer.toString(topic.count())));
    }
  }

  private void done(Composite column, DayPlan day) {
    if (day.all() == 0 && day.next().isEmpty()) {
      Composite space =
          Page.words(column, theme, words.say("empty.title"), words.say("empty.text"));
      onward =
          Optional.of(
              Page.button(
                  space,
                  theme,
                  FlatButton.Kind.SECONDARY,
                  words.say("empty.packs"),
                  "pack",
                  () -> desk.context().go(Target.room("packs"))));
      return;
    }
    String next =
        day.next()
            .map(at -> intervals.say(desk.clock().instant(), at))
            .map(
                when -> words.say(day.today().waiting() > 0 ? "daily.waiting" : "daily.next", when))
            .orElse("");
    Composite space =
        Page.words(
            column,
            theme,
            words.say(day.today().waiting() > 0 ? "daily.pause" : "daily.done"),
            Stream.of(words.say("daily.count", Integer.toString(day.done())), next)
                .filter(text -> !text.isEmpty())
                .reduce("", (a, b) -> a + b));
    onward =
        Optional.of(
            Page.button(
                space,
                theme,
                FlatButton.Kind.SECONDARY,
                words.say("daily.chosen"),
                "list",
                () -> desk.context().go(tab("chosen"))));
    Page.button(
        space,
        theme,
        FlatButton.Kind.LINK,
        words.say("daily.mistakes"),
        "flag",
        () -> desk.context().go(tab("mistakes")));
  }

  private static Target tab(String id) {
    return new Target(TrainingView.ROOM, TrainingView.TAB, id);
  }

  // --- answering ---------------------------------------------------------------------------------

  private void submit(Asked now) {
    Optional<Answer> answer = now.reply.answer();
    if (answer.isEmpty() || now.marked.isPresent()) {
      return;
    }
    Question question = now.reply.question();
    Training.Marked result = Training.Marked.of(question, answer.get());
    now.marked = Optional.of(result);
    Instant at = desk.clock().instant();
    Duration taken = Duration.between(now.shown, at);
    Response response =
        desk.bank().response(result, taken.isNegative() ? Duration.ZERO : taken, false, false);
    now.keepAgain = () -> keep(now, response, at);
    desk.redraw().run();
    now.keepAgain.run();
  }

  private void keep(Asked now, Response response, Instant at) {
    keeping.run(
        words.say("keeping"),
        () -> Review.keep(desk.practice(), now.record, now.entry.item(), response, at),
        review -> {
          now.notKept = Optional.empty();
          now.review = Optional.of(review);
          now.ways = review.ways(desk.spacing());
          wantsKeyboard = true;
          drawn();
        },
        refused -> {
          now.notKept = Optional.of(FailureWords.say(words, refused));
          drawn();
        });
  }

  private void rate(Asked now, Rating rating) {
    Optional<Review> review = now.review;
    if (review.isEmpty()) {
      return;
    }
    now.review = Optional.empty();
    keeping.run(
        words.say("keeping"),
        () -> {
          review.get().rate(now.record, desk.spacing(), rating);
          return rating;
        },
        kept -> {
          wantsKeyboard = true;
          read();
        },
        refused -> {
          // The usual rating is kept already.
          desk.context().say(FailureWords.say(words, refused));
          read();
        });
  }

  // --- the tab -----------------------------------------------------------------------------------

  @Override
  public Progress progress() {
    return plan.filter(day -> day.all() > 0)
        .map(
            day -> {
              int done = Math.min(day.all(), day.done() + answered());
              return new Progress(
                  words.say("daily.progress", Integer.toString(day.all()), Integer.toString(done)),
                  done,
                  day.all());
            })
        .orElse(Progress.NONE);
  }

  /** The one on the screen counts once it is answered rightly; a wrong one comes again today. */
  private int answered() {
    return asked.flatMap(now -> now.marked).filter(Training.Marked::right).isPresent() ? 1 : 0;
  }

  @Override
  public boolean key(Event event) {
    if (asked.flatMap(now -> now.marked).isEmpty()) {
      return card.filter(open -> open.key(event)).isPresent();
    }
    int place = AnswerForm.digit(event);
    Optional<Rating> rating =
        asked.stream()
            .flatMap(now -> now.ways.keySet().stream())
            .filter(way -> way.ordinal() == place)
            .findFirst();
    rating.ifPresent(way -> asked.ifPresent(now -> rate(now, way)));
    return rating.isPresent();
  }

  @Override
  public void focus() {
    wantsKeyboard = plan.isEmpty() && failure.isEmpty();
    onward.ifPresentOrElse(
        Control::setFocus,
        () ->
            card.filter(open -> asked.flatMap(now -> now.marked).isEmpty())
                .ifPresent(QuestionCard::focus));
  }
}
