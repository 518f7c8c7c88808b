package org.qinqing.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.qinqing.library.Library;
import org.qinqing.library.Library.Extra;
import org.qinqing.pack.Pack;
import tools.jackson.databind.JsonNode;

/** How fast and how large the search is, from the given corpus to a million provisions. */
final class SearchRun {
  /** The given corpus. */
  static final String GIVEN = "60k";

  private static final long SEED = 7;
  private static final double NANOS_IN_MILLI = 1e6;
  private static final double NANOS_IN_SECOND = 1e9;
  private static final double MILLIS_IN_SECOND = 1e3;
  private static final double BYTES_IN_MEGABYTE = 1024 * 1024;
  private static final int STARTS = 7;
  private static final int INDEX_ROUNDS = 4;
  private static final List<String> SMALL_HEAP = List.of("-Xmx256m");
  private static final List<String> ONE_CORE = List.of("-XX:ActiveProcessorCount=1");

  /** What is asked for beside the provisions. */
  private record NamedExtras(String metric, Set<Extra> extras) {}

  private static final List<NamedExtras> NAMED_EXTRAS =
      List.of(
          new NamedExtras("snippets", Set.of(Extra.SNIPPETS)),
          new NamedExtras("counts", Set.of(Extra.COUNTS)),
          new NamedExtras("window", Set.of(Extra.values())));

  /** SQLite takes so long on larger corpora that it is asked a part of the queries there. */
  private static final int FEW = 150;

  private final Report report;
  private final PrintStream progress;
  private final Path work;
  private final Product product;
  private final Path corpus;
  private final int rounds;
  private final boolean processor;
  private final Typing typing;
  private final List<Pack> packs;

  /**
   * A run.
   *
   * @param progress told what is being done
   * @param work an empty folder
   * @param corpus folder of the statute benchmark
   * @param rounds how often each query is timed
   * @param processor whether processor time is reported beside the time by the clock
   */
  SearchRun(
      Report report,
      PrintStream progress,
      Path work,
      Product product,
      Path corpus,
      int rounds,
      boolean processor)
      throws IOException {
    this.report = report;
    this.progress = progress;
    this.work = work;
    this.product = product;
    this.corpus = corpus;
    this.rounds = rounds;
    this.processor = processor;
    this.typing = Typing.of(corpus);
    this.packs = Bundles.read(product.plugins());
  }

  /** A corpus of a size. */
  private record Size(String label, List<Path> folders, Path data) {
    String metric(String name) {
      return "search." + label + "." + name;
    }

    boolean given() {
      return label.equals(GIVEN);
    }
  }

  /** Medians for natural questions. */
  private record Medians(double ours, double lucene) {}

  /** The given corpus. */
  void given() throws IOException {
    Size size = new Size(GIVEN, List.of(corpus.resolve("laws")), work.resolve(GIVEN));
    measure(size);
    rate(size);
    start(size);
    change(size);
    repair(size);
    Folders.delete(size.data());
  }

  /**
   * Two corpora of which one is ten times the other.
   *
   * @param articles of the larger one
   */
  void grown(int articles) throws IOException {
    Medians small = grown(label(articles / 10), articles / 10);
    Medians large = grown(label(articles), articles);
    report.add(
        Figure.less("search.tenfold.natural.p50", "×", large.ours() / small.ours(), 0)
            .beside("Lucene BM25", large.lucene() / small.lucene()));
  }

  static String label(int articles) {
    return articles >= 1_000_000 ? articles / 1_000_000 + "m" : articles / 1000 + "k";
  }

  private Medians grown(String label, int articles) throws IOException {
    Path laws = corpus.resolve("laws");
    Path more = work.resolve(label + "-statutes");
    progress.println(Messages.text("progress.grow", label));
    int given = 0;
    for (Path file : Statutes.files(laws)) {
      given += Statutes.read(file).size();
    }
    Growth.of(laws, SEED).write(more, articles - given);
    Size size = new Size(label, List.of(laws, more), work.resolve(label));
    Medians medians = measure(size);
    Folders.delete(more);
    Folders.delete(size.data());
    return medians;
  }

  // --- what is measured at every size
  // -------------------------------------------------------------

  private Medians measure(Size size) throws IOException {
    progress.println(Messages.text("progress.peersOf", size.label()));
    try (PeerTexts texts = PeerTexts.build(work.resolve(size.label() + "-peers"), size.folders())) {
      Medians medians = measure(size, texts);
      heap(size);
      return medians;
    }
  }

  private Medians measure(Size size, PeerTexts texts) throws IOException {
    try (Ours ours = new Ours(new Bundles(packs), size.data());
        RawLucene lucene = new RawLucene(texts.lucene());
        FullText5 fullText = new FullText5(texts.fullText(), FullText5.Match.ANY);
        FullText5 strict = new FullText5(texts.fullText(), FullText5.Match.ALL)) {
      take(size, ours, texts);
      bytes(size, texts);
      progress.println(Messages.text("progress.race", size.label()));
      return race(size, ours, lucene, fullText, strict);
    }
  }

  private void take(Size size, Ours ours, PeerTexts texts) throws IOException {
    progress.println(Messages.text("progress.importOf", size.label()));
    long begin = System.nanoTime();
    ours.take(size.folders(), new Percent(progress), texts.articles());
    ours.find(typing.questions().getFirst(), Optional.empty(), Set.of());
    double seconds = (System.nanoTime() - begin) / NANOS_IN_SECOND;
    String lucene = "Lucene BM25";
    String sqlite = "SQLite FTS5";
    Figure time = Figure.less(size.metric("import.seconds"), "s", seconds, 1);
    report.add(time.beside(lucene, (double) texts.luceneNanos() / NANOS_IN_SECOND));
    report.add(time.beside(sqlite, (double) texts.fullTextNanos() / NANOS_IN_SECOND));
    Figure rate = Figure.more(size.metric("import.rate"), "/s", texts.articles() / seconds, 1);
    report.add(rate.beside(lucene, perSecond(texts.articles(), (double) texts.luceneNanos())));
    report.add(rate.beside(sqlite, perSecond(texts.articles(), (double) texts.fullTextNanos())));
    report.add(Figure.more(size.metric("articles"), "", (double) texts.articles(), 1));
  }

  private static double perSecond(long number, double nanos) {
    return (double) number / nanos * NANOS_IN_SECOND;
  }

  private void bytes(Size size, PeerTexts texts) throws IOException {
    double text = (double) texts.searchedBytes();
    double index = (double) (IndexFiles.in(size.data()).bytes() - bundlesAlone());
    Figure factor = Figure.less(size.metric("index.size"), "×", index / text, 1);
    report.add(factor.beside("Lucene BM25", (double) Folders.bytes(texts.lucene()) / text));
    report.add(factor.beside("SQLite FTS5", (double) Files.size(texts.fullText()) / text));
    report.add(Figure.less(size.metric("text.size"), "MB", text / BYTES_IN_MEGABYTE, 1));
  }

  /** Bytes of an index of the bundles, which are not in the peers' texts. */
  private long bundlesAlone() throws IOException {
    Path data = work.resolve("bundles");
    try (Ours ours = new Ours(new Bundles(packs), data)) {
      first(ours);
    }
    long bytes = IndexFiles.in(data).bytes();
    Folders.delete(data);
    return bytes;
  }

  private Medians race(Size size, Ours ours, RawLucene lucene, FullText5 fullText, FullText5 strict)
      throws IOException {
    Peer bare = ours.wanting(Set.of());
    Race natural =
        new Race(rounds)
            .with(bare, typing.questions())
            .with(lucene, typing.questions())
            .with(fullText, some(size, typing.questions()));
    race(natural, size.metric("natural"));
    for (NamedExtras extras : NAMED_EXTRAS) {
      race(
          new Race(rounds).with(ours.wanting(extras.extras()), typing.questions()),
          size.metric(extras.metric()));
    }
    race(
        new Race(rounds)
            .with(bare, typing.keywords())
            .with(lucene, typing.keywords())
            .with(fullText, some(size, typing.keywords()))
            .with(strict, some(size, typing.keywords())),
        size.metric("keyword"));
    race(
        new Race(rounds)
            .with(bare, typing.prefixes())
            .with(lucene, typing.prefixes())
            .with(fullText, Typing.some(typing.prefixes(), FEW)),
        size.metric("typing"));
    race(
        new Race(rounds).with(ours.wanting(Set.of(Extra.SNIPPETS)), typing.prefixes()),
        size.metric("typing-snippets"));
    return new Medians(natural.median(), natural.median(lucene.name()));
  }

  private void race(Race race, String metric) throws IOException {
    race.run();
    race.report(metric, report);
    if (processor) {
      race.reportProcessor(metric, report);
    }
  }

  private static List<String> some(Size size, List<String> queries) {
    return size.given() ? queries : Typing.some(queries, FEW);
  }

  private void heap(Size size) throws IOException {
    progress.println(Messages.text("progress.heap", size.label()));
    Path questions = Files.write(work.resolve("questions.txt"), typing.questions());
    List<String> flags = flags("batch", SMALL_HEAP);
    Child child =
        Child.run(
            LiveHeap.class,
            flags,
            List.of(size.data().toString(), product.plugins().toString(), questions.toString()));
    report.add(
        Figure.less(
            size.metric("heap"),
            "MB",
            child.number("live") / BYTES_IN_MEGABYTE,
            typing.questions().size()));
  }

  private List<String> flags(String mode, List<String> more) throws IOException {
    List<String> flags = new ArrayList<>(product.flags(mode));
    flags.addAll(more);
    return flags;
  }

  // --- what is measured on the given corpus only
  // --------------------------------------------------

  private void rate(Size size) throws IOException {
    progress.println(Messages.text("progress.rate"));
    Child child =
        Child.run(
            IndexRate.class,
            flags("batch", ONE_CORE),
            List.of(
                size.data().toString(),
                size.folders().getFirst().toString(),
                work.resolve("rate").toString(),
                Integer.toString(INDEX_ROUNDS),
                typing.questions().getFirst()));
    long articles = 0;
    for (Path file : Statutes.files(size.folders().getFirst())) {
      articles += Statutes.read(file).size();
    }
    for (String measure : List.of("wall", "cpu")) {
      String metric = size.metric(measure.equals("wall") ? "index.rate" : "index.rate-cpu");
      Figure ours =
          Figure.more(
              metric, "/s", perSecond(articles, best(child.answer().get("ours"), measure)), 1);
      for (String peer : List.of("library", "one")) {
        double theirs = perSecond(articles, best(child.answer().get(peer), measure));
        report.add(
            ours.beside(peer.equals("one") ? "Lucene, one field" : "Lucene, same fields", theirs));
      }
    }
  }

  private static double best(JsonNode rounds, String measure) {
    double best = Double.MAX_VALUE;
    for (JsonNode round : rounds) {
      best = Math.min(best, round.get(measure).asDouble());
    }
    return best;
  }

  private void start(Size size) throws IOException {
    progress.println(Messages.text("progress.start"));
    // The rate was measured without bundles: in line with them again.
    try (Ours ours = new Ours(new Bundles(packs), size.data())) {
      ours.find(typing.questions().getFirst(), Optional.empty(), Set.of());
    }
    double[] service = new double[STARTS];
    double[] whole = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      Child child =
          Child.run(
              ColdStart.class,
              flags("command", List.of()),
              List.of(
                  size.data().toString(),
                  product.plugins().toString(),
                  typing.questions().getFirst()));
      service[i] = child.number("service") / NANOS_IN_MILLI;
      whole[i] = child.millis();
    }
    start(size.metric("start.service"), service);
    start(size.metric("start.process"), whole);
  }

  private void start(String metric, double[] millis) {
    report.add(Figure.less(metric, "ms", median(millis), STARTS));
    report.add(
        Figure.less(metric + ".best", "ms", DoubleStream.of(millis).min().orElseThrow(), STARTS));
  }

  private static double median(double[] values) {
    return DoubleStream.of(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
  }

  /** One bundle of six is replaced by another version of it. */
  private void change(Size size) throws IOException {
    progress.println(Messages.text("progress.change"));
    Bundles bundles = new Bundles(packs);
    Set<String> before;
    double millis;
    try (Ours ours = new Ours(bundles, size.data())) {
      first(ours);
      before =
          IndexFiles.in(size.data()).segments().stream()
              .map(IndexFiles.Segment::name)
              .collect(Collectors.toSet());
      bundles.install(new ChangedBundle(product.plugins()).in(packs));
      millis = first(ours);
    }
    List<IndexFiles.Segment> after = IndexFiles.in(size.data()).segments();
    List<IndexFiles.Segment> made = new ArrayList<>(after);
    made.removeIf(segment -> before.contains(segment.name()));
    report.add(Figure.less(size.metric("change.first-answer"), "ms", millis, 1));
    documents(size.metric("change.documents"), made, segment -> !segment.merged());
    documents(size.metric("change.merged"), made, IndexFiles.Segment::merged);
    documents(size.metric("documents"), after, segment -> true);
  }

  private void documents(
      String metric, List<IndexFiles.Segment> segments, Predicate<IndexFiles.Segment> which) {
    int sum = segments.stream().filter(which).mapToInt(IndexFiles.Segment::documents).sum();
    report.add(Figure.less(metric, "", sum, 1));
  }

  private double first(Ours ours) throws IOException {
    long begin = System.nanoTime();
    ours.find(typing.questions().getFirst(), Optional.empty(), Set.of());
    return (System.nanoTime() - begin) / NANOS_IN_MILLI;
  }

  /** The index is gone, then cut in half; the answers should be what they were. */
  private void repair(Size size) throws IOException {
    progress.println(Messages.text("progress.repair"));
    List<List<Article.Key>> before;
    try (Ours ours = new Ours(new Bundles(packs), size.data())) {
      before = sample(ours);
    }
    IndexFiles.in(size.data()).delete();
    reopen(size, "rebuild.missing", before);
    IndexFiles.in(size.data()).damage();
    reopen(size, "rebuild.damaged", before);
  }

  private void reopen(Size size, String name, List<List<Article.Key>> before) throws IOException {
    try (Ours ours = new Ours(new Bundles(packs), size.data())) {
      double seconds = first(ours) / MILLIS_IN_SECOND;
      List<List<Article.Key>> after = sample(ours);
      long same =
          IntStream.range(0, before.size()).filter(i -> before.get(i).equals(after.get(i))).count();
      report.add(Figure.less(size.metric(name), "s", seconds, 1));
      report.add(
          Figure.more(
              size.metric(name + ".same"), "", (double) same / before.size(), before.size()));
    }
  }

  private List<List<Article.Key>> sample(Ours ours) throws IOException {
    List<List<Article.Key>> answers = new ArrayList<>();
    for (String question : Typing.some(typing.questions(), FEW)) {
      answers.add(ours.wanting(Set.of()).ranked(question));
    }
    return answers;
  }

  /** Tells every tenth part of an import. */
  private static final class Percent implements Library.ImportProgress {
    private static final int PARTS = 10;
    private final PrintStream progress;
    private int told;

    Percent(PrintStream progress) {
      this.progress = progress;
    }

    @Override
    public boolean next(Path file, int done, int total) {
      int part = total == 0 ? 0 : (int) ((long) done * PARTS / total);
      if (part > told) {
        told = part;
        progress.println("  " + part * 100 / PARTS + " %");
      }
      return true;
    }
  }
}
