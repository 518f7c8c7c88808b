package org.qinqing.training.learner;

import org.qinqing.training.exam.Sittings;
import org.qinqing.training.memory.Memories;
import org.qinqing.training.practice.Attempts;
import org.qinqing.training.scene.SceneRuns;

/**
 * What one person did and remembers. Every method may wait for the disk and is not for the UI
 * thread. Safe for several threads.
 */
public interface LearnerRecord {
  /** The answers, in the order in which they were given. */
  Attempts attempts();

  /** What is remembered of each item. */
  Memories memories();

  /** The exams, those running and those handed in. */
  Sittings sittings();

  /** The plays of branching scenes, those running and those at their end. */
  SceneRuns scenes();

  /** How this person practises; the usual when nothing else was said. */
  PracticeSettings settings();

  /** Keeps how this person practises. */
  void keep(PracticeSettings settings);
}
