package org.qinqing.pack.internal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qinqing.pack.Diagnostic;

/**
 * The files of one bundle in memory, wherever they came from.
 *
 * @param name how to call the bundle while its id is not known
 * @param files path with {@code /} → content, pictures empty
 * @param findings what was wrong already in getting them
 * @param header manifest headers, empty for a folder without a manifest
 */
record PackFiles(
    String name,
    SortedMap<String, byte[]> files,
    List<Diagnostic> findings,
    Optional<ManifestText> header) {
  PackFiles {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    findings = List.copyOf(findings);
  }

  /** The file at a path. */
  Optional<byte[]> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The files of a folder with a suffix, ordered by path. */
  List<Map.Entry<String, byte[]>> in(String folder, String suffix) {
    return files.entrySet().stream()
        .filter(e -> e.getKey().startsWith(folder + "/") && e.getKey().endsWith(suffix))
        .toList();
  }
}
