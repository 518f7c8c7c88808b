package org.qinqing.library.internal;

import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Where provisions are searched. Searches may run while it is brought up to date; they finish on
 * what was there.
 */
interface ProvisionIndex extends Closeable {
  /** Makes the index hold exactly these documents; what did not change is not touched. */
  void update(Collection<Corpus.Source> sources) throws IOException;

  /**
   * Searches.
   *
   * @param wanted what to look for
   * @param filter what may be found, and in which order of places
   * @param limit most results
   */
  Results search(Wanted wanted, Filter filter, int limit) throws IOException;

  /**
   * Conditions.
   *
   * @param asOf day that decides what is in force
   * @param onlyInForce leaves out the rest
   * @param chain codes of the places that rank first; empty for no preference
   */
  record Filter(LocalDate asOf, boolean onlyInForce, Set<String> chain) {}

  /**
   * What was found.
   *
   * @param total number of provisions
   * @param results best first
   */
  record Results(int total, List<Result> results) {}

  /** One provision and its score. */
  record Result(SearchUnit unit, double score) {}
}
