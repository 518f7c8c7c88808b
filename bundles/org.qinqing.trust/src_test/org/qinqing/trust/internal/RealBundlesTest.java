package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.CanonicalZip;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackSnapshot;

/** The checks must not refuse what authors rightly write: the bundles of this repository. */
final class RealBundlesTest {
  private static final List<String> IDS =
      List.of("cn", "guangzhou", "hangzhou", "harbin", "jiande", "district");

  private static Path folder(String id) {
    return Path.of("..", "org.qinqing.pack." + id);
  }

  private static Map<String, byte[]> files(String id) throws IOException {
    Path folder = folder(id);
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        // The build leaves files whose names begin with a dot while it runs.
        boolean content =
            !path.startsWith("target/")
                && !path.startsWith(".")
                && !path.equals("build.properties");
        if (content) {
          files.put(path, Files.readAllBytes(file));
        }
      }
    }
    return files;
  }

  @Test
  void theyAreDataOnlyAndLeaveHigherBundlesAlone() throws Exception {
    PackReader reader =
        (PackReader)
            Class.forName("org.qinqing.pack.internal.YamlPackReader")
                .getConstructor()
                .newInstance();
    List<Pack> packs = new ArrayList<>();
    for (String id : IDS) {
      Map<String, byte[]> files = files(id);
      assertEquals(List.of(), DataOnly.findings(id, files), id);
      packs.add(reader.read(id, files).pack().orElseThrow());
      Container packed = Container.read(id, CanonicalZip.of(files, CanonicalZip.PACK_FIRST));
      assertEquals(files.keySet(), packed.entries().keySet(), id);
    }
    PackSnapshot all = new PackSnapshot(1, packs, List.of(), FactsModel.EMPTY);
    List<String> redefined = new ArrayList<>();
    for (Pack pack : packs) {
      AuthorityCheck.unsigned(pack, all)
          .forEach(f -> redefined.add(f.code() + " " + f.pack() + " " + f.location()));
    }
    assertEquals(List.of(), redefined);
  }
}
