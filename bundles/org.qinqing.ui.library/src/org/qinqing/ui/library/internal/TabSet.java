package org.qinqing.ui.library.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The provisions that are open side by side, in order; one of them is read. When there are too
 * many, the one that was not read for the longest time and is not held goes.
 */
final class TabSet {
  /** Most tabs at a time. */
  static final int MOST = 12;

  /**
   * One of them.
   *
   * @param reference what was asked for
   * @param address what is shown, with its version; empty until it was found
   * @param title short name, empty until it was found
   * @param held whether it stays until a person closes it
   * @param read grows each time it is read
   */
  record Tab(String reference, String address, String title, boolean held, long read) {
    boolean shows(String wanted) {
      return reference.equals(wanted) || address.equals(wanted);
    }
  }

  private final List<Tab> tabs = new ArrayList<>();
  private int active = -1;
  private long clock;

  List<Tab> tabs() {
    return List.copyOf(tabs);
  }

  /** Index of the one that is read, -1 for none. */
  int active() {
    return active;
  }

  Optional<Tab> reading() {
    return active < 0 ? Optional.empty() : Optional.of(tabs.get(active));
  }

  /** Shows something: in the tab that has it, else in the one that is read. */
  void show(String reference) {
    int there = indexOf(reference);
    if (there >= 0) {
      activate(there);
    } else if (active < 0) {
      open(reference);
    } else {
      boolean held = tabs.get(active).held;
      tabs.set(active, new Tab(reference, "", "", held, ++clock));
    }
  }

  /** Shows something: in the tab that has it, else in one of its own right of the one read. */
  void open(String reference) {
    int there = indexOf(reference);
    if (there >= 0) {
      activate(there);
      return;
    }
    active++;
    tabs.add(active, new Tab(reference, "", "", false, ++clock));
    if (tabs.size() > MOST) {
      tabs.stream()
          .filter(tab -> !tab.held && !tab.reference.equals(reference))
          .min(Comparator.comparingLong(Tab::read))
          .ifPresent(oldest -> close(tabs.indexOf(oldest)));
    }
  }

  void activate(int index) {
    Tab tab = tabs.get(index);
    active = index;
    tabs.set(index, new Tab(tab.reference, tab.address, tab.title, tab.held, ++clock));
  }

  /** The tab beside the one that is read; round at the ends. */
  Optional<Tab> beside(int by) {
    return tabs.size() < 2
        ? Optional.empty()
        : Optional.of(tabs.get(Math.floorMod(active + by, tabs.size())));
  }

  /** Closes one; the one at its right is read then, else the one at its left. */
  void close(int index) {
    tabs.remove(index);
    if (index < active || active >= tabs.size()) {
      active--;
    }
  }

  /** Tells what stands at a reference. */
  void found(String reference, String address, String title) {
    for (int i = 0; i < tabs.size(); i++) {
      Tab tab = tabs.get(i);
      if (tab.reference.equals(reference)) {
        tabs.set(i, new Tab(reference, address, title, tab.held, tab.read));
      }
    }
  }

  /** Holds one, or lets it go again. */
  void hold(int index, boolean value) {
    Tab tab = tabs.get(index);
    tabs.set(index, new Tab(tab.reference, tab.address, tab.title, value, tab.read));
  }

  private int indexOf(String reference) {
    for (int i = 0; i < tabs.size(); i++) {
      if (tabs.get(i).shows(reference)) {
        return i;
      }
    }
    return -1;
  }
}
