package org.qinqing.training.exam.internal;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.store.Change;
import org.qinqing.store.Entry;
import org.qinqing.store.JournalQuery;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Profile;
import org.qinqing.store.Shelf;
import org.qinqing.store.State;
import org.qinqing.store.StoreBackup;
import org.qinqing.store.StoreException;
import org.qinqing.store.StoreFinding;

/** A store whose shelves outlive their being opened, as those on disk do; it can break down. */
final class MemoryStore implements PeopleStore {
  private final Map<String, List<Entry>> entries = new HashMap<>();
  private final Map<String, Map<List<String>, State>> states = new HashMap<>();
  private long number;

  /** How many more writings are taken before the disk is full; none fails when negative. */
  int room = -1;

  @Override
  public Shelf common() {
    return shelf("");
  }

  @Override
  public Shelf open(String id) {
    return shelf(id);
  }

  private Shelf shelf(String id) {
    return new Shelf() {
      @Override
      public Optional<String> profile() {
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
      }

      @Override
      public List<Long> write(List<Change> changes) throws IOException {
        if (room == 0) {
          throw new StoreException(
              StoreException.Reason.FULL, finding("S-1", "没有空间了。", "清理磁盘。"), null);
        }
        room--;
        Map<List<String>, State> kept = states.computeIfAbsent(id, key -> new HashMap<>());
        List<Long> numbers = new ArrayList<>();
        for (Change change : changes) {
          number++;
          numbers.add(number);
          switch (change) {
            case Change.Append one ->
                entries
                    .computeIfAbsent(id, key -> new ArrayList<>())
                    .add(new Entry(number, one.kind(), one.subject(), one.at(), one.payload()));
            case Change.Put one -> {
              seen(kept, one.kind(), one.key(), one.revision());
              kept.put(
                  List.of(one.kind(), one.key()),
                  new State(one.kind(), one.key(), number, Instant.EPOCH, one.payload()));
            }
            case Change.Forget one -> {
              seen(kept, one.kind(), one.key(), one.revision());
              kept.remove(List.of(one.kind(), one.key()));
            }
          }
        }
        return numbers;
      }

      @Override
      public List<Entry> entries(JournalQuery query) {
        return entries.getOrDefault(id, List.of());
      }

      @Override
      public long count(JournalQuery query) {
        return entries(query).size();
      }

      @Override
      public Optional<State> state(String kind, String key) {
        return Optional.ofNullable(states.getOrDefault(id, Map.of()).get(List.of(kind, key)));
      }

      @Override
      public List<State> states(String kind) {
        return states.getOrDefault(id, Map.of()).values().stream()
            .filter(state -> state.kind().equals(kind))
            .toList();
      }

      @Override
      public void export(Writer out) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void close() {}
    };
  }

  private static StoreFinding finding(String code, String message, String mend) {
    return new StoreFinding(StoreFinding.Severity.ERROR, code, message, mend, Optional.empty());
  }

  private static void seen(Map<List<String>, State> kept, String kind, String key, long revision)
      throws StoreException {
    long there = Optional.ofNullable(kept.get(List.of(kind, key))).map(State::revision).orElse(0L);
    if (there != revision) {
      throw new StoreException(StoreException.Reason.STALE, finding("S-2", "过时", ""), null);
    }
  }

  @Override
  public List<Profile> profiles() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Profile make(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Profile rename(String id, String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<StoreFinding> remove(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Profile lock(String id, char[] passphrase) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Profile unlock(String id, char[] passphrase) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void changePassphrase(String id, char[] old, char[] fresh) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Shelf open(String id, char[] passphrase) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<StoreFinding> findings() {
    return List.of();
  }

  @Override
  public void settle() {}

  @Override
  public List<StoreBackup> backups() {
    throw new UnsupportedOperationException();
  }

  @Override
  public StoreBackup backup() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void restore(StoreBackup backup) {
    throw new UnsupportedOperationException();
  }
}
