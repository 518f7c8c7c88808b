package org.qinqing.ui.classroom.internal;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.classroom.plan.PlanPart;
import org.qinqing.classroom.plan.PlanPart.QuestionRound;
import org.qinqing.classroom.plan.PlanPart.QuestionRound.Answering;
import org.qinqing.classroom.plan.PlanPart.Slide;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Question;
import org.qinqing.training.Training;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Listing;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** A plan is written: its parts at the left, the chosen one in a form, questions from the bank. */
final class EditorPage implements RoomPage {
  private static final int PARTS = 348;
  private static final int LIST_HEIGHT = 402;
  private static final int LINE_HEIGHT = 50;
  private static final int FEWEST = 2;
  private static final int MOST_LINES = 5;
  private static final int BANK_HEIGHT = 252;
  private static final int NUMBER = 108;
  private static final int LONGEST_LIMIT = 3600;
  private static final Pattern BETWEEN_NAMES = Pattern.compile("[、,，;；\\n]+");

  /** The ways a round can go, in the order they are offered. */
  private static final List<Mode> MODES =
      Arrays.stream(Mode.values()).filter(mode -> mode != Mode.LECTURE).toList();

  private final RoomContext context;
  private final Theme theme;
  private final Lectern lectern;
  private final Words words;
  private final Draft draft;
  private final Form form;
  private final Pane pane;
  private final Background work;
  private final Background checking;
  private final Background picking;
  private final Label sum;
  private final Label unsaved;
  private final Listing parts;
  private final Composite body;
  private final Composite findings;
  private final Map<String, Question> known = new HashMap<>();
  private int topic = -1;
  private int kind = -1;
  private @Nullable Listing asked;
  private @Nullable Label askedTitle;
  private @Nullable Listing bank;

  EditorPage(Composite parent, RoomContext context, Lectern lectern, Draft draft) {
    this.context = context;
    this.theme = context.theme();
    this.lectern = lectern;
    this.words = lectern.words();
    this.draft = draft;
    form = new Form(theme);
    pane = new Pane(parent, theme, Role.WINDOW_BACKGROUND, 24);
    pane.setLayoutData(Parts.fill());
    work = new Background(pane);
    checking = new Background(pane);
    picking = new Background(pane);
    Composite all = pane.body();
    unsaved = header(all);
    sum = plan(all);
    Composite two = Parts.group(all, 2);
    two.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    ((GridLayout) two.getLayout()).horizontalSpacing = 16;
    Card left = new Card(two, theme, 16);
    GridData narrow = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false);
    narrow.widthHint = PARTS;
    left.setLayoutData(narrow);
    Parts.text(left, theme, Type.STRONG, Role.TEXT, words.say("editor.parts"));
    parts = new Listing(left, theme);
    GridData tall = Parts.wide();
    tall.heightHint = LIST_HEIGHT;
    parts.setLayoutData(tall);
    parts.onChoice(
        line -> {
          draft.choose(Integer.parseInt(line.id()));
          part();
        });
    partButtons(left);
    Card right = new Card(two, theme, 16);
    right.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    body = right;
    findings = Parts.group(all, 1);
    showParts();
    part();
    changed(false);
  }

  private ClassPlan now() {
    return draft.plan();
  }

  // --- the plan as a whole -----------------------------------------------------------------------

  private Label header(Composite all) {
    Composite head = Parts.group(all, 6);
    Parts.line(head, theme, Type.ROOM, Role.TEXT, words.say("editor"));
    Label mark = Parts.line(head, theme, Type.SECONDARY, Role.VERDICT_CONDITIONAL, "");
    mark.setLayoutData(Parts.wide());
    new FlatButton(head, theme, FlatButton.Kind.SECONDARY, words.say("back"), "left")
        .onAction(() -> pane.getDisplay().asyncExec(this::leave));
    new FlatButton(head, theme, FlatButton.Kind.SECONDARY, words.say("plan.rehearse"), "screen")
        .onAction(this::rehearse);
    new FlatButton(head, theme, FlatButton.Kind.SECONDARY, words.say("plan.start"), "play")
        .onAction(() -> save(() -> lectern.turn(Lectern.Ready.of(now()))));
    new FlatButton(head, theme, FlatButton.Kind.PRIMARY, words.say("save"), "")
        .onAction(() -> save(() -> context.say(words.say("saved"))));
    return mark;
  }

  private void leave() {
    if (!pane.isDisposed() && lectern.mayLeave(pane.getShell())) {
      lectern.turn(new Lectern.Home());
    }
  }

  private LocalDate day() {
    return context.workplace().asOf();
  }

  private void save(Runnable then) {
    ClassPlan wanted = now();
    LocalDate day = day();
    work.run(
        words.say("save"),
        () -> lectern.services().plans().keep(wanted, day),
        kept -> {
          if (now().equals(wanted)) {
            draft.saved(kept);
          }
          changed(false);
          then.run();
        },
        lectern::tellOf);
  }

  /** What is rehearsed is kept first, so that coming back from it loses nothing. */
  private void rehearse() {
    save(() -> lectern.rehearse(now(), day()));
  }

  private Label plan(Composite all) {
    Card card = new Card(all, theme, 16);
    card.setLayoutData(Parts.wide());
    Composite line = Parts.group(card, 3);
    ((GridLayout) line.getLayout()).horizontalSpacing = 16;
    form.line(
        line,
        words.say("editor.title"),
        0,
        now().title(),
        text -> {
          draft.plan(now().withTitle(text.strip()));
          changed(true);
        });
    form.number(
        line,
        words.say("editor.minutes"),
        NUMBER,
        now().minutes(),
        1,
        ClassPlan.LONGEST,
        words.say("number.wrong", 1, ClassPlan.LONGEST),
        minutes -> {
          ClassPlan old = now();
          draft.plan(
              new ClassPlan(
                  old.id(),
                  old.title(),
                  old.locality(),
                  old.side(),
                  minutes,
                  old.teams(),
                  old.parts(),
                  old.readings()));
          changed(true);
        });
    form.line(
            line,
            words.say("editor.teams"),
            0,
            String.join("、", now().teams()),
            text -> {
              draft.plan(
                  now()
                      .withTeams(
                          BETWEEN_NAMES
                              .splitAsStream(text)
                              .map(String::strip)
                              .filter(name -> !name.isEmpty())
                              .toList()));
              changed(true);
            })
        .setMessage(words.say("editor.teams.hint"));
    return Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, " ");
  }

  /** Says how long it is, and has the plan looked at; by a person's change or without. */
  private void changed(boolean byPerson) {
    int over = draft.over();
    String planned = Integer.toString(now().planned());
    String wished = Integer.toString(now().minutes());
    sum.setText(
        over > 0
            ? words.say("sum.over", planned, wished, Integer.toString(over))
            : over == 0
                ? words.say("sum.exact", planned)
                : words.say("sum.under", planned, wished, Integer.toString(-over)));
    sum.setForeground(theme.color(over > 0 ? Role.VERDICT_CONDITIONAL : Role.TEXT_SECONDARY));
    String mark = draft.changed() ? words.say("unsaved") : "";
    if (!unsaved.getText().equals(mark)) {
      unsaved.setText(mark);
    }
    if (byPerson) {
      showParts();
    }
    ClassPlan looked = now();
    LocalDate day = day();
    checking.run(
        words.say("editor"),
        () -> lectern.services().plans().check(looked, day),
        this::found,
        lectern::tellOf);
  }

  private void found(List<PlanFinding> now) {
    for (Control child : findings.getChildren()) {
      child.dispose();
    }
    List<PlanFinding> all = new ArrayList<>(draft.told());
    now.stream().filter(finding -> !all.contains(finding)).forEach(all::add);
    if (!all.isEmpty()) {
      Card card = new Card(findings, theme, 16);
      card.setLayoutData(Parts.wide());
      Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("editor.findings"));
      Telling.findings(card, theme, words, all);
    }
    pane.reflow();
  }

  // --- its parts ---------------------------------------------------------------------------------

  private void showParts() {
    List<Listing.Line> lines = new ArrayList<>();
    int begins = 0;
    for (int i = 0; i < now().parts().size(); i++) {
      PlanPart part = now().parts().get(i);
      lines.add(
          new Listing.Line(
              Integer.toString(i),
              words.say("minute", Integer.toString(begins)) + "　" + name(part),
              what(part),
              "",
              words.say("minutes", Integer.toString(part.minutes())),
              Role.TEXT_SECONDARY));
      begins += part.minutes();
    }
    if (!parts.lines().equals(lines)) {
      parts.lines(lines);
    }
    if (draft.chosen() >= 0) {
      parts.mark(Integer.toString(draft.chosen()));
    }
  }

  private String name(PlanPart part) {
    return part.title().isBlank() ? words.say("plan.untitled") : part.title();
  }

  private String what(PlanPart part) {
    return switch (part) {
      case Slide slide -> words.say("slide.kind." + slide.kind().name());
      case QuestionRound round ->
          words.say(
              "round.what",
              words.say("mode." + round.mode().name()),
              Integer.toString(round.questions().size()));
    };
  }

  private void partButtons(Composite left) {
    Flow flow = new Flow(left);
    flow.setLayoutData(Parts.wide());
    FlatButton add =
        new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("part.add"), "plus");
    add.onAction(() -> addMenu(add));
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, "", "up")
        .named(words.say("part.up"))
        .onAction(() -> move(-1));
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, "", "dn")
        .named(words.say("part.down"))
        .onAction(() -> move(1));
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, "", "trash")
        .named(words.say("part.remove"))
        .onAction(
            () -> {
              draft.remove();
              parted();
            });
  }

  private void move(int by) {
    draft.move(by);
    showParts();
    changed(true);
  }

  /** Another part is chosen, or the parts are others. */
  private void parted() {
    showParts();
    changed(true);
    part();
  }

  private void addMenu(FlatButton under) {
    DropDown menu = new DropDown(under);
    for (Slide.Kind one : Slide.Kind.values()) {
      String title = words.say("slide.kind." + one.name());
      menu.add(title, () -> add(new Slide(one, title, 5, "", List.of())));
    }
    menu.line();
    for (Mode mode : MODES) {
      String title = words.say("mode." + mode.name());
      menu.add(title, () -> add(QuestionRound.of(mode, title, 10, List.of())));
    }
    menu.open();
  }

  private void add(PlanPart part) {
    draft.add(part);
    parted();
  }

  private void put(PlanPart part) {
    draft.part(part);
    changed(true);
  }

  // --- the chosen part ---------------------------------------------------------------------------

  private void part() {
    for (Control child : body.getChildren()) {
      child.dispose();
    }
    asked = null;
    askedTitle = null;
    bank = null;
    Optional<PlanPart> part = draft.part();
    if (part.isEmpty()) {
      Parts.text(body, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("editor.none"));
    } else if (part.get() instanceof Slide slide) {
      slide(slide);
    } else if (part.get() instanceof QuestionRound round) {
      round(round);
    }
    pane.reflow();
  }

  /** The chosen part as it is now, while its form is open. */
  private Slide slide() {
    return (Slide) draft.part().orElseThrow();
  }

  private QuestionRound round() {
    return (QuestionRound) draft.part().orElseThrow();
  }

  private void slide(Slide slide) {
    Composite line = Parts.group(body, 2);
    ((GridLayout) line.getLayout()).horizontalSpacing = 16;
    form.line(
        line,
        words.say("part.title"),
        0,
        slide.title(),
        text ->
            put(
                new Slide(
                    slide().kind(),
                    text.strip(),
                    slide().minutes(),
                    slide().text(),
                    slide().basis())));
    form.number(
        line,
        words.say("part.minutes"),
        NUMBER,
        slide.minutes(),
        0,
        ClassPlan.LONGEST,
        words.say("number.wrong", 0, ClassPlan.LONGEST),
        minutes ->
            put(
                new Slide(
                    slide().kind(), slide().title(), minutes, slide().text(), slide().basis())));
    List<Slide.Kind> kinds = List.of(Slide.Kind.values());
    form.choice(
        body,
        words.say("part.kind"),
        kinds.stream().map(one -> words.say("slide.kind." + one.name())).toList(),
        kinds.indexOf(slide.kind()),
        place ->
            put(
                new Slide(
                    kinds.get(place),
                    slide().title(),
                    slide().minutes(),
                    slide().text(),
                    slide().basis())));
    form.lines(
        body,
        words.say("part.text"),
        12,
        slide.text(),
        text ->
            put(
                new Slide(
                    slide().kind(), slide().title(), slide().minutes(), text, slide().basis())));
    Parts.text(body, theme, Type.NOTE, Role.TEXT_SECONDARY, words.say("part.text.hint"));
  }

  /** A round with some of its values changed; the rest is as it is now. */
  private record Change(
      String title,
      int minutes,
      String text,
      Answering answering,
      int points,
      int penalty,
      List<Integer> stakes,
      Optional<Duration> limit) {
    static Change of(QuestionRound round) {
      return new Change(
          round.title(),
          round.minutes(),
          round.text(),
          round.answering(),
          round.points(),
          round.penalty(),
          round.stakes(),
          round.limit());
    }

    Change withTitle(String title) {
      return new Change(title, minutes, text, answering, points, penalty, stakes, limit);
    }

    Change withMinutes(int minutes) {
      return new Change(title, minutes, text, answering, points, penalty, stakes, limit);
    }

    Change withText(String text) {
      return new Change(title, minutes, text, answering, points, penalty, stakes, limit);
    }

    Change withAnswering(Answering answering) {
      return new Change(title, minutes, text, answering, points, penalty, stakes, limit);
    }

    Change withPoints(int points) {
      return new Change(title, minutes, text, answering, points, penalty, stakes, limit);
    }

    Change withPenalty(int penalty) {
      return new Change(title, minutes, text, answering, points, penalty, stakes, limit);
    }

    Change withStakes(List<Integer> stakes) {
      return new Change(title, minutes, text, answering, points, penalty, stakes, limit);
    }

    Change withLimit(Optional<Duration> limit) {
      return new Change(title, minutes, text, answering, points, penalty, stakes, limit);
    }

    QuestionRound in(QuestionRound round) {
      return new QuestionRound(
          round.mode(),
          title,
          minutes,
          text,
          round.questions(),
          answering,
          points,
          penalty,
          stakes,
          limit);
    }
  }

  private void round(QuestionRound round) {
    Composite line = Parts.group(body, 2);
    ((GridLayout) line.getLayout()).horizontalSpacing = 16;
    form.line(
        line,
        words.say("part.title"),
        0,
        round.title(),
        text -> {
          put(Change.of(round()).withTitle(text.strip()).in(round()));
        });
    form.number(
        line,
        words.say("part.minutes"),
        NUMBER,
        round.minutes(),
        0,
        ClassPlan.LONGEST,
        words.say("number.wrong", 0, ClassPlan.LONGEST),
        minutes -> {
          put(Change.of(round()).withMinutes(minutes).in(round()));
        });
    Composite how = Parts.group(body, round.mode().firstWins() ? 5 : 4);
    ((GridLayout) how.getLayout()).horizontalSpacing = 16;
    form.choice(
        how,
        words.say("part.mode"),
        MODES.stream().map(mode -> words.say("mode." + mode.name())).toList(),
        MODES.indexOf(round.mode()),
        place -> mode(MODES.get(place)));
    if (round.mode() != Mode.OPINION) {
      form.number(
          how,
          words.say("part.points"),
          NUMBER,
          round.points(),
          0,
          1000,
          words.say("number.wrong", 0, 1000),
          points -> {
            put(Change.of(round()).withPoints(points).in(round()));
          });
      form.number(
          how,
          words.say("part.penalty"),
          NUMBER,
          round.penalty(),
          0,
          1000,
          words.say("number.wrong", 0, 1000),
          penalty -> {
            put(Change.of(round()).withPenalty(penalty).in(round()));
          });
    }
    form.number(
        how,
        words.say("part.limit"),
        NUMBER + 40,
        round.limit().map(limit -> (int) limit.toSeconds()).orElse(0),
        0,
        LONGEST_LIMIT,
        words.say("number.wrong", 0, LONGEST_LIMIT),
        seconds -> {
          put(
              Change.of(round())
                  .withLimit(
                      seconds == 0
                          ? Optional.<Duration>empty()
                          : Optional.of(Duration.ofSeconds(seconds)))
                  .in(round()));
        });
    if (round.mode().firstWins()) {
      List<Answering> ways = List.of(Answering.values());
      form.choice(
          how,
          words.say("part.answering"),
          ways.stream().map(way -> words.say("answering." + way.name())).toList(),
          ways.indexOf(round.answering()),
          place -> {
            put(Change.of(round()).withAnswering(ways.get(place)).in(round()));
          });
    }
    if (round.mode() == Mode.STAKE) {
      form.line(
          body,
          words.say("part.stakes"),
          0,
          round.stakes().stream().map(String::valueOf).collect(Collectors.joining("、")),
          text -> {
            put(Change.of(round()).withStakes(stakes(text)).in(round()));
          });
    }
    form.line(
        body,
        words.say("part.rules"),
        0,
        round.text(),
        text -> {
          put(Change.of(round()).withText(text).in(round()));
        });
    questions();
  }

  /** The numbers in a text that can be staked, ascending. */
  static List<Integer> stakes(String text) {
    return Pattern.compile("\\D+")
        .splitAsStream(text)
        .filter(number -> !number.isEmpty() && number.length() <= 4)
        .map(Integer::valueOf)
        .filter(number -> number <= 1000)
        .distinct()
        .sorted()
        .toList();
  }

  /** Another way of going has other points, stakes and limit; what is named stays. */
  private void mode(Mode mode) {
    QuestionRound old = round();
    if (mode == old.mode()) {
      return;
    }
    QuestionRound usual = QuestionRound.of(mode, old.title(), old.minutes(), old.questions());
    draft.part(
        new QuestionRound(
            mode,
            old.title().equals(words.say("mode." + old.mode().name()))
                ? words.say("mode." + mode.name())
                : old.title(),
            old.minutes(),
            old.text(),
            old.questions(),
            usual.answering(),
            usual.points(),
            usual.penalty(),
            usual.stakes(),
            usual.limit()));
    changed(true);
    // The menu that led here still belongs to the form.
    pane.getDisplay()
        .asyncExec(
            () -> {
              if (!pane.isDisposed()) {
                part();
              }
            });
  }

  // --- its questions -----------------------------------------------------------------------------

  private void questions() {
    askedTitle = Parts.text(body, theme, Type.STRONG, Role.TEXT, "");
    Listing list = new Listing(body, theme);
    list.setLayoutData(Parts.wide());
    asked = list;
    Flow flow = new Flow(body);
    flow.setLayoutData(Parts.wide());
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, "", "up")
        .named(words.say("question.up"))
        .onAction(() -> moveQuestion(-1));
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, "", "dn")
        .named(words.say("question.down"))
        .onAction(() -> moveQuestion(1));
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("question.out"), "minus")
        .onAction(this::outQuestion);
    Parts.text(body, theme, Type.STRONG, Role.TEXT, words.say("bank"));
    Composite filters = Parts.group(body, 2);
    ((GridLayout) filters.getLayout()).horizontalSpacing = 16;
    List<FactsModel.Topic> topics = topics();
    List<String> topicNames = new ArrayList<>(List.of(words.say("bank.topics")));
    topics.forEach(one -> topicNames.add(one.label()));
    form.choice(
        filters,
        words.say("bank.topic"),
        topicNames,
        topic + 1,
        place -> {
          topic = place - 1;
          offer();
        });
    List<Question.Kind> kinds = List.of(Question.Kind.values());
    List<String> kindNames = new ArrayList<>(List.of(words.say("bank.kinds")));
    kinds.forEach(one -> kindNames.add(words.say("kind." + one.name())));
    form.choice(
        filters,
        words.say("bank.kind"),
        kindNames,
        kind + 1,
        place -> {
          kind = place - 1;
          offer();
        });
    Listing offered = new Listing(body, theme);
    GridData high = Parts.wide();
    high.heightHint = BANK_HEIGHT;
    offered.setLayoutData(high);
    offered.onAction(this::inQuestion);
    bank = offered;
    FlatButton in =
        new FlatButton(body, theme, FlatButton.Kind.SECONDARY, words.say("question.in"), "plus");
    in.onAction(this::inQuestion);
    showAsked();
    offer();
  }

  private List<FactsModel.Topic> topics() {
    return lectern.services().registry().snapshot().facts().topics();
  }

  /** What the bank has for this round, without what the plan asks already. */
  private record Offer(List<Question> fitting, List<Question> own) {}

  private void offer() {
    QuestionRound round = round();
    ClassPlan plan = now();
    Set<String> used =
        plan.parts().stream()
            .filter(QuestionRound.class::isInstance)
            .flatMap(part -> ((QuestionRound) part).questions().stream())
            .collect(Collectors.toSet());
    Optional<String> ofTopic = topic < 0 ? Optional.empty() : Optional.of(topics().get(topic).id());
    Set<Question.Kind> kinds =
        kind < 0 ? EnumSet.allOf(Question.Kind.class) : EnumSet.of(Question.Kind.values()[kind]);
    Services services = lectern.services();
    picking.run(
        words.say("bank"),
        () -> {
          List<Question> fitting =
              services
                  .training()
                  .questions(
                      new Training.Selection(
                          plan.locality(), ofTopic, plan.side(), Optional.empty(), kinds))
                  .stream()
                  .filter(question -> !used.contains(question.id()))
                  .filter(question -> services.plans().objection(question, round).isEmpty())
                  .toList();
          List<Question> own =
              round.questions().stream()
                  .flatMap(id -> services.training().question(id).stream())
                  .toList();
          return new Offer(fitting, own);
        },
        offer -> {
          offer.fitting.forEach(question -> known.put(question.id(), question));
          offer.own.forEach(question -> known.put(question.id(), question));
          Listing list = bank;
          if (list != null && !list.isDisposed()) {
            list.lines(offer.fitting.stream().map(this::line).toList());
          }
          showAsked();
        },
        lectern::tellOf);
  }

  private Listing.Line line(Question question) {
    return new Listing.Line(
        question.id(),
        question.stem().strip().replaceAll("\\s+", " "),
        topics().stream()
                .filter(one -> one.id().equals(question.topic()))
                .map(FactsModel.Topic::label)
                .findFirst()
                .orElse(question.topic())
            + "　"
            + words.say("difficulty." + question.difficulty()),
        "",
        words.say("kind." + question.kind().name()),
        Role.TEXT_SECONDARY);
  }

  private void showAsked() {
    Listing list = asked;
    if (list == null || list.isDisposed() || draft.part().isEmpty()) {
      return;
    }
    List<Listing.Line> lines = new ArrayList<>();
    for (String id : round().questions()) {
      Question question = known.get(id);
      lines.add(
          question == null
              ? new Listing.Line(id, id, "", "", "", Role.TEXT_SECONDARY)
              : line(question));
    }
    int rows = Math.max(FEWEST, Math.min(MOST_LINES, lines.size()));
    ((GridData) list.getLayoutData()).heightHint = rows * LINE_HEIGHT + 2;
    list.lines(lines);
    Label title = askedTitle;
    if (title != null && !title.isDisposed()) {
      title.setText(
          lines.isEmpty()
              ? words.say("questions.none")
              : words.say("questions", Integer.toString(lines.size())));
    }
    pane.reflow();
  }

  private void inQuestion() {
    Listing list = bank;
    if (list == null || list.chosen().isEmpty()) {
      return;
    }
    int at = list.lines().indexOf(list.chosen().get());
    List<String> ids = new ArrayList<>(round().questions());
    ids.add(list.chosen().get().id());
    put(round().withQuestions(ids));
    showAsked();
    List<Listing.Line> rest = new ArrayList<>(list.lines());
    rest.remove(at);
    list.lines(rest);
    list.choose(Math.min(at, rest.size() - 1));
  }

  private void outQuestion() {
    Listing list = asked;
    if (list == null || list.chosen().isEmpty()) {
      return;
    }
    List<String> ids = new ArrayList<>(round().questions());
    ids.remove(list.chosen().get().id());
    put(round().withQuestions(ids));
    showAsked();
    offer();
  }

  private void moveQuestion(int by) {
    Listing list = asked;
    if (list == null || list.chosen().isEmpty()) {
      return;
    }
    List<String> ids = new ArrayList<>(round().questions());
    int from = ids.indexOf(list.chosen().get().id());
    int to = from + by;
    if (from >= 0 && to >= 0 && to < ids.size()) {
      ids.add(to, ids.remove(from));
      put(round().withQuestions(ids));
      showAsked();
    }
  }

  @Override
  public void refresh() {
    changed(false);
    if (draft.part().filter(QuestionRound.class::isInstance).isPresent()) {
      offer();
    }
  }

  @Override
  public void focus() {
    parts.setFocus();
  }
}
