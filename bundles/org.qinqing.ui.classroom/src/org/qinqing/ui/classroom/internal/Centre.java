package org.qinqing.ui.classroom.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.Choice;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassRecord.Asked;
import org.qinqing.classroom.ClassRecord.Participant;
import org.qinqing.classroom.HostAction;
import org.qinqing.classroom.Phase;
import org.qinqing.classroom.Round;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.View;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Listing;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Reading;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** What is shown now and what the trainer does with it, or the list of all participants. */
final class Centre {
  private static final int ARRIVED = 10;
  private static final int ROSTER_HEIGHT = 420;
  private final Composite column;
  private final RoomContext context;
  private final Theme theme;
  private final Lectern lectern;
  private final Words words;
  private final RunningClass running;
  private final Runnable reflow;
  private boolean drawnBehind;
  private boolean roster;
  private List<Object> shown = List.of();
  private @Nullable FlatButton onward;
  private @Nullable Label time;
  private @Nullable Label answered;
  private @Nullable Label orders;
  private @Nullable Bars bars;
  private @Nullable Listing people;

  /**
   * Makes it.
   *
   * @param reflow lays out what it stands in
   */
  Centre(
      Composite column,
      RoomContext context,
      Lectern lectern,
      RunningClass running,
      Runnable reflow) {
    this.column = column;
    this.context = context;
    this.theme = context.theme();
    this.lectern = lectern;
    this.words = lectern.words();
    this.running = running;
    this.reflow = reflow;
    ((GridLayout) column.getLayout()).verticalSpacing = 12;
  }

  boolean showsRoster() {
    return roster;
  }

  /** Shows the list of all participants, or what is shown to everyone. */
  void roster(boolean value) {
    roster = value;
    changed();
    focus();
  }

  /** The window is in front again: the keyboard goes where a trainer goes on. */
  void back() {
    if (drawnBehind) {
      drawnBehind = false;
      focus();
    }
  }

  void focus() {
    Listing list = people;
    FlatButton next = onward;
    if (roster && list != null) {
      list.setFocus();
    } else if (next != null && !next.isDisposed()) {
      next.setFocus();
    }
  }

  /** One step on, when nothing else is being done. */
  void next() {
    if (new Course(running.record()).next().kind() != Course.Kind.NOTHING) {
      lectern.act(new HostAction.Next());
    }
  }

  // --- what changes ------------------------------------------------------------------------------

  void changed() {
    ClassRecord record = running.record();
    Course course = new Course(record);
    Optional<Asked> current = course.current();
    // The list of all changes in place: who is chosen there stays chosen.
    List<Object> wanted = roster ? List.of(true) : shownNow(record, current);
    if (!wanted.equals(shown)) {
      shown = wanted;
      boolean focused = focused(column);
      draw(record, course);
      if (focused) {
        focus();
      } else if (column.getDisplay().getActiveShell() != column.getShell()) {
        // Nobody has the keyboard in a window that is not in front; what had it may be gone now.
        drawnBehind = true;
      }
      return;
    }
    current.ifPresent(asked -> figures(course, asked));
    Listing list = people;
    if (list != null) {
      list.lines(lines(record));
    }
  }

  /** Whatever the middle has to be drawn anew for; the rest changes in place. */
  private List<Object> shownNow(ClassRecord record, Optional<Asked> current) {
    boolean first =
        current.filter(a -> record.agenda().round(a.turn()).mode().firstWins()).isPresent();
    List<Object> wanted = new ArrayList<>();
    wanted.add(record.view());
    wanted.add(record.shown());
    wanted.add(current.map(Asked::phase));
    wanted.add(first ? current.map(Centre::arrived) : Optional.empty());
    wanted.add(first ? current.flatMap(Asked::called) : Optional.empty());
    wanted.add(record.participants().stream().filter(Participant::removed).count());
    wanted.add(canUndo(record));
    wanted.add(record.view() == View.SCORES ? record.scores() : List.of());
    wanted.add(
        record.view() == View.LECTURE
            ? lectern.projector().map(ProjectorWindow::pages).orElse(1)
            : 1);
    return wanted;
  }

  /** Whether the keyboard is inside. */
  static boolean focused(Composite group) {
    for (Control child : group.getChildren()) {
      if (child.isFocusControl() || child instanceof Composite inner && focused(inner)) {
        return true;
      }
    }
    return false;
  }

  /** Those that are listed; whoever comes later changes nothing in the list. */
  private static List<ClassRecord.Answer> arrived(Asked asked) {
    return asked.answers().stream().limit(2L * ARRIVED).toList();
  }

  /** Whether something was judged in what is shown; the table shows it all. */
  private static boolean canUndo(ClassRecord record) {
    return record.turns().stream()
        .filter(
            asked ->
                record.view() == View.SCORES
                    || record.shown().filter(asked.turn()::equals).isPresent())
        .anyMatch(asked -> asked.answers().stream().anyMatch(ClassRecord.Answer::judged));
  }

  private void figures(Course course, Asked asked) {
    Bars drawn = bars;
    if (drawn != null) {
      drawn.show(bars(course, asked));
    }
    Label count = answered;
    if (count != null) {
      set(count, count(course, asked));
    }
    Label right = orders;
    if (right != null) {
      set(right, orders(course, asked));
    }
  }

  private static void set(Label label, String text) {
    if (!label.getText().equals(text)) {
      label.setText(text);
      label.requestLayout();
    }
  }

  /** The time that is left; called several times a second. */
  void tick() {
    Label clock = time;
    if (clock != null && !clock.isDisposed()) {
      String text =
          new Course(running.record())
              .current()
              .filter(asked -> asked.phase() == Phase.OPEN)
              .flatMap(Asked::closesAt)
              .map(end -> SlideCanvas.clock(Instant.now(), end))
              .orElse("");
      set(clock, text);
    }
  }

  // --- drawing -----------------------------------------------------------------------------------

  private void draw(ClassRecord record, Course course) {
    for (Control child : column.getChildren()) {
      child.dispose();
    }
    onward = null;
    time = null;
    answered = null;
    orders = null;
    bars = null;
    people = null;
    if (roster) {
      rosterPage(record);
    } else {
      switch (record.view()) {
        case LOBBY -> lobby(course);
        case LECTURE -> lecture(record, course);
        case TURN -> course.current().ifPresent(asked -> turn(record, course, asked));
        case SCORES, END -> scores(record, course);
      }
    }
    column.requestLayout();
    reflow.run();
    tick();
  }

  private Composite head(String tag, String title) {
    Composite head = Parts.group(column, tag.isEmpty() ? 2 : 3);
    ((GridLayout) head.getLayout()).horizontalSpacing = 10;
    if (!tag.isEmpty()) {
      new Tags(head, theme, List.of(Tag.of(tag, Role.ACCENT)));
    }
    Parts.text(head, theme, Type.HEADING, Role.TEXT, title);
    Label clock = Parts.line(head, theme, Type.VERDICT, Role.TEXT, "");
    clock.setLayoutData(Parts.right());
    time = clock;
    return head;
  }

  private Card card() {
    Card card = new Card(column, theme, 20);
    card.setLayoutData(Parts.wide());
    return card;
  }

  private Composite actions(Composite card, Course course) {
    Flow flow = new Flow(card);
    GridData below = Parts.wide();
    below.verticalIndent = 10;
    flow.setLayoutData(below);
    Course.Next next = course.next();
    if (next.kind() != Course.Kind.NOTHING) {
      FlatButton go =
          new FlatButton(
              flow,
              theme,
              FlatButton.Kind.PRIMARY,
              words.say("next." + next.kind().name(), next.round()),
              "");
      go.setToolTipText(words.say("next.key"));
      go.onAction(() -> go.getDisplay().asyncExec(this::next));
      onward = go;
    }
    if (canUndo(running.record())) {
      FlatButton undo =
          new FlatButton(flow, theme, FlatButton.Kind.LINK, words.say("undo"), "undo");
      undo.onAction(() -> lectern.act(new HostAction.UndoJudgement()));
    }
    return flow;
  }

  private void lobby(Course course) {
    head("", words.say("lobby"));
    Card card = card();
    Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("lobby.text"));
    Composite two = Parts.group(card, 2);
    ((GridLayout) two.getLayout()).horizontalSpacing = 24;
    QrSquare qr = new QrSquare(two, theme, words.say("join.qr"), running.way().link(), 210);
    qr.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
    Composite said = Parts.group(two, 1);
    Parts.line(said, theme, Type.VERDICT, Role.ACCENT, running.way().spaced());
    Parts.text(
        said,
        theme,
        Type.SITUATION,
        Role.TEXT,
        running.way().address().replaceFirst("^http://", ""));
    Parts.text(said, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("slide.join.how"));
    actions(card, course);
    note(words.say("lobby.hint"));
  }

  private void note(String text) {
    Parts.text(column, theme, Type.SECONDARY, Role.TEXT_SECONDARY, text);
  }

  private void lecture(ClassRecord record, Course course) {
    Round round = record.agenda().rounds().get(Math.max(1, course.round()) - 1);
    head(words.say("mode.LECTURE"), round.title());
    Card card = card();
    if (round.text().isBlank()) {
      Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("lecture.none"));
    } else {
      for (Slide.Block block : Slide.prose(round.text())) {
        if (block instanceof Slide.Prose prose) {
          String text = prose.manner() == Slide.Manner.POINT ? "· " + prose.text() : prose.text();
          if (prose.manner() == Slide.Manner.TITLE) {
            Parts.text(card, theme, Type.STRONG, Role.TEXT, text);
          } else {
            Reading.show(card, theme, text);
          }
        }
      }
    }
    Composite flow = actions(card, course);
    if (lectern.projector().map(ProjectorWindow::pages).orElse(1) > 1) {
      turner(flow, "screen.back", "up", -1);
      turner(flow, "screen.on", "dn", 1);
    }
  }

  private void turner(Composite flow, String key, String icon, int by) {
    new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say(key), icon)
        .onAction(() -> lectern.projector().ifPresent(window -> window.turn(by)));
  }

  private void turn(ClassRecord record, Course course, Asked asked) {
    Round round = record.agenda().round(asked.turn());
    ClassQuestion question = record.agenda().question(asked.turn());
    String title =
        round.questions().size() == 1
            ? round.title()
            : words.say(
                "slide.number",
                round.title(),
                Integer.toString(asked.turn().question()),
                Integer.toString(round.questions().size()));
    head(words.say("mode." + round.mode().name()), title);
    Reading.show(card(), theme, question.text());
    Card card = card();
    Composite line = Parts.group(card, 3);
    ((GridLayout) line.getLayout()).horizontalSpacing = 14;
    Parts.line(
        line,
        theme,
        Type.STRONG,
        Role.TEXT,
        round.mode() == Mode.OPINION
            ? words.say(asked.turn().vote() == 1 ? "vote.1" : "vote.2")
            : words.say("form." + question.form().name()));
    Label count =
        Parts.line(line, theme, Type.SECONDARY, Role.TEXT_SECONDARY, count(course, asked));
    count.setLayoutData(new GridData(SWT.END, SWT.CENTER, true, false));
    answered = count;
    Parts.line(
        line,
        theme,
        Type.SECONDARY,
        Role.TEXT_SECONDARY,
        words.say("phase." + asked.phase().name()));
    if (asked.phase() == Phase.STAKING) {
      Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("stake.text"));
    } else if (!question.choices().isEmpty()) {
      Bars drawn = new Bars(card, theme, bars(course, asked));
      drawn.setLayoutData(Parts.wide());
      bars = drawn;
    }
    if (round.mode().firstWins()) {
      arrivals(card, record, asked);
    }
    if (question.form() == ClassQuestion.Form.ORDERING) {
      orders = Parts.text(card, theme, Type.SECONDARY, Role.TEXT_SECONDARY, orders(course, asked));
    }
    actions(card, course);
    commentary(question);
  }

  private String orders(Course course, Asked asked) {
    ClassQuestion question = running.record().agenda().question(asked.turn());
    return words.say(
        "ordering",
        Long.toString(
            course.counted(asked).stream()
                .filter(answer -> question.isRight(answer.choices()))
                .count()));
  }

  private String count(Course course, Asked asked) {
    return asked.phase() == Phase.STAKING
        ? words.say(
            "count.staked",
            Integer.toString(asked.stakes().size()),
            Integer.toString(course.present()))
        : words.say(
            "count.answered",
            Integer.toString(course.answered(asked)),
            Integer.toString(course.able(asked)));
  }

  private List<Bars.Bar> bars(Course course, Asked asked) {
    ClassQuestion question = running.record().agenda().question(asked.turn());
    int of = course.answered(asked);
    List<Bars.Bar> made = new ArrayList<>();
    if (question.form() == ClassQuestion.Form.ORDERING) {
      for (int place = 0; place < question.key().size(); place++) {
        String id = question.key().get(place);
        String text =
            question.choices().stream()
                .filter(choice -> choice.id().equals(id))
                .map(Choice::text)
                .findFirst()
                .orElse(id);
        made.add(
            new Bars.Bar(
                words.say("ordering.place", Integer.toString(place + 1), text),
                course.placed(asked, place),
                of,
                ""));
      }
      return made;
    }
    for (int i = 0; i < question.choices().size(); i++) {
      Choice choice = question.choices().get(i);
      boolean right = question.key().contains(choice.id());
      made.add(
          new Bars.Bar(
              Slide.key(question, i) + "　" + choice.text(),
              asked.tally().getOrDefault(choice.id(), 0),
              of,
              right ? words.say("bar.right") : ""));
    }
    return made;
  }

  private void arrivals(Card card, ClassRecord record, Asked asked) {
    Map<Integer, Participant> known =
        record.participants().stream()
            .filter(person -> !person.removed())
            .collect(Collectors.toMap(Participant::number, person -> person));
    List<ClassRecord.Answer> counted =
        asked.answers().stream()
            .filter(answer -> known.containsKey(answer.participant()))
            .limit(ARRIVED)
            .toList();
    if (counted.isEmpty()) {
      return;
    }
    Parts.line(card, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words.say("arrived"));
    for (int i = 0; i < counted.size(); i++) {
      ClassRecord.Answer answer = counted.get(i);
      Participant person = known.get(answer.participant());
      if (person == null) {
        continue;
      }
      Composite line = Parts.group(card, 5);
      boolean called = asked.called().filter(who -> who == answer.participant()).isPresent();
      Label place =
          Parts.line(line, theme, Type.SECONDARY, Role.TEXT_SECONDARY, Integer.toString(i + 1));
      GridData narrow = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
      narrow.widthHint = 24;
      place.setLayoutData(narrow);
      Parts.text(
          line,
          theme,
          called ? Type.STRONG : Type.TEXT,
          Role.TEXT,
          words.say("person", Integer.toString(person.number()), person.name()));
      String state =
          answer
              .right()
              .map(right -> words.say(right ? "answer.right" : "answer.wrong"))
              .orElse(called ? words.say("answer.called") : "");
      Parts.line(
          line,
          theme,
          Type.SECONDARY,
          answer
              .right()
              .map(right -> right ? Role.VERDICT_PERMITTED : Role.VERDICT_PROHIBITED)
              .orElse(Role.ACCENT),
          state);
      judge(line, asked, answer, "judge.right", "check", true);
      judge(line, asked, answer, "judge.wrong", "close", false);
    }
  }

  private void judge(
      Composite line, Asked asked, ClassRecord.Answer answer, String key, String icon, boolean is) {
    FlatButton button = new FlatButton(line, theme, FlatButton.Kind.LINK, words.say(key), icon);
    button.onAction(
        () -> lectern.act(new HostAction.Judge(asked.turn(), answer.participant(), is)));
  }

  private void commentary(ClassQuestion question) {
    String text = running.commentary(question);
    if (text.isBlank() && question.basis().isEmpty()) {
      return;
    }
    Card card = card();
    Parts.text(card, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words.say("commentary"));
    if (!text.isBlank()) {
      Parts.text(card, theme, Type.TEXT, Role.TEXT, text);
    }
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    for (String written : question.basis()) {
      FlatButton link = new FlatButton(flow, theme, FlatButton.Kind.LINK, named(written), "book");
      link.setEnabled(context.has("library"));
      link.onAction(() -> context.go(new Target("library", "address", written)));
    }
  }

  private String named(String written) {
    LocalDate day = context.workplace().asOf();
    PackSnapshot snapshot = lectern.services().registry().snapshot();
    return Address.parse(written)
        .flatMap(
            address ->
                snapshot
                    .document(address, day)
                    .map(
                        document ->
                            words.say(
                                "basis",
                                document.shortNames().isEmpty()
                                    ? document.title()
                                    : document.shortNames().getFirst(),
                                snapshot
                                    .provision(address, day)
                                    .map(Document.Provision::label)
                                    .orElse(""))))
        .orElse(written);
  }

  private void scores(ClassRecord record, Course course) {
    head("", words.say("slide.scores"));
    Card card = card();
    Map<Integer, Participant> known =
        record.participants().stream()
            .collect(Collectors.toMap(Participant::number, person -> person));
    if (record.scores().isEmpty()) {
      Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("slide.scores.none"));
    }
    record.teamScores().stream()
        .forEach(
            team ->
                row(
                    card,
                    Integer.toString(team.rank()),
                    team.team(),
                    words.say("points.mean", Math.round(team.mean() * 10) / 10.0)));
    record.scores().stream()
        .limit(ARRIVED)
        .forEach(
            score -> {
              Participant person = known.get(score.participant());
              row(
                  card,
                  Integer.toString(score.rank()),
                  words.say(
                      "person",
                      Integer.toString(score.participant()),
                      person == null ? "" : person.name()),
                  score.tieBreak() == 0
                      ? words.say("points", Integer.toString(score.points()))
                      : words.say(
                          "points.tie",
                          Integer.toString(score.points()),
                          Integer.toString(score.tieBreak())));
            });
    actions(card, course);
    if (course.next().kind() == Course.Kind.NOTHING) {
      note(words.say("scores.last"));
    }
  }

  private void row(Composite card, String rank, String name, String points) {
    Composite line = Parts.group(card, 3);
    Label first = Parts.line(line, theme, Type.TEXT, Role.TEXT_SECONDARY, rank);
    GridData narrow = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    narrow.widthHint = 32;
    first.setLayoutData(narrow);
    Parts.text(line, theme, Type.TEXT, Role.TEXT, name);
    Parts.line(line, theme, Type.STRONG, Role.TEXT, points);
  }

  // --- the list of participants ------------------------------------------------------------------

  private void rosterPage(ClassRecord record) {
    head("", words.say("roster"));
    Parts.text(column, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("roster.text"));
    Card card = card();
    Listing list = new Listing(card, theme);
    GridData data = Parts.wide();
    data.heightHint = ROSTER_HEIGHT;
    list.setLayoutData(data);
    list.lines(lines(record));
    people = list;
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    FlatButton out =
        new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("roster.out"), "minus");
    out.onAction(() -> chosen(list).ifPresent(n -> lectern.act(new HostAction.Remove(n))));
    FlatButton in =
        new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, words.say("roster.in"), "plus");
    in.onAction(() -> chosen(list).ifPresent(n -> lectern.act(new HostAction.Readmit(n))));
    FlatButton back =
        new FlatButton(flow, theme, FlatButton.Kind.LINK, words.say("roster.back"), "");
    back.onAction(() -> back.getDisplay().asyncExec(() -> roster(false)));
  }

  private static Optional<Integer> chosen(Listing list) {
    return list.chosen().map(line -> Integer.valueOf(line.id()));
  }

  private List<Listing.Line> lines(ClassRecord record) {
    return record.participants().stream()
        .map(
            person -> {
              boolean connected = running.isOnline(person.number());
              String state =
                  person.removed() ? "roster.removed" : connected ? "roster.online" : "roster.away";
              Role role =
                  person.removed()
                      ? Role.VERDICT_PROHIBITED
                      : connected ? Role.VERDICT_PERMITTED : Role.VERDICT_CONDITIONAL;
              return new Listing.Line(
                  Integer.toString(person.number()),
                  words.say("person", Integer.toString(person.number()), person.name()),
                  person.team(),
                  "",
                  words.say(state),
                  role);
            })
        .toList();
  }
}
