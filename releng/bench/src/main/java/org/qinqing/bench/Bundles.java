package org.qinqing.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.internal.YamlPackReader;

/** The bundles that count as installed; they change when the benchmark says so. */
final class Bundles implements PackRegistry {
  private static final String JAR = "org.qinqing.pack.*.jar";

  private final AtomicReference<PackSnapshot> current = new AtomicReference<>(PackSnapshot.EMPTY);

  /** Nothing installed yet. */
  Bundles() {}

  /** These installed. */
  Bundles(List<Pack> packs) {
    install(packs);
  }

  /** Makes these, and no others, the installed bundles. */
  void install(List<Pack> packs) {
    FactsModel facts =
        packs.stream()
            .filter(pack -> pack.id().equals("cn"))
            .map(Pack::facts)
            .findFirst()
            .orElse(FactsModel.EMPTY);
    current.updateAndGet(
        before -> new PackSnapshot(before.generation() + 1, packs, List.of(), facts));
  }

  @Override
  public PackSnapshot snapshot() {
    return current.get();
  }

  /**
   * Reads the rule bundles of a built product, ordered by id.
   *
   * @param plugins its folder of bundles
   * @throws IOException when one of them cannot be used
   */
  static List<Pack> read(Path plugins) throws IOException {
    PackReader reader = new YamlPackReader();
    List<Pack> packs = new ArrayList<>();
    for (Path jar : jars(plugins)) {
      PackReader.Reading reading = reader.read(jar);
      packs.add(reading.pack().orElseThrow(() -> new IOException(reading.findings().toString())));
    }
    packs.sort((one, other) -> one.id().compareTo(other.id()));
    return packs;
  }

  private static List<Path> jars(Path plugins) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> list = Files.newDirectoryStream(plugins, JAR)) {
      list.forEach(jars::add);
    }
    return jars;
  }
}
