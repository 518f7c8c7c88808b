package org.qinqing.pack;

/** Service: what is installed now. Safe for use by several threads. */
public interface PackRegistry {
  /** The newest snapshot. A caller works on one snapshot for one answer and never keeps it. */
  PackSnapshot snapshot();

  /**
   * Makes several changes of what is installed one: until the task has ended, whoever asks gets the
   * snapshot from before, and listeners are told once. The task must be short, and does not ask for
   * a snapshot itself.
   *
   * @param task changes what is installed, on the calling thread
   */
  default void together(Runnable task) {
    task.run(); // one whose snapshot never changes has nothing to hold back
  }
}
