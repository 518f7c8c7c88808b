package org.qinqing.ui.training.internal;

import java.util.Optional;
import org.qinqing.store.Profile;
import org.qinqing.training.learner.LearnerRecord;

/** Who practises now. Used on the UI thread; what the record reads and writes is not. */
interface Learner {
  /** The chosen profile; empty while nothing is kept. */
  Optional<Profile> profile();

  /**
   * Where answers go: the profile's shelf, or memory while nothing is kept. Another one after
   * {@link TrainingTab#refresh}; who started something for one person finishes it with the record
   * they had.
   */
  LearnerRecord record();
}
