package org.qinqing.checker.internal.reading;

import java.time.LocalDate;
import java.util.Optional;
import org.qinqing.checker.Situation;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;

/** Reads deeds and facts from plain words with the vocabulary of a snapshot. */
public interface SituationReader {
  /**
   * Reads.
   *
   * @param text plain words
   * @param side from whose side they are told; found from the words when empty
   * @param snapshot whose vocabulary and facts model to read with
   * @param place the place asked for; its bundles' words count too
   * @param asOf the day on which the words were said, for "last year" and the like
   * @return the deeds in order, with STATED and IMPLIED facts only
   */
  Situation read(
      String text, Optional<Side> side, PackSnapshot snapshot, Locality place, LocalDate asOf);

  /**
   * Reads, and tells how else the text could be meant.
   *
   * @see #read
   */
  default Understanding understand(
      String text, Optional<Side> side, PackSnapshot snapshot, Locality place, LocalDate asOf) {
    return new Understanding(read(text, side, snapshot, place, asOf).events());
  }
}
