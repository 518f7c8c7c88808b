package org.qinqing.authoring.internal;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.qinqing.checker.PackTester;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackCheck;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;

/** The real services without a framework, and the bundles whose folders stand beside this one. */
final class Services {
  private static final PackReader READER =
      made("org.qinqing.pack.internal.YamlPackReader", PackReader.class);
  private static final PackTester TESTER =
      made("org.qinqing.checker.internal.RulePackTester", PackTester.class);

  private Services() {}

  static Path folder(String pack) {
    return Path.of("..", "org.qinqing.pack." + pack);
  }

  static boolean present(String pack) {
    return Files.exists(folder(pack).resolve("pack.yaml"));
  }

  /** The files of a bundle, as a framework would hold them. */
  static SortedMap<String, byte[]> files(String pack) throws IOException {
    return files(folder(pack));
  }

  static SortedMap<String, byte[]> files(Path folder) throws IOException {
    SortedMap<String, byte[]> files = new DraftFolder(folder).whole();
    files.remove(AllowList.MANIFEST);
    return files;
  }

  static PackReader reader() {
    return READER;
  }

  static PackTester tester() {
    return TESTER;
  }

  /** The linter when no other bundle brings a check. */
  static PackLinter bareLinter() {
    return made("org.qinqing.pack.internal.StandardPackLinter", PackLinter.class);
  }

  static PackLinter linter() {
    PackLinter linter = bareLinter();
    PackCheck check = made("org.qinqing.checker.internal.RuleTestCheck", PackCheck.class);
    try {
      Method add = linter.getClass().getDeclaredMethod("addCheck", PackCheck.class);
      add.setAccessible(true);
      add.invoke(linter, check);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
    return linter;
  }

  private static <T> T made(String type, Class<T> as) {
    try {
      return as.cast(Class.forName(type).getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** A registry in which these bundles are installed. */
  static PackRegistry registry(String... packs) {
    PackReader reader = reader();
    List<Pack> read = new ArrayList<>();
    for (String pack : packs) {
      PackReader.Reading reading = reader.read(folder(pack));
      read.add(reading.pack().orElseThrow(() -> new AssertionError(reading.findings())));
    }
    FactsModel facts =
        read.stream()
            .filter(pack -> pack.id().equals("cn"))
            .map(Pack::facts)
            .findFirst()
            .orElse(FactsModel.EMPTY);
    PackSnapshot snapshot = new PackSnapshot(1, read, List.of(), facts);
    return () -> snapshot;
  }

  static TextDraft.Checks checks(PackRegistry registry) {
    return new TextDraft.Checks(registry, reader(), linter(), tester());
  }

  /** For drafts that are only edited. */
  static TextDraft.Checks none() {
    return checks(() -> PackSnapshot.EMPTY);
  }
}
