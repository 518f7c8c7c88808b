package org.qinqing.training.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.qinqing.store.Change;
import org.qinqing.store.Entry;
import org.qinqing.store.JournalQuery;
import org.qinqing.store.Shelf;
import org.qinqing.store.State;
import org.qinqing.store.StoreException;
import org.qinqing.training.exam.Sitting;
import org.qinqing.training.exam.Sittings;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.learner.PracticeSettings;
import org.qinqing.training.memory.Memories;
import org.qinqing.training.memory.Remembered;
import org.qinqing.training.practice.Attempt;
import org.qinqing.training.practice.Attempts;
import org.qinqing.training.scene.SceneRun;
import org.qinqing.training.scene.SceneRuns;

/**
 * One person's records on one shelf. Answers are entries of the journal; memories, exams and
 * settings are states. Nothing is cached: another window or a command may write to the same shelf.
 */
final class ShelfRecord implements LearnerRecord {
  private static final String ATTEMPT = "training.attempt";
  private static final String MEMORY = "training.memory";
  private static final String SITTING = "training.sitting";
  private static final String SCENE = "training.scene";
  private static final String SETTINGS = "training.settings";
  private static final String PRACTICE = "practice";

  private final Shelf shelf;
  private final RecordJson json;

  ShelfRecord(Shelf shelf, RecordJson json) {
    this.shelf = shelf;
    this.json = json;
  }

  @Override
  public Attempts attempts() {
    return new Attempts() {
      @Override
      public void append(Attempt attempt) {
        kept(() -> shelf.append(ATTEMPT, attempt.item(), attempt.at(), json.write(attempt)));
      }

      @Override
      public List<Attempt> all() {
        return kept(
            () -> {
              List<Entry> entries =
                  new ArrayList<>(shelf.entries(JournalQuery.all().ofKind(ATTEMPT)));
              // As they were added: the clock may have been set back in between.
              entries.sort(Comparator.comparingLong(Entry::number));
              List<Attempt> attempts = new ArrayList<>();
              for (Entry entry : entries) {
                attempts.add(json.read(entry.payload(), Attempt.class, ATTEMPT));
              }
              return List.copyOf(attempts);
            });
      }
    };
  }

  @Override
  public Memories memories() {
    return new Memories() {
      @Override
      public Optional<Remembered> of(String item) {
        return kept(() -> read(shelf.state(MEMORY, item), Remembered.class));
      }

      @Override
      public List<Remembered> all() {
        return kept(() -> readAll(MEMORY, Remembered.class));
      }

      @Override
      public void keep(Remembered remembered) {
        kept(() -> put(MEMORY, remembered.item(), remembered));
      }
    };
  }

  @Override
  public Sittings sittings() {
    return new Sittings() {
      @Override
      public Optional<Sitting> of(String id) {
        return kept(() -> read(shelf.state(SITTING, id), Sitting.class));
      }

      @Override
      public List<Sitting> all() {
        return kept(
            () ->
                readAll(SITTING, Sitting.class).stream()
                    .sorted(Comparator.comparing((Sitting sitting) -> sitting.started().wall()))
                    .toList());
      }

      @Override
      public boolean keep(Optional<Long> before, Sitting sitting) {
        return kept(
            () ->
                replace(
                    SITTING,
                    sitting.id(),
                    Sitting.class,
                    there -> there.map(Sitting::revision).equals(before),
                    sitting));
      }
    };
  }

  @Override
  public SceneRuns scenes() {
    return new SceneRuns() {
      @Override
      public Optional<SceneRun> of(String id) {
        return kept(() -> read(shelf.state(SCENE, id), SceneRun.class));
      }

      @Override
      public List<SceneRun> all() {
        return kept(
            () ->
                readAll(SCENE, SceneRun.class).stream()
                    .sorted(Comparator.comparing(SceneRun::started))
                    .toList());
      }

      @Override
      public boolean keep(Optional<SceneRun> before, SceneRun run) {
        return kept(() -> replace(SCENE, run.id(), SceneRun.class, before::equals, run));
      }
    };
  }

  /** Writes a state of which only who saw the last one may write the next. */
  private <T> boolean replace(
      String kind, String key, Class<T> type, Predicate<Optional<T>> seen, T next)
      throws IOException {
    Optional<State> there = shelf.state(kind, key);
    if (!seen.test(read(there, type))) {
      return false;
    }
    try {
      shelf.put(kind, key, there.map(State::revision).orElse(Change.NEW), json.write(next));
      return true;
    } catch (StoreException e) {
      if (e.reason() == StoreException.Reason.STALE) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public PracticeSettings settings() {
    return kept(
        () ->
            read(shelf.state(SETTINGS, PRACTICE), PracticeSettings.class)
                // The seed is the person's own, and the same each time it is asked.
                .orElseGet(
                    () ->
                        PracticeSettings.usual(Draw.key(0, SETTINGS, shelf.profile().orElse("")))));
  }

  @Override
  public void keep(PracticeSettings settings) {
    kept(() -> put(SETTINGS, PRACTICE, settings));
  }

  /** Writes a state of which the last writer is right. */
  private long put(String kind, String key, Object state) throws IOException {
    while (true) {
      long seen = shelf.state(kind, key).map(State::revision).orElse(Change.NEW);
      try {
        return shelf.put(kind, key, seen, json.write(state));
      } catch (StoreException e) {
        // Someone wrote between the two calls; each round one writer gets on, so this ends.
        if (e.reason() != StoreException.Reason.STALE) {
          throw e;
        }
      }
    }
  }

  private <T> Optional<T> read(Optional<State> state, Class<T> type) throws IOException {
    return state.isEmpty() ? Optional.empty() : Optional.of(read(state.get(), type));
  }

  private <T> T read(State state, Class<T> type) throws IOException {
    return json.read(state.payload(), type, state.kind() + " " + state.key());
  }

  private <T> List<T> readAll(String kind, Class<T> type) throws IOException {
    List<T> all = new ArrayList<>();
    for (State state : shelf.states(kind)) {
      all.add(read(state, type));
    }
    return List.copyOf(all);
  }

  /** What may be refused by the disk. */
  @FunctionalInterface
  private interface Work<T> {
    T done() throws IOException;
  }

  private static <T> T kept(Work<T> work) {
    try {
      return work.done();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
