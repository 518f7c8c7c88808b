package org.qinqing.training.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.training.memory.Memories;
import org.qinqing.training.memory.Memory;
import org.qinqing.training.memory.Memory.Phase;
import org.qinqing.training.memory.Rating;
import org.qinqing.training.memory.Remembered;
import org.qinqing.training.memory.Spacing;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Attempts;
import org.qinqing.training.practice.Focus;
import org.qinqing.training.practice.Item;
import org.qinqing.training.practice.Mistake;
import org.qinqing.training.practice.Practice;
import org.qinqing.training.practice.PracticePlan;
import org.qinqing.training.practice.Response;
import org.qinqing.training.practice.Today;
import org.qinqing.training.practice.Today.Reason;

/** Practice on top of a spacing. */
@Component(service = Practice.class)
public final class SpacedPractice implements Practice {
  /** Right on so many different days, a mistake leaves the book. */
  private static final int DAYS_TO_MEND = 2;

  private final Spacing spacing;

  /** Practises by that spacing. */
  @Activate
  public SpacedPractice(@Reference Spacing spacing) {
    this.spacing = spacing;
  }

  @Override
  public Today today(PracticePlan plan, List<Item> bank, Memories memories, Instant now) {
    LocalDate day = day(plan, now);
    Sorted sorted = sorted(plan, bank, known(memories), day);
    List<Today.Entry> entries = new ArrayList<>();
    sorted.steps().stream()
        .filter(step -> !step.memory().due().isAfter(now))
        .forEach(step -> entries.add(new Today.Entry(step.item(), Reason.STEP)));
    List<Instant> waiting =
        sorted.steps().stream().map(step -> step.memory().due()).filter(now::isBefore).toList();
    int room = Math.max(0, plan.most() - sorted.taken());
    List<Item> due = sorted.due().stream().limit(room).map(Known::item).toList();
    room -= due.size();
    List<Item> changed = sorted.changed().stream().limit(room).toList();
    room -= changed.size();
    List<Item> fresh =
        firstSeen(plan, day, sorted).stream()
            .limit(Math.min(room, Math.max(0, plan.fresh() - sorted.begun().size())))
            .toList();
    add(entries, due, Reason.DUE);
    add(entries, changed, Reason.CHANGED);
    add(entries, fresh, Reason.FRESH);
    int left = sorted.due().size() + sorted.changed().size();
    return new Today(
        day,
        entries,
        waiting.size(),
        waiting.stream().findFirst(),
        left - due.size() - changed.size());
  }

  /**
   * The bank as a day finds it.
   *
   * @param steps in their short steps, those over first
   * @param due spaced by days and due, those least likely to be recalled first
   * @param changed remembered in another wording
   * @param unseen never seen
   * @param begun seen for the first time today
   * @param taken how many places of the day are taken: answered today, or in a short step
   */
  private record Sorted(
      List<Known> steps,
      List<Known> due,
      List<Item> changed,
      List<Item> unseen,
      List<Item> begun,
      int taken) {}

  private Sorted sorted(
      PracticePlan plan, List<Item> bank, Map<String, Remembered> known, LocalDate day) {
    Instant end = end(plan, day);
    List<Known> steps = new ArrayList<>();
    List<Known> due = new ArrayList<>();
    List<Item> changed = new ArrayList<>();
    List<Item> unseen = new ArrayList<>();
    List<Item> begun = new ArrayList<>();
    int taken = 0;
    for (Item item : byId(bank)) {
      Remembered remembered = known.get(item.id());
      if (remembered == null) {
        unseen.add(item);
        continue;
      }
      if (!remembered.renewed() && day(plan, remembered.first()).equals(day)) {
        begun.add(item);
      }
      Memory memory = remembered.memory();
      boolean current = remembered.fingerprint().equals(item.fingerprint());
      boolean today = memory.due().isBefore(end);
      boolean stepping = current && today && memory.phase() != Phase.REVIEW;
      if (stepping || day(plan, memory.reviewed()).equals(day)) {
        taken++;
      }
      if (!current) {
        changed.add(item);
      } else if (stepping) {
        steps.add(new Known(item, memory));
      } else if (today) {
        due.add(new Known(item, memory));
      }
    }
    steps.sort(Comparator.comparing(step -> step.memory().due()));
    due.sort(leastLikely(plan, day));
    return new Sorted(steps, due, changed, unseen, begun, taken);
  }

  private static void add(List<Today.Entry> entries, List<Item> items, Reason reason) {
    TopicMix.mixed(items, Item::topic).forEach(item -> entries.add(new Today.Entry(item, reason)));
  }

  /** The new items of a day: as many as the plan wants, from as many topics as there are. */
  private static List<Item> firstSeen(PracticePlan plan, LocalDate day, Sorted sorted) {
    // Those begun today still hold their places, so that no other moves up.
    List<Item> candidates = new ArrayList<>(sorted.unseen());
    candidates.addAll(sorted.begun());
    candidates.sort(drawn(plan, day, Item::id));
    Map<String, List<Item>> byTopic = byTopic(candidates);
    List<String> topics =
        byTopic.keySet().stream().sorted(drawn(plan, day, topic -> "topic/" + topic)).toList();
    return allotted(topics, topic -> 1, byTopic, plan.fresh()).stream()
        .filter(sorted.unseen()::contains)
        .toList();
  }

  @Override
  public Remembered answer(
      PracticePlan plan,
      Item item,
      Response response,
      Instant now,
      Memories memories,
      Attempts attempts) {
    attempts.append(
        new Attempt(
            item.id(),
            item.topic(),
            item.documents(),
            item.fingerprint(),
            now,
            response.taken(),
            response.right(),
            response.leans(),
            Attempt.Source.PRACTICE,
            response.written()));
    Optional<Remembered> before = memories.of(item.id());
    Optional<Remembered> current =
        before.filter(remembered -> remembered.fingerprint().equals(item.fingerprint()));
    Memory memory =
        spacing.review(
            plan.spacing(),
            item.id(),
            current.map(Remembered::memory),
            rating(plan, response),
            now);
    Remembered remembered =
        new Remembered(
            item.id(),
            memory,
            current.map(Remembered::first).orElse(now),
            current.map(Remembered::renewed).orElse(before.isPresent()),
            item.fingerprint());
    memories.keep(remembered);
    return remembered;
  }

  @Override
  public Rating rating(PracticePlan plan, Response response) {
    if (!response.right()) {
      return Rating.AGAIN;
    }
    if (response.hint() || response.taken().compareTo(plan.slow()) > 0) {
      return Rating.HARD;
    }
    return response.easy() ? Rating.EASY : Rating.GOOD;
  }

  @Override
  public List<Item> changed(List<Item> bank, Memories memories) {
    Map<String, Remembered> known = known(memories);
    return byId(bank).stream()
        .filter(
            item ->
                known.containsKey(item.id())
                    && !known.get(item.id()).fingerprint().equals(item.fingerprint()))
        .toList();
  }

  @Override
  public List<Mistake> mistakes(PracticePlan plan, List<Item> bank, Attempts attempts) {
    Map<String, List<Attempt>> byItem =
        attempts.all().stream().collect(Collectors.groupingBy(Attempt::item));
    return byId(bank).stream()
        .flatMap(item -> mistake(plan, item, byItem.getOrDefault(item.id(), List.of())).stream())
        .sorted(Comparator.comparing(Mistake::last).reversed())
        .toList();
  }

  private static Optional<Mistake> mistake(PracticePlan plan, Item item, List<Attempt> attempts) {
    int times = 0;
    Instant last = Instant.EPOCH;
    Set<LocalDate> days = new HashSet<>();
    // In the order in which they were added: the clock may have been set back.
    for (Attempt attempt : attempts) {
      if (!attempt.fingerprint().equals(item.fingerprint())) {
        continue;
      }
      if (attempt.right()) {
        days.add(day(plan, attempt.at()));
      } else {
        // One that came back after it was mended is a mistake anew.
        times = days.size() < DAYS_TO_MEND ? times + 1 : 1;
        last = attempt.at();
        days.clear();
      }
    }
    return times == 0 || days.size() >= DAYS_TO_MEND
        ? Optional.empty()
        : Optional.of(new Mistake(item, times, last, days.size()));
  }

  @Override
  public List<Item> chosen(
      PracticePlan plan,
      List<Item> bank,
      Focus focus,
      int count,
      Memories memories,
      Attempts attempts,
      Instant now) {
    if (count < 1) {
      throw new IllegalArgumentException("count " + count);
    }
    List<Item> order = ordered(plan, bank, memories, now);
    List<Item> items =
        switch (focus) {
          case Focus.Topics wanted ->
              order.stream()
                  .filter(item -> wanted.topics().contains(item.topic()))
                  .limit(count)
                  .toList();
          case Focus.Documents wanted ->
              order.stream()
                  .filter(item -> !Collections.disjoint(item.documents(), wanted.documents()))
                  .limit(count)
                  .toList();
          case Focus.Mistakes wanted ->
              mistakes(plan, bank, attempts).stream().limit(count).map(Mistake::item).toList();
          case Focus.WeakSpots weak -> {
            List<String> topics = weak.topics().stream().distinct().toList();
            yield allotted(
                topics, topic -> topics.size() - topics.indexOf(topic), byTopic(order), count);
          }
          case Focus.Asked asked -> {
            Map<String, Integer> times = new LinkedHashMap<>();
            asked.topics().forEach(topic -> times.merge(topic, 1, Integer::sum));
            yield allotted(List.copyOf(times.keySet()), times::get, byTopic(order), count);
          }
        };
    return TopicMix.mixed(items, Item::topic);
  }

  /** Known items from the least chance of recall, then those never seen as they read now. */
  private List<Item> ordered(PracticePlan plan, List<Item> bank, Memories memories, Instant now) {
    Map<String, Remembered> known = known(memories);
    LocalDate day = day(plan, now);
    List<Known> seen = new ArrayList<>();
    List<Item> unseen = new ArrayList<>();
    for (Item item : byId(bank)) {
      Remembered remembered = known.get(item.id());
      if (remembered != null && remembered.fingerprint().equals(item.fingerprint())) {
        seen.add(new Known(item, remembered.memory()));
      } else {
        unseen.add(item);
      }
    }
    seen.sort(leastLikely(plan, day));
    unseen.sort(drawn(plan, day, Item::id));
    List<Item> order = new ArrayList<>(seen.stream().map(Known::item).toList());
    order.addAll(unseen);
    return order;
  }

  private static Map<String, List<Item>> byTopic(List<Item> items) {
    return items.stream().collect(Collectors.groupingBy(Item::topic));
  }

  /**
   * Shares out places among topics in proportion to their weights (D'Hondt), as far as each has
   * items; a tie goes to the earlier topic.
   */
  private static List<Item> allotted(
      List<String> topics,
      ToIntFunction<String> weight,
      Map<String, List<Item>> byTopic,
      int places) {
    Map<String, Integer> given = new HashMap<>();
    List<Item> items = new ArrayList<>();
    while (items.size() < places) {
      Optional<String> next =
          topics.stream()
              .filter(
                  topic ->
                      given.getOrDefault(topic, 0) < byTopic.getOrDefault(topic, List.of()).size())
              .reduce(
                  (a, b) ->
                      (long) weight.applyAsInt(b) * (given.getOrDefault(a, 0) + 1)
                              > (long) weight.applyAsInt(a) * (given.getOrDefault(b, 0) + 1)
                          ? b
                          : a);
      if (next.isEmpty()) {
        break;
      }
      int index = given.merge(next.get(), 1, Integer::sum) - 1;
      items.add(byTopic.getOrDefault(next.get(), List.of()).get(index));
    }
    return items;
  }

  /** An item and what is remembered of it as it reads now. */
  private record Known(Item item, Memory memory) {}

  /**
   * By the chance of recall at the end of the day, the least first. Not at the moment of asking:
   * the order is to stay the same all day.
   */
  private Comparator<Known> leastLikely(PracticePlan plan, LocalDate day) {
    Instant end = end(plan, day);
    return Comparator.<Known>comparingDouble(
            known -> spacing.retrievability(plan.spacing(), known.memory(), end))
        .thenComparing(Known::item, drawn(plan, day, Item::id));
  }

  /** An order that differs from day to day and from seed to seed. */
  private static <T> Comparator<T> drawn(
      PracticePlan plan, LocalDate day, Function<T, String> name) {
    return Comparator.<T>comparingLong(
            element -> Draw.key(plan.seed(), day.toString(), name.apply(element)))
        .thenComparing(name);
  }

  private static Map<String, Remembered> known(Memories memories) {
    return memories.all().stream().collect(Collectors.toMap(Remembered::item, Function.identity()));
  }

  private static List<Item> byId(List<Item> bank) {
    return bank.stream().sorted(Comparator.comparing(Item::id)).toList();
  }

  private static LocalDate day(PracticePlan plan, Instant at) {
    return LocalDate.ofInstant(at, plan.zone());
  }

  private static Instant end(PracticePlan plan, LocalDate day) {
    return day.plusDays(1).atStartOfDay(plan.zone()).toInstant();
  }
}
