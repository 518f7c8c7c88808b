package org.qinqing.training.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackSnapshot;

/**
 * The rule bundles of this repository, read from their folders. Where the folders or the reader's
 * libraries are missing the tests that want them are skipped.
 */
final class InstalledContent {
  private InstalledContent() {}

  static PackSnapshot read() {
    List<Pack> packs = new ArrayList<>();
    for (String id : List.of("cn", "district", "guangzhou", "hangzhou", "harbin", "jiande")) {
      Path folder = Path.of("..", "org.qinqing.pack." + id);
      if (Files.exists(folder.resolve("pack.yaml"))) {
        reader().flatMap(reader -> reader.read(folder).pack()).ifPresent(packs::add);
      }
    }
    packs.sort(Comparator.comparing(Pack::id));
    assumeTrue(packs.stream().anyMatch(pack -> pack.id().equals("cn")), "no content to read");
    return new PackSnapshot(1, packs, List.of(), packs.getFirst().facts());
  }

  private static Optional<PackReader> reader() {
    try {
      return Optional.of(
          (PackReader)
              Class.forName("org.qinqing.pack.internal.YamlPackReader")
                  .getConstructor()
                  .newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }
}
