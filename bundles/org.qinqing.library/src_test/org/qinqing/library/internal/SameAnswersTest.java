package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.library.Library;
import org.qinqing.library.Library.Extra;
import org.qinqing.library.Library.Facet;
import org.qinqing.library.Library.Found;
import org.qinqing.library.Library.Query;
import org.qinqing.library.Library.Status;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSupplement;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;

/**
 * The same bundles give the same answers, in whatever order and in however many parts the index was
 * written. Most provisions here are as good as many others, so that every place where only so many
 * are taken has to choose among equals.
 */
class SameAnswersTest {
  /** More than any number of documents, candidates or headings that is looked at. */
  private static final int DOCUMENTS = 220;

  private static final int PLACES = 30;
  private static final List<String> TEXTS =
      List.of("收下礼品礼金的，应当登记。", "收下礼品礼金的，应当登记并上交。", "不得借用企业的车辆和住房。");
  private static final List<String> QUERIES =
      List.of(
          "礼品",
          "礼品礼金登记",
          "收礼不登记",
          "借车",
          "总则",
          "附则",
          "第二条",
          "办法第二条",
          "样本办法第二条 礼品",
          "2018年样本办法第二条",
          "样本办法7",
          "样本办法七",
          "春城样本清单",
          "清单一第1项",
          "过节老板塞红包",
          "老板塞红包怎么登记");

  @TempDir Path folder;
  private final Samples.Registry registry = new Samples.Registry();

  @BeforeEach
  void install() {
    registry.install(nation(), city());
  }

  private static Provision[] provisions(String document, LocalDate version, int number) {
    String text = TEXTS.get(number % TEXTS.size());
    return new Provision[] {
      Samples.provision(document, version, "art-1", "总则", text),
      Samples.provision(document, version, "art-2", "收礼", text + "第一次的，从轻。"),
      Samples.provision(document, version, "art-10", "附则", "由样本机关解释。")
    };
  }

  private static Pack nation() {
    List<Document> documents = new ArrayList<>();
    List<String> basis = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS / 2; i++) {
      String address = "cn:d" + i;
      documents.add(
          Samples.document(
              address,
              Samples.OLD,
              i % 3 == 0 ? Optional.of(Samples.NEW) : Optional.empty(),
              "样本办法" + i / 3 + "（2018年版）",
              List.of(),
              provisions(address, Samples.OLD, i)));
      documents.add(
          Samples.document(
              address,
              Samples.NEW,
              Optional.empty(),
              "样本办法" + i / 3,
              List.of("样本办法" + (i % 2 == 0 ? "七" : "八")),
              provisions(address, Samples.NEW, i)));
      basis.add(address + "/art-" + (1 + i % 2));
    }
    Rule rule = Samples.rule("cn-gift-1", "cn", "老板塞红包不能收", basis.toArray(new String[0]));
    Question question = Samples.question("cn-q-1", "cn", "过节时老板塞来红包", basis.toArray(new String[0]));
    return named(
        Samples.pack("cn", "000000", documents, List.of(rule), List.of(question), List.of()));
  }

  private static Pack city() {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < PLACES; i++) {
      String address = "springfield:list" + i;
      documents.add(
          Samples.document(
              address,
              Samples.NEW,
              Optional.empty(),
              "春城样本清单",
              List.of(),
              Samples.provision(address, Samples.NEW, "list-1", "总则", "干部不得有下列行为"),
              Samples.provision(address, Samples.NEW, "list-1/i-1", "", TEXTS.getFirst())));
    }
    return named(Samples.pack("springfield", "530100", documents, List.of(), List.of(), List.of()));
  }

  /** Bundles without a digest are indexed anew by every library. */
  private static Pack named(Pack pack) {
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
        PackSupplement.of(pack.supplement().content(), pack.id()));
  }

  /** How an index comes about. */
  private interface Making {
    void write(Path data, List<Corpus.Fresh> sources) throws Exception;
  }

  private Corpus corpus() {
    return new Corpus(registry.snapshot());
  }

  private static void put(ProvisionIndex.Writing writing, Corpus.Fresh fresh) throws IOException {
    String key = fresh.source().key();
    writing.put(fresh.source(), new Entry(key, fresh.fingerprint(), Optional.empty()));
  }

  private ProvisionIndex.Mark mark(Path data) throws IOException {
    OwnFiles files = new OwnFiles(data);
    return new ProvisionIndex.Mark(
        corpus().digest().orElseThrow(), files.changes(), files.inventory());
  }

  /** Writes in portions with a commit after each. */
  private void inParts(Path data, List<Corpus.Fresh> sources, int portion) throws IOException {
    try (ProvisionIndex index = ProvisionIndex.at(data.resolve("index"))) {
      for (int from = 0; from < sources.size(); from += portion) {
        try (ProvisionIndex.Writing writing = index.write(from == 0)) {
          int to = Math.min(sources.size(), from + portion);
          for (Corpus.Fresh fresh : sources.subList(from, to)) {
            put(writing, fresh);
          }
          writing.commit(mark(data));
        }
      }
    }
  }

  /** Writes with several threads at once. */
  private void atOnce(Path data, List<Corpus.Fresh> sources, int threads) throws Exception {
    try (ProvisionIndex index = ProvisionIndex.at(data.resolve("index"));
        ProvisionIndex.Writing writing = index.write(true);
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Void>> work = new ArrayList<>();
      for (Corpus.Fresh fresh : sources) {
        work.add(
            () -> {
              put(writing, fresh);
              return null;
            });
      }
      for (Future<Void> done : pool.invokeAll(work)) {
        done.get();
      }
      writing.commit(mark(data));
    }
  }

  private static int parts(Path data) throws IOException {
    try (ProvisionIndex index = ProvisionIndex.at(data.resolve("index"))) {
      assertTrue(index.open().isPresent());
      try (ProvisionIndex.Reading reading = index.reading()) {
        return reading.searcher().getIndexReader().leaves().size();
      }
    }
  }

  private static List<Query> queries() {
    List<Map<Facet, Set<String>>> filters =
        List.of(
            Map.of(),
            Map.of(Facet.BUNDLE, Set.of("cn")),
            Map.of(Facet.STATUS, Set.of(Status.IN_FORCE.name())),
            Map.of(Facet.PLACE, Set.of("530100"), Facet.TOPIC, Set.of("gift")));
    List<Query> queries = new ArrayList<>();
    for (String text : QUERIES) {
      for (Map<Facet, Set<String>> only : filters) {
        queries.add(query(text, 3, "", only));
        queries.add(query(text, 60, "", only, Extra.values()));
        queries.add(query(text, 10, "530100", only));
      }
    }
    return queries;
  }

  private static Query query(
      String text, int limit, String place, Map<Facet, Set<String>> only, Extra... wanted) {
    return new Query(text, limit, Locality.of(place), Samples.DAY, only, Set.of(wanted));
  }

  private Map<Query, Found> answers(Path data) throws IOException {
    LuceneLibrary library = Samples.library(registry, data);
    try {
      Map<Query, Found> answers = new LinkedHashMap<>();
      for (Query query : queries()) {
        answers.put(query, library.search(query));
      }
      return answers;
    } finally {
      library.close();
    }
  }

  private List<Corpus.Fresh> shuffled(int seed) {
    List<Corpus.Fresh> sources = new ArrayList<>(corpus().sources().values());
    Collections.shuffle(sources, new Random(seed));
    return sources;
  }

  private void same(Map<Query, Found> expected, String name, Making making, int seed)
      throws Exception {
    Path data = folder.resolve(name);
    making.write(data, shuffled(seed));
    Map<Query, Found> answers = answers(data);
    expected.forEach((query, found) -> assertEquals(found, answers.get(query), name + " " + query));
  }

  @Test
  void anyOrderAndAnyPartsGiveTheSameAnswers() throws Exception {
    Path data = folder.resolve("in-order");
    inParts(data, List.copyOf(corpus().sources().values()), Integer.MAX_VALUE / 2);
    assertEquals(1, parts(data));
    Map<Query, Found> expected = answers(data);
    assertTrue(expected.values().stream().filter(found -> found.total() > 10).count() > 50);
    same(expected, "shuffled", (to, all) -> inParts(to, all, all.size()), 1);
    same(expected, "shuffled-again", (to, all) -> inParts(to, all, all.size()), 2);
    same(expected, "in-many-parts", (to, all) -> inParts(to, all, 40), 3);
    assertTrue(parts(folder.resolve("in-many-parts")) > 3);
    same(expected, "in-few-parts", (to, all) -> inParts(to, all, 90), 4);
    assertTrue(parts(folder.resolve("in-few-parts")) > 1);
    same(expected, "at-once", (to, all) -> atOnce(to, all, 4), 5);
  }

  @Test
  void whatWasWrittenTwiceGivesTheSameAnswers() throws Exception {
    Path data = folder.resolve("once");
    inParts(data, List.copyOf(corpus().sources().values()), DOCUMENTS + PLACES);
    Map<Query, Found> expected = answers(data);
    same(
        expected,
        "twice",
        (to, all) -> {
          List<Corpus.Fresh> again = new ArrayList<>(all);
          again.addAll(all.subList(0, all.size() / 3));
          again.addAll(all.subList(all.size() / 2, all.size()));
          inParts(to, again, 60);
        },
        6);
  }

  @Test
  void theLibraryMakesTheSameIndexEveryTime() throws Exception {
    Map<Query, Found> expected = answers(folder.resolve("made"));
    for (int i = 0; i < 2; i++) {
      Map<Query, Found> answers = answers(folder.resolve("made-" + i));
      expected.forEach((query, found) -> assertEquals(found, answers.get(query), query.toString()));
    }
  }

  @Test
  void ofANamedDocumentTheVersionInForceIsShownFromItsBeginning() throws IOException {
    LuceneLibrary library = Samples.library(registry, folder.resolve("made"));
    try {
      List<Library.Hit> three = library.search(limited(3)).hits();
      assertEquals(library.search(limited(60)).hits().subList(0, 3), three);
      assertEquals(
          List.of("art-1", "art-2", "art-10"),
          three.stream().map(hit -> hit.address().anchor()).toList());
      assertEquals(
          List.of(Status.IN_FORCE), three.stream().map(Library.Hit::status).distinct().toList());
    } finally {
      library.close();
    }
  }

  private static Query limited(int limit) {
    return query("样本办法3", limit, "", Map.of());
  }
}
