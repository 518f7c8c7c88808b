package org.qinqing.pocketbook;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Checker;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.report.ReportWriter;

/**
 * The rule bundles of this repository and the services over them, without a framework. Where a
 * folder or a library is missing the tests that want it are skipped; the framework tests and those
 * of the built program cover it there.
 */
final class Installed {
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  static final Locality GUANGZHOU = new Locality("440100");

  private Installed() {}

  static PackSnapshot content() {
    List<Pack> packs = new ArrayList<>();
    PackReader reader = make(PackReader.class, "org.qinqing.pack.internal.YamlPackReader");
    for (String id : List.of("cn", "guangzhou", "hangzhou", "harbin", "jiande")) {
      Path folder = Path.of("..", "org.qinqing.pack." + id);
      if (Files.exists(folder.resolve("pack.yaml"))) {
        reader.read(folder).pack().ifPresent(packs::add);
      }
    }
    packs.sort(Comparator.comparing(Pack::id));
    assumeTrue(packs.stream().anyMatch(pack -> pack.id().equals("cn")), "no content to read");
    return new PackSnapshot(1, packs, List.of(), packs.getFirst().facts());
  }

  static Checker checker(PackSnapshot snapshot) {
    PackRegistry registry = () -> snapshot;
    try {
      return (Checker)
          Class.forName("org.qinqing.checker.internal.EngineChecker")
              .getConstructor(PackRegistry.class)
              .newInstance(registry);
    } catch (ReflectiveOperationException | LinkageError e) {
      assumeTrue(false, e.toString());
      throw new IllegalStateException(e);
    }
  }

  static CheckResult judged(PackSnapshot snapshot, String text, Locality place) {
    return judged(checker(snapshot), text, place);
  }

  static CheckResult judged(Checker checker, String text, Locality place) {
    return checker.check(
        new CheckRequest(text, place, Optional.empty(), DAY, List.of(), List.of()));
  }

  static ReportWriter writer() {
    return make(ReportWriter.class, "org.qinqing.report.internal.FileReportWriter");
  }

  private static <T> T make(Class<T> kind, String name) {
    try {
      return kind.cast(Class.forName(name).getConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      assumeTrue(false, e.toString());
      throw new IllegalStateException(e);
    }
  }
}
