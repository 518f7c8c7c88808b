package org.qinqing.library.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.qinqing.library.Library.Count;
import org.qinqing.library.Library.Facet;
import org.qinqing.library.Library.Status;

/** Answers one query on one commit of the index. */
final class Finder {
  /** Below this share of the best score a provision is no answer any more, only a chance hit. */
  private static final double ANSWERS = 0.35;

  /** Counts are taken over so many at least, so that they do not shrink when a filter is lifted. */
  private static final int COUNTED = 300;

  /** The first ones are shown however weak they are. */
  private static final int SHOWN_ANYHOW = 10;

  /** A provision in force goes before an equal one that is not. */
  private static final float NOT_IN_FORCE = 0.8f;

  /** What a place says goes before what the whole country says, for who works or asks there. */
  private static final double PREFERRED = 1.3;

  private static final float EXACT = 3000f;
  private static final float ARTICLE = 2000f;
  private static final float INSIDE = 1000f;

  /** What a heading that is just the query adds, as a share of the best score. */
  private static final double HEADED = 0.6;

  /** How much less each next provision of a named document scores. */
  private static final double BEHIND = 0.001;

  /** Named provisions stand before all that were found by words. */
  private static final double NAMED = 1000;

  private final IndexSearcher searcher;
  private final Conditions conditions;

  /**
   * Conditions.
   *
   * @param asOf day that decides what is in force, since the epoch
   * @param only values a provision must have
   * @param chain codes of the places that rank first; empty for no preference
   * @param preferred codes of the places that were chosen or named
   */
  record Conditions(
      long asOf, Map<Facet, Set<String>> only, Set<String> chain, Set<String> preferred) {}

  /**
   * What was found.
   *
   * @param total number of provisions that answer
   * @param more whether there may be more
   * @param results best first
   * @param counts by facet; empty unless wanted
   */
  record Results(int total, boolean more, List<Result> results, Map<Facet, List<Count>> counts) {}

  /** One provision and its score. */
  record Result(SearchUnit unit, double score) {}

  /** A provision that may be shown. */
  private record Candidate(int doc, double score, boolean near) {}

  Finder(IndexSearcher searcher, Conditions conditions) {
    this.searcher = searcher;
    this.conditions = conditions;
  }

  /** Searches. */
  Results find(Wanted wanted, int limit, boolean counting) throws IOException {
    List<Candidate> named = named(wanted, limit);
    int asked = counting ? Math.max(limit, COUNTED) : limit;
    List<Candidate> found = words(wanted, asked, named);
    int looked = Math.max(asked, Ranking.DEFAULT.candidates(wanted.grams().size()));
    boolean more = found.size() >= looked;
    List<Candidate> all = new ArrayList<>(named);
    all.addAll(found);
    Map<Facet, List<Count>> counts = counting ? new Counting().count(all) : Map.of();
    List<Result> results = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    for (Candidate candidate : all.subList(0, Math.min(limit, all.size()))) {
      results.add(new Result(IndexedFields.unit(stored.document(candidate.doc)), candidate.score));
    }
    return new Results(all.size(), more, List.copyOf(results), counts);
  }

  // --- provisions that are named -----------------------------------------------------------------

  private List<Candidate> named(Wanted wanted, int limit) throws IOException {
    if (wanted.cited().isEmpty()) {
      return List.of();
    }
    Wanted.Cited cited = wanted.cited().get();
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(
        cited.unit().map(Finder::unit).orElseGet(() -> MatchAllDocsQuery.INSTANCE), Occur.MUST);
    if (!cited.documents().isEmpty()) {
      query.add(in(IndexedFields.KEY, cited.documents()), Occur.FILTER);
    }
    query.add(new FieldExistsQuery(IndexedFields.CHAPTER), Occur.FILTER);
    // Of equals the place asked for and what is in force are taken first when there are too many.
    query.add(constant(status(Status.IN_FORCE), 1), Occur.SHOULD);
    if (!conditions.preferred.isEmpty()) {
      Query place = in(IndexedFields.facet(Facet.PLACE), conditions.preferred);
      query.add(constant(place, 2), Occur.SHOULD);
    }
    // Where the name leaves several documents open, the other words decide.
    QueryPlan words = QueryPlan.of(searcher, IndexedFields.ALL, wanted.grams());
    if (cited.unit().isPresent() && !words.isEmpty()) {
      query.add(words.any(), Occur.SHOULD);
    }
    List<Candidate> named = new ArrayList<>();
    for (ScoreDoc hit : FixedOrder.ranked(searcher, limited(query.build()), limit)) {
      // A whole document is shown from its beginning on: in the order it was indexed.
      double behind = cited.unit().isPresent() ? 0 : named.size() * BEHIND;
      named.add(new Candidate(hit.doc, NAMED + hit.score - behind, true));
    }
    return weighed(named);
  }

  private static Query unit(Wanted.Unit unit) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    switch (unit) {
      case Wanted.Unit.Anchored anchored -> {
        any.add(constant(anchor(anchored.anchor()), EXACT), Occur.SHOULD);
        any.add(constant(anchor(anchored.article()), ARTICLE), Occur.SHOULD);
        any.add(
            constant(within(IndexedFields.ANCHOR, anchored.anchor() + "/"), INSIDE), Occur.SHOULD);
      }
      case Wanted.Unit.Labelled labelled -> {
        Query label = new TermQuery(new Term(IndexedFields.LABEL, labelled.key()));
        any.add(constant(label, EXACT), Occur.SHOULD);
        any.add(constant(within(IndexedFields.LABEL, labelled.key()), INSIDE), Occur.SHOULD);
      }
    }
    return any.build();
  }

  private static Query anchor(String anchor) {
    return new TermQuery(new Term(IndexedFields.ANCHOR, anchor));
  }

  private static Query within(String field, String beginning) {
    return new PrefixQuery(new Term(field, beginning));
  }

  private static Query constant(Query query, float score) {
    return new BoostQuery(new ConstantScoreQuery(query), score);
  }

  private static Query in(String field, Iterable<String> values) {
    List<BytesRef> terms = new ArrayList<>();
    values.forEach(value -> terms.add(new BytesRef(value)));
    return new TermInSetQuery(field, terms);
  }

  // --- provisions that are found by words --------------------------------------------------------

  private List<Candidate> words(Wanted wanted, int limit, List<Candidate> named)
      throws IOException {
    if (wanted.grams().isEmpty()) {
      return List.of();
    }
    RankedSearch search = new RankedSearch(Ranking.DEFAULT);
    int least = limit + named.size() + 1;
    List<Candidate> candidates = new ArrayList<>();
    Set<Integer> there = new HashSet<>();
    named.forEach(candidate -> there.add(candidate.doc));
    for (ScoreDoc hit : search.search(searcher, wanted.grams(), filters(), least)) {
      if (!there.contains(hit.doc)) {
        candidates.add(new Candidate(hit.doc, hit.score, true));
      }
    }
    return placed(weighed(headed(wanted, candidates)));
  }

  /** Who types a heading wants what stands under it. */
  private List<Candidate> headed(Wanted wanted, List<Candidate> candidates) throws IOException {
    Set<Integer> headed = headed(wanted.phrase(), candidates);
    if (headed.isEmpty()) {
      return candidates;
    }
    double best = candidates.stream().mapToDouble(Candidate::score).max().orElse(0);
    List<Candidate> raised = new ArrayList<>();
    for (Candidate candidate : candidates) {
      double more = headed.contains(candidate.doc) ? HEADED * best : 0;
      raised.add(new Candidate(candidate.doc, candidate.score + more, candidate.near));
    }
    return raised;
  }

  /** Which of the candidates, in the order of the index, stand under a heading. */
  private Set<Integer> headed(String phrase, List<Candidate> candidates) throws IOException {
    Term heading = new Term(IndexedFields.HEADING, phrase);
    Set<Integer> headed = new HashSet<>();
    LeafReaderContext leaf = null;
    PostingsEnum postings = null;
    for (Candidate candidate : candidates) {
      if (leaf == null || candidate.doc >= leaf.docBase + leaf.reader().maxDoc()) {
        leaf = leaf(candidate.doc);
        postings = leaf.reader().postings(heading, PostingsEnum.NONE);
      }
      if (postings == null) {
        continue;
      }
      int doc = candidate.doc - leaf.docBase;
      int at = postings.docID() < doc ? postings.advance(doc) : postings.docID();
      if (at == doc) {
        headed.add(candidate.doc);
      }
    }
    return headed;
  }

  /** What is not in force counts for less; best first. */
  private List<Candidate> weighed(List<Candidate> candidates) throws IOException {
    List<Candidate> byPlace = new ArrayList<>(candidates);
    byPlace.sort(Comparator.comparingInt(Candidate::doc));
    List<Candidate> weighed = new ArrayList<>(candidates.size());
    Map<Integer, FixedOrder.Place> places = new HashMap<>();
    Columns columns = new Columns();
    for (Candidate candidate : byPlace) {
      columns.to(candidate.doc);
      double factor = columns.status() == Status.IN_FORCE ? 1 : NOT_IN_FORCE;
      factor *= columns.isIn(conditions.preferred) ? PREFERRED : 1;
      weighed.add(
          new Candidate(
              candidate.doc,
              candidate.score * factor,
              conditions.chain.isEmpty() || columns.isIn(conditions.chain)));
      places.put(candidate.doc, columns.place());
    }
    weighed.sort(
        Comparator.comparingDouble((Candidate c) -> -c.score)
            .thenComparing(c -> Objects.requireNonNull(places.get(c.doc))));
    return weighed;
  }

  /**
   * Of what answers, the places asked for first, then the others. Chance hits only fill up the
   * first ones, and never stand between.
   */
  private static List<Candidate> placed(List<Candidate> sorted) {
    double least = sorted.isEmpty() ? 0 : ANSWERS * sorted.getFirst().score;
    List<Candidate> placed = new ArrayList<>();
    sorted.stream().filter(c -> c.near && c.score >= least).forEach(placed::add);
    boolean others = placed.size() < sorted.stream().filter(c -> c.score >= least).count();
    sorted.stream().filter(c -> !c.near && c.score >= least).forEach(placed::add);
    for (Candidate chance : sorted) {
      if (placed.size() < SHOWN_ANYHOW && chance.score < least && chance.near != others) {
        placed.add(chance);
      }
    }
    return placed;
  }

  private LeafReaderContext leaf(int document) {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    return leaves.get(ReaderUtil.subIndex(document, leaves));
  }

  // --- conditions --------------------------------------------------------------------------------

  private Query limited(Query query) {
    BooleanQuery.Builder limited = new BooleanQuery.Builder().add(query, Occur.MUST);
    filters().forEach(filter -> limited.add(filter, Occur.FILTER));
    return limited.build();
  }

  private List<Query> filters() {
    List<Query> filters = new ArrayList<>();
    conditions.only.forEach(
        (facet, values) ->
            filters.add(
                facet == Facet.STATUS ? status(values) : in(IndexedFields.facet(facet), values)));
    return filters;
  }

  private Query status(Set<String> values) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    values.forEach(value -> any.add(status(Status.valueOf(value)), Occur.SHOULD));
    return any.build();
  }

  private Query status(Status status) {
    long day = conditions.asOf;
    Query begun = upTo(IndexedFields.FROM, day);
    Query superseded = upTo(IndexedFields.NEXT, day);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    switch (status) {
      case NOT_YET -> all.add(after(IndexedFields.FROM, day), Occur.FILTER);
      case IN_FORCE ->
          all.add(begun, Occur.FILTER).add(after(IndexedFields.OVER, day), Occur.FILTER);
      case HISTORIC ->
          all.add(begun, Occur.FILTER)
              .add(superseded, Occur.FILTER)
              .add(after(IndexedFields.LAST, day), Occur.FILTER);
      case REPEALED ->
          all.add(begun, Occur.FILTER)
              .add(upTo(IndexedFields.OVER, day), Occur.FILTER)
              .add(
                  new BooleanQuery.Builder()
                      .add(after(IndexedFields.NEXT, day), Occur.SHOULD)
                      .add(upTo(IndexedFields.LAST, day), Occur.SHOULD)
                      .build(),
                  Occur.FILTER);
    }
    return all.build();
  }

  private static Query upTo(String field, long day) {
    return LongPoint.newRangeQuery(field, Long.MIN_VALUE, day);
  }

  private static Query after(String field, long day) {
    return LongPoint.newRangeQuery(field, day + 1, Long.MAX_VALUE);
  }

  /** Reads what is kept by column; documents in ascending order. */
  private final class Columns {
    private final Map<String, NumericDocValues> days = new HashMap<>();
    private final Map<Facet, SortedSetDocValues> values = new EnumMap<>(Facet.class);
    private @Nullable SortedSetDocValues keys;
    private @Nullable LeafReaderContext leaf;
    private int doc;

    void to(int document) {
      if (leaf == null || document >= leaf.docBase + leaf.reader().maxDoc()) {
        leaf = Finder.this.leaf(document);
        days.clear();
        values.clear();
        keys = null;
      }
      doc = document - leaf.docBase;
    }

    private LeafReaderContext leaf() {
      return Objects.requireNonNull(leaf);
    }

    Status status() throws IOException {
      if (conditions.asOf < day(IndexedFields.FROM)) {
        return Status.NOT_YET;
      }
      if (conditions.asOf < day(IndexedFields.OVER)) {
        return Status.IN_FORCE;
      }
      boolean superseded = conditions.asOf >= day(IndexedFields.NEXT);
      boolean lineEnded = conditions.asOf >= day(IndexedFields.LAST);
      return superseded && !lineEnded ? Status.HISTORIC : Status.REPEALED;
    }

    private long day(String field) throws IOException {
      NumericDocValues column = days.get(field);
      if (column == null) {
        column =
            Objects.requireNonNull(
                DocValues.unwrapSingleton(DocValues.getSortedNumeric(leaf().reader(), field)),
                field);
        days.put(field, column);
      }
      if (!column.advanceExact(doc)) {
        throw new IOException(field);
      }
      return column.longValue();
    }

    /** Where it stands among what scores the same. */
    FixedOrder.Place place() throws IOException {
      SortedSetDocValues column = keys;
      if (column == null) {
        column = DocValues.getSortedSet(leaf().reader(), IndexedFields.KEY);
        keys = column;
      }
      if (!column.advanceExact(doc)) {
        throw new IOException(IndexedFields.KEY);
      }
      return new FixedOrder.Place(column, column.nextOrd(), leaf().docBase + doc);
    }

    boolean isIn(Set<String> places) throws IOException {
      if (places.isEmpty()) {
        return false;
      }
      List<String> place = values(Facet.PLACE);
      return !place.isEmpty() && places.contains(place.getFirst());
    }

    List<String> values(Facet facet) throws IOException {
      SortedSetDocValues column = values.get(facet);
      if (column == null) {
        column = DocValues.getSortedSet(leaf().reader(), IndexedFields.facet(facet));
        values.put(facet, column);
      }
      List<String> found = new ArrayList<>(1);
      if (column.advanceExact(doc)) {
        for (int i = 0; i < column.docValueCount(); i++) {
          found.add(column.lookupOrd(column.nextOrd()).utf8ToString());
        }
      }
      return found;
    }
  }

  /** Counts values. */
  private final class Counting {
    private final Map<Facet, Map<String, Integer>> numbers = new EnumMap<>(Facet.class);

    Map<Facet, List<Count>> count(List<Candidate> candidates) throws IOException {
      List<Candidate> byPlace = new ArrayList<>(candidates);
      byPlace.sort(Comparator.comparingInt(Candidate::doc));
      Columns columns = new Columns();
      for (Candidate candidate : byPlace) {
        columns.to(candidate.doc);
        add(Facet.STATUS, columns.status().name());
        for (Facet facet : Facet.values()) {
          if (facet != Facet.STATUS) {
            for (String value : columns.values(facet)) {
              add(facet, value);
            }
          }
        }
      }
      Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
      numbers.forEach(
          (facet, values) ->
              counts.put(
                  facet,
                  values.entrySet().stream()
                      .map(entry -> new Count(entry.getKey(), entry.getValue()))
                      .sorted(
                          Comparator.comparingInt((Count count) -> -count.number())
                              .thenComparing(Count::value))
                      .toList()));
      return counts;
    }

    private void add(Facet facet, String value) {
      numbers.computeIfAbsent(facet, key -> new HashMap<>()).merge(value, 1, Integer::sum);
    }
  }
}
