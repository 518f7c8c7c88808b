package org.qinqing.ui.library.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.qinqing.ui.kit.DropDown;
import org.qinqing.ui.kit.Painted;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Theme;
import org.qinqing.ui.kit.Type;
import org.qinqing.ui.kit.Words;

/**
 * The open provisions side by side; one stop for Tab. Arrow keys go to another, Delete or a middle
 * click closes one; those that find no room stand in a menu at the right.
 */
final class TabStrip extends Painted {
  private static final int HEIGHT = 38;
  private static final int PADDING = 14;
  private static final int CLOSE = 14;
  private static final int MOST_WIDE = 176;
  private static final int LEAST_WIDE = 84;
  private static final int REST_WIDE = 52;
  private static final int MARK = 3;

  /** What one can do with a tab. */
  interface Actions {
    void go(int index);

    void close(int index);

    void hold(int index, boolean value);
  }

  private final TabSet tabs;
  private final Words words;
  private final Actions actions;
  private boolean reading = true;

  /** Where a tab is drawn. */
  private record Place(int index, int x, int width) {}

  TabStrip(Composite parent, Theme theme, Words words, TabSet tabs, Actions actions) {
    super(parent, theme, words.say("tab.name"), ACC.ROLE_TABFOLDER);
    this.tabs = tabs;
    this.words = words;
    this.actions = actions;
    addListener(SWT.MouseUp, this::released);
    addListener(SWT.MenuDetect, event -> menu());
    addListener(SWT.MouseMove, event -> tip(event.x));
    addListener(SWT.Resize, event -> redraw());
  }

  /** Draws what the tabs are now. */
  void changed(boolean provisionShown) {
    reading = provisionShown;
    name(
        tabs.reading()
            .map(tab -> words.say("tab.now", title(tab), Integer.toString(tabs.tabs().size())))
            .orElseGet(() -> words.say("tab.name")));
    redraw();
  }

  private String title(TabSet.Tab tab) {
    return tab.title().isEmpty() ? words.say("loading") : tab.title();
  }

  private List<Place> places() {
    List<TabSet.Tab> all = tabs.tabs();
    int room = getClientArea().width;
    List<Integer> wants = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int wide = measure(title(all.get(i)), Type.STRONG).x + 2 * PADDING + CLOSE + 4;
      wants.add(Math.min(MOST_WIDE, wide));
    }
    int sum = wants.stream().mapToInt(Integer::intValue).sum();
    if (sum > room) {
      int each = Math.max(LEAST_WIDE, room / Math.max(1, all.size()));
      wants.replaceAll(width -> Math.min(width, each));
      sum = wants.stream().mapToInt(Integer::intValue).sum();
    }
    int left = 0;
    int right = all.size();
    if (sum > room) {
      // What does not fit is left out at both ends of the one that is read.
      int space = Math.max(LEAST_WIDE, room - REST_WIDE);
      while (right - left > 1 && sum > space) {
        if (right - 1 > tabs.active()) {
          right--;
          sum -= wants.get(right);
        } else {
          sum -= wants.get(left);
          left++;
        }
      }
    }
    List<Place> places = new ArrayList<>();
    int x = 0;
    for (int i = left; i < right; i++) {
      places.add(new Place(i, x, wants.get(i)));
      x += wants.get(i);
    }
    return places;
  }

  private int at(int x) {
    return places().stream()
        .filter(place -> x >= place.x && x < place.x + place.width)
        .map(Place::index)
        .findFirst()
        .orElse(-1);
  }

  private void tip(int x) {
    int index = at(x);
    String wanted = index < 0 ? "" : tabs.tabs().get(index).title();
    if (!wanted.equals(getToolTipText())) {
      setToolTipText(wanted);
    }
  }

  private void released(Event event) {
    if (event.button == 2 && at(event.x) >= 0) {
      actions.close(at(event.x));
    }
  }

  @Override
  protected void pressed(int x) {
    List<Place> places = places();
    for (Place place : places) {
      if (x >= place.x && x < place.x + place.width) {
        if (closable(place) && x >= place.x + place.width - PADDING / 2 - CLOSE) {
          actions.close(place.index);
        } else if (place.index != tabs.active() || !reading) {
          actions.go(place.index);
        }
        return;
      }
    }
    if (places.size() < tabs.tabs().size()) {
      all();
    }
  }

  private boolean closable(Place place) {
    return place.index == tabs.active();
  }

  @Override
  protected void keyPressed(Event event) {
    boolean plain = (event.stateMask & SWT.MODIFIER_MASK) == 0;
    switch (event.keyCode) {
      case SWT.ARROW_LEFT -> step(plain, -1);
      case SWT.ARROW_RIGHT -> step(plain, 1);
      case SWT.DEL -> {
        if (tabs.active() >= 0) {
          actions.close(tabs.active());
        }
      }
      case SWT.ARROW_DOWN -> all();
      default -> super.keyPressed(event);
    }
  }

  private void step(boolean plain, int by) {
    int wanted = tabs.active() + by;
    if (plain && wanted >= 0 && wanted < tabs.tabs().size()) {
      actions.go(wanted);
    }
  }

  private void all() {
    DropDown menu = new DropDown(this);
    for (int i = 0; i < tabs.tabs().size(); i++) {
      int index = i;
      menu.choice(title(tabs.tabs().get(i)), i == tabs.active(), () -> actions.go(index));
    }
    menu.open();
  }

  private void menu() {
    int index = at(toControl(getDisplay().getCursorLocation()).x);
    int meant = index < 0 ? tabs.active() : index;
    if (meant < 0) {
      return;
    }
    DropDown menu = new DropDown(this);
    menu.add(words.say("tab.close"), () -> actions.close(meant));
    menu.choice(
        words.say("tab.hold"),
        tabs.tabs().get(meant).held(),
        () -> actions.hold(meant, !tabs.tabs().get(meant).held()));
    menu.open();
  }

  @Override
  protected Point size(int widthHint) {
    return new Point(widthHint == SWT.DEFAULT ? LEAST_WIDE : widthHint, HEIGHT);
  }

  @Override
  protected void draw(GC gc, Rectangle area) {
    List<Place> places = places();
    for (Place place : places) {
      tab(gc, place, area.height);
    }
    int rest = tabs.tabs().size() - places.size();
    if (rest > 0) {
      Place last = places.getLast();
      gc.setFont(theme().font(Type.SECONDARY));
      gc.setForeground(theme().color(Role.TEXT_SECONDARY));
      String text = words.say("tab.rest", Integer.toString(rest));
      Point extent = gc.textExtent(text);
      gc.drawText(text, last.x + last.width + 8, (area.height - extent.y) / 2, true);
    }
  }

  private void tab(GC gc, Place place, int height) {
    TabSet.Tab tab = tabs.tabs().get(place.index);
    boolean here = place.index == tabs.active();
    gc.setFont(theme().font(here && reading ? Type.STRONG : Type.TEXT));
    int room = place.width - 2 * PADDING - (here ? CLOSE : 0);
    String text = Shortened.to(gc, (tab.held() ? "• " : "") + title(tab), room);
    Point extent = gc.textExtent(text);
    gc.setForeground(theme().color(here ? Role.TEXT : Role.TEXT_SECONDARY));
    gc.drawText(text, place.x + PADDING, (height - extent.y) / 2, true);
    if (closable(place)) {
      gc.drawImage(
          theme().icon("close", Role.TEXT_SECONDARY, CLOSE),
          place.x + place.width - PADDING / 2 - CLOSE,
          (height - CLOSE) / 2);
    }
    if (here && reading) {
      gc.setBackground(theme().color(Role.ACCENT));
      gc.fillRectangle(place.x + PADDING / 2, height - MARK, place.width - PADDING, MARK);
    }
  }
}
