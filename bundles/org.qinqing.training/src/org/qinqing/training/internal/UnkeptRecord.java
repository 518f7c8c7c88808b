package org.qinqing.training.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Records in memory. */
final class UnkeptRecord implements LearnerRecord {
  private final Map<String, Remembered> remembered = new LinkedHashMap<>();
  private final List<Attempt> attempts = new ArrayList<>();
  private final Map<String, Sitting> sittings = new LinkedHashMap<>();
  private final Map<String, SceneRun> plays = new LinkedHashMap<>();
  private PracticeSettings settings = PracticeSettings.usual(0);

  @Override
  public Memories memories() {
    return new Memories() {
      @Override
      public Optional<Remembered> of(String item) {
        synchronized (UnkeptRecord.this) {
          return Optional.ofNullable(remembered.get(item));
        }
      }

      @Override
      public List<Remembered> all() {
        synchronized (UnkeptRecord.this) {
          return List.copyOf(remembered.values());
        }
      }

      @Override
      public void keep(Remembered state) {
        synchronized (UnkeptRecord.this) {
          remembered.put(state.item(), state);
        }
      }
    };
  }

  @Override
  public Attempts attempts() {
    return new Attempts() {
      @Override
      public void append(Attempt attempt) {
        synchronized (UnkeptRecord.this) {
          attempts.add(attempt);
        }
      }

      @Override
      public List<Attempt> all() {
        synchronized (UnkeptRecord.this) {
          return List.copyOf(attempts);
        }
      }
    };
  }

  @Override
  public Sittings sittings() {
    return new Sittings() {
      @Override
      public Optional<Sitting> of(String id) {
        synchronized (UnkeptRecord.this) {
          return Optional.ofNullable(sittings.get(id));
        }
      }

      @Override
      public List<Sitting> all() {
        synchronized (UnkeptRecord.this) {
          return sittings.values().stream()
              .sorted(Comparator.comparing((Sitting sitting) -> sitting.started().wall()))
              .toList();
        }
      }

      @Override
      public boolean keep(Optional<Long> before, Sitting sitting) {
        synchronized (UnkeptRecord.this) {
          Optional<Long> there =
              Optional.ofNullable(sittings.get(sitting.id())).map(Sitting::revision);
          if (!there.equals(before)) {
            return false;
          }
          sittings.put(sitting.id(), sitting);
          return true;
        }
      }
    };
  }

  @Override
  public SceneRuns scenes() {
    return new SceneRuns() {
      @Override
      public Optional<SceneRun> of(String id) {
        synchronized (UnkeptRecord.this) {
          return Optional.ofNullable(plays.get(id));
        }
      }

      @Override
      public List<SceneRun> all() {
        synchronized (UnkeptRecord.this) {
          return plays.values().stream().sorted(Comparator.comparing(SceneRun::started)).toList();
        }
      }

      @Override
      public boolean keep(Optional<SceneRun> before, SceneRun run) {
        synchronized (UnkeptRecord.this) {
          if (!of(run.id()).equals(before)) {
            return false;
          }
          plays.put(run.id(), run);
          return true;
        }
      }
    };
  }

  @Override
  public synchronized PracticeSettings settings() {
    return settings;
  }

  @Override
  public synchronized void keep(PracticeSettings wanted) {
    settings = wanted;
  }
}
