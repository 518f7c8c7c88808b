package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.library.Library;
import org.qinqing.library.Library.Count;
import org.qinqing.library.Library.Extra;
import org.qinqing.library.Library.Facet;
import org.qinqing.library.Library.Found;
import org.qinqing.library.Library.Level;
import org.qinqing.library.Library.Query;
import org.qinqing.library.Library.Status;

/** What people type, and what it leads to. */
class UnderstandingTest {
  @TempDir Path data;
  private final Samples.Registry registry = new Samples.Registry();
  private LuceneLibrary library;

  @BeforeEach
  void start() {
    registry.install(Samples.national(), Samples.city());
    library = Samples.library(registry, data);
  }

  @AfterEach
  void stop() throws IOException {
    library.close();
  }

  private String first(String text) throws IOException {
    return library.search(Samples.query(text)).hits().getFirst().address().toString();
  }

  @ParameterizedTest
  @CsvSource({
    "2018年纪律条例第76条, cn:code@2018-10-01/art-76",
    "18版纪律条例 七六, cn:code@2018-10-01/art-76",
    "2018条例76条, cn:code@2018-10-01/art-76",
    "纪律条例 97 第2款, cn:code@2024-01-01/art-97/p-2",
    "春城清单 清单一第1项, springfield:list@2024-01-01/list-1/i-1",
    "清单1第一项, springfield:list@2024-01-01/list-1/i-1",
    "样本将来办法, cn:next@2027-01-01/art-1"
  })
  void referencesInAnyWriting(String text, String address) throws IOException {
    assertEquals(address, first(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jieyongcaiwu", "jycw", "借用财务"})
  void soundsLeadToTheWord(String text) throws IOException {
    assertEquals("cn:code@2024-01-01/art-99", first(text));
  }

  @Test
  void aWordThatIsNowhereIsTakenForOneThatSoundsTheSame() throws IOException {
    Found found = library.search(Samples.query("借用财务"));
    assertEquals(Optional.of("借用财物"), found.suggestion());
    assertEquals(Optional.empty(), library.search(Samples.query("借用财物")).suggestion());
    Found without =
        library.search(new Query("借用财务", 10, Optional.empty(), Samples.DAY, Map.of(), Set.of()));
    assertEquals(Optional.empty(), without.suggestion());
  }

  @Test
  void theHeadingItselfIsFirst() throws IOException {
    assertEquals("cn:code@2024-01-01/art-96", first("谋利"));
    assertEquals("cn:code@2024-01-01/art-388.1", first("利用影响力"));
  }

  private Found counted(Map<Facet, Set<String>> only) throws IOException {
    return library.search(
        new Query("礼品", 10, Optional.empty(), Samples.DAY, only, Set.of(Extra.COUNTS)));
  }

  @Test
  void countsAgreeWithWhatTheyFilter() throws IOException {
    Found all = counted(Map.of());
    assertFalse(all.counts().isEmpty());
    for (Map.Entry<Facet, List<Count>> facet : all.counts().entrySet()) {
      for (Count count : facet.getValue()) {
        Found some = counted(Map.of(facet.getKey(), Set.of(count.value())));
        assertTrue(some.total() >= count.number(), facet.getKey() + " " + count);
        assertTrue(
            some.counts().get(facet.getKey()).stream()
                .anyMatch(c -> c.value().equals(count.value())),
            facet.getKey() + " " + count);
      }
    }
    assertEquals(0, counted(Map.of(Facet.BUNDLE, Set.of("nowhere"))).total());
  }

  @Test
  void filtersKeepWhatTheyName() throws IOException {
    Found old = counted(Map.of(Facet.STATUS, Set.of(Status.HISTORIC.name())));
    assertEquals(
        List.of("cn:code@2018-10-01/art-76"),
        old.hits().stream().map(hit -> hit.address().toString()).toList());
    Found local = counted(Map.of(Facet.LEVEL, Set.of(Level.LOCAL.name())));
    assertTrue(local.hits().stream().allMatch(hit -> hit.address().pack().equals("springfield")));
    assertFalse(local.hits().isEmpty());
    Found gift = counted(Map.of(Facet.TOPIC, Set.of("gift"), Facet.BINDS, Set.of("cadre")));
    assertTrue(gift.hits().stream().anyMatch(hit -> hit.address().anchor().equals("art-97/p-1")));
  }

  @Test
  void everyStatusOfADayIsOneOfFour() throws IOException {
    for (LocalDate day : List.of(LocalDate.of(2010, 1, 1), LocalDate.of(2020, 1, 1), Samples.DAY)) {
      int sum = 0;
      for (Status status : Status.values()) {
        sum +=
            library
                .search(
                    new Query(
                        "收礼品移居借钱谋利解释",
                        100,
                        Optional.empty(),
                        day,
                        Map.of(Facet.STATUS, Set.of(status.name())),
                        Set.of()))
                .hits()
                .stream()
                .peek(hit -> assertEquals(status, hit.status()))
                .toList()
                .size();
      }
      assertTrue(sum >= 8, day + " " + sum);
    }
  }

  @Test
  void aSnippetBeginsAtASentence() {
    String text = "第一句话很长，".repeat(20) + "完了。这里讲购物卡怎么退。后面还有别的。";
    Library.Snippet snippet = Snippets.of(text, Set.of("购物", "物卡"));
    assertTrue(snippet.text().startsWith("这里讲购物卡"), snippet.text());
    assertTrue(snippet.cutBefore());
    assertFalse(snippet.cutAfter());
    assertEquals(
        List.of("购物卡"),
        snippet.marks().stream()
            .map(mark -> snippet.text().substring(mark.from(), mark.to()))
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "要点六第三项, 要点<6><3>项",
    "企业清单第1项, 企业清单<1>项",
    "第十二条, <12>条",
    "附一, 附<1>",
    "要点二十一 第 2 项, 要点<21><2>项"
  })
  void labelsAreComparedByTheirNumbers(String label, String key) {
    assertEquals(key, LabelReference.key(label));
  }
}
