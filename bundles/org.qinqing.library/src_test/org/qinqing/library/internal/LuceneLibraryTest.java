package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.library.Library.Found;
import org.qinqing.library.Library.Hit;
import org.qinqing.library.Library.Page;
import org.qinqing.library.Library.Query;
import org.qinqing.library.Library.Status;
import org.qinqing.library.Library.Version;
import org.qinqing.pack.Address;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;

class LuceneLibraryTest {
  @TempDir Path data;
  private final Samples.Registry registry = new Samples.Registry();
  private LuceneLibrary library;

  @BeforeEach
  void start() {
    registry.install(Samples.national());
    library = Samples.library(registry, data);
  }

  @AfterEach
  void stop() throws IOException {
    library.close();
  }

  private List<String> addresses(Query query) throws IOException {
    return library.search(query).hits().stream().map(hit -> hit.address().toString()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "纪律条例97条, cn:code@2024-01-01/art-97",
    "条例第九十七条, cn:code@2024-01-01/art-97",
    "《样本纪律条例》第九十七条第二款, cn:code@2024-01-01/art-97/p-2",
    "纪律条例99, cn:code@2024-01-01/art-99",
    "樣本紀律條例第３８８條之一, cn:code@2024-01-01/art-388.1",
    "第七十六条, cn:code@2018-10-01/art-76"
  })
  void aCitedProvisionComesFirst(String text, String address) throws IOException {
    assertEquals(address, addresses(Samples.query(text)).getFirst());
  }

  @Test
  void aCitedArticleShowsItsParagraphs() throws IOException {
    Hit hit = library.search(Samples.query("纪律条例97条")).hits().getFirst();
    assertEquals("第九十七条", hit.item());
    assertEquals("收受礼品礼金", hit.heading());
    assertTrue(hit.text().contains("消费卡") && hit.text().contains("礼尚往来"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"老板送了两条烟", "两条烟", "给近亲属两条建议"})
  void anAmountIsNoArticle(String text) throws IOException {
    assertTrue(addresses(Samples.query(text)).stream().noneMatch(a -> a.endsWith("/art-2")));
    assertEquals("cn:next@2027-01-01/art-2", addresses(Samples.query("第二条")).getFirst());
  }

  @Test
  void otherWordsOfTheVocabularyAreSearched() throws IOException {
    Found found = library.search(Samples.query("老板送的购物卡能不能收"));
    assertEquals("cn:code@2024-01-01/art-97/p-1", found.hits().getFirst().address().toString());
    assertTrue(found.alsoSearched().contains("消费卡"));
    assertFalse(found.alsoSearched().contains("够物卡"));
    assertTrue(library.search(Samples.query("够物卡")).alsoSearched().contains("消费卡"));
  }

  @Test
  void pinyinOfTheVocabularyIsUnderstood() throws IOException {
    assertEquals("cn:next@2027-01-01/art-1", addresses(Samples.query("luoguan")).getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"投拆", "投诉"})
  void misprintAndRightWordFindTheSame(String word) throws IOException {
    assertEquals("cn:code@2024-01-01/art-99", addresses(Samples.query(word)).getFirst());
  }

  @Test
  void peoplesWordsLeadToTheProvision() throws IOException {
    assertTrue(addresses(Samples.query("塞来红包")).getFirst().contains("art-97"));
  }

  @Test
  void statusIsThatOfTheDay() throws IOException {
    Hit old = hit("礼品", "cn:code@2018-10-01/art-76", Samples.DAY);
    assertEquals(Status.HISTORIC, old.status());
    assertEquals(
        Status.IN_FORCE, hit("礼品", "cn:code@2018-10-01/art-76", LocalDate.of(2020, 1, 1)).status());
    assertEquals(
        Status.NOT_YET,
        hit("礼品", "cn:code@2024-01-01/art-97/p-1", LocalDate.of(2020, 1, 1)).status());
    assertEquals(
        List.of("cn:code@2018-10-01/art-76"),
        addresses(new Query("礼品", 10, Optional.empty(), LocalDate.of(2020, 1, 1), true)));
  }

  private Hit hit(String text, String address, LocalDate day) throws IOException {
    return library.search(new Query(text, 10, Optional.empty(), day, false)).hits().stream()
        .filter(hit -> hit.address().toString().equals(address))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theChainOfThePlaceRanksFirstAndOthersFollow() throws IOException {
    registry.install(Samples.national(), Samples.city());
    Found elsewhere = library.search(Samples.query("礼品礼金", "440100"));
    Hit last = elsewhere.hits().getLast();
    assertEquals("530100", last.locality().code());
    assertFalse(last.inChain());
    assertTrue(elsewhere.hits().getFirst().inChain());
    assertTrue(
        library.search(Samples.query("礼品礼金", "530102")).hits().stream().allMatch(Hit::inChain));
    assertTrue(library.search(Samples.query("礼品礼金")).hits().stream().allMatch(Hit::inChain));
  }

  @Test
  void bundlesComeAndGo() throws IOException {
    assertEquals(List.of(), springfield());
    String before = library.search(Samples.query("礼品")).toString();
    registry.install(Samples.national(), Samples.city());
    assertFalse(springfield().isEmpty());
    registry.install(Samples.national());
    assertEquals(List.of(), springfield());
    assertEquals(before, library.search(Samples.query("礼品")).toString());
    registry.install();
    assertEquals(0, library.search(Samples.query("礼品")).total());
  }

  private List<String> springfield() throws IOException {
    return addresses(Samples.query("春城企业的礼品")).stream()
        .filter(address -> address.startsWith("springfield"))
        .toList();
  }

  @Test
  void searchesRunWhileBundlesComeAndGo() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Callable<Integer>> work = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        boolean change = i % 4 == 0;
        boolean full = i % 8 == 0;
        work.add(
            () -> {
              if (change && full) {
                registry.install(Samples.national(), Samples.city());
              } else if (change) {
                registry.install(Samples.national());
              }
              return library.search(Samples.query("礼品")).total();
            });
      }
      for (Future<Integer> total : pool.invokeAll(work)) {
        assertTrue(total.get() >= 2);
      }
    }
  }

  @Test
  void limitTotalMarksAndOrder() throws IOException {
    Found one = library.search(new Query("礼品", 1, Optional.empty(), Samples.DAY, false));
    Found all = library.search(Samples.query("礼品"));
    assertEquals(1, one.hits().size());
    assertEquals(all.total(), one.total());
    assertEquals(all.hits().getFirst(), one.hits().getFirst());
    Hit hit = all.hits().getFirst();
    assertTrue(
        hit.snippet().marks().stream()
            .anyMatch(mark -> hit.snippet().text().substring(mark.from(), mark.to()).equals("礼品")));
    assertThrows(
        IllegalArgumentException.class,
        () -> library.search(new Query("礼品", 0, Optional.empty(), Samples.DAY, false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "？？", "!@#$%^&*() AND OR NOT [", "能不能"})
  void oddQueriesAnswer(String text) throws IOException {
    assertTrue(library.search(Samples.query(text)).total() >= 0);
  }

  @Test
  void showWalksToRulesQuestionsVersionsAndNeighbours() {
    registry.install(Samples.national(), Samples.city());
    Page page = library.show("cn:code/art-97", Samples.DAY).orElseThrow();
    assertEquals("第九十七条", page.provision().label());
    assertEquals(
        List.of("art-97/p-1", "art-97/p-2"),
        page.parts().stream().map(part -> part.address().anchor()).toList());
    assertEquals(List.of("cn-gift-1", "sp-gift-1"), page.rules().stream().map(Rule::id).toList());
    assertEquals(List.of("cn-q-1"), page.questions().stream().map(Question::id).toList());
    assertEquals("art-96", page.previous().map(Address::anchor).orElseThrow());
    assertEquals("art-99", page.next().map(Address::anchor).orElseThrow());
    assertEquals(
        List.of("第七十四条false", "第七十六条true", "第九十七条true"),
        page.versions().stream().map(v -> v.label() + v.carried()).toList());
    assertEquals(Status.IN_FORCE, page.status());
  }

  @Test
  void versionsAreReachedFromTheOldOneToo() {
    Page old = library.show("cn:code@2018-10-01/art-76", Samples.DAY).orElseThrow();
    assertEquals(Status.HISTORIC, old.status());
    assertTrue(
        old.versions().stream().map(Version::label).toList().contains("第九十七条"),
        old.versions().toString());
  }

  /** The same number may stand for another matter in another version. */
  @Test
  void aRuleHangsOnTheVersionItMeans() throws IOException {
    registry.install(
        Samples.pack(
            "cn",
            "000000",
            List.of(
                Samples.document(
                    "cn:code",
                    Samples.OLD,
                    Optional.of(Samples.NEW),
                    "样本纪律条例",
                    List.of(),
                    Samples.provision("cn:code", Samples.OLD, "art-97", "亲属", "亲属经商的规定。")),
                Samples.document(
                    "cn:code",
                    Samples.NEW,
                    Optional.empty(),
                    "样本纪律条例",
                    List.of(),
                    Samples.provision("cn:code", Samples.NEW, "art-97", "礼品", "收礼的规定。"))),
            List.of(
                Samples.rule("cn-gift", "cn", "腊肉也算礼品。", "cn:code/art-97"),
                Samples.rule("cn-kin", "cn", "妯娌开店要报告。", "cn:code@2018-10-01/art-97")),
            List.of(),
            List.of()));
    Page old = library.show("cn:code@2018-10-01/art-97", Samples.DAY).orElseThrow();
    assertEquals(List.of("cn-kin"), old.rules().stream().map(Rule::id).toList());
    Page now = library.show("cn:code/art-97", Samples.DAY).orElseThrow();
    assertEquals(List.of("cn-gift"), now.rules().stream().map(Rule::id).toList());
    assertEquals("cn:code@2018-10-01/art-97", addresses(Samples.query("妯娌")).getFirst());
    assertEquals(
        List.of("cn:code@2024-01-01/art-97"), addresses(Samples.query("腊肉")).subList(0, 1));
    assertFalse(addresses(Samples.query("腊肉")).contains("cn:code@2018-10-01/art-97"));
  }

  @Test
  void everyRuleAndQuestionIsReachedFromEachOfItsProvisions() {
    registry.install(Samples.national(), Samples.city());
    for (var pack : registry.snapshot().packs()) {
      for (Rule rule : pack.rules()) {
        for (Address basis : rule.basis()) {
          assertTrue(
              library.show(basis.toString(), Samples.DAY).orElseThrow().rules().contains(rule));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "《样本纪律条例》第九十七条, art-97",
    "纪律条例97条第2款, art-97/p-2",
    "cn:code@2024-01-01/art-99, art-99",
    "cn:code, ''"
  })
  void showTakesAddressesAndCitations(String reference, String anchor) {
    assertEquals(
        anchor, library.show(reference, Samples.DAY).orElseThrow().provision().address().anchor());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cn:code/art-5",
        "cn:none/art-1",
        "《没有的法》第一条",
        "cn:code@1999-01-01/art-97",
        "随便"
      })
  void showOfNothingIsEmpty(String reference) {
    assertEquals(Optional.empty(), library.show(reference, Samples.DAY));
  }

  @Test
  void asOfSelectsTheVersion() {
    assertEquals(
        "第七十六条",
        library.show("cn:code/art-76", LocalDate.of(2020, 5, 1)).orElseThrow().provision().label());
    assertEquals(Optional.empty(), library.show("cn:code/art-76", Samples.DAY));
  }

  /** Law 10: with no Lucene on the class path everything but a search works. */
  @Test
  void luceneIsNotTouchedBeforeTheFirstSearch() throws Exception {
    ClassLoader parent = LuceneLibrary.class.getClassLoader();
    ClassLoader without =
        new ClassLoader(parent) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.apache.lucene.")) {
              throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("org.qinqing.library.internal.")
                || name.startsWith("org.qinqing.library.internal.Samples")) {
              return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
          }

          private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = parent.getResourceAsStream(name.replace('.', '/') + ".class")) {
              byte[] bytes = in.readAllBytes();
              return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
              throw new ClassNotFoundException(name, e);
            }
          }
        };
    Object lazy =
        without
            .loadClass(LuceneLibrary.class.getName())
            .getConstructor(PackRegistry.class, org.qinqing.data.DataFolder.class)
            .newInstance(registry, new Samples.Folder(data, false));
    org.qinqing.library.Library seen = (org.qinqing.library.Library) lazy;
    assertTrue(seen.show("cn:code/art-97", Samples.DAY).isPresent());
    assertEquals(List.of(), seen.imports());
    assertThrows(NoClassDefFoundError.class, () -> seen.search(Samples.query("礼品")));
  }
}
