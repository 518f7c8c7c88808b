package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.library.Library;
import org.qinqing.library.Notes;
import org.qinqing.library.Notes.Kind;
import org.qinqing.library.Notes.Placed;
import org.qinqing.library.Notes.Quote;
import org.qinqing.library.Notes.Standing;
import org.qinqing.library.Watches;
import org.qinqing.library.Watches.Fired;
import org.qinqing.pack.Address;

/** Notes and watched searches over the library as it is, with imports. */
class RealLibraryNotesTest {
  private static final String LAW =
      """
      样本管理条例

      （2021年3月1日起施行）

      第一条 为了试验，制定本条例。

      第二条 工作人员借用企业车辆的，应当在三日内书面报告所在单位。

      第三条 本条例自2021年3月1日起施行。
      """;

  @TempDir Path data;
  @TempDir Path files;
  private final Samples.Registry registry = new Samples.Registry();
  private final NoteSamples.Hand clock = new NoteSamples.Hand();
  private LuceneLibrary library;
  private Notes notes;
  private Watches watches;

  @BeforeEach
  void start() {
    registry.install(Samples.national());
    library = Samples.library(registry, data);
    Samples.Folder folder = new Samples.Folder(data, false);
    notes = new AnnotationNotes(folder, library, registry, clock, NoteSamples.ids(1));
    watches = new SearchWatches(folder, library, registry, clock, NoteSamples.ids(2));
  }

  @AfterEach
  void stop() throws IOException {
    library.close();
  }

  private Address imported(String text) throws IOException {
    Path file = Files.writeString(files.resolve("样本管理条例.txt"), text);
    library.importFiles(List.of(file), Library.ImportProgress.NONE);
    return library.imports().getFirst().address();
  }

  @Test
  void aNoteOnAnImportStaysWhenTheFileIsImportedAgain() throws IOException {
    Address law = imported(LAW);
    Address article = new Address(law.pack(), law.document(), law.version(), "art-2");
    notes.add(Kind.NOTE, article, Optional.of(new Quote("三日内", "", "")), "话");
    imported(LAW);
    assertEquals(Standing.KEPT, notes.all().getFirst().standing());
    imported(LAW.replace("三日内书面", "五日内书面"));
    Placed moved = notes.on(article).getFirst();
    assertEquals(Standing.MOVED, moved.standing());
    String now =
        library
            .show(article.toString(), LocalDate.of(2026, 11, 22))
            .orElseThrow()
            .provision()
            .text();
    assertEquals("五日内", now.substring(moved.from(), moved.to()));
    assertTrue(library.removeImport(law));
    assertEquals(Standing.ORPHANED, notes.all().getFirst().standing());
  }

  @Test
  void aNoteOnAnOldVersionFollowsTheLink() throws IOException {
    registry.install();
    Address old = Address.parse("cn:code@2018-10-01/art-76").orElseThrow();
    registry.install(NoteSamples.pack("cn", Samples.national().documents().getFirst()));
    notes.add(Kind.FAVOURITE, old, Optional.empty(), "");
    assertEquals(Standing.KEPT, notes.on(old).getFirst().standing());
    registry.install(Samples.national());
    Placed now = notes.on(Address.parse("cn:code/art-97").orElseThrow()).getFirst();
    assertEquals(Standing.MOVED, now.standing());
    assertEquals(Standing.KEPT, notes.on(old).getFirst().standing());
  }

  @Test
  void aWatchedSearchFiresForABundleAndForAnImport() throws IOException {
    watches.save("企业礼品礼金", Optional.empty(), true);
    watches.save("借用企业车辆", Optional.empty(), true);
    assertEquals(0, watches.look());
    registry.install(Samples.national(), Samples.city());
    assertTrue(watches.look() > 0);
    assertTrue(
        watches.fired().stream()
            .map(Fired::address)
            .allMatch(address -> address.pack().equals("springfield")));
    int before = watches.fired().size();
    clock.forward(Duration.ofMinutes(1));
    imported(LAW);
    assertTrue(watches.look() > 0);
    assertTrue(
        watches.fired().subList(0, watches.fired().size() - before).stream()
            .map(Fired::address)
            .allMatch(address -> address.pack().equals("user")));
    assertEquals(0, watches.look());
    registry.install(Samples.national());
    assertEquals(0, watches.look());
  }
}
