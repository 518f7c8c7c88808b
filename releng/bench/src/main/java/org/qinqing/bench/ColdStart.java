package org.qinqing.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Pack;

/** Child process: opens an index that is up to date and answers one question. */
final class ColdStart {
  private ColdStart() {}

  /** Arguments: data folder, folder of bundles, question. */
  public static void main(String[] arguments) throws IOException {
    long begin = System.nanoTime();
    List<Pack> packs = Bundles.read(Path.of(arguments[1]));
    Bundles bundles = new Bundles(packs);
    long read = System.nanoTime();
    try (Ours ours = new Ours(bundles, Path.of(arguments[0]))) {
      int hits = ours.find(arguments[2], Optional.empty(), Set.of()).hits().size();
      long answered = System.nanoTime();
      // By hand: a JSON library would be part of what is measured.
      System.out.printf(
          "{\"hits\":%d,\"bundles\":%d,\"service\":%d}%n", hits, read - begin, answered - read);
    }
  }
}
