package org.qinqing.training.internal;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Lean;
import org.qinqing.training.statistics.Balance;
import org.qinqing.training.statistics.Day;
import org.qinqing.training.statistics.Retention;
import org.qinqing.training.statistics.Share;
import org.qinqing.training.statistics.Statistics;
import org.qinqing.training.statistics.Streak;
import org.qinqing.training.statistics.Tally;

/** Counts attempts. */
@Component(service = Statistics.class)
public final class AttemptStatistics implements Statistics {
  /** First days of the points of the retention curve; each lasts to the day before the next. */
  private static final List<Integer> FROM = List.of(1, 2, 3, 4, 8, 15, 31, 61, 121);

  @Override
  public List<Tally> topics(List<Attempt> attempts) {
    return tallies(attempts, attempt -> Set.of(attempt.topic()));
  }

  @Override
  public List<Tally> documents(List<Attempt> attempts) {
    return tallies(attempts, Attempt::documents);
  }

  private static List<Tally> tallies(List<Attempt> attempts, Function<Attempt, Set<String>> names) {
    Map<String, Share> shares = new TreeMap<>();
    for (Attempt attempt : attempts) {
      names.apply(attempt).forEach(name -> count(shares, name, attempt));
    }
    return shares.entrySet().stream()
        .map(share -> new Tally(share.getKey(), share.getValue()))
        .toList();
  }

  private static <K> void count(Map<K, Share> shares, K key, Attempt attempt) {
    Share before = shares.getOrDefault(key, new Share(0, 0));
    int right = attempt.right() ? 1 : 0;
    shares.put(key, new Share(before.answers() + 1, before.right() + right));
  }

  @Override
  public List<Tally> weak(List<Tally> tallies, int enough, double line) {
    if (enough < 1 || !(line >= 0 && line <= 1)) {
      throw new IllegalArgumentException(enough + ", " + line);
    }
    return tallies.stream()
        .filter(tally -> tally.share().answers() >= enough && tally.share().value() < line)
        .sorted(
            Comparator.<Tally>comparingDouble(tally -> tally.share().high())
                .thenComparing(Tally::name))
        .toList();
  }

  @Override
  public List<Retention> retention(List<Attempt> attempts, ZoneId zone) {
    Map<Integer, Share> shares = new HashMap<>();
    Map<List<String>, LocalDate> before = new HashMap<>();
    for (Attempt attempt : attempts) {
      LocalDate date = date(attempt, zone);
      LocalDate last = before.put(List.of(attempt.item(), attempt.fingerprint()), date);
      if (last != null && last.isBefore(date)) {
        count(shares, point(ChronoUnit.DAYS.between(last, date)), attempt);
      }
    }
    List<Retention> curve = new ArrayList<>();
    for (int point = 0; point < FROM.size(); point++) {
      OptionalInt to =
          point + 1 < FROM.size() ? OptionalInt.of(FROM.get(point + 1) - 1) : OptionalInt.empty();
      curve.add(new Retention(FROM.get(point), to, shares.getOrDefault(point, new Share(0, 0))));
    }
    return List.copyOf(curve);
  }

  private static int point(long days) {
    int point = FROM.size() - 1;
    while (FROM.get(point) > days) {
      point--;
    }
    return point;
  }

  @Override
  public List<Day> calendar(List<Attempt> attempts, ZoneId zone) {
    Map<LocalDate, Share> shares = new TreeMap<>();
    attempts.forEach(attempt -> count(shares, date(attempt, zone), attempt));
    return shares.entrySet().stream().map(day -> new Day(day.getKey(), day.getValue())).toList();
  }

  @Override
  public Streak streak(List<Attempt> attempts, ZoneId zone, LocalDate today) {
    List<LocalDate> dates = calendar(attempts, zone).stream().map(Day::date).toList();
    int current = 0;
    int longest = 0;
    int run = 0;
    LocalDate last = LocalDate.MIN;
    for (LocalDate date : dates) {
      run = last.equals(date.minusDays(1)) ? run + 1 : 1;
      longest = Math.max(longest, run);
      if (date.equals(today) || date.equals(today.minusDays(1))) {
        current = run;
      }
      last = date;
    }
    return new Streak(current, longest, dates.size());
  }

  @Override
  public List<Balance> balance(List<Attempt> attempts) {
    Map<String, Balance> balances = new TreeMap<>();
    for (Attempt attempt : attempts) {
      balances.merge(
          attempt.topic(),
          new Balance(
              attempt.topic(),
              1,
              attempt.leans().contains(Lean.STRICT) ? 1 : 0,
              attempt.leans().contains(Lean.LAX) ? 1 : 0),
          (a, b) ->
              new Balance(
                  a.topic(),
                  a.answers() + b.answers(),
                  a.strict() + b.strict(),
                  a.lax() + b.lax()));
    }
    return List.copyOf(balances.values());
  }

  private static LocalDate date(Attempt attempt, ZoneId zone) {
    return LocalDate.ofInstant(attempt.at(), zone);
  }
}
