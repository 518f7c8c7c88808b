package org.qinqing.training.learner;

import org.qinqing.store.Shelf;

/** Service: opens what a person keeps of training. */
public interface LearnerRecords {
  /**
   * The records on a shelf. Nothing is read yet; the shelf stays the caller's to close.
   *
   * @param shelf of a person; all methods of the record fail with {@link
   *     java.io.UncheckedIOException} when it cannot be read or written, and nothing is lost then
   */
  LearnerRecord of(Shelf shelf);

  /** Empty records in memory, for who does not want to be remembered; gone with the object. */
  LearnerRecord unkept();
}
