package org.qinqing.ui.classroom.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.ClassSummary;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.ClassPlans;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.classroom.plan.PlanPart;
import org.qinqing.classroom.plan.PlanTemplate;
import org.qinqing.classroom.plan.PlanWish;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.Column;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Tags;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/** While no class goes on: the plans, the classes that are kept, and what can be done with them. */
final class HomePage implements RoomPage {
  /** What is on the disk. */
  private record Shelf(
      ClassPlans.Kept plans, List<ClassSummary> classes, List<PlanTemplate> templates) {}

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int WIDEST = 880;
  private final RoomContext context;
  private final Theme theme;
  private final Lectern lectern;
  private final Words words;
  private final Pane pane;

  /** What is read; another reading may overtake it. */
  private final Background background;

  /** What was asked for; a reading does not take it away. */
  private final Background work;

  private @Nullable Shelf shelf;
  private String problem = "";

  HomePage(Composite parent, RoomContext context, Lectern lectern) {
    this.context = context;
    this.theme = context.theme();
    this.lectern = lectern;
    this.words = lectern.words();
    pane = new Pane(parent, theme, Role.WINDOW_BACKGROUND, 24);
    pane.setLayoutData(Parts.fill());
    background = new Background(pane);
    work = new Background(pane);
    draw();
    read();
  }

  private void read() {
    Services services = lectern.services();
    background.run(
        words.say("label"),
        () ->
            new Shelf(
                services.plans().kept(), services.classroom().kept(), services.plans().templates()),
        found -> {
          shelf = found;
          problem = "";
          draw();
          focus();
        },
        failure -> {
          problem = lectern.said(failure);
          draw();
        });
  }

  @Override
  public void refresh() {
    read();
  }

  private void draw() {
    pane.clear();
    Composite column = new Column(pane.body(), WIDEST, true).body();
    Composite head = Parts.group(column, 4);
    ((GridLayout) head.getLayout()).horizontalSpacing = 8;
    Parts.line(head, theme, Type.ROOM, Role.TEXT, words.say("label"));
    Parts.line(head, theme, Type.TEXT, Role.TEXT_SECONDARY, "").setLayoutData(Parts.wide());
    Shelf found = shelf;
    if (found != null) {
      FlatButton open =
          new FlatButton(head, theme, FlatButton.Kind.SECONDARY, words.say("plan.import"), "");
      open.onAction(this::load);
      FlatButton fresh =
          new FlatButton(head, theme, FlatButton.Kind.PRIMARY, words.say("plan.new"), "plus");
      fresh.onAction(() -> templates(fresh, found.templates));
    }
    if (!problem.isEmpty()) {
      Parts.text(column, theme, Type.TEXT, Role.TEXT, problem);
      FlatButton again =
          new FlatButton(column, theme, FlatButton.Kind.SECONDARY, words.say("again"), "");
      again.onAction(this::read);
    } else if (found == null) {
      Parts.text(column, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("reading"));
    } else {
      plans(column, found);
      classes(column, found.classes);
    }
    pane.reflow();
  }

  private void plans(Composite column, Shelf found) {
    section(column, words.say("plans"));
    if (found.plans.plans().isEmpty()) {
      Card card = new Card(column, theme, 20);
      card.setLayoutData(Parts.wide());
      Parts.text(card, theme, Type.STRONG, Role.TEXT, words.say("plans.none"));
      Parts.text(card, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("plans.none.text"));
      Flow flow = new Flow(card);
      flow.setLayoutData(Parts.wide());
      for (PlanTemplate template : found.templates) {
        FlatButton use =
            new FlatButton(flow, theme, FlatButton.Kind.SECONDARY, template.title(), "plus");
        use.setToolTipText(template.course());
        use.onAction(() -> draft(template));
      }
    }
    for (ClassPlan plan : found.plans.plans()) {
      plan(column, plan);
    }
    Telling.findings(column, theme, words, found.plans.findings());
  }

  private void section(Composite column, String title) {
    Composite head = Parts.group(column, 1);
    ((GridLayout) head.getLayout()).marginTop = 8;
    Parts.line(head, theme, Type.STRONG, Role.TEXT_SECONDARY, title);
  }

  private static long questions(ClassPlan plan) {
    return plan.parts().stream()
        .mapToLong(
            part -> part instanceof PlanPart.QuestionRound round ? round.questions().size() : 0)
        .sum();
  }

  private void plan(Composite column, ClassPlan plan) {
    Card card = new Card(column, theme, 16);
    card.setLayoutData(Parts.wide());
    String title = title(plan);
    Parts.text(card, theme, Type.HEADING, Role.TEXT, title);
    Parts.text(
        card,
        theme,
        Type.SECONDARY,
        Role.TEXT_SECONDARY,
        words.say(
            "plan.line",
            Integer.toString(plan.planned()),
            Integer.toString(plan.parts().size()),
            Long.toString(questions(plan)),
            place(plan)));
    Flow flow = new Flow(card);
    flow.setLayoutData(Parts.wide());
    button(flow, FlatButton.Kind.SECONDARY, "plan.start", "play", title)
        .onAction(() -> lectern.turn(Lectern.Ready.of(plan)));
    button(flow, FlatButton.Kind.SECONDARY, "plan.rehearse", "screen", title)
        .onAction(() -> lectern.rehearse(plan, today()));
    button(flow, FlatButton.Kind.SECONDARY, "plan.edit", "edit", title)
        .onAction(() -> lectern.turn(new Lectern.Editing(new Draft(plan, Optional.of(plan)))));
    button(flow, FlatButton.Kind.LINK, "plan.export", "", title).onAction(() -> save(plan));
    button(flow, FlatButton.Kind.LINK, "plan.delete", "", title).onAction(() -> remove(plan));
  }

  private FlatButton button(
      Composite flow, FlatButton.Kind kind, String key, String icon, String of) {
    FlatButton made = new FlatButton(flow, theme, kind, words.say(key), icon);
    made.setToolTipText(words.say("plan.do", words.say(key), of));
    return made;
  }

  private String title(ClassPlan plan) {
    return plan.title().isBlank() ? words.say("plan.untitled") : plan.title();
  }

  private String place(ClassPlan plan) {
    return lectern.services().registry().snapshot().packs().stream()
        .filter(pack -> pack.locality().equals(plan.locality()))
        .map(pack -> pack.place())
        .findFirst()
        .orElseGet(() -> plan.locality().code());
  }

  private LocalDate today() {
    return context.workplace().asOf();
  }

  private void classes(Composite column, List<ClassSummary> classes) {
    section(column, words.say("classes"));
    if (classes.isEmpty()) {
      Parts.text(column, theme, Type.TEXT, Role.TEXT_SECONDARY, words.say("classes.none"));
    }
    for (ClassSummary summary : classes) {
      Card card = new Card(column, theme, 16);
      card.setLayoutData(Parts.wide());
      Composite head = Parts.group(card, 2);
      Parts.text(head, theme, Type.HEADING, Role.TEXT, summary.title());
      boolean over = summary.endedAt().isPresent();
      if (!over) {
        new Tags(head, theme, List.of(Tag.of(words.say("class.open"), Role.VERDICT_CONDITIONAL)));
      }
      Parts.text(
          card,
          theme,
          Type.SECONDARY,
          Role.TEXT_SECONDARY,
          words.say(
              "class.line", time(summary.startedAt()), Integer.toString(summary.participants())));
      Flow flow = new Flow(card);
      flow.setLayoutData(Parts.wide());
      if (over) {
        button(flow, FlatButton.Kind.SECONDARY, "class.report", "chart", summary.title())
            .onAction(() -> report(summary));
      } else {
        // The computer may be in another network now.
        button(flow, FlatButton.Kind.SECONDARY, "class.resume", "play", summary.title())
            .onAction(() -> lectern.turn(Lectern.Ready.of(summary)));
      }
      button(flow, FlatButton.Kind.LINK, "class.delete", "", summary.title())
          .onAction(() -> forget(summary));
    }
  }

  private static String time(Instant at) {
    return TIME.format(at.atZone(ZoneId.systemDefault()));
  }

  // --- what can be done --------------------------------------------------------------------------

  private void templates(FlatButton under, List<PlanTemplate> templates) {
    DropDown menu = new DropDown(under);
    for (PlanTemplate template : templates) {
      menu.add(template.title() + "　" + template.course(), () -> draft(template));
    }
    menu.line();
    menu.add(words.say("plan.empty"), this::blank);
    menu.open();
  }

  private void draft(PlanTemplate template) {
    PlanWish wish =
        new PlanWish(
            template.id(),
            "",
            context.workplace().place(),
            Optional.of(context.workplace().side()),
            Set.of(),
            today(),
            System.nanoTime());
    context.say(words.say("drafting"));
    work.run(
        words.say("label"),
        () -> lectern.services().plans().draft(wish),
        drafted -> {
          context.say("");
          edit(drafted.plan(), drafted.findings());
        },
        failure -> {
          context.say("");
          failed(failure);
        });
  }

  private void blank() {
    work.run(
        words.say("label"),
        () -> lectern.services().plans().freshId(),
        id ->
            edit(
                new ClassPlan(
                    id,
                    "",
                    context.workplace().place(),
                    Optional.of(context.workplace().side()),
                    90,
                    List.of(),
                    List.of(),
                    java.util.Map.of()),
                List.of()),
        this::failed);
  }

  private void edit(ClassPlan plan, List<PlanFinding> findings) {
    Draft draft = new Draft(plan, Optional.empty());
    draft.told(findings);
    lectern.turn(new Lectern.Editing(draft));
  }

  private void failed(Exception failure) {
    lectern.tellOf(failure);
  }

  private void load() {
    FileDialog dialog = new FileDialog(pane.getShell(), SWT.OPEN);
    dialog.setText(words.say("plan.import"));
    dialog.setFilterExtensions(new String[] {"*.json"});
    @Nullable String chosen = dialog.open();
    if (chosen != null) {
      load(Path.of(chosen));
    }
  }

  private void load(Path file) {
    work.run(
        words.say("label"),
        () -> lectern.services().plans().read(file),
        found -> {
          if (found.plan().isPresent()) {
            edit(found.plan().get(), found.findings());
          } else {
            lectern.tellOf(words.say("plan.import.none"), found.findings());
          }
        },
        this::failed);
  }

  private void save(ClassPlan plan) {
    FileDialog dialog = new FileDialog(pane.getShell(), SWT.SAVE);
    dialog.setText(words.say("plan.export"));
    dialog.setFilterExtensions(new String[] {"*.json"});
    dialog.setOverwrite(true);
    dialog.setFileName(plan.id() + ".json");
    @Nullable String chosen = dialog.open();
    if (chosen != null) {
      work.run(
          words.say("label"),
          () -> {
            lectern.services().plans().write(plan, Path.of(chosen));
            return chosen;
          },
          done -> context.say(words.say("written", done)),
          this::failed);
    }
  }

  private boolean sure(String title, String text, String yes) {
    return MessageDialog.open(
            MessageDialog.QUESTION,
            pane.getShell(),
            title,
            text,
            SWT.NONE,
            yes,
            words.say("cancel"))
        == 0;
  }

  private void remove(ClassPlan plan) {
    if (sure(
        words.say("plan.delete"),
        words.say("plan.delete.text", title(plan)),
        words.say("plan.delete"))) {
      work.run(
          words.say("label"),
          () -> {
            lectern.services().plans().remove(plan.id());
            return true;
          },
          done -> read(),
          this::failed);
    }
  }

  private void forget(ClassSummary summary) {
    if (sure(
        words.say("class.delete"),
        words.say("class.delete.text", summary.title(), time(summary.startedAt())),
        words.say("class.delete"))) {
      work.run(
          words.say("label"),
          () -> {
            lectern.services().classroom().forget(summary.id());
            return true;
          },
          done -> read(),
          this::failed);
    }
  }

  private void report(ClassSummary summary) {
    work.run(
        words.say("label"),
        () -> lectern.services().classroom().read(summary.id()),
        (ClassRecord record) ->
            lectern.turn(
                new Lectern.Ended(
                    record, org.qinqing.classroom.report.ClassReport.USUAL_GROUP, true, false)),
        this::failed);
  }

  @Override
  public void focus() {
    for (var control : pane.body().getChildren()) {
      if (control.setFocus()) {
        return;
      }
    }
  }
}
