package org.qinqing.ui.checker.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
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
import org.qinqing.checker.Checker;
import org.qinqing.checker.FactValue;
import org.qinqing.pack.PackRegistry;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Card;
import org.qinqing.ui.kit.FlatButton;
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
final class AskPage {
  private static final int PAUSE_MILLIS = 300;
  private static final int LEFT_WIDTH = 456;
  private static final int TWO_COLUMNS_FROM = 880;
  private static final int TEXT_HEIGHT = 84;
  private static final int NUMBER_WIDTH = 12;
  private static final int WIDEST_COLUMN = 880;

  private final RoomContext context;
  private final Theme theme;
  private final Words words;
  private final Checker checker;
  private final PackRegistry registry;
  private final Composite whole;
  private final Pane left;
  private final Pane right;
  private final StyledText text;
  private final Label count;
  private final Composite understood;
  private final List<Answer> answers = new ArrayList<>();
  private final List<FactValue.Span> numbered = new ArrayList<>();
  private final Runnable typed = this::judgeNow;
  private long newest;
  private int chosenEvent = -1;
  private @Nullable CheckResult result;

  /**
   * A fact the person gave, and the act of the event it was given for: when the words change so
   * that another deed stands in that place, it is dropped rather than laid on the wrong deed.
   */
  private record Answer(CheckRequest.Given given, Optional<String> act) {}

  AskPage(
      Composite parent, RoomContext context, Words words, Checker checker, PackRegistry registry) {
    this.context = context;
    this.theme = context.theme();
    this.words = words;
    this.checker = checker;
    this.registry = registry;
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(parent.getBackground());
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
    arrange();

    Composite head = Parts.group(left.body(), 2);
    Parts.line(head, theme, Type.SECONDARY_STRONG, Role.TEXT_SECONDARY, words.say("ask.head"))
        .setLayoutData(Parts.wide());
    Parts.line(head, theme, Type.SECONDARY, Role.TEXT_TERTIARY, words.say("ask.private"));
    Card box = new Card(left.body(), theme, Role.SURFACE, Role.ACCENT, false, 12);
    box.setLayoutData(Parts.wide());
    text = new StyledText(box, SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
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
    // An input method that composes changes nothing until it commits, so this fires for whole words
    // only.
    text.addModifyListener(event -> edited());
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
    showCount();
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
    if (!text().isBlank()) {
      judgeNow();
    } else {
      showResult();
    }
  }

  void judge(String situation) {
    if (!situation.equals(text())) {
      answers.clear();
      text.setText(situation);
      text.setCaretOffset(situation.length());
    }
    judgeNow();
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
    answers.clear();
    text.setText("");
    text.setFocus();
  }

  private void edited() {
    numbered.clear();
    // A tab of the old words may be a milder deed of the new ones: the leading one is shown again.
    chosenEvent = -1;
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
    newest++;
    String situation = text();
    if (situation.isBlank()) {
      result = null;
      chosenEvent = -1;
      showResult();
      return;
    }
    long mine = newest;
    CheckRequest request =
        new CheckRequest(
            situation,
            context.workplace().place(),
            Optional.of(context.workplace().side()),
            context.workplace().asOf(),
            answers.stream().map(Answer::given).toList(),
            List.of());
    Display display = text.getDisplay();
    Job job =
        new Job(words.say("ask.job")) {
          @Override
          protected IStatus run(IProgressMonitor monitor) {
            try {
              CheckResult found = checker.check(request);
              deliver(display, mine, () -> judged(found));
            } catch (RuntimeException e) {
              ILog.of(AskPage.class).error("check", e);
              deliver(display, mine, () -> context.say(words.say("ask.failed")));
            }
            return Status.OK_STATUS;
          }
        };
    job.setSystem(true);
    job.schedule();
  }

  private void deliver(Display display, long mine, Runnable work) {
    if (display.isDisposed()) {
      return;
    }
    display.asyncExec(
        () -> {
          if (!text.isDisposed() && mine == newest) {
            work.run();
          }
        });
  }

  private void judged(CheckResult found) {
    if (answers.removeIf(answer -> !stillFits(answer, found))) {
      judgeNow();
      return;
    }
    result = found;
    if (chosenEvent < 0 || chosenEvent >= found.events().size()) {
      chosenEvent = found.leading().orElse(found.events().isEmpty() ? -1 : 0);
    }
    context.say("");
    showResult();
  }

  private static boolean stillFits(Answer answer, CheckResult found) {
    return answer
        .given()
        .event()
        .map(
            index ->
                index < found.events().size()
                    && (answer.given().fact().equals("act")
                        || found.events().get(index).event().term("act").equals(answer.act())))
        .orElse(true);
  }

  private void choose(int event) {
    chosenEvent = event;
    showResult();
  }

  /** Sets or closes a fact of an event. */
  private void give(CheckRequest.Given fact) {
    answers.removeIf(
        old -> old.given().fact().equals(fact.fact()) && old.given().event().equals(fact.event()));
    CheckResult shown = result;
    Optional<String> act =
        shown == null
            ? Optional.empty()
            : fact.event().flatMap(index -> shown.events().get(index).event().term("act"));
    answers.add(new Answer(fact, act));
    judgeNow();
  }

  /** Takes back what was given for a fact of the chosen event. */
  private void forget(String fact) {
    answers.removeIf(
        old ->
            old.given().fact().equals(fact)
                && old.given().event().filter(index -> index == chosenEvent).isPresent());
    judgeNow();
  }

  private void showResult() {
    for (Control child : understood.getChildren()) {
      child.dispose();
    }
    right.clear();
    numbered.clear();
    text.setStyleRanges(new StyleRange[0]);
    CheckResult shown = result;
    if (shown == null) {
      new ExamplesPart(right.body(), theme, words, this::judge);
    } else {
      // By now the bundles have been read for the verdict, off this thread.
      Names names = new Names(registry.snapshot(), words);
      CheckResult.@Nullable Judgement chosen =
          chosenEvent >= 0 ? shown.events().get(chosenEvent) : null;
      if (chosen != null) {
        markWords(chosen);
        new UnderstoodPart(
            understood,
            theme,
            names,
            chosen,
            chosenEvent,
            shown.events().size() > 1,
            this::number,
            this::give,
            this::forget);
      }
      new VerdictPart(right.body(), context, names, shown, chosenEvent, this::choose);
    }
    left.reflow();
    right.reflow();
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

  private void paintNumbers(GC gc) {
    gc.setFont(theme.font(Type.NOTE));
    gc.setForeground(theme.color(Role.ACCENT));
    int index = 0;
    Point last = new Point(-NUMBER_WIDTH, -1);
    for (FactValue.Span span : numbered) {
      index++;
      if (span.to() > text.getCharCount()) {
        continue;
      }
      Point end = text.getLocationAtOffset(span.to());
      // Where stretches touch, two numbers would print over each other; the chips still tell.
      if (end.y != last.y || end.x - last.x >= NUMBER_WIDTH) {
        gc.drawText(Integer.toString(index), end.x, end.y - 6, true);
        last = end;
      }
    }
  }
}
