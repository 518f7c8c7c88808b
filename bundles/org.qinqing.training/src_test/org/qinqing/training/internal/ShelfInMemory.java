package org.qinqing.training.internal;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qinqing.store.Change;
import org.qinqing.store.Entry;
import org.qinqing.store.JournalQuery;
import org.qinqing.store.Shelf;
import org.qinqing.store.State;
import org.qinqing.store.StoreException;
import org.qinqing.store.StoreFinding;

/** A shelf as its contract says, of one thread; can be told to refuse. */
final class ShelfInMemory implements Shelf {
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, State> states = new TreeMap<>();
  private long number;

  /** Runs before the next writing, once: another writer who was faster. */
  Optional<Runnable> before = Optional.empty();

  /** What every call is refused with. */
  Optional<StoreException> refusal = Optional.empty();

  static StoreException refused(StoreException.Reason reason) {
    return new StoreException(
        reason,
        new StoreFinding(StoreFinding.Severity.ERROR, "S-000", reason.name(), "", Optional.empty()),
        null);
  }

  @Override
  public Optional<String> profile() {
    return Optional.of("p-1");
  }

  @Override
  public List<Long> write(List<Change> changes) throws IOException {
    Optional<Runnable> faster = before;
    before = Optional.empty();
    faster.ifPresent(Runnable::run);
    refuse();
    List<Long> numbers = new ArrayList<>();
    for (Change change : changes) {
      number++;
      switch (change) {
        case Change.Append added ->
            entries.add(
                new Entry(number, added.kind(), added.subject(), added.at(), added.payload()));
        case Change.Put put -> {
          seen(put.kind(), put.key(), put.revision());
          states.put(
              put.kind() + "\n" + put.key(),
              new State(put.kind(), put.key(), number, Instant.EPOCH, put.payload()));
        }
        case Change.Forget gone -> {
          seen(gone.kind(), gone.key(), gone.revision());
          states.remove(gone.kind() + "\n" + gone.key());
        }
      }
      numbers.add(number);
    }
    return numbers;
  }

  private void seen(String kind, String key, long revision) throws StoreException {
    State there = states.get(kind + "\n" + key);
    if ((there == null ? Change.NEW : there.revision()) != revision) {
      throw refused(StoreException.Reason.STALE);
    }
  }

  private void refuse() throws StoreException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  @Override
  public List<Entry> entries(JournalQuery query) throws IOException {
    refuse();
    Comparator<Entry> order = Comparator.comparing(Entry::at).thenComparingLong(Entry::number);
    return entries.stream()
        .filter(entry -> query.kind().map(entry.kind()::equals).orElse(true))
        .filter(entry -> query.subject().map(entry.subject()::equals).orElse(true))
        .sorted(query.order() == JournalQuery.Order.OLDEST_FIRST ? order : order.reversed())
        .limit(query.limit())
        .toList();
  }

  @Override
  public long count(JournalQuery query) throws IOException {
    return entries(query).size();
  }

  @Override
  public Optional<State> state(String kind, String key) throws IOException {
    refuse();
    return Optional.ofNullable(states.get(kind + "\n" + key));
  }

  @Override
  public List<State> states(String kind) throws IOException {
    refuse();
    return states.values().stream().filter(state -> state.kind().equals(kind)).toList();
  }

  @Override
  public void export(Writer out) throws IOException {
    throw new IOException("nobody exports in these tests");
  }

  @Override
  public void close() {}
}
