package org.qinqing.pocketbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.data.DataFolder;
import org.qinqing.pocketbook.internal.FileLocalCards;

/** Replies are kept, found again and taken away; a damaged file harms nothing else. */
class LocalCardsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  @TempDir Path folder;

  /** A data folder that nobody else writes, or that somebody else always does. */
  private record Folder(Path root, boolean busy) implements DataFolder {
    @Override
    public Path folder(String name) throws IOException {
      return Files.createDirectories(root.resolve(name));
    }

    @Override
    public Lock write(Duration patience) throws IOException {
      if (busy) {
        throw new BusyException("4711 (window)");
      }
      return () -> {};
    }
  }

  private LocalCards cards() {
    return new FileLocalCards(new Folder(folder, false));
  }

  private static LocalCard card(String title, LocalDate day) {
    return new LocalCard("", "gift", title, "能不能留？", "“可以”，\n登记后留用。", "机关纪委", day);
  }

  @Test
  void aReplyIsFoundAgainByAnotherProcess() throws IOException {
    LocalCard kept = cards().file(card(" 展会纪念杯 ", DAY));
    assertEquals("2026-11-02-1", kept.id());
    assertEquals("展会纪念杯", kept.title());
    LocalCard later = cards().file(card("月饼", DAY.plusDays(3)));
    assertEquals(List.of(later, kept), cards().kept().cards());
    assertEquals(List.of(), cards().kept().findings());
  }

  @Test
  void twoRepliesOfOneDayAreTwo() throws IOException {
    cards().file(card("一", DAY));
    cards().file(card("二", DAY));
    assertEquals(List.of("二", "一"), cards().kept().cards().stream().map(LocalCard::title).toList());
  }

  @Test
  void aReplyIsTakenAway() throws IOException {
    LocalCard kept = cards().file(card("一", DAY));
    LocalCard other = cards().file(card("二", DAY));
    assertTrue(cards().remove(kept.id()));
    assertFalse(cards().remove(kept.id()));
    assertEquals(List.of(other), cards().kept().cards());
  }

  @Test
  void nothingOutsideTheFolderIsTakenAway() throws IOException {
    Path other = Files.writeString(folder.resolve("settings.json"), "{}");
    assertFalse(cards().remove("../settings"));
    assertTrue(Files.exists(other));
  }

  @Test
  void aDamagedFileIsNamedAndStays() throws IOException {
    LocalCard good = cards().file(card("一", DAY));
    for (String text :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "{\"title\":1}",
            "{\"topic\":\"\",\"title\":\" \",\"question\":\"\",\"reply\":\"x\",\"repliedBy\":\"\","
                + "\"repliedOn\":\"2026-11-02\"}",
            "{\"topic\":\"\",\"title\":\"t\",\"question\":\"\",\"reply\":\"x\",\"repliedBy\":\"\","
                + "\"repliedOn\":\"2026-13-02\"}")) {
      Path bad = Files.writeString(folder.resolve("replies").resolve("2026-11-09-1.json"), text);
      LocalCards.Kept kept = cards().kept();
      assertEquals(List.of(good), kept.cards(), text);
      assertEquals(
          List.of("2026-11-09-1.json"),
          kept.findings().stream().map(LocalCards.Finding::file).toList(),
          text);
      assertTrue(kept.findings().getFirst().message().contains(bad.toString()));
      assertEquals(text, Files.readString(bad));
    }
  }

  @Test
  void aDamagedFileIsNotOverwritten() throws IOException {
    Path bad = Files.createDirectories(folder.resolve("replies")).resolve("2026-11-02-1.json");
    Files.writeString(bad, "{");
    assertEquals("2026-11-02-2", cards().file(card("一", DAY)).id());
    assertEquals("{", Files.readString(bad));
  }

  @Test
  void nothingIsLeftBesideTheFiles() throws IOException {
    cards().file(card("一", DAY));
    try (Stream<Path> all = Files.list(folder.resolve("replies"))) {
      assertEquals(
          List.of("2026-11-02-1.json"), all.map(file -> file.getFileName().toString()).toList());
    }
  }

  @Test
  void readersDoNotWaitAndWritersAreToldWhoWrites() throws IOException {
    LocalCard kept = cards().file(card("一", DAY));
    LocalCards busy = new FileLocalCards(new Folder(folder, true));
    assertEquals(List.of(kept), busy.kept().cards());
    assertThrows(DataFolder.BusyException.class, () -> busy.file(card("二", DAY)));
    assertThrows(DataFolder.BusyException.class, () -> busy.remove(kept.id()));
    assertEquals(List.of(kept), cards().kept().cards());
  }
}
