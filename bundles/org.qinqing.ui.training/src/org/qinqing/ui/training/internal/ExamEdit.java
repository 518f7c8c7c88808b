package org.qinqing.ui.training.internal;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.Blueprint.Pauses;
import org.qinqing.training.exam.ExamPlan;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Makes or changes an own blueprint; says while editing what the bank cannot fill. */
final class ExamEdit implements ExamStep {
  private static final int LONGEST_TITLE = 60;
  private static final int MOST_MINUTES = 1440;
  private static final int MOST_COUNT = 500;
  private static final int MOST_ROWS = 60;
  private static final List<Integer> DIFFICULTIES = List.of(1, 2, 3);
  private static final int USUAL_MINUTES = 20;
  private static final int USUAL_COUNT = 10;
  private static final int USUAL_PASS = 80;

  private final ExamTab tab;
  private final ExamPlan before;
  private final Theme theme;
  private final Words words;
  private final Background work;
  private final List<Part> parts = new ArrayList<>();
  private String title;
  private String minutes;
  private String pass;
  private Pauses pauses;
  private Optional<Side> side;
  private List<String> shortages = List.of();
  private Optional<String> trouble = Optional.empty();
  private Optional<Control> first = Optional.empty();
  private boolean asked;

  /** One part of the paper as it is typed. */
  private static final class Part {
    private final Set<String> topics = new TreeSet<>();
    private final Set<String> kinds = new TreeSet<>();
    private final Set<Integer> difficulties = new TreeSet<>();
    private String count = Integer.toString(USUAL_COUNT);

    static Part of(Blueprint.Row row) {
      Part part = new Part();
      part.topics.addAll(row.topics());
      part.kinds.addAll(row.kinds());
      part.difficulties.addAll(row.difficulties());
      part.count = Integer.toString(row.count());
      return part;
    }
  }

  private ExamEdit(ExamTab tab, ExamPlan before) {
    this.tab = tab;
    this.before = before;
    theme = tab.desk().theme();
    words = tab.desk().words();
    work = tab.desk().work().inLine();
    Blueprint blueprint = before.blueprint();
    title = blueprint.title();
    minutes = Long.toString(Math.max(1, blueprint.limit().toMinutes()));
    pass = Integer.toString(blueprint.pass());
    pauses = blueprint.pauses();
    side = before.side();
    blueprint.rows().forEach(row -> parts.add(Part.of(row)));
  }

  /** One to begin with. */
  static ExamEdit fresh(ExamTab tab) {
    Blueprint blueprint =
        new Blueprint(
            tab.room().blueprints().freshId(),
            tab.desk().words().say("exam.edit.title.new"),
            List.of(new Blueprint.Row(Set.of(), Set.of(), Set.of(), USUAL_COUNT)),
            Map.of(),
            Duration.ofMinutes(USUAL_MINUTES),
            Pauses.NONE,
            USUAL_PASS,
            true,
            true,
            Set.of());
    return new ExamEdit(
        tab, ExamPlan.own(blueprint, Optional.of(tab.desk().context().workplace().side())));
  }

  /** One that is there, or was read from a file. */
  static ExamEdit of(ExamTab tab, ExamPlan plan) {
    return new ExamEdit(tab, plan);
  }

  /** A copy of another. */
  static ExamEdit copy(ExamTab tab, ExamPlan plan) {
    Blueprint from = plan.blueprint();
    String title = tab.desk().words().say("exam.edit.copy", from.title());
    return new ExamEdit(
        tab,
        ExamPlan.own(
            new Blueprint(
                tab.room().blueprints().freshId(),
                title,
                from.rows(),
                from.points(),
                from.limit(),
                from.pauses(),
                from.pass(),
                from.shuffleItems(),
                from.shuffleOptions(),
                from.partial()),
            plan.side()));
  }

  /** The plan as it stands; empty, with the trouble said, when something typed does not fit. */
  private Optional<ExamPlan> plan() {
    Optional<Integer> time = number(minutes, 1, MOST_MINUTES);
    Optional<Integer> line = number(pass, 0, 100);
    List<Blueprint.Row> rows = new ArrayList<>();
    for (Part part : parts) {
      number(part.count, 1, MOST_COUNT)
          .ifPresent(
              count ->
                  rows.add(new Blueprint.Row(part.topics, part.kinds, part.difficulties, count)));
    }
    boolean titled = !title.isBlank() && title.strip().length() <= LONGEST_TITLE;
    if (!titled || time.isEmpty() || line.isEmpty() || rows.size() != parts.size()) {
      trouble =
          Optional.of(
              words.say(
                  !titled
                      ? "exam.edit.bad.title"
                      : time.isEmpty()
                          ? "exam.edit.bad.minutes"
                          : line.isEmpty() ? "exam.edit.bad.pass" : "exam.edit.bad.count",
                  Integer.toString(LONGEST_TITLE),
                  Integer.toString(MOST_MINUTES),
                  Integer.toString(MOST_COUNT)));
      return Optional.empty();
    }
    trouble = Optional.empty();
    Blueprint old = before.blueprint();
    return Optional.of(
        new ExamPlan(
            new Blueprint(
                old.id(),
                title.strip(),
                rows,
                old.points(),
                Duration.ofMinutes(time.get()),
                pauses,
                line.get(),
                old.shuffleItems(),
                old.shuffleOptions(),
                old.partial()),
            side,
            ExamPlan.Origin.OWN,
            before.revision()));
  }

  private static Optional<Integer> number(String text, int least, int most) {
    String typed = text.strip();
    if (!typed.matches("[0-9]{1,5}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(typed);
    return number >= least && number <= most ? Optional.of(number) : Optional.empty();
  }

  private void check() {
    asked = true;
    Optional<ExamPlan> plan = plan();
    if (plan.isEmpty()) {
      shown();
      return;
    }
    Locality place = tab.desk().context().workplace().place();
    LocalDate asOf = tab.desk().context().workplace().asOf();
    work.run(
        words.say("exam.reading"),
        () -> tab.room().blueprints().shortages(plan.get(), place, asOf),
        said -> {
          shortages = said;
          shown();
        },
        this::failed);
  }

  private void failed(Exception failure) {
    trouble = Optional.of(FailureWords.say(words, failure));
    shown();
  }

  private void shown() {
    if (tab.shows(this)) {
      tab.desk().redraw(this::focus);
    }
  }

  @Override
  public void draw(Composite column, boolean narrow) {
    if (!asked) {
      check();
    }
    Card card = new Card(column, theme, 28);
    card.setLayoutData(Parts.wide());
    ((GridLayout) card.getLayout()).verticalSpacing = 10;
    Parts.text(card, theme, Type.HEADING, Role.TEXT, words.say("exam.edit.heading"));
    Text name = field(card, "exam.edit.title", title, text -> title = text);
    first = Optional.of(name);
    Composite two = Parts.group(card, narrow ? 2 : 4);
    ((GridLayout) two.getLayout()).horizontalSpacing = 16;
    field(column(two), "exam.edit.minutes", minutes, text -> minutes = text);
    field(column(two), "exam.edit.pass", pass, text -> pass = text);
    Composite pausing = column(two);
    Parts.text(pausing, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("exam.edit.pauses"));
    FlatButton pause = chooser(pausing, ExamWords.pauses(words, pauses));
    pause.onAction(() -> pauses(pause));
    Composite siding = column(two);
    Parts.text(siding, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("exam.edit.side"));
    FlatButton from = chooser(siding, ExamWords.side(words, side));
    from.onAction(() -> sides(from));
    Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("exam.edit.parts"));
    for (int i = 0; i < parts.size(); i++) {
      part(card, i, narrow);
    }
    FlatButton more =
        new FlatButton(card, theme, FlatButton.Kind.LINK, words.say("exam.edit.more"), "plus");
    more.setEnabled(parts.size() < MOST_ROWS);
    more.onAction(
        () -> {
          parts.add(new Part());
          check();
        });
    for (String shortage : shortages) {
      Parts.text(card, theme, Type.TEXT, Role.VERDICT_CONDITIONAL, shortage);
    }
    trouble.ifPresent(text -> Parts.text(card, theme, Type.TEXT, Role.VERDICT_PROHIBITED, text));
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    new FlatButton(flow, theme, FlatButton.Kind.PRIMARY, words.say("exam.edit.save"), "check")
        .onAction(this::save);
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.edit.check"), "eye")
        .onAction(this::check);
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("exam.edit.drop"), "left")
        .onAction(tab::choose);
  }

  private static Composite column(Composite two) {
    Composite column = Parts.group(two, 1);
    column.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    return column;
  }

  private Text field(Composite parent, String label, String value, Consumer<String> typed) {
    Parts.text(parent, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say(label));
    FieldFrame frame = new FieldFrame(parent, theme, 1, FieldFrame.FORM);
    Text field = frame.around(Parts.field(frame, theme, "", words.say(label)));
    field.setLayoutData(Parts.wide());
    field.setText(value);
    field.addListener(SWT.Modify, event -> typed.accept(field.getText()));
    return field;
  }

  private FlatButton chooser(Composite parent, String text) {
    return new FlatButton(parent, theme, FlatButton.Kind.SECONDARY, text, "down");
  }

  private void pauses(FlatButton under) {
    DropDown menu = new DropDown(under);
    for (Pauses one : List.of(Pauses.NONE, Pauses.of(1), Pauses.of(2), Pauses.of(3), Pauses.FREE)) {
      menu.choice(
          ExamWords.pauses(words, one),
          one.equals(pauses),
          () -> {
            pauses = one;
            check();
          });
    }
    menu.open();
  }

  private void sides(FlatButton under) {
    DropDown menu = new DropDown(under);
    for (Optional<Side> one :
        List.of(Optional.of(Side.OFFICIAL), Optional.of(Side.ENTERPRISE), Optional.<Side>empty())) {
      menu.choice(
          ExamWords.side(words, one),
          one.equals(side),
          () -> {
            side = one;
            check();
          });
    }
    menu.open();
  }

  private void part(Composite card, int place, boolean narrow) {
    Part part = parts.get(place);
    Composite line = Parts.group(card, narrow ? 2 : 5);
    FlatButton topics = chooser(line, topicText(part));
    topics.onAction(() -> topics(topics, part));
    FlatButton kinds = chooser(line, kindText(part));
    kinds.onAction(() -> kinds(kinds, part));
    FlatButton hard = chooser(line, hardText(part));
    hard.onAction(() -> hard(hard, part));
    FieldFrame frame = new FieldFrame(line, theme, 2, FieldFrame.FORM);
    GridData narrowField = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    narrowField.widthHint = 96;
    frame.setLayoutData(narrowField);
    Text count = frame.around(Parts.field(frame, theme, "", words.say("exam.edit.count")));
    count.setLayoutData(Parts.wide());
    count.setText(part.count);
    count.addListener(SWT.Modify, event -> part.count = count.getText());
    Parts.line(frame, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("exam.edit.unit"));
    FlatButton remove =
        new FlatButton(line, theme, FlatButton.Kind.QUIET, "", "trash")
            .named(words.say("exam.edit.part.remove", Integer.toString(place + 1)));
    remove.setEnabled(parts.size() > 1);
    remove.onAction(
        () -> {
          parts.remove(part);
          check();
        });
  }

  private String topicText(Part part) {
    Names names = Names.of(tab.desk());
    return part.topics.isEmpty()
        ? words.say("exam.any.topic")
        : part.topics.size() == 1
            ? names.topic(part.topics.iterator().next())
            : words.say("exam.edit.topics", Integer.toString(part.topics.size()));
  }

  private String kindText(Part part) {
    return part.kinds.isEmpty()
        ? words.say("exam.any.kind")
        : part.kinds.stream()
            .map(kind -> words.say("kind." + kind))
            .collect(Collectors.joining(words.say("exam.and")));
  }

  private String hardText(Part part) {
    return part.difficulties.isEmpty()
        ? words.say("exam.any.difficulty")
        : words.say(
            "exam.edit.difficulty",
            part.difficulties.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(words.say("exam.and"))));
  }

  private void topics(FlatButton under, Part part) {
    DropDown menu = new DropDown(under);
    any(menu, "exam.any.topic", part.topics);
    for (FactsModel.Topic topic : tab.desk().registry().snapshot().facts().topics()) {
      menu.choice(
          topic.label(), part.topics.contains(topic.id()), () -> turn(part.topics, topic.id()));
    }
    menu.open();
  }

  private void kinds(FlatButton under, Part part) {
    DropDown menu = new DropDown(under);
    any(menu, "exam.any.kind", part.kinds);
    for (Question.Kind kind : Question.Kind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      menu.choice(
          words.say("kind." + name), part.kinds.contains(name), () -> turn(part.kinds, name));
    }
    menu.open();
  }

  private void hard(FlatButton under, Part part) {
    DropDown menu = new DropDown(under);
    any(menu, "exam.any.difficulty", part.difficulties);
    for (Integer level : DIFFICULTIES) {
      menu.choice(
          words.say("exam.edit.difficulty", level.toString()),
          part.difficulties.contains(level),
          () -> turn(part.difficulties, level));
    }
    menu.open();
  }

  private void any(DropDown menu, String key, Set<?> chosen) {
    menu.choice(
        words.say(key),
        chosen.isEmpty(),
        () -> {
          chosen.clear();
          check();
        });
    menu.line();
  }

  private <T> void turn(Set<T> chosen, T one) {
    if (!chosen.remove(one)) {
      chosen.add(one);
    }
    check();
  }

  private void save() {
    Optional<ExamPlan> plan = plan();
    if (plan.isEmpty()) {
      shown();
      return;
    }
    work.run(
        words.say("exam.keeping"),
        () -> tab.room().blueprints().keep(plan.get()),
        kept -> tab.rules(kept),
        this::failed);
  }

  @Override
  public boolean stays() {
    return true;
  }

  @Override
  public void focus() {
    first.filter(control -> !control.isDisposed()).ifPresent(Control::setFocus);
  }
}
