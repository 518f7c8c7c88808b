package org.qinqing.training.exam.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Question;
import org.qinqing.training.Answer;
import org.qinqing.training.ItemBank;
import org.qinqing.training.Training;
import org.qinqing.training.exam.Blueprints;
import org.qinqing.training.exam.ExamPlan;
import org.qinqing.training.exam.Exams;
import org.qinqing.training.exam.MarkSheet;
import org.qinqing.training.exam.MockExams;
import org.qinqing.training.exam.Paper;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.exam.Tick;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Item;
import org.qinqing.training.practice.Lean;

/** Mock exams over the installed questions. */
@Component(service = MockExams.class)
public final class PackMockExams implements MockExams {
  private final Training training;
  private final ItemBank items;
  private final Exams exams;
  private final Blueprints blueprints;

  /** Works on whatever is installed at each call. */
  @Activate
  public PackMockExams(
      @Reference Training training,
      @Reference ItemBank items,
      @Reference Exams exams,
      @Reference Blueprints blueprints) {
    this.training = training;
    this.items = items;
    this.exams = exams;
    this.blueprints = blueprints;
  }

  @Override
  public Optional<Paper> paper(ExamPlan plan, Locality place, LocalDate asOf, long seed) {
    return exams.paper(plan.blueprint(), blueprints.bank(plan, place, asOf), seed);
  }

  @Override
  public Optional<Sitting> begin(
      LearnerRecord record, String id, ExamPlan plan, Paper paper, Tick now) {
    return exams.begin(record.sittings(), id, paper, plan.blueprint(), now);
  }

  @Override
  public List<Sitting> open(LearnerRecord record) {
    return sittings(record, false);
  }

  @Override
  public List<Sitting> closed(LearnerRecord record) {
    return sittings(record, true);
  }

  private static List<Sitting> sittings(LearnerRecord record, boolean closed) {
    return record.sittings().all().stream()
        .filter(sitting -> sitting.closed() == closed)
        .sorted(
            Comparator.comparing((Sitting sitting) -> sitting.started().wall())
                .thenComparing(Sitting::id)
                .reversed())
        .toList();
  }

  @Override
  public void record(LearnerRecord record, Sitting sitting, LocalDate asOf) {
    if (!sitting.closed()) {
      throw new IllegalStateException(sitting.id() + ": " + sitting.phase());
    }
    // The moment of handing in is the sitting's own and never changes, so what was added by a
    // program that was killed halfway is known again.
    Instant at = sitting.last().wall().truncatedTo(ChronoUnit.MICROS);
    Set<String> there =
        record.attempts().all().stream()
            .filter(attempt -> attempt.source() == Attempt.Source.EXAM && attempt.at().equals(at))
            .map(Attempt::item)
            .collect(Collectors.toSet());
    List<Paper.Task> answered =
        sitting.paper().tasks().stream()
            .filter(task -> sitting.answers().containsKey(task.item()))
            .toList();
    for (Paper.Task task : answered) {
      if (!there.contains(task.item())) {
        attempt(task.item(), sitting, at, sitting.used().dividedBy(answered.size()), asOf)
            .ifPresent(record.attempts()::append);
      }
    }
  }

  /** Empty when the item has left the bank. */
  private Optional<Attempt> attempt(
      String id, Sitting sitting, Instant at, Duration taken, LocalDate asOf) {
    Optional<Question> question = training.question(id);
    Optional<Item> item = items.item(id, asOf);
    if (question.isEmpty() || item.isEmpty()) {
      return Optional.empty();
    }
    List<String> response = sitting.answers().getOrDefault(id, List.of());
    Optional<Training.Marked> marked =
        items.read(question.get(), response).flatMap(answer -> marked(question.get(), answer));
    Set<Lean> leans =
        marked.map(given -> items.response(given, taken, false, false).leans()).orElse(Set.of());
    return Optional.of(
        new Attempt(
            id,
            item.get().topic(),
            item.get().documents(),
            item.get().fingerprint(),
            at,
            taken,
            marked.filter(Training.Marked::right).isPresent(),
            leans,
            Attempt.Source.EXAM,
            response));
  }

  private static Optional<Training.Marked> marked(Question question, Answer answer) {
    try {
      return Optional.of(Training.Marked.of(question, answer));
    } catch (IllegalArgumentException e) {
      // The paper was drawn from an edition with other options: the answer is wrong.
      return Optional.empty();
    }
  }

  @Override
  public MarkSheet marks(Sitting sitting) {
    return exams.mark(sitting, sitting.blueprint(), items.marker());
  }
}
