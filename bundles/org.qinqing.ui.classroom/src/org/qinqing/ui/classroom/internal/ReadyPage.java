package org.qinqing.ui.classroom.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.ClassSettings;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.FieldFrame;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.OptionRow;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** Before a class: on which address and port telephones reach it, and what is to be known. */
final class ReadyPage implements RoomPage {
  private static final int WIDEST = 720;
  private static final int FIELD = 24;
  private static final int NUMBER = 120;
  private static final int MOST = 1000;
  private final RoomContext context;
  private final Theme theme;
  private final Lectern lectern;
  private final Words words;
  private final Lectern.Ready ready;
  private final Pane pane;
  private final Background background;
  private final List<OptionRow> rows = new ArrayList<>();
  private final List<Addresses.Reach> reaches = new ArrayList<>();
  private int chosen;
  private @Nullable Text port;
  private @Nullable Text most;
  private @Nullable Text group;
  private @Nullable Label wrong;
  private @Nullable FlatButton go;

  /** What was found out about the computer and the plan. */
  private record Known(List<Addresses.Reach> reaches, List<PlanFinding> findings) {}

  ReadyPage(Composite parent, RoomContext context, Lectern lectern, Lectern.Ready ready) {
    this.context = context;
    this.theme = context.theme();
    this.lectern = lectern;
    this.words = lectern.words();
    this.ready = ready;
    pane = new Pane(parent, theme, Role.WINDOW_BACKGROUND, 24);
    pane.setLayoutData(Parts.fill());
    background = new Background(pane);
    Parts.text(pane.body(), theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("reading"));
    LocalDate day = context.workplace().asOf();
    background.run(
        words.say("label"),
        () ->
            new Known(
                Addresses.all(),
                ready
                    .plan()
                    .map(plan -> lectern.services().plans().check(plan, day))
                    .orElse(List.of())),
        this::draw,
        lectern::tellOf);
  }

  /** How an address is named to people. */
  static String words(Words words, Addresses.Reach reach) {
    return reach.onlyHere()
        ? words.say("address.here", reach.text())
        : words.say("address.of", reach.text(), reach.network());
  }

  private String title() {
    return ready
        .plan()
        .map(plan -> plan.title())
        .or(() -> ready.stopped().map(summary -> summary.title()))
        .orElse("");
  }

  private void draw(Known known) {
    pane.clear();
    Composite column = new Column(pane.body(), WIDEST, true).body();
    Composite head = Parts.group(column, 1);
    Parts.text(
        head,
        theme,
        Type.ROOM,
        Role.TEXT,
        words.say(ready.plan().isPresent() ? "ready.title" : "ready.again", title()));
    List<PlanFinding> findings =
        known.findings.stream()
            .filter(finding -> finding.code().severity() != PlanFinding.Severity.NOTE)
            .toList();
    if (!findings.isEmpty()) {
      Card card = new Card(column, theme, 16);
      card.setLayoutData(Parts.wide());
      Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("ready.findings"));
      Telling.findings(card, theme, words, findings);
    }
    Card where = new Card(column, theme, 20);
    where.setLayoutData(Parts.wide());
    Parts.text(where, theme, Type.STRONG, Role.TEXT, words.say("address"));
    Parts.text(where, theme, Type.SECONDARY, Role.TEXT_SECONDARY, words.say("address.text"));
    reaches.addAll(known.reaches);
    for (int i = 0; i < reaches.size(); i++) {
      int place = i;
      OptionRow row =
          new OptionRow(where, theme, Integer.toString(i + 1), words(words, reaches.get(i)));
      row.setLayoutData(Parts.wide());
      row.onAction(() -> choose(place));
      rows.add(row);
    }
    if (reaches.size() == 1) {
      Parts.text(where, theme, Type.SECONDARY, Role.VERDICT_CONDITIONAL, words.say("address.none"));
    }
    choose(0);
    Composite fields = Parts.group(where, 3);
    ((GridLayout) fields.getLayout()).horizontalSpacing = 16;
    ((GridLayout) fields.getLayout()).marginTop = 8;
    port = field(fields, "port", Integer.toString(Addresses.USUAL_PORT));
    most = field(fields, "most", "400");
    group = field(fields, "group", "5");
    Parts.text(where, theme, Type.NOTE, Role.TEXT_SECONDARY, words.say("fields.text"));
    Label said = Parts.text(where, theme, Type.SECONDARY, Role.VERDICT_PROHIBITED, "");
    ((GridData) said.getLayoutData()).exclude = true;
    wrong = said;
    Flow flow = new Flow(column);
    flow.setLayoutData(Parts.wide());
    FlatButton start =
        new FlatButton(
            flow,
            theme,
            FlatButton.Kind.PRIMARY,
            words.say(ready.plan().isPresent() ? "plan.start" : "class.resume"),
            "play");
    start.onAction(this::start);
    go = start;
    ready
        .plan()
        .ifPresent(
            plan ->
                new FlatButton(
                        flow,
                        theme,
                        FlatButton.Kind.SECONDARY,
                        words.say("plan.rehearse"),
                        "screen")
                    .onAction(() -> lectern.rehearse(plan, context.workplace().asOf())));
    FlatButton back = new FlatButton(flow, theme, FlatButton.Kind.LINK, words.say("back"), "left");
    back.onAction(() -> back.getDisplay().asyncExec(() -> lectern.turn(new Lectern.Home())));
    pane.reflow();
    focus();
  }

  private Text field(Composite parent, String key, String value) {
    Composite labelled = Parts.group(parent, 1);
    GridData data = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false);
    data.widthHint = NUMBER + 60;
    labelled.setLayoutData(data);
    ((GridLayout) labelled.getLayout()).verticalSpacing = 4;
    Parts.line(labelled, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words.say(key));
    FieldFrame frame = new FieldFrame(labelled, theme, 1, FieldFrame.FORM);
    GridData width = new GridData(SWT.BEGINNING, SWT.CENTER, false, false);
    width.widthHint = NUMBER;
    frame.setLayoutData(width);
    Text text = frame.around(Parts.field(frame, theme, "", words.say(key)));
    GridData tall = Parts.wide();
    tall.heightHint = FIELD;
    text.setLayoutData(tall);
    text.setText(value);
    text.addListener(SWT.DefaultSelection, event -> start());
    return text;
  }

  private void choose(int place) {
    chosen = place;
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).state(i == place ? OptionRow.State.CHOSEN : OptionRow.State.OPEN);
    }
  }

  private static Optional<Integer> number(@Nullable Text field, int least, int most) {
    String typed = field == null ? "" : field.getText().strip();
    if (!typed.matches("\\d{1,5}")) {
      return Optional.empty();
    }
    int value = Integer.parseInt(typed);
    return value < least || value > most ? Optional.empty() : Optional.of(value);
  }

  private void start() {
    Text portField = port;
    int wished = portField == null ? -1 : Addresses.port(portField.getText());
    Optional<Integer> people = number(most, 1, MOST);
    Optional<Integer> smallest = number(group, 1, MOST);
    String problem =
        wished < 0
            ? "port.wrong"
            : people.isEmpty() ? "most.wrong" : smallest.isEmpty() ? "group.wrong" : "";
    Label said = wrong;
    if (said != null) {
      said.setText(problem.isEmpty() ? "" : words.say(problem));
      ((GridData) said.getLayoutData()).exclude = problem.isEmpty();
      said.setVisible(!problem.isEmpty());
      pane.reflow();
    }
    if (!problem.isEmpty() || reaches.isEmpty()) {
      return;
    }
    ClassSettings settings =
        new ClassSettings(
            reaches.get(chosen).address(), wished, people.orElseThrow(), smallest.orElseThrow());
    ready.plan().ifPresent(plan -> lectern.start(plan, settings, context.workplace().asOf()));
    ready.stopped().ifPresent(summary -> lectern.resume(summary.id(), settings));
  }

  /** The digits before the addresses choose one. */
  @Override
  public boolean key(Event event) {
    int place = event.character - '1';
    if (event.stateMask != 0 || place < 0 || place >= rows.size()) {
      return false;
    }
    choose(place);
    return true;
  }

  @Override
  public void focus() {
    FlatButton start = go;
    if (start != null) {
      start.setFocus();
    }
  }
}
