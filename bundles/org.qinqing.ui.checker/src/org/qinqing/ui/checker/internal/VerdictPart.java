package org.qinqing.ui.checker.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.CheckResult.Judgement;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Side;
import org.qinqing.pack.Verdict;
import org.qinqing.pocketbook.RequestSheet;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.Target;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Flow;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Picture;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;

/**
 * The verdict on the event shown with its reasons, what to do, what would change it, and the same
 * deed seen otherwise.
 */
final class VerdictPart {
  private static final int SIGN = 40;
  private static final int ASIDE = 190;
  private static final int ABOVE = 8;
  private static final int TABS = 2;
  private static final int YEARS = 10;
  private static final char CIRCLED_ONE = '①';
  private static final int CIRCLED = 20;
  private final Composite parent;
  private final RoomContext context;
  private final Theme theme;
  private final Names names;
  private final Consultation.Outcome outcome;
  private final VerdictWords words;
  private final AskDesk desk;
  private final Services services;
  private final AskActions actions;
  private final Function<String, String> number;
  private final boolean narrow;
  private Optional<Control> opened = Optional.empty();

  VerdictPart(
      Composite parent,
      RoomContext context,
      Names names,
      Consultation.Outcome outcome,
      AskDesk desk,
      Services services,
      Function<String, String> number,
      boolean narrow,
      AskActions actions) {
    this.parent = parent;
    this.context = context;
    this.theme = context.theme();
    this.names = names;
    this.outcome = outcome;
    this.words = new VerdictWords(names, outcome);
    this.desk = desk;
    this.services = services;
    this.number = number;
    this.narrow = narrow;
    this.actions = actions;
    CheckResult result = outcome.result();
    result.diagnostics().forEach(this::diagnostic);
    if (!result.asked().equals(result.used())) {
      Parts.text(
          parent,
          theme,
          Type.SECONDARY,
          Role.LOCAL_MARK,
          say("verdict.fallback", names.place(result.asked()), names.place(result.used())));
    }
    words.superseded().forEach(this::note);
    Optional<Judgement> shown = outcome.judgement();
    if (shown.isEmpty()) {
      card(result.verdict(), say("verdict.noDeed"), Optional.empty());
      return;
    }
    Judgement judgement = shown.get();
    if (result.events().size() > 1) {
      events();
    }
    card(judgement.verdict(), judgement.reason(), shown);
    words.difference().ifPresent(this::note);
    new BasisPart(parent, context, words, judgement, desk, actions);
    new BoundariesPart(parent, theme, names, outcome, desk, actions);
    actions(judgement);
    otherSide(judgement);
    otherDay(judgement);
    if (desk.sheet && RequestSheet.isDue(judgement.verdict())) {
      new SheetPart(parent, theme, words, services, desk, actions);
      last();
    }
    if (desk.wrong.open) {
      new WrongAnswerPart(parent, theme, words, desk.wrong, actions);
      last();
    }
    Parts.text(parent, theme, Type.NOTE, Role.TEXT_TERTIARY, say("verdict.noDecision"));
  }

  /** The part that was opened last, to be scrolled to. */
  Optional<Control> opened() {
    return opened;
  }

  private String say(String key, Object... arguments) {
    return names.words().say(key, arguments);
  }

  private void last() {
    opened = Optional.of(parent.getChildren()[parent.getChildren().length - 1]);
  }

  private void diagnostic(Diagnostic finding) {
    Card card =
        new Card(parent, theme, Role.VERDICT_CONDITIONAL_SOFT, Role.VERDICT_CONDITIONAL, true, 10);
    card.setLayoutData(Parts.wide());
    Parts.text(
        card,
        theme,
        Type.SECONDARY,
        Role.TEXT,
        say("verdict.diagnostic", finding.pack(), finding.message(), finding.mend()));
  }

  /** Something about the place or the texts that the answer needs to be read rightly. */
  private void note(String text) {
    Card card = new Card(parent, theme, Role.LOCAL_SOFT, Role.LOCAL_MARK, true, 10);
    card.setLayoutData(Parts.wide());
    Parts.text(card, theme, Type.TEXT, Role.TEXT, text);
  }

  private void events() {
    List<Judgement> events = outcome.result().events();
    Composite tabs = Parts.group(parent, narrow ? 1 : Math.min(TABS, events.size()));
    ((GridLayout) tabs.getLayout()).makeColumnsEqualWidth = true;
    for (int i = 0; i < events.size(); i++) {
      Judgement judgement = events.get(i);
      int index = i;
      EventTab tab =
          new EventTab(
              tabs,
              theme,
              say("verdict.event", Integer.toString(i + 1), words.act(judgement)),
              names.verdict(judgement.verdict()),
              judgement.verdict(),
              i == outcome.event());
      tab.setLayoutData(Parts.wide());
      tab.onAction(() -> actions.choose(index));
    }
  }

  // --- the card ----------------------------------------------------------------------------------

  private void card(Verdict verdict, String reason, Optional<Judgement> judgement) {
    Card card = new Card(parent, theme, Role.SURFACE, Role.of(verdict), true, 0);
    ((GridLayout) card.getLayout()).verticalSpacing = 0;
    card.setLayoutData(Parts.wide());
    Composite head = new Composite(card, SWT.NONE);
    head.setBackground(theme.color(Role.softOf(verdict)));
    head.setLayoutData(Parts.wide());
    GridLayout columns = new GridLayout(2, false);
    columns.marginWidth = 20;
    columns.marginHeight = 14;
    columns.horizontalSpacing = 16;
    head.setLayout(columns);
    new Picture(head, theme, names.verdict(verdict), SIGN, () -> theme.sign(verdict, SIGN));
    Composite text = Parts.group(head, 1);
    Parts.text(text, theme, Type.VERDICT, Role.of(verdict), names.verdict(verdict));
    Parts.text(text, theme, Type.TEXT, Role.TEXT, reason);
    judgement.ifPresent(found -> advice(card, found));
  }

  private void advice(Card card, Judgement judgement) {
    Composite columns = Parts.group(card, narrow ? 1 : 2);
    GridLayout layout = (GridLayout) columns.getLayout();
    layout.marginWidth = 20;
    layout.marginHeight = 14;
    layout.horizontalSpacing = 24;
    Composite left = Parts.group(columns, 1);
    left.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
    list(left, "verdict.remedies", judgement.remedies());
    list(left, VerdictWords.stepsKey(judgement), VerdictWords.steps(judgement));
    for (String remark : judgement.remarks()) {
      Parts.text(left, theme, Type.SECONDARY, Role.TEXT_SECONDARY, remark);
    }
    Composite aside = Parts.group(columns, 1);
    GridData right = new GridData(SWT.FILL, SWT.BEGINNING, false, false);
    right.widthHint = ASIDE;
    aside.setLayoutData(right);
    if (!judgement.ask().isEmpty()) {
      small(aside, "verdict.ask");
      Parts.text(aside, theme, Type.TEXT, Role.TEXT, judgement.ask());
    }
    if (!judgement.restsOn().isEmpty()) {
      small(aside, "verdict.facts");
      Parts.text(aside, theme, Type.SECONDARY, Role.TEXT, restsOn(judgement));
    }
  }

  private void list(Composite inside, String key, List<String> steps) {
    if (steps.isEmpty()) {
      return;
    }
    small(inside, key);
    int count = 0;
    for (String step : steps) {
      count++;
      Parts.text(inside, theme, Type.TEXT, Role.TEXT, count + ". " + step);
    }
  }

  /** The facts the verdict rests on by the numbers of their chips, and which are only presumed. */
  private String restsOn(Judgement judgement) {
    SortedSet<Integer> numbers = new TreeSet<>();
    List<String> named = new ArrayList<>();
    List<String> presumed = new ArrayList<>();
    for (String fact : judgement.restsOn()) {
      Optional<FactValue> value = judgement.event().fact(fact);
      if (value.map(FactValue::source).filter(FactValue.Source.PRESUMED::equals).isPresent()) {
        presumed.add(names.fact(fact));
      } else if (number.apply(fact).isEmpty()) {
        named.add(names.fact(fact));
      } else {
        numbers.add(Integer.parseInt(number.apply(fact)));
      }
    }
    String join = say("join");
    if (!numbers.isEmpty()) {
      named.addFirst(numbers.stream().map(VerdictPart::circled).collect(Collectors.joining(" ")));
    }
    List<String> lines = new ArrayList<>();
    if (!named.isEmpty()) {
      lines.add(String.join(join, named));
    }
    lines.add(
        presumed.isEmpty()
            ? say("verdict.facts.known")
            : say("verdict.facts.presumed", String.join(join, presumed)));
    return String.join("\n", lines);
  }

  private static String circled(int number) {
    return number > CIRCLED
        ? Integer.toString(number)
        : Character.toString(CIRCLED_ONE + number - 1);
  }

  private void small(Composite inside, String key) {
    boolean below = inside.getChildren().length > 0;
    Label head = Parts.text(inside, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, say(key));
    ((GridData) head.getLayoutData()).verticalIndent = below ? ABOVE : 0;
  }

  // --- what one can do with the answer
  // ------------------------------------------------------------

  private void actions(Judgement judgement) {
    Flow flow = new Flow(parent);
    flow.setLayoutData(Parts.wide());
    if (services.writer.isHere() && RequestSheet.isDue(judgement.verdict())) {
      button(flow, "action.sheet", "doc")
          .onAction(
              () -> {
                desk.sheet = !desk.sheet;
                actions.again();
              });
    }
    button(flow, "action.copy", "copy").onAction(this::copy);
    boolean turned = outcome.wishes().otherSide();
    if (turned || hasOtherSide(judgement)) {
      Side other = turned ? judgement.side() : opposite(judgement.side());
      button(flow, turned ? "action.back." + other.name() : "action.side." + other.name(), "swap")
          .onAction(
              () -> {
                desk.otherSide = !turned;
                actions.again();
              });
    }
    if (outcome.wishes().otherDay().isEmpty()) {
      int year = Math.min(AskDesk.FIRST_YEAR, outcome.request().asOf().getYear() - 1);
      FlatButton then =
          new FlatButton(
              flow,
              theme,
              FlatButton.Kind.SECONDARY,
              say("action.year", Integer.toString(year)),
              "clock");
      then.onAction(() -> day(Optional.of(middle(year))));
    } else {
      button(flow, "action.today", "clock").onAction(() -> day(Optional.empty()));
    }
    button(flow, "action.print", "print").onAction(this::print);
    if (context.has("training")) {
      button(flow, "action.practise", "train")
          .onAction(() -> context.go(new Target("training", "topic", judgement.topic())));
    }
    FlatButton wrong =
        new FlatButton(flow, theme, FlatButton.Kind.LINK, say("action.wrong"), "flag");
    wrong.onAction(
        () -> {
          desk.wrong.open = !desk.wrong.open;
          actions.again();
        });
  }

  private FlatButton button(Composite inside, String key, String icon) {
    return new FlatButton(inside, theme, FlatButton.Kind.SECONDARY, say(key), icon);
  }

  private void copy() {
    Clipboard clipboard = new Clipboard(parent.getDisplay());
    clipboard.setContents(
        new Object[] {String.join("\n", words.lines())},
        new Transfer[] {TextTransfer.getInstance()});
    clipboard.dispose();
    context.say(say("copied"));
  }

  private void print() {
    if (PaperPrint.print(parent.getShell(), theme, say("print.title"), words.lines())) {
      context.say(say("printed"));
    }
  }

  // --- the other side, another day
  // ----------------------------------------------------------------

  private static Side opposite(Side side) {
    return side == Side.OFFICIAL ? Side.ENTERPRISE : Side.OFFICIAL;
  }

  private boolean hasOtherSide(Judgement judgement) {
    return judgement
        .event()
        .term("act")
        .flatMap(names.snapshot().facts()::act)
        .flatMap(FactsModel.Act::mirror)
        .isPresent();
  }

  private void otherSide(Judgement judgement) {
    if (!outcome.wishes().otherSide()) {
      return;
    }
    Side other = opposite(judgement.side());
    LocalDate day = outcome.request().asOf();
    Optional<Judgement> turned = outcome.otherSide();
    ComparisonPart part =
        new ComparisonPart(
            parent,
            context,
            names,
            say("compare.side"),
            turned
                .map(found -> say("compare.side.text", words.act(judgement), words.act(found)))
                .orElse(say("compare.side.none")));
    turned.ifPresent(
        found ->
            part.halves(
                new ComparisonPart.Half(say("compare.half." + judgement.side()), judgement, day),
                new ComparisonPart.Half(say("compare.half." + other), found, day)));
    last();
  }

  private static LocalDate middle(int year) {
    return LocalDate.of(year, 7, 1);
  }

  private void day(Optional<LocalDate> day) {
    desk.otherDay = day;
    actions.again();
  }

  private void otherDay(Judgement judgement) {
    Optional<LocalDate> wanted = outcome.wishes().otherDay();
    Optional<Judgement> then = outcome.otherDay();
    if (wanted.isEmpty() || then.isEmpty()) {
      return;
    }
    LocalDate today = outcome.request().asOf();
    LocalDate day = wanted.get();
    ComparisonPart part = new ComparisonPart(parent, context, names, say("compare.day"), "");
    Composite head = part.head(2);
    Parts.line(head, theme, Type.TEXT, Role.TEXT_SECONDARY, say("compare.day.which"));
    FlatButton which =
        new FlatButton(head, theme, FlatButton.Kind.SECONDARY, day.toString(), "down");
    which.onAction(() -> years(which));
    part.say(
        then.get().verdict() == judgement.verdict()
            ? Consultation.basis(then.get()).equals(Consultation.basis(judgement))
                ? say("compare.day.same", names.verdict(judgement.verdict()))
                : say("compare.day.texts", names.verdict(judgement.verdict()))
            : say(
                "compare.day.differs",
                names.verdict(then.get().verdict()),
                names.verdict(judgement.verdict())));
    part.halves(
        new ComparisonPart.Half(say("compare.half.day", today.toString()), judgement, today),
        new ComparisonPart.Half(say("compare.half.day", day.toString()), then.get(), day));
    last();
  }

  private void years(FlatButton under) {
    DropDown menu = new DropDown(under);
    int now = outcome.request().asOf().getYear();
    for (int year = now - 1; year >= now - YEARS; year--) {
      LocalDate day = middle(year);
      menu.choice(
          say("compare.year", Integer.toString(year)),
          outcome.wishes().otherDay().filter(day::equals).isPresent(),
          () -> day(Optional.of(day)));
    }
    menu.line();
    menu.add(say("compare.day.ask"), () -> parent.getDisplay().asyncExec(() -> askDay(under)));
    menu.open();
  }

  private void askDay(FlatButton under) {
    if (under.isDisposed()) {
      return;
    }
    InputDialog dialog =
        new InputDialog(
            under.getShell(),
            say("compare.day"),
            say("compare.day.ask.text"),
            outcome.wishes().otherDay().map(LocalDate::toString).orElse(""),
            text -> DayText.read(text).isPresent() ? null : say("compare.day.ask.wrong"));
    if (dialog.open() == Window.OK) {
      DayText.read(dialog.getValue()).ifPresent(day -> day(Optional.of(day)));
    }
  }
}
