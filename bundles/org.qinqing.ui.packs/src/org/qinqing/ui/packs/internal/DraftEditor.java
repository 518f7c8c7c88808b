package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.jspecify.annotations.Nullable;
import org.qinqing.authoring.PackDraft;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.trust.PackInstaller;
import org.qinqing.ui.RoomContext;
import org.qinqing.ui.kit.Parts;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Words;

/**
 * A bundle while it is written: its parts at the left, the chosen one in the middle, how everything
 * stands at the right. What is typed goes into the draft after a pause, and the draft is then
 * checked in the background.
 */
final class DraftEditor implements Desk.Screen {
  private static final int PAUSE_MILLIS = 400;
  private static final int THREE_COLUMNS_FROM = 1012;
  private static final int LIST_WIDTH = 272;
  private static final int STATE_WIDTH = 340;
  private static final int LIST_PERCENT = 20;
  private static final int STATE_PERCENT = 28;
  private static final int STATE_SHARE = 3;

  /** What the editor stands in. */
  record Surroundings(
      RoomContext context,
      Services services,
      Desk desk,
      PackInstaller installer,
      PackRegistry registry,
      Words words,
      Runnable leave,
      TrustServices trust) {}

  private final Surroundings around;
  private final Desk desk;
  private final Words words;
  private final Theme theme;
  private final PackDraft draft;
  private final Composite whole;
  private final Composite columns;
  private final Toolbar toolbar;
  private final Notice notice;
  private final PartList list;
  private final PartEditor middle;
  private final StatePart state;
  private final LiveCheck live;
  private final Map<String, String> typed = new HashMap<>();
  private final Runnable pause = this::paused;
  private @Nullable String written;
  private PackDraft.@Nullable Part chosen;

  DraftEditor(Composite parent, Surroundings around, PackDraft draft) {
    this.around = around;
    this.desk = around.desk();
    this.words = around.words();
    this.theme = around.context().theme();
    this.draft = draft;
    whole = new Composite(parent, SWT.NONE);
    whole.setBackground(theme.color(Role.WINDOW_BACKGROUND));
    whole.setLayout(tight(1, 0));
    toolbar = new Toolbar(whole, around, draft, this);
    Composite told = Parts.group(whole, 1);
    ((GridLayout) told.getLayout()).marginWidth = 24;
    notice = new Notice(told, theme, words, () -> whole.layout(true, true));
    columns = new Composite(whole, SWT.NONE);
    columns.setBackground(theme.color(Role.LINE));
    columns.setLayoutData(Parts.fill());
    list = new PartList(columns, theme, words, this::choose);
    middle =
        new PartEditor(
            columns, around.context(), words, this::valuesTyped, this::sourceTyped, this::turn);
    state = new StatePart(columns, theme, words, this::toTest, this::toFinding);
    columns.addListener(SWT.Resize, event -> arrange());
    arrange();
    live = new LiveCheck(whole, words, draft, state, this::checked);
    Display display = whole.getDisplay();
    Listener keys = this::key;
    display.addFilter(SWT.KeyDown, keys);
    whole.addListener(
        SWT.Dispose,
        event -> {
          display.removeFilter(SWT.KeyDown, keys);
          display.timerExec(-1, pause);
          take();
          desk.screen(null);
        });
    desk.screen(this);
    list.show(draft.parts(), desk.standing().orElse(null));
    desk.chosen()
        .flatMap(this::part)
        .or(this::first)
        .ifPresentOrElse(this::show, this::showNothing);
    desk.standing().ifPresent(known -> state.show(known, chosen));
    live.start();
  }

  private static GridLayout tight(int count, int gap) {
    GridLayout layout = new GridLayout(count, false);
    layout.marginWidth = 0;
    layout.marginHeight = 0;
    layout.horizontalSpacing = gap;
    layout.verticalSpacing = gap;
    return layout;
  }

  /** Three columns when there is room, else the state below the form. */
  private void arrange() {
    int width = columns.getClientArea().width;
    boolean wide = width >= THREE_COLUMNS_FROM;
    GridLayout layout = tight(wide ? 3 : 2, 1);
    layout.marginTop = 1;
    columns.setLayout(layout);
    GridData left = new GridData(SWT.FILL, SWT.FILL, false, true, 1, wide ? 1 : 2);
    left.widthHint = Math.max(LIST_WIDTH, width * LIST_PERCENT / 100);
    list.control().setLayoutData(left);
    middle.control().setLayoutData(Parts.fill());
    GridData right = new GridData(SWT.FILL, SWT.FILL, !wide, wide);
    if (wide) {
      right.widthHint = Math.max(STATE_WIDTH, width * STATE_PERCENT / 100);
    } else {
      right.heightHint = columns.getClientArea().height / STATE_SHARE;
    }
    state.control().setLayoutData(right);
    columns.layout(true);
  }

  Control control() {
    return whole;
  }

  void focus() {
    if (whole.isVisible()) {
      list.focusList();
    }
  }

  void tell(String text) {
    notice.tell(text, false, List.of());
  }

  Notice notice() {
    return notice;
  }

  Optional<PackDraft.Part> chosen() {
    return Optional.ofNullable(chosen);
  }

  /** What is installed changed; the draft stands beside other bundles now. */
  void installedChanged() {
    live.start();
  }

  private void key(Event event) {
    boolean command = (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1;
    if (command
        && event.keyCode == 's'
        && whole.isVisible()
        && event.widget instanceof Control control
        && control.getShell() == whole.getShell()) {
      event.doit = false;
      save();
    }
  }

  // --- choosing ----------------------------------------------------------------------------------

  private Optional<PackDraft.Part> part(Standing.Key key) {
    return draft.parts().stream().filter(part -> Standing.Key.of(part).equals(key)).findFirst();
  }

  /** What is shown when nothing was chosen: a rule if there is one. */
  private Optional<PackDraft.Part> first() {
    return draft.parts().stream().min(Comparator.comparing(PackDraft.Part::kind));
  }

  private void choose(PackDraft.Part part) {
    flush();
    PackDraft.Part before = chosen;
    if (before != null && waits()) {
      // What could not be taken is not lost by going elsewhere.
      list.mark(before);
      return;
    }
    show(part(Standing.Key.of(part)).orElse(part));
    desk.standing().ifPresent(known -> state.show(known, chosen));
  }

  private void toTest(String id) {
    part(new Standing.Key(PackDraft.Kind.TEST, id)).ifPresent(this::choose);
  }

  private void toFinding(Diagnostic finding) {
    flush();
    Standing.at(finding, draft.parts())
        .ifPresentOrElse(
            this::choose,
            () ->
                notice.tell(
                    words.say("live.elsewhere", finding.location().toString()), false, List.of()));
  }

  private void showNothing() {
    chosen = null;
    desk.chosen(Optional.empty());
    middle.showNothing();
  }

  private void show(PackDraft.Part part) {
    forget();
    chosen = part;
    desk.chosen(Optional.of(Standing.Key.of(part)));
    list.mark(part);
    boolean asWritten = part.kind() == PackDraft.Kind.QUESTION || desk.source();
    middle.show(draft, part, new Naming(world(), words), asWritten);
  }

  private void turn(boolean asWritten) {
    if (whole.isDisposed()) {
      return;
    }
    flush();
    desk.source(asWritten);
    chosen().map(Standing.Key::of).flatMap(this::part).ifPresent(this::show);
    middle.focus();
  }

  private PackSnapshot world() {
    return desk.standing()
        .map(known -> known.checked().world())
        .filter(world -> !world.packs().isEmpty())
        .orElseGet(around.registry()::snapshot);
  }

  // --- typing ------------------------------------------------------------------------------------

  private void valuesTyped(Map<String, String> values) {
    typed.putAll(values);
    soon();
  }

  private void sourceTyped(String source) {
    written = source;
    soon();
  }

  private void soon() {
    toolbar.changed(true);
    whole.getDisplay().timerExec(-1, pause);
    whole.getDisplay().timerExec(PAUSE_MILLIS, pause);
  }

  private void paused() {
    if (!whole.isDisposed() && take()) {
      stands();
    }
  }

  @Override
  public void flush() {
    whole.getDisplay().timerExec(-1, pause);
    if (take()) {
      stands();
    }
  }

  /** Takes what was typed into the draft; false when nothing was. */
  private boolean take() {
    PackDraft.Part part = chosen;
    String whole = written;
    if (part == null || !waits()) {
      return false;
    }
    try {
      PackDraft.Part now =
          whole == null ? draft.change(part, Map.copyOf(typed)) : draft.replace(part, whole);
      chosen = now;
      desk.chosen(Optional.of(Standing.Key.of(now)));
      middle.refuse("");
    } catch (IllegalArgumentException | NoSuchElementException e) {
      // Half-typed text stays in the field and is taken when it is whole.
      middle.refuse(words.say("form.refused"));
      return false;
    }
    forget();
    return true;
  }

  private boolean waits() {
    return !typed.isEmpty() || written != null;
  }

  private void forget() {
    typed.clear();
    written = null;
  }

  /** The draft changed: the list and the mark follow at once, the check when it is done. */
  private void stands() {
    toolbar.changed(draft.changed());
    list.show(draft.parts(), desk.standing().orElse(null));
    chosen().ifPresent(list::mark);
    live.start();
  }

  private void checked(Standing known) {
    desk.standing(known);
    list.show(draft.parts(), known);
    state.show(known, chosen);
    middle.named(new Naming(known.checked().world(), words));
  }

  // --- the draft as a whole ----------------------------------------------------------------------

  void undo() {
    step(draft::undo);
  }

  void redo() {
    step(draft::redo);
  }

  /** Goes a step and shows what it changed, which may be another part than the chosen one. */
  private void step(Runnable way) {
    flush();
    Map<Standing.Key, String> before = sources();
    way.run();
    moved();
    draft.parts().stream()
        .filter(part -> !draft.source(part).equals(before.get(Standing.Key.of(part))))
        .findFirst()
        .filter(part -> !part.equals(chosen))
        .ifPresent(this::choose);
  }

  private Map<Standing.Key, String> sources() {
    Map<Standing.Key, String> sources = new HashMap<>();
    draft.parts().forEach(part -> sources.put(Standing.Key.of(part), draft.source(part)));
    return sources;
  }

  /** Shows the draft after it went a step back or forward; the fields keep their places. */
  private void moved() {
    forget();
    Optional<PackDraft.Part> still = chosen().map(Standing.Key::of).flatMap(this::part);
    if (still.isPresent() && middle.fill(draft, still.get())) {
      chosen = still.get();
    } else {
      first().ifPresentOrElse(this::show, this::showNothing);
    }
    stands();
  }

  @Override
  public void reread() {
    moved();
  }

  boolean save() {
    boolean done = desk.save(whole.getShell());
    toolbar.changed(draft.changed());
    if (done) {
      around.context().say(words.say("saved"));
    }
    return done;
  }

  void reload() {
    try {
      draft.reload();
      reread();
    } catch (IOException e) {
      tell(desk.said(e, "error.reload"));
    }
  }

  void added(PackDraft.Part part) {
    stands();
    show(part);
    middle.focus();
  }

  void removeChosen() {
    flush();
    PackDraft.Part part = chosen;
    if (part == null) {
      return;
    }
    List<PackDraft.Part> kin =
        draft.parts().stream().filter(one -> one.kind() == part.kind()).toList();
    int index = kin.indexOf(part);
    draft.remove(part);
    List<PackDraft.Part> left =
        draft.parts().stream().filter(one -> one.kind() == part.kind()).toList();
    stands();
    if (left.isEmpty()) {
      first().ifPresentOrElse(this::show, this::showNothing);
    } else {
      show(left.get(Math.max(0, Math.min(index, left.size() - 1))));
    }
    around.context().say(words.say("removed", part.id()));
  }
}
