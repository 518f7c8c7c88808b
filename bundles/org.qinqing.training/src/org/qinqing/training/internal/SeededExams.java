package org.qinqing.training.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.Exams;
import org.qinqing.training.exam.MarkSheet;
import org.qinqing.training.exam.MarkSheet.KindTotal;
import org.qinqing.training.exam.MarkSheet.Line;
import org.qinqing.training.exam.MarkSheet.Mark;
import org.qinqing.training.exam.Marker;
import org.qinqing.training.exam.Paper;
import org.qinqing.training.exam.Shortage;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.exam.Sittings;
import org.qinqing.training.exam.Tick;
import org.qinqing.training.practice.Item;

/** Exams whose papers follow from a seed. */
@Component(service = Exams.class)
public final class SeededExams implements Exams {
  private static final int DECIMALS = 2;

  @Override
  public List<Shortage> shortages(Blueprint blueprint, List<Item> bank) {
    PaperDraw drawn = new PaperDraw(blueprint, bank, Draw.of(0, blueprint.id()));
    List<Shortage> shortages = new ArrayList<>();
    for (int row = 0; row < blueprint.rows().size(); row++) {
      int wanted = blueprint.rows().get(row).count();
      if (drawn.filled(row) < wanted) {
        shortages.add(new Shortage(row, wanted, drawn.fitting(row), drawn.filled(row)));
      }
    }
    return List.copyOf(shortages);
  }

  @Override
  public String fingerprint(List<Item> bank) {
    List<String> words = new ArrayList<>();
    bank.stream()
        .sorted(Comparator.comparing(Item::id))
        .forEach(
            item -> {
              words.add(item.id());
              words.add(item.topic());
              words.add(item.kind());
              words.add(Integer.toString(item.difficulty()));
              words.add(item.fingerprint());
              words.add(Integer.toString(item.options().size()));
              words.addAll(item.options());
              words.add(Integer.toString(item.documents().size()));
              words.addAll(new TreeSet<>(item.documents()));
            });
    return Draw.fingerprint(words);
  }

  @Override
  public long seed(long exam, String person) {
    return Draw.key(exam, "person", person);
  }

  @Override
  public Optional<Paper> paper(Blueprint blueprint, List<Item> bank, long seed) {
    String fingerprint = fingerprint(bank);
    Draw draw = Draw.of(seed, blueprint.id(), fingerprint);
    PaperDraw drawn = new PaperDraw(blueprint, bank, draw);
    if (!drawn.complete()) {
      return Optional.empty();
    }
    List<Paper.Task> tasks = new ArrayList<>();
    for (int row = 0; row < blueprint.rows().size(); row++) {
      List<Item> items = drawn.items(row);
      for (Item item : blueprint.shuffleItems() ? draw.shuffled(items) : items) {
        tasks.add(
            new Paper.Task(
                item.id(),
                row,
                item.kind(),
                options(blueprint, item, draw),
                blueprint.worth(item.kind())));
      }
    }
    return Optional.of(new Paper(blueprint.id(), seed, fingerprint, tasks));
  }

  private static List<String> options(Blueprint blueprint, Item item, Draw draw) {
    List<String> options = item.options();
    switch (item.kind()) {
      case Item.JUDGE -> {
        return options;
      }
      case Item.ORDERING, Item.MATCHING -> {
        List<String> order = draw.shuffled(options);
        // The order of the bank would give the answer away.
        while (order.equals(options) && options.size() > 1) {
          order = draw.shuffled(options);
        }
        return order;
      }
      default -> {
        return blueprint.shuffleOptions() ? draw.shuffled(options) : options;
      }
    }
  }

  @Override
  public Optional<Sitting> begin(
      Sittings kept, String id, Paper paper, Blueprint blueprint, Tick now) {
    Sitting sitting = Sitting.begin(id, paper, blueprint, now);
    return kept.keep(Optional.empty(), sitting) ? Optional.of(sitting) : Optional.empty();
  }

  @Override
  public Optional<Sitting.Turn> turn(
      Sittings kept, String id, Function<Sitting, Sitting.Turn> wish) {
    Optional<Sitting> before = kept.of(id);
    while (before.isPresent()) {
      long revision = before.get().revision();
      Sitting.Turn turn = wish.apply(before.get());
      // Nothing to keep when nothing changed, as in a sitting that was handed in long ago.
      if (turn.sitting().equals(before.get()) || kept.keep(Optional.of(revision), turn.sitting())) {
        return Optional.of(turn);
      }
      before = kept.of(id);
      if (before.filter(now -> now.revision() == revision).isPresent()) {
        throw new IllegalStateException(id + ": revision " + revision + " refused");
      }
    }
    return Optional.empty();
  }

  @Override
  public MarkSheet mark(Sitting sitting, Blueprint blueprint, Marker marker) {
    if (!sitting.closed()) {
      throw new IllegalStateException(sitting.id() + ": " + sitting.phase());
    }
    List<Line> lines =
        sitting.paper().tasks().stream()
            .map(
                task ->
                    line(
                        task,
                        sitting.answers().getOrDefault(task.item(), List.of()),
                        blueprint.partial(),
                        marker))
            .toList();
    Map<String, List<Line>> byKind = new LinkedHashMap<>();
    for (Line line : lines) {
      List<Line> same = byKind.computeIfAbsent(line.task().kind(), kind -> new ArrayList<>());
      if (line.mark() != Mark.VOID) {
        same.add(line);
      }
    }
    List<KindTotal> kinds =
        byKind.entrySet().stream().map(kind -> total(kind.getKey(), kind.getValue())).toList();
    BigDecimal points = kinds.stream().map(KindTotal::points).reduce(zero(), BigDecimal::add);
    BigDecimal worth = kinds.stream().map(KindTotal::worth).reduce(zero(), BigDecimal::add);
    BigDecimal needed =
        worth
            .multiply(BigDecimal.valueOf(blueprint.pass()))
            .divide(BigDecimal.valueOf(100), DECIMALS, RoundingMode.CEILING);
    return new MarkSheet(
        sitting.id(),
        lines,
        kinds,
        points,
        worth,
        needed,
        worth.signum() > 0 && points.compareTo(needed) >= 0,
        sitting.used());
  }

  private static Line line(
      Paper.Task task, List<String> response, Set<String> partial, Marker marker) {
    Optional<Marker.Marking> marked = marker.mark(task.item(), response);
    if (marked.isEmpty()) {
      return new Line(task, response, Mark.VOID, List.of(), zero(), "");
    }
    Marker.Marking marking = marked.get();
    if (response.isEmpty()) {
      return new Line(
          task, response, Mark.UNANSWERED, marking.key(), zero(), marking.explanation());
    }
    BigDecimal worth = task.worth().setScale(DECIMALS, RoundingMode.UNNECESSARY);
    BigDecimal points = zero();
    if (marking.right()) {
      points = worth;
    } else if (partial.contains(task.kind())) {
      points =
          worth
              .multiply(BigDecimal.valueOf(share(task, response, marking)))
              .setScale(DECIMALS, RoundingMode.DOWN);
    }
    Mark mark = marking.right() ? Mark.RIGHT : points.signum() > 0 ? Mark.PARTLY : Mark.WRONG;
    return new Line(task, response, mark, marking.key(), points, marking.explanation());
  }

  /** Where several options are right, one wrong option spoils all (多选、错选不得分，少选得部分分). */
  private static double share(Paper.Task task, List<String> response, Marker.Marking marking) {
    if (!task.kind().equals(Item.MULTIPLE)) {
      return marking.share();
    }
    return marking.key().containsAll(response)
        ? (double) response.size() / marking.key().size()
        : 0;
  }

  private static KindTotal total(String kind, List<Line> lines) {
    return new KindTotal(
        kind,
        lines.size(),
        (int) lines.stream().filter(line -> line.mark() == Mark.RIGHT).count(),
        lines.stream().map(Line::points).reduce(zero(), BigDecimal::add),
        lines.stream()
            .map(line -> line.task().worth().setScale(DECIMALS, RoundingMode.UNNECESSARY))
            .reduce(zero(), BigDecimal::add));
  }

  private static BigDecimal zero() {
    return BigDecimal.ZERO.setScale(DECIMALS);
  }
}
