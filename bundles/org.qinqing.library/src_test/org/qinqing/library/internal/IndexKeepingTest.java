package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.library.Library;
import org.qinqing.library.Library.Imported;
import org.qinqing.library.Library.OwnDocument;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSupplement;

/** The index on disk: kept, brought up to date, and made anew when it cannot be used. */
class IndexKeepingTest {
  @TempDir Path data;
  @TempDir Path files;
  private final Samples.Registry registry = new Samples.Registry();
  private final List<LuceneLibrary> open = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (LuceneLibrary library : open) {
      library.close();
    }
  }

  private LuceneLibrary library() {
    LuceneLibrary library = Samples.library(registry, data);
    open.add(library);
    return library;
  }

  private static Pack named(Pack pack, String digest) {
    return new Pack(
        pack.id(),
        pack.title(),
        pack.place(),
        pack.locality(),
        pack.level(),
        pack.version(),
        pack.publisher(),
        pack.contact(),
        pack.maturity(),
        pack.review(),
        pack.licence(),
        pack.changes(),
        pack.documents(),
        pack.rules(),
        pack.facts(),
        pack.vocabulary(),
        pack.parameters(),
        pack.calendar(),
        PackSupplement.of(pack.supplement().content(), digest));
  }

  private static List<String> found(Library library, String text) throws IOException {
    return library.search(Samples.query(text)).hits().stream()
        .map(hit -> hit.address().toString())
        .toList();
  }

  private Map<String, FileTime> onDisk() throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    try (Stream<Path> list = Files.list(data.resolve("index"))) {
      for (Path file : list.toList()) {
        times.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  private Path law(String name, String text) throws IOException {
    return Files.writeString(files.resolve(name), text);
  }

  @Test
  void anIndexThatIsUpToDateIsOnlyRead() throws IOException {
    registry.install(named(Samples.national(), "a"));
    List<String> first = found(library(), "礼品");
    Map<String, FileTime> before = onDisk();
    assertEquals(first, found(library(), "礼品"));
    assertEquals(before, onDisk());
  }

  @Test
  void onlyTheChangedBundleIsIndexedAnew() throws IOException {
    registry.install(named(Samples.national(), "a"), named(Samples.city(), "a"));
    found(library(), "礼品");
    Map<String, String> before = fingerprints();
    registry.install(named(Samples.national(), "a"), named(Samples.city(), "b"));
    found(library(), "礼品");
    Map<String, String> after = fingerprints();
    assertEquals(before.keySet(), after.keySet());
    before.forEach(
        (key, fingerprint) ->
            assertEquals(key.startsWith("cn:"), fingerprint.equals(after.get(key)), key));
  }

  private Map<String, String> fingerprints() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (ProvisionIndex index = ProvisionIndex.at(data.resolve("index"))) {
      assertTrue(index.open().isPresent());
      try (ProvisionIndex.Reading reading = index.reading()) {
        reading.entries().forEach((key, entry) -> all.put(key, entry.fingerprint()));
      }
    }
    return all;
  }

  @Test
  void anIndexThatIsGoneIsMadeAnew() throws IOException {
    registry.install(named(Samples.national(), "a"));
    LuceneLibrary first = library();
    List<String> before = found(first, "礼品");
    first.close();
    ProvisionIndex.wipe(data.resolve("index"));
    assertEquals(before, found(library(), "礼品"));
  }

  @Test
  void aDamagedIndexIsMadeAnew() throws IOException {
    registry.install(named(Samples.national(), "a"));
    LuceneLibrary first = library();
    List<String> before = found(first, "礼品");
    first.close();
    for (String file : onDisk().keySet()) {
      Path damaged = data.resolve("index").resolve(file);
      if (Files.size(damaged) < 40) {
        continue;
      }
      byte[] kept = Files.readAllBytes(damaged);
      try (RandomAccessFile bytes = new RandomAccessFile(damaged.toFile(), "rw")) {
        bytes.seek(kept.length / 2);
        bytes.write(kept[kept.length / 2] ^ 0x5A);
      }
      LuceneLibrary again = library();
      assertEquals(before, found(again, "礼品"), file);
      again.close();
      break;
    }
    Path newest;
    try (Stream<Path> list = Files.list(data.resolve("index"))) {
      newest =
          list.filter(f -> f.getFileName().toString().startsWith("segments_")).findFirst().get();
    }
    Files.write(newest, new byte[] {1, 2, 3});
    assertEquals(before, found(library(), "礼品"));
  }

  @Test
  void anIndexOfAnotherFormatIsMadeAnew() throws IOException {
    Files.createDirectories(data.resolve("index"));
    Files.writeString(data.resolve("index").resolve("segments_1"), "not an index");
    registry.install(named(Samples.national(), "a"));
    assertFalse(found(library(), "礼品").isEmpty());
  }

  @Test
  void whileAnotherProgramWritesTheLastCommitIsSearched() throws IOException {
    registry.install(named(Samples.national(), "a"));
    List<String> before = found(library(), "礼品");
    registry.install(named(Samples.national(), "a"), named(Samples.city(), "a"));
    LuceneLibrary reader = new LuceneLibrary(registry, new Samples.Folder(data, true));
    open.add(reader);
    assertEquals(before, found(reader, "礼品"));
  }

  @Test
  void withoutAnIndexAndWithoutALockItIsMadeInMemory() throws IOException {
    registry.install(named(Samples.national(), "a"));
    LuceneLibrary reader = new LuceneLibrary(registry, new Samples.Folder(data, true));
    open.add(reader);
    assertFalse(found(reader, "礼品").isEmpty());
    assertFalse(Files.exists(data.resolve("index").resolve("segments_1")));
  }

  @Test
  void filesKeptBeforeACrashAreIndexedAtTheNextStart() throws IOException {
    LuceneLibrary first = library();
    first.importFiles(List.of(law("1.md", "# 甲办法\n\n第一条 甲车要登记。\n")), Library.ImportProgress.NONE);
    first.close();
    // As a process that died leaves it: kept and counted, never indexed.
    OwnFiles kept = new OwnFiles(data);
    kept.touch();
    Path second = law("2.md", "# 乙办法\n\n第一条 乙船要登记。\n");
    SourceFile.Result read = SourceFile.read(second, org.qinqing.library.ImportCorrections.NONE);
    kept.store(second, read.document().orElseThrow(), read.original());
    Files.writeString(data.resolve("library").resolve("3.json.new"), "{\"format\":");
    LuceneLibrary again = library();
    assertEquals(List.of("乙办法", "甲办法"), again.imports().stream().map(OwnDocument::title).toList());
    assertFalse(found(again, "乙船").isEmpty());
    assertEquals(List.of(), again.findings());
  }

  @Test
  void searchesGoOnDuringAnImport() throws Exception {
    LuceneLibrary library = library();
    registry.install(named(Samples.national(), "a"));
    List<String> before = found(library, "礼品");
    law("1.md", "# 甲办法\n\n第一条 甲车收礼品。\n");
    CountDownLatch searched = new CountDownLatch(1);
    AtomicReference<List<String>> during = new AtomicReference<>(List.of());
    Thread other =
        new Thread(
            () -> {
              try {
                during.set(found(library, "礼品"));
              } catch (IOException e) {
                during.set(List.of(e.toString()));
              }
              searched.countDown();
            });
    List<Imported> done =
        library.importFiles(
            List.of(files),
            (file, number, all) -> {
              other.start();
              try {
                searched.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
              }
              return true;
            });
    assertEquals(before, during.get());
    assertEquals(1, done.size());
    assertTrue(found(library, "甲车收礼品").getFirst().startsWith("user:"));
  }

  @Test
  void twoVersionsOfAnImportedLawStandSideBySide() throws IOException {
    LuceneLibrary library = library();
    String text = "# 样本法\n\n第一条 %s。\n\n第二条 本法自%s起施行。\n";
    library.importFiles(
        List.of(
            law("样本法(2010-01-01).md", text.formatted("收礼要登记", "2010年1月1日")),
            law("样本法(2020-01-01).md", text.formatted("收礼要上交", "2020年1月1日"))),
        Library.ImportProgress.NONE);
    assertEquals(2, library.imports().size());
    Library.Page page =
        library.show(library.imports().getLast().address() + "/art-1", Samples.DAY).orElseThrow();
    assertEquals(2, page.versions().size());
    assertEquals(
        List.of(Library.Status.IN_FORCE, Library.Status.HISTORIC),
        library.search(Samples.query("收礼")).hits().stream().map(Library.Hit::status).toList());
    assertTrue(library.removeImport(library.imports().getFirst().address().unversioned()));
    assertEquals(List.of(), library.imports());
  }
}
