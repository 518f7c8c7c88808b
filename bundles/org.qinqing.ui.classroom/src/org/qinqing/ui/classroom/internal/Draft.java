package org.qinqing.ui.classroom.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.PlanFinding;
import org.qinqing.classroom.plan.PlanPart;

/** A plan while it is written: as it is now, and as it was kept last. */
final class Draft {
  private ClassPlan plan;
  private @Nullable ClassPlan kept;
  private int chosen;
  private List<PlanFinding> told = List.of();

  /**
   * Takes a plan up.
   *
   * @param kept as it is kept; empty when it never was
   */
  Draft(ClassPlan plan, Optional<ClassPlan> kept) {
    this.plan = plan;
    this.kept = kept.orElse(null);
    this.chosen = plan.parts().isEmpty() ? -1 : 0;
  }

  /** What could not be filled when it was made; told until the plan is closed. */
  List<PlanFinding> told() {
    return told;
  }

  void told(List<PlanFinding> findings) {
    told = List.copyOf(findings);
  }

  ClassPlan plan() {
    return plan;
  }

  /** Whether it differs from what is kept. */
  boolean changed() {
    return !plan.equals(kept);
  }

  /** It was kept like this. */
  void saved(ClassPlan value) {
    plan = value;
    kept = value;
  }

  /** Takes over what was changed about the plan as a whole. */
  void plan(ClassPlan value) {
    plan = value;
    chosen = Math.min(chosen, plan.parts().size() - 1);
  }

  /** Place of the chosen part, from 0; -1 without parts. */
  int chosen() {
    return chosen;
  }

  void choose(int place) {
    chosen = Math.max(-1, Math.min(place, plan.parts().size() - 1));
  }

  Optional<PlanPart> part() {
    return chosen < 0 ? Optional.empty() : Optional.of(plan.parts().get(chosen));
  }

  /** Puts another part in place of the chosen one. */
  void part(PlanPart value) {
    if (chosen >= 0) {
      List<PlanPart> parts = new ArrayList<>(plan.parts());
      parts.set(chosen, value);
      plan = plan.withParts(parts);
    }
  }

  /** Adds a part behind the chosen one and chooses it. */
  void add(PlanPart value) {
    List<PlanPart> parts = new ArrayList<>(plan.parts());
    parts.add(chosen + 1, value);
    plan = plan.withParts(parts);
    chosen++;
  }

  /** Takes the chosen part out. */
  void remove() {
    if (chosen >= 0) {
      List<PlanPart> parts = new ArrayList<>(plan.parts());
      parts.remove(chosen);
      plan = plan.withParts(parts);
      choose(chosen);
    }
  }

  /** Moves the chosen part up (-1) or down (1); at an end nothing. */
  void move(int by) {
    int target = chosen + by;
    if (chosen >= 0 && target >= 0 && target < plan.parts().size()) {
      List<PlanPart> parts = new ArrayList<>(plan.parts());
      parts.add(target, parts.remove(chosen));
      plan = plan.withParts(parts);
      chosen = target;
    }
  }

  /** Minutes over the wished length; negative when some are left. */
  int over() {
    return plan.planned() - plan.minutes();
  }
}
