package org.qinqing.pack.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.qinqing.pack.Casework.Due;
import org.qinqing.pack.Casework.Plan;
import org.qinqing.pack.Casework.PlanStep;
import org.qinqing.pack.Casework.Span;
import org.qinqing.pack.Casework.TimeUnit;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.WorkingDays;

/** Whether the steps of a plan can be done one after the other, and in time. */
final class PlanChecks {
  private static final String START = "start";

  private final Plan plan;
  private final Subject subject;
  private final Findings findings;
  private final Map<String, PlanStep> steps = new LinkedHashMap<>();

  PlanChecks(Plan plan, Subject subject) {
    this.plan = plan;
    this.subject = subject;
    this.findings = subject.findings();
    plan.steps().forEach(step -> steps.putIfAbsent(step.id(), step));
  }

  /** Steps that are pointed at and not there; steps that wait for themselves. */
  void structure() {
    for (PlanStep step : plan.steps()) {
      before(step)
          .filter(id -> !steps.containsKey(id))
          .forEach(id -> findings.add(Code.PLAN_STEP, plan.location(), plan.id(), id));
    }
    Set<String> sound = new HashSet<>();
    for (String id : steps.keySet()) {
      if (circular(id, new HashSet<>(), sound)) {
        findings.add(Code.PLAN_CYCLE, plan.location(), plan.id(), id);
        return;
      }
    }
  }

  /** The steps that must come before, by order or by reckoning. */
  private static Stream<String> before(PlanStep step) {
    Stream<String> reckoned =
        step.due().stream()
            .flatMap(
                due ->
                    switch (due) {
                      case Due.On on -> Stream.<String>empty();
                      case Due.Within within -> Stream.of(within.from());
                    })
            .filter(id -> !id.equals(START));
    return Stream.concat(step.after().stream(), reckoned);
  }

  private boolean circular(String id, Set<String> open, Set<String> sound) {
    Optional<PlanStep> step = Optional.ofNullable(steps.get(id));
    if (step.isEmpty() || sound.contains(id)) {
      return false;
    }
    if (!open.add(id) || before(step.get()).anyMatch(next -> circular(next, open, sound))) {
      return true;
    }
    open.remove(id);
    sound.add(id);
    return false;
  }

  /** Steps without slack, and days so close that one is taken for the other. */
  void advice() {
    Set<String> sound = new HashSet<>();
    if (steps.keySet().stream().anyMatch(id -> circular(id, new HashSet<>(), sound))) {
      return;
    }
    WorkingDays calendar =
        WorkingDays.at(
            subject.pack().locality(),
            new PackSnapshot(0, subject.visible(), List.of(), FactsModel.EMPTY));
    Map<String, LocalDate> due = new HashMap<>();
    steps.values().forEach(step -> due(step, due, calendar));
    for (PlanStep step : steps.values()) {
      Optional<LocalDate> last = Optional.ofNullable(due.get(step.id()));
      Optional<LocalDate> first =
          step.after().stream()
              .flatMap(id -> Optional.ofNullable(due.get(id)).stream())
              .max(Comparator.naturalOrder());
      if (last.isPresent() && first.isPresent() && !step.throughout()) {
        slack(step, first.get(), last.get(), calendar);
      }
    }
    neighbours(due, calendar);
  }

  private Optional<LocalDate> due(
      PlanStep step, Map<String, LocalDate> known, WorkingDays calendar) {
    Optional<LocalDate> before = Optional.ofNullable(known.get(step.id()));
    if (before.isPresent() || step.due().isEmpty()) {
      return before;
    }
    Optional<LocalDate> day =
        switch (step.due().get()) {
          case Due.On on -> Optional.of(on.date());
          case Due.Within within ->
              Optional.ofNullable(steps.get(within.from()))
                  .flatMap(from -> due(from, known, calendar))
                  .map(from -> later(from, within.span(), calendar));
        };
    day.ifPresent(d -> known.put(step.id(), d));
    return day;
  }

  private static LocalDate later(LocalDate day, Span span, WorkingDays calendar) {
    return switch (span.unit()) {
      case WORKING_DAY -> calendar.after(day, span.count());
      case DAY -> day.plusDays(span.count());
      case MONTH -> day.plusMonths(span.count());
    };
  }

  private void slack(PlanStep step, LocalDate first, LocalDate last, WorkingDays calendar) {
    int window = calendar.between(first, last);
    // A length in days or months ends on a day; what counts is how many working days lie before it.
    int needed =
        step.lasts()
            .map(
                span ->
                    span.unit() == TimeUnit.WORKING_DAY
                        ? span.count()
                        : calendar.between(first, later(first, span, calendar)))
            .orElse(0);
    if (window <= needed) {
      boolean known = calendar.known(first) && calendar.known(last);
      findings.add(
          known ? Code.PLAN_NO_SLACK : Code.PLAN_NO_SLACK_BY_WEEKDAYS,
          plan.location(),
          step.title(),
          first,
          last,
          window,
          needed);
    }
  }

  private void neighbours(Map<String, LocalDate> due, WorkingDays calendar) {
    List<LocalDate> days = new ArrayList<>(due.values().stream().distinct().sorted().toList());
    for (int i = 1; i < days.size(); i++) {
      if (calendar.between(days.get(i - 1), days.get(i)) <= 1) {
        findings.add(
            Code.PLAN_NEIGHBOURS, plan.location(), plan.id(), days.get(i - 1), days.get(i));
      }
    }
  }
}
