package org.qinqing.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Service: reads a bundle from a folder or a file, with all that is wrong with it. */
public interface PackReader {
  /**
   * Reads a bundle; never throws for bad content.
   *
   * @param folderOrFile a folder in author's layout, or a {@code .jar}/{@code .qinqing} file
   */
  Reading read(Path folderOrFile);

  /**
   * What came of reading.
   *
   * @param pack the bundle; empty when an error made it unusable
   * @param findings ordered by file and line
   */
  record Reading(Optional<Pack> pack, List<Diagnostic> findings) {
    public Reading {
      findings = List.copyOf(findings);
    }
  }
}
