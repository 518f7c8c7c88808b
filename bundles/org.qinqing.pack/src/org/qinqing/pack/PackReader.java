package org.qinqing.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
   * Reads a bundle from memory, as an editor holds it; never throws for bad content.
   *
   * @param name how to call the bundle while its id is not known
   * @param files path with {@code /} → content; paths that belong to an author's tools are left
   *     aside
   */
  Reading read(String name, Map<String, byte[]> files);

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
