package org.qinqing.pack.internal;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.SourceLocation;

/** Takes files that somebody holds in memory, by the same rules as those of a folder. */
final class MemoryFiles {
  private MemoryFiles() {}

  static PackFiles read(String name, Map<String, byte[]> given) {
    Findings findings = new Findings(name);
    SortedMap<String, byte[]> files = new TreeMap<>();
    long total = 0;
    for (Map.Entry<String, byte[]> file : new TreeMap<>(given).entrySet()) {
      String path = file.getKey();
      SourceLocation where = new SourceLocation(path, 0);
      if (AllowList.trick(path)) {
        findings.add(Code.PATH_TRICK, where, path);
        continue;
      }
      if (AllowList.authoring(path)) {
        continue;
      }
      if (!AllowList.file(path)) {
        findings.add(Code.NOT_ALLOWED, where, path);
        continue;
      }
      int size = file.getValue().length;
      total += size;
      if (size > AllowList.ENTRY_LIMIT
          || total > AllowList.TOTAL_LIMIT
          || files.size() >= AllowList.COUNT_LIMIT) {
        findings.add(Code.OVERSIZE, where, path);
        break;
      }
      files.put(path, AllowList.text(path) ? file.getValue().clone() : new byte[0]);
    }
    Optional<ManifestText> manifest =
        Optional.ofNullable(files.get(AllowList.MANIFEST))
            .map(content -> ManifestText.read(content, findings));
    manifest.ifPresent(header -> header.strict(findings));
    return new PackFiles(name, files, findings.ordered(name), manifest);
  }
}
