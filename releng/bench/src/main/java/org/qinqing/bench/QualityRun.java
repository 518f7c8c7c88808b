package org.qinqing.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import org.qinqing.pack.Pack;

/** How good the answers are. */
final class QualityRun {
  private static final int TOP = 3;
  private static final Map<Library.Facet, Set<String>> ALL_STATES = Map.of();

  private final Report report;
  private final PrintStream progress;
  private final Path work;
  private final List<Pack> packs;

  /**
   * A run.
   *
   * @param progress told what is being done
   * @param work an empty folder
   * @param packs the bundles of the product
   */
  QualityRun(Report report, PrintStream progress, Path work, List<Pack> packs) {
    this.report = report;
    this.progress = progress;
    this.work = work;
    this.packs = List.copyOf(packs);
  }

  // --- our own queries
  // ----------------------------------------------------------------------------

  /** Answers right in the first place, and among the first three. */
  private record Tally(int asked, int first, int top) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(Tally other) {
      return new Tally(asked + other.asked, first + other.first, top + other.top);
    }
  }

  /**
   * Asks our own queries over the bundles alone.
   *
   * @return a line for each query whose right provision is not in the first place
   */
  List<String> own(List<OwnQuery> queries) throws IOException {
    progress.println(Messages.text("progress.own", queries.size()));
    Bundles bundles = new Bundles(packs);
    Map<String, Tally> tallies = new LinkedHashMap<>();
    List<String> misses = new ArrayList<>();
    try (Ours ours = new Ours(bundles, work.resolve("own"))) {
      for (OwnQuery query : queries) {
        List<Address> found = ask(ours, query, bundles);
        int place = place(query, found, bundles);
        Tally tally = new Tally(1, place == 1 ? 1 : 0, place >= 1 && place <= TOP ? 1 : 0);
        tallies.merge(query.kind(), tally, Tally::plus);
        if (place != 1) {
          misses.add(miss(query, place, found));
        }
      }
    }
    tallies.put("all", tallies.values().stream().reduce(Tally.NONE, Tally::plus));
    tallies.forEach(
        (kind, tally) -> {
          report.add(share("quality.own." + kind + ".first", tally.first, tally.asked));
          report.add(share("quality.own." + kind + ".top3", tally.top, tally.asked));
        });
    return misses;
  }

  private static List<Address> ask(Ours ours, OwnQuery query, Bundles bundles) throws IOException {
    return ours
        .library()
        .search(
            new Library.Query(
                query.text(),
                Peer.LIMIT,
                query.place(bundles.snapshot()),
                Ours.DAY,
                ALL_STATES,
                Set.of()))
        .hits()
        .stream()
        .map(Library.Hit::address)
        .toList();
  }

  /** The place of the first right one, 0 when none is. */
  private static int place(OwnQuery query, List<Address> found, Bundles bundles) {
    for (int i = 0; i < found.size(); i++) {
      if (query.answeredBy(found.get(i), bundles.snapshot(), Ours.DAY)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static String miss(OwnQuery query, int place, List<Address> found) {
    return "%s %s %s: %s ≠ %s (%s)"
        .formatted(
            query.id(),
            query.kind(),
            query.text(),
            found.stream().limit(TOP).toList(),
            query.relevant(),
            place == 0 ? "-" : place);
  }

  private static Figure share(String metric, int part, int whole) {
    return Figure.more(metric, "", (double) part / whole, whole);
  }

  // --- the given questions
  // ------------------------------------------------------------------------

  /** Asks the questions of the statute benchmark, with and without knowing others. */
  void given(Path corpus) throws IOException {
    Path laws = corpus.resolve("laws");
    List<GivenQuestion> questions = GivenQuestion.read(corpus);
    progress.println(Messages.text("progress.peers"));
    try (PeerTexts texts = PeerTexts.build(work.resolve("peers"), List.of(laws));
        RawLucene lucene = new RawLucene(texts.lucene());
        FullText5 fullText = new FullText5(texts.fullText(), FullText5.Match.ANY)) {
      Bundles bundles = new Bundles();
      try (Ours ours = new Ours(bundles, work.resolve("laws"))) {
        progress.println(Messages.text("progress.import"));
        ours.take(List.of(laws), Library.ImportProgress.NONE, texts.articles());
        Peer peer = ours.wanting(Set.of());
        progress.println(Messages.text("progress.questions", questions.size()));
        Scores alone = Scores.of(peer, questions);
        bundles.install(packs);
        Scores shipped = Scores.of(peer, questions);
        Map<Peer, Scores> peers = new LinkedHashMap<>();
        for (Peer other : List.of(lucene, fullText)) {
          peers.put(other, Scores.of(other, questions));
        }
        beside(shipped.figures("quality.given"), peers);
        beside(alone.figures("quality.given-alone"), peers);
        folds(ours, bundles, questions);
      }
    }
  }

  private void beside(List<Figure> figures, Map<Peer, Scores> peers) {
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      for (Map.Entry<Peer, Scores> peer : peers.entrySet()) {
        double value = peer.getValue().figures("").get(i).ours();
        report.add(figure.beside(peer.getKey().name(), value));
      }
    }
  }

  private void folds(Ours ours, Bundles bundles, List<GivenQuestion> questions) throws IOException {
    Map<Article.Key, List<Address>> addresses = addresses(ours, questions);
    Folds folds = new Folds(questions);
    Scores scores = new Scores(questions.size());
    for (int fold = 0; fold < folds.number(); fold++) {
      progress.println(Messages.text("progress.fold", fold + 1, folds.number()));
      List<Pack> installed = new ArrayList<>(packs);
      installed.add(folds.known(fold, addresses));
      bundles.install(installed);
      for (int i : folds.asked(fold)) {
        scores.ask(ours.wanting(Set.of()), questions, i);
      }
    }
    scores.figures("quality.folds").forEach(report::add);
  }

  /** Where the provisions stand that answer questions. */
  private Map<Article.Key, List<Address>> addresses(Ours ours, List<GivenQuestion> questions)
      throws IOException {
    Set<Article.Key> wanted = new HashSet<>();
    questions.forEach(question -> wanted.addAll(question.relevant()));
    Set<String> titles = new HashSet<>();
    wanted.forEach(key -> titles.add(key.title()));
    Map<Article.Key, List<Address>> addresses = new HashMap<>();
    for (Library.OwnDocument document : ours.library().imports()) {
      if (titles.contains(document.title())) {
        ours.addresses(document)
            .forEach(
                (label, places) -> addresses.put(new Article.Key(document.title(), label), places));
      }
    }
    addresses.keySet().retainAll(wanted);
    if (addresses.size() < wanted.size()) {
      progress.println(
          Messages.text("progress.unmapped", wanted.size() - addresses.size(), wanted.size()));
    }
    return addresses;
  }
}
