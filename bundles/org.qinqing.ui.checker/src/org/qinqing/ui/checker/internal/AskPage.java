package org.qinqing.ui.checker.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.PackRegistry;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Background;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.FlatButton;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Pane;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * 问一问: a situation in plain words at the left with what was understood of it, the verdict at the
 * right. It is judged again when typing stops, on a thread of its own; the newest text wins.
 */
final class AskPage implements AskActions {
  private static final int PAUSE_MILLIS = 300;
  private static final int KEEP_MILLIS = 2000;
  private static final int LEFT_WIDTH = 456;
  private static final int TWO_COLUMNS_FROM = 880;
  private static final int NARROW = 620;
  private static final int TEXT_HEIGHT = 84;
  private static final int NUMBER_GAP = 3;
  private static final int WIDEST_COLUMN = 880;

  private final RoomContext context;
  private final Theme theme;
  private final Words words;
  private final Consultation consultation;
  private final PackRegistry registry;
  private final AskDesk desk;
  private final Services services;
  private final History history;
  private final Runnable toHistory;
  private final Runnable kept;
  private final Composite whole;
  private final Pane left;
  private final Pane right;
  private final StyledText text;
  private final Label count;
  private final FlatButton privacy;
  private final Composite understood;
  private final Background asking;
  private final Background keeping;
  private final List<FactValue.Span> numbered = new ArrayList<>();
  private final Runnable typed = this::judgeNow;
  private final Runnable settled = this::keep;
  private Consultation.@Nullable Outcome outcome;
  private Optional<VerdictPart> verdict = Optional.empty();
  private String judgedCase = "";
  private int formsShown;
  private boolean narrow;

  AskPage(
      Composite parent,
      RoomContext context,
      Words words,
      Consultation consultation,
      PackRegistry registry,
      AskDesk desk,
      Services services,
      History history,
      Runnable toHistory,
      Runnable kept) {
    this.context = context;
    this.theme = context.theme();
    this.words = words;
    this.consultation = consultation;
    this.registry = registry;
    this.desk = desk;
    this.services = services;
    this.history = history;
    this.toHistory = toHistory;
    this.kept = kept;
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(parent.getBackground());
    asking = new Background(whole);
    keeping = new Background(whole);
    GridLayout columns = new GridLayout(2, false);
    columns.marginWidth = 0;
    columns.marginHeight = 0;
    columns.horizontalSpacing = 0;
    whole.setLayout(columns);
    left = pane();
    right = pane();
    ((GridLayout) left.body().getLayout()).marginHeight = 4;
    ((GridLayout) right.body().getLayout()).marginHeight = 4;
    ((GridLayout) right.body().getLayout()).marginLeft = -8;
    right.widest(WIDEST_COLUMN);
    whole.addListener(SWT.Resize, event -> arrange());
    right.addListener(SWT.Resize, event -> rightResized());
    arrange();

    Composite head = Parts.group(left.body(), 2);
    Parts.line(head, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words.say("ask.head"))
        .setLayoutData(Parts.wide());
    privacy = new FlatButton(head, theme, FlatButton.Kind.QUIET, "", "lock");
    privacy.onAction(this::privacyMenu);
    Card box = new Card(left.body(), theme, Role.SURFACE, Role.ACCENT, false, 12);
    box.setLayoutData(Parts.wide());
    text = new StyledText(box, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
    text.setTextLimit(CheckRequest.LONGEST_TEXT);
    text.setAlwaysShowScrollBars(false);
    text.setBackground(theme.color(Role.SURFACE));
    text.setForeground(theme.color(Role.TEXT));
    text.setFont(theme.font(Type.SITUATION));
    text.setLineSpacing(8);
    // Room for the small numbers above the first line.
    text.setTopMargin(6);
    GridData textData = Parts.wide();
    textData.heightHint = TEXT_HEIGHT;
    text.setLayoutData(textData);
    text.addListener(SWT.KeyDown, this::key);
    text.addListener(SWT.Paint, event -> paintNumbers(event.gc));
    text.addListener(SWT.Traverse, AskPage::leaveByTab);
    Composite foot = Parts.group(box, 3);
    count = Parts.line(foot, theme, Type.NOTE, Role.TEXT_TERTIARY, "");
    count.setLayoutData(Parts.wide());
    FlatButton clear =
        new FlatButton(foot, theme, FlatButton.Kind.LINK, words.say("ask.clear"), "");
    clear.onAction(this::clear);
    FlatButton go = new FlatButton(foot, theme, FlatButton.Kind.PRIMARY, words.say("ask.go"), "");
    go.onAction(this::judgeNow);
    understood = Parts.group(left.body(), 1);
    text.setText(desk.text);
    // Only from here on: what is set above is no new text. An input method that composes changes
    // nothing until it commits, so this fires for whole words only.
    text.addModifyListener(event -> edited());
    showCount();
    showPrivacy();
    showResult();
  }

  private Pane pane() {
    return new Pane(whole, theme, Role.WINDOW_BACKGROUND, 24);
  }

  /** Two columns when there is room, else the verdict below the words. */
  private void arrange() {
    int width = whole.getClientArea().width;
    boolean wide = width >= TWO_COLUMNS_FROM;
    ((GridLayout) whole.getLayout()).numColumns = wide ? 2 : 1;
    GridData leftData = wide ? new GridData(SWT.FILL, SWT.FILL, false, true) : Parts.fill();
    leftData.widthHint = wide ? Math.min(LEFT_WIDTH, width * 2 / 5) : SWT.DEFAULT;
    left.setLayoutData(leftData);
    right.setLayoutData(Parts.fill());
    whole.layout(true);
  }

  /** What stands side by side must stand below each other, or may again. */
  private void rightResized() {
    boolean now = right.getClientArea().width < NARROW;
    if (now != narrow) {
      narrow = now;
      whole
          .getDisplay()
          .asyncExec(
              () -> {
                if (!whole.isDisposed()) {
                  showResult();
                }
              });
    }
  }

  Control control() {
    return whole;
  }

  String text() {
    return text.getText();
  }

  void focus() {
    text.setFocus();
  }

  void refresh() {
    showPrivacy();
    if (!text().isBlank()) {
      judgeNow();
    } else {
      showResult();
    }
  }

  void judge(String situation) {
    if (!situation.equals(text())) {
      turnTo(situation, List.of());
    }
    judgeNow();
  }

  /** Another situation, with what was given for it. */
  private void open(String situation, List<CheckRequest.Given> given) {
    turnTo(situation, given);
    judgeNow();
  }

  /** One that was kept. */
  void reopen(Case kept, String id) {
    turnTo(kept.text(), kept.given());
    desk.caseId = id;
    judgeNow();
  }

  private void turnTo(String situation, List<CheckRequest.Given> given) {
    keep();
    desk.turnTo(situation, given);
    text.setText(situation);
    text.setCaretOffset(situation.length());
  }

  private static void leaveByTab(Event event) {
    if (event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS) {
      event.doit = true;
    }
  }

  private void key(Event event) {
    if (event.keyCode == SWT.CR && (event.stateMask & SWT.MOD1) != 0) {
      event.doit = false;
      judgeNow();
    }
  }

  private void clear() {
    keep();
    desk.clear();
    text.setText("");
    text.setFocus();
    // Nothing to wait for.
    judgeNow();
  }

  private void restore() {
    desk.cleared.ifPresent(
        before -> {
          open(before.text(), before.given());
          text.setFocus();
        });
  }

  private void edited() {
    numbered.clear();
    if (text().isBlank() && !desk.text.isBlank()) {
      keep();
      desk.turnTo("", List.of());
    }
    desk.text = text();
    // What is still being judged were other words: facts of theirs must not be offered for these.
    asking.forget();
    // A tab of the old words may be a milder deed of the new ones: the leading one is shown again.
    desk.event = -1;
    showCount();
    Display display = text.getDisplay();
    display.timerExec(-1, typed);
    display.timerExec(PAUSE_MILLIS, typed);
  }

  private void showCount() {
    count.setText(words.say("ask.count", Integer.toString(text().length())));
    count.requestLayout();
  }

  private void judgeNow() {
    if (text.isDisposed()) {
      return;
    }
    text.getDisplay().timerExec(-1, typed);
    String situation = text();
    if (situation.isBlank()) {
      asking.forget();
      outcome = null;
      desk.event = -1;
      showResult();
      return;
    }
    CheckRequest request =
        new CheckRequest(
            situation,
            context.workplace().place(),
            Optional.of(context.workplace().side()),
            context.workplace().asOf(),
            desk.given.all(),
            List.of());
    String id = desk.caseId;
    Consultation.Wishes wishes =
        new Consultation.Wishes(
            desk.event, desk.allBoundaries, desk.wording, desk.otherSide, desk.otherDay);
    asking.run(
        words.say("ask.job"),
        () -> consultation.ask(request, wishes),
        found -> judged(found, id),
        failure -> context.say(words.say("ask.failed")));
  }

  private void judged(Consultation.Outcome found, String id) {
    if (!found.request().text().equals(text())) {
      // Of other words, whatever the way it came: those on the screen are being judged anew.
      return;
    }
    if (desk.given.fit(found.result())) {
      judgeNow();
      return;
    }
    Consultation.Outcome before = outcome;
    outcome = found;
    judgedCase = id;
    desk.event = found.event();
    found.judgement().ifPresent(judgement -> services.judged(id, judgement.topic()));
    context.say("");
    showResult();
    boolean more =
        before != null
            && (found.wishes().otherSide() && !before.wishes().otherSide()
                || !found.wishes().otherDay().equals(before.wishes().otherDay())
                    && found.wishes().otherDay().isPresent());
    if (more || openedForm()) {
      verdict.flatMap(VerdictPart::opened).ifPresent(right::showControl);
    }
    formsShown = forms();
    whole.getDisplay().timerExec(-1, settled);
    whole.getDisplay().timerExec(KEEP_MILLIS, settled);
  }

  // --- keeping
  // ------------------------------------------------------------------------------------

  /** Keeps what was judged, when the person wants that. It is written off this thread. */
  void keep() {
    whole.getDisplay().timerExec(-1, settled);
    Consultation.Outcome shown = outcome;
    if (shown == null || !history.keeps()) {
      return;
    }
    String id = judgedCase;
    Case now =
        new Case(
            shown.request().text(),
            shown.request().given(),
            shown.result().verdict(),
            shown.request().asOf());
    keeping.run(
        words.say("history.job"),
        () -> {
          history.keep(id, now);
          return id;
        },
        done -> kept.run(),
        failure -> context.say(words.say("history.notKept", String.valueOf(failure.getMessage()))));
  }

  /** Says whether what is asked is kept. */
  void showPrivacy() {
    privacy.text(words.say(history.keeps() ? "ask.kept" : "ask.private"));
    privacy.requestLayout();
  }

  private void privacyMenu() {
    DropDown menu = new DropDown(privacy);
    boolean keeps = history.keeps();
    menu.choice(
        words.say("ask.keep.not"),
        !keeps,
        () -> {
          history.keep(false);
          showPrivacy();
        });
    menu.choice(
        words.say("ask.keep.vault"),
        keeps,
        () -> {
          history.keep(true);
          showPrivacy();
          if (!history.keeps()) {
            // It has to be made or opened first.
            toHistory.run();
          }
        });
    menu.open();
  }

  private int forms() {
    return (desk.wrong.open ? 1 : 0) + (desk.sheet ? 1 : 0);
  }

  /** Whether a form has just been opened. */
  private boolean openedForm() {
    return forms() > formsShown;
  }

  @Override
  public void choose(int event) {
    desk.event = event;
    desk.allBoundaries = false;
    judgeNow();
  }

  @Override
  public void again() {
    judgeNow();
  }

  @Override
  public void reflow() {
    left.reflow();
    right.reflow();
  }

  @Override
  public void give(CheckRequest.Given fact) {
    Consultation.Outcome shown = outcome;
    Optional<String> act =
        shown == null
            ? Optional.empty()
            : fact.event()
                .filter(index -> index < shown.result().events().size())
                .flatMap(index -> shown.result().events().get(index).event().term("act"));
    desk.given.give(fact, act);
    judgeNow();
  }

  @Override
  public void forget(String fact) {
    desk.given.forget(fact, desk.event);
    judgeNow();
  }

  @Override
  public void undo() {
    desk.given.undo();
    judgeNow();
  }

  private void showResult() {
    Optional<String> focused = focused();
    for (Control child : understood.getChildren()) {
      child.dispose();
    }
    right.clear();
    numbered.clear();
    verdict = Optional.empty();
    text.setStyleRanges(new StyleRange[0]);
    Consultation.Outcome shown = outcome;
    if (shown == null) {
      new ExamplesPart(
          right.body(),
          theme,
          words,
          this::judge,
          desk.cleared.isPresent() ? Optional.of(this::restore) : Optional.empty());
    } else {
      // By now the bundles have been read for the verdict, off this thread.
      Names names = new Names(registry.snapshot(), words);
      shown.judgement().ifPresent(this::markWords);
      shown
          .judgement()
          .ifPresent(
              judgement ->
                  new UnderstoodPart(
                      understood, theme, names, shown, judgement, desk, this::number, this));
      verdict =
          Optional.of(
              new VerdictPart(
                  right.body(),
                  context,
                  names,
                  shown,
                  desk,
                  services,
                  fact -> number(shown, fact),
                  narrow,
                  this));
    }
    reflow();
    focused.ifPresent(this::focusAgain);
  }

  /** The name of the part that has the keyboard, when it is about to be made anew. */
  private Optional<String> focused() {
    return text.getDisplay().getFocusControl() instanceof Painted part
            && (isIn(part, understood) || isIn(part, right))
        ? Optional.of(part.name())
        : Optional.empty();
  }

  private static boolean isIn(Control control, Composite outer) {
    for (Composite at = control.getParent(); at != null; at = at.getParent()) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }

  /** The keyboard goes to the part of the same name, else to the words. */
  private void focusAgain(String name) {
    List<Painted> parts = new ArrayList<>();
    painted(understood, parts);
    painted(right.body(), parts);
    parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .ifPresentOrElse(Painted::setFocus, text::setFocus);
  }

  private static void painted(Composite inside, List<Painted> found) {
    for (Control child : inside.getChildren()) {
      if (child instanceof Painted part && part.isEnabled()) {
        found.add(part);
      } else if (child instanceof Composite composite) {
        painted(composite, found);
      }
    }
  }

  private void markWords(CheckResult.Judgement judgement) {
    judgement.event().facts().values().stream()
        .filter(value -> value.source() != FactValue.Source.DEFAULT)
        .flatMap(value -> value.span().stream())
        .filter(
            span -> span.from() >= 0 && span.to() <= text.getCharCount() && span.from() < span.to())
        .distinct()
        .sorted(java.util.Comparator.comparingInt(FactValue.Span::from))
        .forEach(numbered::add);
    int end = 0;
    for (FactValue.Span span : numbered) {
      int from = Math.max(end, span.from());
      if (from < span.to()) {
        StyleRange style = new StyleRange();
        style.start = from;
        style.length = span.to() - from;
        style.background = theme.color(Role.ACCENT_SOFT);
        style.underline = true;
        style.underlineColor = theme.color(Role.ACCENT);
        text.setStyleRange(style);
        end = span.to();
      }
    }
    text.redraw();
  }

  /** The number that ties a chip to words; empty when the fact was not read from words. */
  private String number(Map.Entry<String, FactValue> fact) {
    return fact.getValue()
        .span()
        .map(numbered::indexOf)
        .filter(index -> index >= 0)
        .map(index -> Integer.toString(index + 1))
        .orElse("");
  }

  private String number(Consultation.Outcome shown, String fact) {
    return shown
        .judgement()
        .flatMap(judgement -> judgement.event().fact(fact))
        .map(value -> number(Map.entry(fact, value)))
        .orElse("");
  }

  private void paintNumbers(GC gc) {
    gc.setFont(theme.font(Type.NOTE));
    gc.setForeground(theme.color(Role.ACCENT));
    int widest = text.getClientArea().width;
    List<Rectangle> taken = new ArrayList<>();
    int index = 0;
    for (FactValue.Span span : numbered) {
      index++;
      if (span.to() > text.getCharCount()) {
        continue;
      }
      String number = Integer.toString(index);
      Point size = gc.textExtent(number);
      Point end = text.getLocationAtOffset(span.to());
      Rectangle at = new Rectangle(end.x, end.y - 6, size.x, size.y);
      // Where stretches end at one place, their numbers stand one after the other.
      for (Rectangle other : taken) {
        if (at.intersects(other)) {
          at.x = other.x + other.width + NUMBER_GAP;
        }
      }
      at.x = Math.min(at.x, widest - at.width);
      gc.drawText(number, at.x, at.y, true);
      taken.add(at);
    }
  }
}
