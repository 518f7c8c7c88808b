package org.qinqing.ui.training.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swtchart.Chart;
import org.qinqing.pack.Address;
import org.qinqing.training.exam.MarkSheet;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.statistics.Balance;
import org.qinqing.training.statistics.Day;
import org.qinqing.training.statistics.Retention;
import org.qinqing.training.statistics.Share;
import org.qinqing.training.statistics.Statistics;
import org.qinqing.training.statistics.Streak;
import org.qinqing.training.statistics.Tally;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** 成绩: what the answers and exams of one person show, each as a picture and as figures. */
final class ResultsTab implements TrainingTab {
  static final String ID = "results";

  private static final int ENOUGH = 3;
  private static final double WEAK = 0.85;
  private static final int MOST_BARS = 8;
  private static final int MOST_EXAMS = 10;
  private static final int HEIGHT = 220;
  private static final int BAR = 30;
  private static final double ALL = 100;

  private final Desk desk;
  private final ExamRoom room;
  private final Theme theme;
  private final Words words;
  private final Background work;
  private final Set<Part> tables = EnumSet.noneOf(Part.class);
  private Optional<Read> read = Optional.empty();
  private Optional<String> trouble = Optional.empty();
  private Optional<Control> first = Optional.empty();
  private boolean asked;

  /** The parts that can be pictures or figures. */
  private enum Part {
    RETENTION,
    BALANCE,
    TOPICS,
    DOCUMENTS,
    CALENDAR,
    EXAMS
  }

  /** An exam that was handed in, with its marks. */
  private record Taken(Sitting sitting, MarkSheet marks) {
    double percent() {
      return marks.worth().signum() == 0
          ? 0
          : ALL * marks.points().doubleValue() / marks.worth().doubleValue();
    }
  }

  /** What was read and counted. */
  private record Read(
      Share all,
      List<Retention> retention,
      List<Balance> balance,
      List<Tally> topics,
      List<Tally> documents,
      List<Day> days,
      Streak streak,
      List<Taken> exams,
      LocalDate today) {}

  ResultsTab(Desk desk, ExamRoom room) {
    this.desk = desk;
    this.room = room;
    theme = desk.theme();
    words = desk.words();
    work = desk.work().inLine();
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public void refresh() {
    asked = false;
    read = Optional.empty();
    trouble = Optional.empty();
  }

  /** Answers are added in the other tabs. */
  @Override
  public void left() {
    asked = false;
  }

  private void read() {
    asked = true;
    LearnerRecord record = desk.learner().record();
    Statistics statistics = desk.statistics();
    ZoneId zone = ZoneId.systemDefault();
    LocalDate today = LocalDate.ofInstant(desk.clock().instant(), zone);
    work.run(
        words.say("results.reading"),
        () -> {
          List<Attempt> attempts = record.attempts().all();
          List<Taken> taken = new ArrayList<>();
          for (Sitting sitting : room.mocks().closed(record)) {
            taken.add(new Taken(sitting, room.mocks().marks(sitting)));
          }
          return new Read(
              new Share(attempts.size(), (int) attempts.stream().filter(Attempt::right).count()),
              statistics.retention(attempts, zone),
              statistics.balance(attempts),
              statistics.weak(statistics.topics(attempts), ENOUGH, WEAK),
              statistics.weak(statistics.documents(attempts), ENOUGH, WEAK),
              statistics.calendar(attempts, zone),
              statistics.streak(attempts, zone, today),
              taken,
              today);
        },
        now -> {
          read = Optional.of(now);
          trouble = Optional.empty();
          desk.redraw().run();
        },
        failed -> {
          trouble = Optional.of(FailureWords.say(words, failed));
          desk.redraw().run();
        });
  }

  @Override
  public void draw(Composite column, boolean narrow) {
    first = Optional.empty();
    if (!asked) {
      read();
    }
    trouble.ifPresent(
        text -> {
          Composite line = Parts.group(column, 2);
          Parts.text(line, theme, Type.TEXT, Role.VERDICT_PROHIBITED, text);
          new FlatButton(line, theme, FlatButton.Kind.LINK, words.say("exam.again"), "undo")
              .onAction(this::read);
        });
    if (read.isEmpty()) {
      if (trouble.isEmpty()) {
        Page.words(column, theme, "", words.say("results.reading"));
      }
      return;
    }
    Read now = read.get();
    if (now.all().answers() == 0 && now.exams().isEmpty()) {
      Composite space =
          Page.words(column, theme, words.say("results.none"), words.say("results.none.text"));
      first =
          Optional.of(
              Page.button(
                  space,
                  theme,
                  FlatButton.Kind.PRIMARY,
                  words.say("results.none.go"),
                  "play",
                  () ->
                      desk.context().go(new Target(TrainingView.ROOM, TrainingView.TAB, "daily"))));
      return;
    }
    Parts.text(
        column,
        theme,
        Type.TEXT,
        Role.TEXT,
        words.say(
            "results.sum",
            Integer.toString(now.all().answers()),
            Integer.toString(now.all().right()),
            percent(now.all()),
            Integer.toString(now.streak().days()),
            Integer.toString(now.streak().current()),
            Integer.toString(now.streak().longest())));
    if (desk.learner().profile().isEmpty()) {
      Parts.text(column, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("results.unkept"));
    }
    Composite grid = Parts.group(column, narrow ? 1 : 2);
    GridLayout layout = (GridLayout) grid.getLayout();
    layout.horizontalSpacing = 16;
    layout.verticalSpacing = 16;
    layout.makeColumnsEqualWidth = true;
    retention(grid, now);
    balance(grid, now);
    tallies(grid, Part.TOPICS, now.topics(), this::topic);
    tallies(grid, Part.DOCUMENTS, now.documents(), this::document);
    calendar(grid, now);
    exams(grid, now);
  }

  private static String percent(Share share) {
    return Long.toString(Math.round(ChartLook.percent(share)));
  }

  private static String interval(Share share) {
    return Math.round(share.low() * ALL) + "–" + Math.round(share.high() * ALL);
  }

  private void card(
      Composite grid,
      Part part,
      String key,
      ChartCard.Figures figures,
      BiConsumer<Composite, String> picture) {
    ChartCard.show(
        grid,
        desk,
        words.say(key),
        words.say(key + ".text"),
        words.say(key + ".none"),
        figures,
        tables.contains(part),
        () -> {
          if (!tables.remove(part)) {
            tables.add(part);
          }
          desk.redraw().run();
        },
        picture);
  }

  private void retention(Composite grid, Read now) {
    List<Retention> points =
        now.retention().stream().filter(point -> point.share().answers() > 0).toList();
    List<String> days = points.stream().map(this::days).toList();
    card(
        grid,
        Part.RETENTION,
        "results.retention",
        shares("results.col.days", days, points.stream().map(Retention::share).toList()),
        (card, said) -> {
          ChartLook look = new ChartLook(theme);
          Chart chart = look.chart(card, HEIGHT, words.say("results.retention"), said);
          look.intervals(
              look.line(
                  chart,
                  "right",
                  points.stream().map(point -> ChartLook.percent(point.share())).toList()),
              points.stream().map(Retention::share).toList());
          look.names(chart.getAxisSet().getXAxis(0), days);
          look.percent(chart.getAxisSet().getYAxis(0));
        });
  }

  private String days(Retention point) {
    String from = Integer.toString(point.from());
    if (point.to().isEmpty()) {
      return words.say("results.days.more", from);
    }
    return point.to().getAsInt() == point.from()
        ? words.say("results.days.one", from)
        : words.say("results.days", from, Integer.toString(point.to().getAsInt()));
  }

  private ChartCard.Figures shares(String head, List<String> names, List<Share> shares) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Share share = shares.get(i);
      rows.add(
          List.of(
              names.get(i),
              words.say("results.percent", percent(share)),
              words.say("results.percent", interval(share)),
              words.say("results.answers", Integer.toString(share.answers()))));
    }
    return new ChartCard.Figures(
        List.of(
            words.say(head),
            words.say("results.col.right"),
            words.say("results.col.interval"),
            words.say("results.col.answers")),
        rows);
  }

  private void balance(Composite grid, Read now) {
    List<List<String>> rows =
        now.balance().stream()
            .sorted(Comparator.comparingInt((Balance one) -> one.strict() + one.lax()).reversed())
            .map(
                one ->
                    List.of(
                        topic(one.topic()),
                        words.say("results.lax", Integer.toString(one.lax())),
                        words.say("results.strict", Integer.toString(one.strict())),
                        words.say("results.answers", Integer.toString(one.answers()))))
            .toList();
    card(
        grid,
        Part.BALANCE,
        "results.balance",
        new ChartCard.Figures(
            List.of(
                words.say("results.col.topic"),
                words.say("results.col.lax"),
                words.say("results.col.strict"),
                words.say("results.col.answers")),
            rows),
        (card, said) -> BalanceChart.draw(card, theme, words, now.balance(), HEIGHT, said));
  }

  private String topic(String id) {
    return Names.of(desk).topic(id);
  }

  private String document(String id) {
    return Address.parse(id)
        .flatMap(
            address ->
                desk.registry().snapshot().document(address, desk.context().workplace().asOf()))
        .map(Names::title)
        .orElse(id);
  }

  private void tallies(Composite grid, Part part, List<Tally> tallies, UnaryOperator<String> name) {
    List<Tally> weakest = tallies.subList(0, Math.min(MOST_BARS, tallies.size()));
    List<String> names = weakest.stream().map(Tally::name).map(name).toList();
    List<Share> shares = weakest.stream().map(Tally::share).toList();
    String key = part == Part.TOPICS ? "results.topics" : "results.documents";
    card(
        grid,
        part,
        key,
        shares(part == Part.TOPICS ? "results.col.topic" : "results.col.document", names, shares),
        (card, said) -> {
          ChartLook look = new ChartLook(theme);
          Chart chart = look.chart(card, 2 * BAR + BAR * names.size(), words.say(key), said);
          chart.setOrientation(SWT.VERTICAL);
          look.intervals(
              look.bars(chart, "right", shares.stream().map(ChartLook::percent).toList()), shares);
          look.names(chart.getAxisSet().getXAxis(0), names);
          // The weakest stands on top.
          chart.getAxisSet().getXAxis(0).setReversed(true);
          look.percent(chart.getAxisSet().getYAxis(0));
        });
  }

  private void calendar(Composite grid, Read now) {
    List<List<String>> rows =
        now.days().reversed().stream()
            .limit(2L * MOST_EXAMS)
            .map(
                day ->
                    List.of(
                        day.date().toString(),
                        words.say("results.answers", Integer.toString(day.share().answers())),
                        words.say("results.percent", percent(day.share()))))
            .toList();
    card(
        grid,
        Part.CALENDAR,
        "results.calendar",
        new ChartCard.Figures(
            List.of(
                words.say("results.col.day"),
                words.say("results.col.answers"),
                words.say("results.col.right")),
            rows),
        (card, said) ->
            new CalendarChart(card, theme, words, now.days(), now.today(), said)
                .setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false)));
  }

  private void exams(Composite grid, Read now) {
    List<Taken> last = now.exams().subList(0, Math.min(MOST_EXAMS, now.exams().size()));
    List<List<String>> rows =
        last.stream()
            .map(
                taken ->
                    List.of(
                        taken.sitting().blueprint().title(),
                        ExamWords.day(taken.sitting().last().wall()),
                        words.say(
                            "exam.points",
                            ExamWords.points(taken.marks().points()),
                            ExamWords.points(taken.marks().worth())),
                        words.say(
                            taken.marks().passed() ? "results.passed" : "results.not.passed")))
            .toList();
    card(
        grid,
        Part.EXAMS,
        "results.exams",
        new ChartCard.Figures(
            List.of(
                words.say("results.col.exam"),
                words.say("results.col.day"),
                words.say("results.col.points"),
                words.say("results.col.result")),
            rows),
        (card, said) -> {
          List<Taken> order = last.reversed();
          ChartLook look = new ChartLook(theme);
          Chart chart = look.chart(card, HEIGHT, words.say("results.exams"), said);
          look.bars(chart, "points", order.stream().map(Taken::percent).toList());
          look.names(
              chart.getAxisSet().getXAxis(0),
              order.stream()
                  .map(taken -> ExamWords.day(taken.sitting().last().wall()).substring(5, 10))
                  .toList());
          look.percent(chart.getAxisSet().getYAxis(0));
          FlatButton link =
              new FlatButton(
                  card,
                  theme,
                  FlatButton.Kind.LINK,
                  words.say("results.exams.open", rows.getFirst().getFirst()),
                  "list");
          link.onAction(
              () ->
                  desk.context()
                      .go(
                          new Target(
                              TrainingView.ROOM, ExamTab.SITTING, last.getFirst().sitting().id())));
        });
  }

  @Override
  public void focus() {
    first.filter(control -> !control.isDisposed()).ifPresent(Control::setFocus);
  }
}
