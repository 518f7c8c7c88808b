package org.qinqing.library.internal;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;

/**
 * What the answers about provisions depend on: the bundles, the user's own files, the day.
 *
 * @param snapshot the bundles
 * @param imports the counter of changes of the user's own files
 * @param day today
 */
record Moment(PackSnapshot snapshot, String imports, LocalDate day) {
  static Moment now(PackRegistry registry, DataFolder data, Clock clock) throws IOException {
    // The counter is read first: what changes after that is seen next time.
    String imports = new OwnFiles(data.root()).changes();
    return new Moment(registry.snapshot(), imports, LocalDate.now(clock));
  }

  /**
   * Whether nothing changed between the two; snapshots are compared by identity, which is cheap.
   */
  @SuppressWarnings("ReferenceEquality") // as said
  boolean same(Moment other) {
    return snapshot == other.snapshot && imports.equals(other.imports) && day.equals(other.day);
  }
}
