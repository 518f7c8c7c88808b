package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qinqing.library.internal.NoteSamples.DINNERS;
import static org.qinqing.library.internal.NoteSamples.GIFTS;
import static org.qinqing.library.internal.NoteSamples.LOANS;
import static org.qinqing.library.internal.NoteSamples.V1;
import static org.qinqing.library.internal.NoteSamples.V2;
import static org.qinqing.library.internal.NoteSamples.article;
import static org.qinqing.library.internal.NoteSamples.document;
import static org.qinqing.library.internal.NoteSamples.pack;
import static org.qinqing.library.internal.NoteSamples.repealed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.data.DataFolder.BusyException;
import org.qinqing.library.Watches;
import org.qinqing.library.Watches.Fired;
import org.qinqing.library.Watches.Saved;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;

class SearchWatchesTest {
  private static final Optional<Locality> NOWHERE = Optional.empty();

  @TempDir Path data;
  private final Samples.Registry registry = new Samples.Registry();
  private final NoteSamples.Hand clock = new NoteSamples.Hand();
  private final Pack nation =
      pack("cn", document("cn:code", V1, article("cn:code", V1, "art-88", GIFTS)));
  private NoteSamples.Fake library;
  private Watches watches;

  @BeforeEach
  void start() {
    registry.install(nation);
    library = new NoteSamples.Fake(registry, data);
    watches = another(1);
  }

  /** As another process sees it, or this one started again. */
  private Watches another(int series) {
    return new SearchWatches(
        new Samples.Folder(data, false), library, registry, clock, NoteSamples.ids(series));
  }

  private static Pack city(String... texts) {
    Provision[] provisions = new Provision[texts.length];
    for (int i = 0; i < texts.length; i++) {
      provisions[i] = article("city:list", V2, "art-" + (i + 1), texts[i]);
    }
    return pack("city", document("city:list", V2, provisions));
  }

  private Path file() {
    return data.resolve("searches.json");
  }

  private List<String> fired() throws IOException {
    return watches.fired().stream().map(one -> one.address().toString()).toList();
  }

  @Test
  void searchesAreKeptOnceTheNewestFirst() throws IOException {
    Saved gifts = watches.save("礼品", NOWHERE, false);
    clock.forward(Duration.ofSeconds(1));
    Saved place = watches.save("礼品", Locality.of("440100"), true);
    assertEquals(gifts, watches.save(" 禮品 ", NOWHERE, false));
    assertEquals(List.of(place, gifts), watches.all());
    assertEquals(List.of(place, gifts), another(2).all());
    assertThrows(IllegalArgumentException.class, () -> watches.save(" \t", NOWHERE, true));
    assertTrue(watches.remove(gifts.id()));
    assertFalse(watches.remove(gifts.id()));
    assertEquals(List.of(place), another(3).all());
  }

  @Test
  void aBundleThatArrivesFiresOnce() throws IOException {
    Saved saved = watches.save("礼品", NOWHERE, true);
    assertEquals(0, watches.look());
    registry.install(nation, city(LOANS, "干部不得收受企业的礼品。"));
    clock.forward(Duration.ofMinutes(1));
    assertEquals(1, watches.look());
    Fired fired = watches.fired().getFirst();
    assertEquals(saved, fired.saved());
    assertEquals("city:list@2024-01-01/art-2", fired.address().toString());
    assertEquals("干部不得收受企业的礼品。", fired.text());
    assertEquals("第二条", fired.item());
    assertEquals("条例city:list", fired.title());
    assertEquals(clock.instant(), fired.when());
    assertEquals(0, watches.look());
    assertEquals(0, another(2).look());
    registry.install(nation, city(LOANS, "干部不得收受企业的礼品。"));
    assertEquals(0, watches.look());
    assertEquals(List.of(fired), watches.fired());
    watches.seen(saved.id());
    assertEquals(List.of(), watches.fired());
    assertEquals(List.of(), another(3).fired());
  }

  @Test
  void whatWasThereWhenItWasSavedDoesNotFire() throws IOException {
    watches.save("借用", NOWHERE, true);
    registry.install(nation, city(LOANS));
    watches.save("礼品", NOWHERE, true);
    assertEquals(1, watches.look());
    assertEquals(List.of("city:list@2024-01-01/art-1"), fired());
    assertEquals("借用", watches.fired().getFirst().saved().query());
  }

  @Test
  void aTextThatChangedFiresAndPunctuationDoesNot() throws IOException {
    registry.install(nation, city("干部不得收受企业的礼品。", DINNERS));
    watches.save("礼品", NOWHERE, true);
    registry.install(nation, city("干部，不得收受企业的礼品！", "其他。"));
    assertEquals(0, watches.look());
    registry.install(nation, city("干部不得收受企业的礼品和卡。", "其他。"));
    assertEquals(1, watches.look());
    registry.install(nation, city("干部不得收受企业的礼品和红包。", "其他。"));
    clock.forward(Duration.ofMinutes(1));
    assertEquals(1, watches.look());
    assertEquals(1, watches.fired().size());
    assertEquals("干部不得收受企业的礼品和红包。", watches.fired().getFirst().text());
  }

  @Test
  void whatGoesAndComesAgainIsNoNews() throws IOException {
    watches.save("礼品", NOWHERE, true);
    Pack city = city("干部不得收受企业的礼品。");
    registry.install(nation, city);
    assertEquals(1, watches.look());
    watches.seen(watches.all().getFirst().id());
    registry.install(nation);
    assertEquals(0, watches.look());
    registry.install(nation, city);
    assertEquals(0, watches.look());
    registry.install();
    assertEquals(0, watches.look());
    registry.install(nation, city);
    assertEquals(0, watches.look());
    assertEquals(List.of(), watches.fired());
  }

  @Test
  void whatOnlyNowRanksHighEnoughIsNoNews() throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 1100; i++) {
      texts.add("礼品" + "甲".repeat(i + 1));
    }
    registry.install(nation, city(texts.toArray(new String[0])));
    watches.save("礼品", NOWHERE, true);
    texts.subList(0, 300).replaceAll(text -> "其他");
    registry.install(nation, city(texts.toArray(new String[0])));
    assertEquals(0, watches.look());
  }

  @Test
  void atMostSoManyAreKeptUntilTheyAreSeen() throws IOException {
    watches.save("礼品", NOWHERE, true);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      texts.add("礼品" + "甲".repeat(i + 1));
    }
    registry.install(nation, city(texts.toArray(new String[0])));
    assertEquals(200, watches.look());
    assertEquals(200, watches.fired().size());
    assertEquals("city:list@2024-01-01/art-1", fired().getFirst());
    texts.set(249, "礼品乙");
    registry.install(nation, city(texts.toArray(new String[0])));
    clock.forward(Duration.ofMinutes(1));
    assertEquals(1, watches.look());
    assertEquals(200, watches.fired().size());
    assertEquals("city:list@2024-01-01/art-250", fired().getFirst());
  }

  @Test
  void whatComesIntoForceFiresOnThatDay() throws IOException {
    watches.save("礼品", NOWHERE, true);
    LocalDate tomorrow = LocalDate.of(2026, 11, 23);
    registry.install(
        nation,
        pack("city", document("city:new", tomorrow, article("city:new", tomorrow, "art-1", "礼品"))));
    assertEquals(0, watches.look());
    clock.forward(Duration.ofDays(1));
    assertEquals(1, watches.look());
    assertEquals(List.of("city:new@2026-11-23/art-1"), fired());
    clock.forward(Duration.ofDays(1));
    assertEquals(0, watches.look());
  }

  @Test
  void aNewVersionFires() throws IOException {
    watches.save("礼品", NOWHERE, true);
    Document old = nation.documents().getFirst();
    registry.install(
        pack(
            "cn",
            repealed(old, V2, ""),
            document("cn:code", V2, article("cn:code", V2, "art-97", GIFTS))));
    assertEquals(1, watches.look());
    assertEquals(List.of("cn:code@2024-01-01/art-97"), fired());
  }

  @Test
  void onlyWatchedSearchesFire() throws IOException {
    Saved saved = watches.save("礼品", NOWHERE, false);
    registry.install(nation, city("礼品"));
    assertEquals(0, watches.look());
    assertEquals(0, library.searches());
    Saved watched = watches.save("礼品", NOWHERE, true);
    assertEquals(saved.id(), watched.id());
    assertTrue(watches.all().getFirst().watched());
    assertEquals(0, watches.look());
    registry.install(nation, city("礼品", "又是礼品"));
    assertEquals(1, watches.look());
    watches.save("礼品", NOWHERE, false);
    assertEquals(1, watches.fired().size());
    assertFalse(watches.fired().getFirst().saved().watched());
    registry.install(nation, city("礼品", "又是礼品", "还是礼品"));
    assertEquals(0, watches.look());
    watches.save("礼品", NOWHERE, true);
    assertEquals(0, watches.look());
    assertEquals(1, watches.all().size());
  }

  @Test
  void importsFireAndMadeAgainDoNot() throws IOException {
    watches.save("借用", NOWHERE, true);
    Document own =
        Samples.document(
            "user:law",
            V1,
            Optional.empty(),
            "管理条例",
            List.of(),
            article("user:law", V1, "art-2", LOANS));
    library.take(own);
    assertEquals(1, watches.look());
    assertEquals(List.of("user:law@2018-10-01/art-2"), fired());
    library.take(own);
    assertEquals(0, watches.look());
    library.drop("law");
    assertEquals(0, watches.look());
  }

  @Test
  void anOldFileOfTheUsersIsNoNewsWhenItOnlyRanksHigherNow() throws IOException {
    List<Provision> many = new ArrayList<>();
    for (int i = 0; i < 1001; i++) {
      many.add(article("user:law", V1, "art-" + (i + 1), "礼品" + "甲".repeat(i + 1)));
    }
    Document own =
        Samples.document(
            "user:law", V1, Optional.empty(), "管理条例", List.of(), many.toArray(new Provision[0]));
    library.take(own);
    Files.setLastModifiedTime(
        library.file(own.address()), FileTime.from(clock.instant().minus(Duration.ofDays(1))));
    registry.install(nation, city("礼品"));
    watches.save("礼品", NOWHERE, true);
    registry.install(nation);
    assertEquals(0, watches.look());
  }

  @Test
  void nothingIsSearchedWhenNothingChanged() throws IOException {
    watches.save("礼品", NOWHERE, true);
    registry.install(nation, city("礼品"));
    watches.look();
    int searches = library.searches();
    for (int i = 0; i < 10; i++) {
      assertEquals(0, watches.look());
      assertEquals(0, another(5).look());
      registry.install(nation, city("礼品"));
      assertEquals(0, watches.look());
    }
    assertEquals(searches, library.searches());
  }

  @Test
  void whatCameWhileTheProgramDidNotRunFires() throws IOException {
    watches.save("礼品", NOWHERE, true);
    registry.install(nation, city("礼品"));
    Watches next = another(2);
    assertEquals(1, next.look());
    assertEquals(1, watches.fired().size());
    assertEquals(0, watches.look());
  }

  @Test
  void twoProcessesTogetherFireOnce() throws IOException {
    Watches other = another(2);
    watches.save("礼品", NOWHERE, true);
    other.save("借用", NOWHERE, true);
    assertEquals(2, watches.all().size());
    registry.install(nation, city("礼品", LOANS));
    assertEquals(2, watches.look() + other.look());
    assertEquals(2, other.fired().size());
    Watches behind = another(3);
    registry.install(nation);
    assertEquals(0, behind.look());
    registry.install(nation, city("礼品", LOANS));
    assertEquals(0, watches.look());
    assertEquals(2, watches.fired().size());
  }

  @Test
  void aWriterLosesNothingOfWhatAnotherWrote() throws IOException {
    Saved gifts = watches.save("礼品", NOWHERE, true);
    Saved loans = another(2).save("借用", NOWHERE, true);
    assertTrue(watches.remove(gifts.id()));
    assertEquals(List.of(loans), watches.all());
  }

  @Test
  void whileAnotherProcessWritesNothingIsChanged() throws IOException {
    Saved saved = watches.save("礼品", NOWHERE, true);
    Watches busy =
        new SearchWatches(
            new Samples.Folder(data, true), library, registry, clock, NoteSamples.ids(3));
    registry.install(nation, city("礼品"));
    assertThrows(BusyException.class, busy::look);
    assertThrows(BusyException.class, () -> busy.save("借用", NOWHERE, true));
    assertThrows(BusyException.class, () -> busy.remove(saved.id()));
    assertEquals(List.of(saved), busy.all());
    assertEquals(1, watches.look());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "{\"format\":1}",
        "{\"format\":2,\"state\":\"\",\"day\":\"2026-11-22\",\"pieces\":\"\",\"searches\":[]}",
        "{\"format\":1,\"state\":\"\",\"day\":\"x\",\"pieces\":\"\",\"searches\":[]}",
        "{\"format\":1,\"state\":\"\",\"day\":\"2026-11-22\",\"pieces\":\"!\",\"searches\":[]}",
        "{\"format\":1,\"state\":\"\",\"day\":\"2026-11-22\",\"pieces\":\"\",\"searches\":[null]}",
        "{\"format\":1,\"state\":\"\",\"day\":\"2026-11-22\",\"pieces\":\"\",\"searches\":[{}]}"
      })
  void aDamagedFileIsNamedAndNeverLost(String content) throws IOException {
    watches.save("礼品", NOWHERE, true);
    Files.writeString(file(), content);
    Watches later = another(2);
    assertEquals(List.of(), later.all());
    assertEquals(List.of(), later.fired());
    assertEquals(0, later.look());
    assertEquals(content, Files.readString(file()));
    assertEquals(List.of("S-301"), later.findings().stream().map(Diagnostic::code).toList());
    later.save("借用", NOWHERE, true);
    assertEquals(1, later.all().size());
    assertEquals(content, Files.readString(data.resolve("searches.damaged-1.json")));
    assertEquals(1, later.findings().size());
    assertEquals("searches.damaged-1.json", later.findings().getFirst().location().file());
    Files.writeString(file(), content);
    another(3).save("宴请", NOWHERE, true);
    assertEquals(content, Files.readString(data.resolve("searches.damaged-2.json")));
  }

  @Test
  void everythingIsReadAsItWasWritten() throws IOException {
    watches.save("“礼品”\n", Locality.of("440103"), true);
    watches.save("礼品", NOWHERE, true);
    registry.install(nation, city("礼品"));
    watches.look();
    Watches later = another(2);
    assertEquals(watches.all(), later.all());
    assertEquals(watches.fired(), later.fired());
    assertNotEquals(List.of(), later.fired());
    assertEquals(List.of(), later.findings());
  }
}
