package org.qinqing.pack;

import java.util.List;

/**
 * Service: the checks that need more than one file, and all {@link PackCheck}s that are present.
 */
public interface PackLinter {
  /**
   * Checks a bundle as if it were installed beside the others.
   *
   * @param pack the bundle
   * @param others what is installed; a bundle with the same id is ignored
   * @return ordered by file and line; empty when nothing is wrong
   */
  List<Diagnostic> lint(Pack pack, PackSnapshot others);

  /** What {@link PackSnapshot} would be if the bundle were installed beside the others. */
  PackSnapshot with(Pack pack, PackSnapshot others);
}
