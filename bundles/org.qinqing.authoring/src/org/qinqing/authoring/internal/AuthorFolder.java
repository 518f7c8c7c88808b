package org.qinqing.authoring.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.qinqing.pack.AllowList;

/** The files of an author's folder, taken as they are. */
final class AuthorFolder {
  private AuthorFolder() {}

  /** Path with {@code /} → content; what belongs to tools is left aside. */
  static SortedMap<String, byte[]> read(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    List<Path> found;
    try (Stream<Path> all = Files.walk(folder)) {
      found = all.filter(file -> Files.isRegularFile(file)).toList();
    }
    long total = 0;
    for (Path file : found) {
      String path =
          folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
      if (AllowList.authoring(path)) {
        continue;
      }
      total += Files.size(file);
      if (total > AllowList.TOTAL_LIMIT) {
        throw new IOException(Messages.text("sheet.folderTooLarge", folder));
      }
      files.put(path, Files.readAllBytes(file));
    }
    return files;
  }
}
