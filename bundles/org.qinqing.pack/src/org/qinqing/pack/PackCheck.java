package org.qinqing.pack;

import java.util.List;

/** Service: one more check of a bundle. Keeps no state. */
public interface PackCheck {
  /**
   * Stable name, such as {@code rule-tests}; an installer may insist that certain names are
   * present.
   */
  String name();

  /**
   * Checks a bundle.
   *
   * @param pack the bundle
   * @param installed everything installed, this bundle included
   * @return empty when nothing is wrong
   */
  List<Diagnostic> check(Pack pack, PackSnapshot installed);
}
