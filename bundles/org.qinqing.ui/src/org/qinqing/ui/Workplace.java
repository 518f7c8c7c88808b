package org.qinqing.ui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Side;

/** Where the person works: place, role and day, and how the window looks. Used on the UI thread. */
public final class Workplace {
  private final List<Runnable> listeners = new ArrayList<>();
  private Locality place = Locality.NATIONAL;
  private Side side = Side.OFFICIAL;
  private Optional<LocalDate> day = Optional.empty();
  private String theme = "light";

  /** The place asked for. */
  public Locality place() {
    return place;
  }

  /** From whose side. */
  public Side side() {
    return side;
  }

  /** The as-of date that was chosen; empty for today. */
  public Optional<LocalDate> chosenDay() {
    return day;
  }

  /** The as-of date. */
  public LocalDate asOf() {
    return day.orElseGet(LocalDate::now);
  }

  /** {@code light}, {@code dark} or {@code hc}. */
  public String theme() {
    return theme;
  }

  /** Sets the place. */
  public void place(Locality value) {
    place = value;
    changed();
  }

  /** Sets the side. */
  public void side(Side value) {
    side = value;
    changed();
  }

  /** Sets the day; empty for today. */
  public void day(Optional<LocalDate> value) {
    day = value;
    changed();
  }

  /** Sets the look. */
  public void theme(String value) {
    theme = value;
    changed();
  }

  /** Tells of every change; the returned action ends that. */
  public Runnable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void changed() {
    List.copyOf(listeners).forEach(Runnable::run);
  }
}
