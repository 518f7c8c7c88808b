package org.qinqing.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.library.Library;

/** Child process with a small heap: what searching keeps in memory. */
final class LiveHeap {
  private static final int COLLECTIONS = 4;

  private LiveHeap() {}

  /** Arguments: data folder, folder of bundles, file with a question a line. */
  public static void main(String[] arguments) throws IOException {
    List<String> questions = Files.readAllLines(Path.of(arguments[2]));
    Bundles bundles = new Bundles(Bundles.read(Path.of(arguments[1])));
    // What the bundles hold is read late and is not the search's.
    bundles.snapshot().packs().forEach(pack -> pack.supplement().content());
    long before = live();
    int hits = 0;
    try (Ours ours = new Ours(bundles, Path.of(arguments[0]))) {
      for (String question : questions) {
        hits += ours.find(question, Optional.empty(), Set.of(Library.Extra.SNIPPETS)).hits().size();
      }
      long after = live();
      System.out.printf(
          "{\"hits\":%d,\"before\":%d,\"live\":%d,\"installed\":%d}%n",
          hits, before, after - before, bundles.snapshot().packs().size());
    }
  }

  private static long live() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
