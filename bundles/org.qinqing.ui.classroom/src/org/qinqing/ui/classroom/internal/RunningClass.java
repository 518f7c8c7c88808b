package org.qinqing.ui.classroom.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.classroom.ClassQuestion;
import org.qinqing.classroom.ClassRecord;
import org.qinqing.classroom.LiveClass;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.ui.kit.Words;

/** A class that goes on, as it was seen last. Used on the UI thread. */
final class RunningClass {
  private final LiveClass live;
  private final boolean rehearsal;
  private final int smallestGroup;
  private final Optional<ClassPlan> plan;
  private final Map<String, String> commentary;
  private final Happenings happenings;
  private final Slide.Way way;
  private ClassRecord record;
  private Set<Integer> online = Set.of();

  /**
   * Takes it over.
   *
   * @param smallestGroup how many answers there must be before everyone sees their distribution
   * @param plan what it was started from; empty when it was resumed
   * @param commentary what only the trainer sees, by id of the question
   */
  RunningClass(
      LiveClass live,
      ClassRecord record,
      boolean rehearsal,
      int smallestGroup,
      Optional<ClassPlan> plan,
      Map<String, String> commentary,
      Words words) {
    this.live = live;
    this.record = record;
    this.rehearsal = rehearsal;
    this.smallestGroup = smallestGroup;
    this.plan = plan;
    this.commentary = Map.copyOf(commentary);
    this.happenings = new Happenings(words);
    this.way =
        new Slide.Way(
            live.joinLink().toString(),
            live.address().toString().replaceFirst("/$", ""),
            live.code());
    happenings.observe(record, Instant.now());
  }

  LiveClass live() {
    return live;
  }

  boolean rehearsal() {
    return rehearsal;
  }

  Optional<ClassPlan> plan() {
    return plan;
  }

  Happenings happenings() {
    return happenings;
  }

  Slide.Way way() {
    return way;
  }

  ClassRecord record() {
    return record;
  }

  int smallestGroup() {
    return smallestGroup;
  }

  /** Those whose telephones are connected and who were not put out. */
  int online() {
    return (int)
        record.participants().stream()
            .filter(person -> !person.removed() && online.contains(person.number()))
            .count();
  }

  boolean isOnline(int number) {
    return online.contains(number);
  }

  /** What only the trainer sees beside a question; may be empty. */
  String commentary(ClassQuestion question) {
    String own = commentary.getOrDefault(question.id(), "");
    return own.isBlank() ? question.explanation() : own;
  }

  /** Takes in how it stands. */
  void observe(ClassRecord now, Set<Integer> connected) {
    happenings.observe(now, Instant.now());
    record = now;
    online = Set.copyOf(connected);
  }

  /** What everyone sees. */
  Slide slide(Words words) {
    return Slide.of(record, way, smallestGroup, words);
  }

  /** The minute a part is meant to begin at, by the plan; empty without one. */
  Optional<Integer> begins(int round) {
    return plan.filter(known -> known.parts().size() == record.agenda().rounds().size())
        .map(
            known ->
                known.parts().subList(0, round - 1).stream()
                    .mapToInt(part -> part.minutes())
                    .sum());
  }
}
