package org.qinqing.ui.classroom.internal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassRecord.Asked;
import org.qinqing.classroom.ClassRecord.Participant;
import org.qinqing.classroom.Phase;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Who is there, who has not answered, what has just happened. */
final class Hall {
  private static final int FEW = 5;
  private static final int HAPPENED = 6;
  private static final int BEST = 5;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private final Theme theme;
  private final Words words;
  private final RunningClass running;
  private final Runnable reflow;
  private final Label signedIn;
  private final Label online;
  private final Label away;
  private final Composite waiting;
  private final Composite scores;
  private final Composite happened;
  private boolean all;
  private List<Object> shown = List.of();

  /**
   * Makes it.
   *
   * @param roster shows all participants
   * @param reflow lays out what it stands in
   */
  Hall(
      Composite parent,
      RoomContext context,
      Lectern lectern,
      RunningClass running,
      Runnable roster,
      Runnable reflow) {
    this.theme = context.theme();
    this.words = lectern.words();
    this.running = running;
    this.reflow = reflow;
    Composite head = Parts.group(parent, 2);
    title(head, words.say("hall")).setLayoutData(Parts.wide());
    FlatButton list =
        new FlatButton(head, theme, FlatButton.Kind.LINK, words.say("roster"), "users");
    list.onAction(roster);
    Composite figures = Parts.group(parent, 3);
    ((GridLayout) figures.getLayout()).horizontalSpacing = 18;
    signedIn = figure(figures, Role.TEXT, words.say("hall.in"));
    online = figure(figures, Role.VERDICT_PERMITTED, words.say("hall.online"));
    away = figure(figures, Role.VERDICT_CONDITIONAL, words.say("hall.away"));
    Parts.text(parent, theme, Type.NOTE, Role.TEXT_SECONDARY, words.say("hall.note"));
    waiting = Parts.group(parent, 1);
    scores = Parts.group(parent, 1);
    happened = Parts.group(parent, 1);
    rule(parent);
    Composite where = Parts.group(parent, 2);
    new Picture(
        where,
        theme,
        words.say("hall.address"),
        14,
        () -> theme.icon("lock", Role.TEXT_SECONDARY, 14));
    Parts.text(
        where,
        theme,
        Type.NOTE,
        Role.TEXT_SECONDARY,
        words.say("hall.address.is", running.way().address().replaceFirst("^http://", "")));
  }

  private Label title(Composite parent, String text) {
    return Parts.line(parent, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, text);
  }

  private void rule(Composite parent) {
    Label rule = new Label(parent, SWT.NONE);
    rule.setBackground(theme.color(Role.LINE));
    GridData data = Parts.wide();
    data.heightHint = 1;
    rule.setLayoutData(data);
  }

  private Label figure(Composite parent, Role role, String what) {
    Composite group = Parts.group(parent, 1);
    group.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
    ((GridLayout) group.getLayout()).verticalSpacing = 0;
    Label number = Parts.line(group, theme, Type.VERDICT, role, "0");
    GridData data = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    data.minimumWidth = 48;
    number.setLayoutData(data);
    Parts.line(group, theme, Type.NOTE, Role.TEXT_SECONDARY, what);
    return number;
  }

  void changed() {
    Course course = new Course(running.record());
    int present = course.present();
    int connected = running.online();
    set(signedIn, present);
    set(online, connected);
    set(away, present - connected);
    Optional<Asked> open =
        course.current().filter(asked -> asked.phase().compareTo(Phase.OPEN) <= 0);
    List<Integer> numbers = open.map(course::unanswered).orElse(List.of());
    List<Object> wanted =
        List.of(
            open.isPresent(),
            numbers,
            all,
            running.happenings().list(),
            running.record().scores(),
            running.record().teamScores());
    if (wanted.equals(shown)) {
      return;
    }
    shown = wanted;
    waiting(open.isPresent(), numbers);
    scores();
    happened();
    reflow.run();
  }

  private void set(Label label, int number) {
    String text = Integer.toString(number);
    if (!label.getText().equals(text)) {
      label.setText(text);
      label.requestLayout();
    }
  }

  private static void clear(Composite group) {
    for (Control child : group.getChildren()) {
      child.dispose();
    }
  }

  private void waiting(boolean open, List<Integer> numbers) {
    boolean focused = false;
    for (Control child : waiting.getChildren()) {
      for (Control inner :
          child instanceof Composite group ? group.getChildren() : new Control[0]) {
        focused |= inner.isFocusControl();
      }
    }
    clear(waiting);
    show(waiting, open);
    if (!open) {
      return;
    }
    rule(waiting);
    title(waiting, words.say("waiting"));
    if (numbers.isEmpty()) {
      Parts.text(waiting, theme, Type.SECONDARY, Role.TEXT, words.say("waiting.none"));
      return;
    }
    List<Integer> listed = all ? numbers : numbers.subList(0, Math.min(FEW, numbers.size()));
    String text =
        words.say("waiting.numbers")
            + " "
            + listed.stream().map(String::valueOf).collect(Collectors.joining("　"));
    Composite line = Parts.group(waiting, 2);
    Parts.text(line, theme, Type.SECONDARY, Role.TEXT, text);
    if (numbers.size() > FEW) {
      FlatButton more =
          new FlatButton(
              line,
              theme,
              FlatButton.Kind.LINK,
              all
                  ? words.say("waiting.less")
                  : words.say("waiting.all", Integer.toString(numbers.size())),
              "");
      more.setLayoutData(new GridData(SWT.END, SWT.BEGINNING, false, false));
      more.onAction(
          () -> {
            all = !all;
            more.getDisplay()
                .asyncExec(
                    () -> {
                      if (!waiting.isDisposed()) {
                        changed();
                      }
                    });
          });
      if (focused) {
        more.setFocus();
      }
    }
  }

  private static void show(Composite group, boolean value) {
    group.setVisible(value);
    ((GridData) group.getLayoutData()).exclude = !value;
  }

  private void scores() {
    clear(scores);
    ClassRecord record = running.record();
    boolean any = record.scores().stream().anyMatch(score -> score.points() != 0);
    show(scores, any);
    if (!any) {
      return;
    }
    rule(scores);
    if (!record.teamScores().isEmpty()) {
      title(scores, words.say("teams"));
      record
          .teamScores()
          .forEach(
              team ->
                  line(
                      Integer.toString(team.rank()),
                      team.team(),
                      words.say("points.mean", Math.round(team.mean() * 10) / 10.0)));
    }
    title(scores, words.say("scores"));
    Map<Integer, Participant> people =
        record.participants().stream()
            .collect(Collectors.toMap(Participant::number, person -> person));
    record.scores().stream()
        .limit(BEST)
        .forEach(
            score -> {
              Participant person = people.get(score.participant());
              line(
                  Integer.toString(score.rank()),
                  person == null
                      ? Integer.toString(score.participant())
                      : words.say("person", Integer.toString(person.number()), person.name()),
                  words.say("points", Integer.toString(score.points())));
            });
  }

  private void line(String first, String second, String third) {
    Composite line = Parts.group(scores, 3);
    Label rank = Parts.line(line, theme, Type.SECONDARY, Role.TEXT_SECONDARY, first);
    GridData narrow = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    narrow.widthHint = 24;
    rank.setLayoutData(narrow);
    Parts.text(line, theme, Type.SECONDARY, Role.TEXT, second);
    Parts.line(line, theme, Type.SECONDARY_STRONG, Role.TEXT, third);
  }

  private void happened() {
    clear(happened);
    List<Happenings.Happening> list = running.happenings().list();
    show(happened, !list.isEmpty());
    if (list.isEmpty()) {
      return;
    }
    rule(happened);
    title(happened, words.say("happened"));
    for (Happenings.Happening one : list.subList(0, Math.min(HAPPENED, list.size()))) {
      Composite line = Parts.group(happened, 2);
      ((GridLayout) line.getLayout()).horizontalSpacing = 12;
      Label time =
          Parts.line(
              line,
              theme,
              Type.SECONDARY,
              Role.TEXT_SECONDARY,
              TIME.format(one.at().atZone(ZoneId.systemDefault())));
      time.setLayoutData(new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false));
      Parts.text(line, theme, Type.SECONDARY, Role.TEXT, one.text());
    }
  }
}
