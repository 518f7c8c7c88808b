package org.qinqing.ui.training.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.qinqing.training.memory.Memory;
import org.qinqing.training.memory.Remembered;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Item;
import org.qinqing.training.practice.Today;

/**
 * A day of practice as it is shown.
 *
 * @param today what is left
 * @param done how many items were answered today and do not come again today
 * @param coming topics of what comes today after the first, and tomorrow; most items first
 * @param recent the answers of the last {@value #RECENT_DAYS} days, in order
 * @param last the last answer to each item as it reads now, by id of the item
 * @param next when something comes again that is not there yet; empty when nothing will
 */
record DayPlan(
    Today today,
    int done,
    List<Coming> coming,
    List<Attempt> recent,
    Map<String, Attempt> last,
    Optional<Instant> next) {
  /** Over so many days it is counted to which side answers lean. */
  static final int RECENT_DAYS = 30;

  /** Makes the collections unchangeable. */
  DayPlan {
    coming = List.copyOf(coming);
    recent = List.copyOf(recent);
    last = Map.copyOf(last);
  }

  /**
   * Items of a topic.
   *
   * @param topic its id
   * @param count how many
   */
  record Coming(String topic, int count) {}

  /** What is asked now; empty when nothing is left for the moment. */
  Optional<Today.Entry> first() {
    return today.entries().stream().findFirst();
  }

  /** How many items the day has, those done included. */
  int all() {
    return done + today.entries().size() + today.waiting();
  }

  /**
   * Puts the day together.
   *
   * @param today what practice wants asked
   * @param bank what can be asked
   * @param remembered all that is remembered
   * @param attempts all answers, in order
   */
  static DayPlan of(
      Today today,
      List<Item> bank,
      List<Remembered> remembered,
      List<Attempt> attempts,
      Instant now,
      ZoneId zone) {
    Instant tomorrow = today.day().plusDays(1).atStartOfDay(zone).toInstant();
    Instant dayAfter = today.day().plusDays(2).atStartOfDay(zone).toInstant();
    Map<String, Item> items = new HashMap<>();
    bank.forEach(item -> items.put(item.id(), item));
    Set<String> open = new HashSet<>();
    today.entries().forEach(entry -> open.add(entry.item().id()));
    int done = 0;
    List<Item> later = new ArrayList<>(today.entries().stream().map(Today.Entry::item).toList());
    later = later.isEmpty() ? later : later.subList(1, later.size());
    Set<String> known = new HashSet<>();
    List<Instant> dues = new ArrayList<>(today.next().stream().toList());
    for (Remembered state : remembered) {
      Item item = items.get(state.item());
      if (item == null) {
        continue;
      }
      known.add(item.id());
      Memory memory = state.memory();
      boolean current = state.fingerprint().equals(item.fingerprint());
      boolean waits =
          current && memory.phase() != Memory.Phase.REVIEW && memory.due().isBefore(tomorrow);
      if (day(memory.reviewed(), zone).equals(today.day()) && !waits && !open.contains(item.id())) {
        done++;
      }
      if (current && !memory.due().isBefore(tomorrow)) {
        dues.add(memory.due());
        if (memory.due().isBefore(dayAfter)) {
          later.add(item);
        }
      }
    }
    // What the day's limits leave, new or put off, comes tomorrow.
    boolean more =
        bank.stream().anyMatch(item -> !known.contains(item.id()) && !open.contains(item.id()));
    if (more || today.putOff() > 0) {
      dues.add(tomorrow);
    }
    Instant since = now.minus(RECENT_DAYS, ChronoUnit.DAYS);
    return new DayPlan(
        today,
        done,
        byTopic(later),
        attempts.stream().filter(attempt -> attempt.at().isAfter(since)).toList(),
        last(attempts, items),
        dues.stream().filter(now::isBefore).min(Comparator.naturalOrder()));
  }

  private static LocalDate day(Instant at, ZoneId zone) {
    return LocalDate.ofInstant(at, zone);
  }

  private static List<Coming> byTopic(List<Item> items) {
    Map<String, Integer> counts = new HashMap<>();
    items.forEach(item -> counts.merge(item.topic(), 1, Integer::sum));
    Stream<Coming> all =
        counts.entrySet().stream().map(entry -> new Coming(entry.getKey(), entry.getValue()));
    return all.sorted(
            Comparator.comparingInt(Coming::count).reversed().thenComparing(Coming::topic))
        .toList();
  }

  private static Map<String, Attempt> last(List<Attempt> attempts, Map<String, Item> items) {
    Map<String, Attempt> last = new HashMap<>();
    for (Attempt attempt : attempts) {
      Item item = items.get(attempt.item());
      if (item != null && item.fingerprint().equals(attempt.fingerprint())) {
        last.put(attempt.item(), attempt);
      }
    }
    return last;
  }
}
