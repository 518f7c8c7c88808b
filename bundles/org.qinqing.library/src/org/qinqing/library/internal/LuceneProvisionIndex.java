package org.qinqing.library.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.qinqing.library.internal.SearchUnit.Span;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document.Wording;
import org.qinqing.pack.Locality;

/**
 * A Lucene index. A document of Lucene is a provision; what was changed is found by the address of
 * its document.
 */
final class LuceneProvisionIndex implements ProvisionIndex {
  private static final float K1 = 1.2f;

  private static final float B = 0.9f;
  private static final float HEADING = 0.35f;
  private static final float TITLE = 0.15f;
  private static final float PEOPLE = 0.3f;

  /** A provision in force goes before an equal one that is not. */
  private static final float IN_FORCE = 2f;

  private static final float EXACT = 1000f;
  private static final float ARTICLE = 900f;
  private static final float INSIDE = 800f;

  private static final String KEY = "key";
  private static final String ADDRESS = "address";
  private static final String ANCHOR = "anchor";
  private static final String LOCALITY = "locality";
  private static final String FROM = "from";
  private static final String OVER = "over";
  private static final String ALL = "all";
  private static final String HEAD = "head";
  private static final String NAME = "name";
  private static final String SAID = "said";
  private static final FieldType SEARCHED = searched();
  private static final Sort ORDER =
      new Sort(SortField.FIELD_SCORE, new SortField(ADDRESS, SortField.Type.STRING));

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Map<String, Corpus.Source> held = new HashMap<>();

  /** An empty index in memory. */
  LuceneProvisionIndex() throws IOException {
    this(new ByteBuffersDirectory());
  }

  private LuceneProvisionIndex(Directory directory) throws IOException {
    this.directory = directory;
    IndexWriterConfig config = new IndexWriterConfig(new GramAnalyzer());
    config.setSimilarity(new BM25Similarity(K1, B));
    // Merging in this thread and down to the last deletion: what was removed must not linger in the
    // scores.
    config.setMergeScheduler(new SerialMergeScheduler());
    config.setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0));
    this.writer = new IndexWriter(directory, config);
    this.searchers =
        new SearcherManager(
            writer,
            new org.apache.lucene.search.SearcherFactory() {
              @Override
              public IndexSearcher newSearcher(
                  org.apache.lucene.index.IndexReader reader,
                  org.apache.lucene.index.@org.jspecify.annotations.Nullable IndexReader previous) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(new BM25Similarity(K1, B));
                return searcher;
              }
            });
  }

  private static FieldType searched() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }

  @Override
  public synchronized void update(Collection<Corpus.Source> sources) throws IOException {
    Set<String> gone = new HashSet<>(held.keySet());
    boolean changed = false;
    for (Corpus.Source source : sources) {
      gone.remove(source.key());
      if (source.equals(held.get(source.key()))) {
        continue;
      }
      List<Document> documents = new ArrayList<>();
      for (SearchUnit unit : Corpus.units(source)) {
        documents.add(document(source.key(), unit));
      }
      writer.updateDocuments(new Term(KEY, source.key()), documents);
      held.put(source.key(), source);
      changed = true;
    }
    for (String key : gone) {
      writer.deleteDocuments(new Term(KEY, key));
      held.remove(key);
      changed = true;
    }
    if (changed) {
      // Deleted provisions would still count in how rare a word is; the score may depend on what is
      // there only.
      writer.forceMergeDeletes();
      searchers.maybeRefreshBlocking();
    }
  }

  private static Document document(String key, SearchUnit unit) {
    Document document = new Document();
    String address = unit.address().toString();
    document.add(new StringField(KEY, key, Field.Store.NO));
    document.add(new StringField(ADDRESS, address, Field.Store.YES));
    document.add(new SortedDocValuesField(ADDRESS, new BytesRef(address)));
    document.add(new StringField(ANCHOR, unit.address().anchor(), Field.Store.NO));
    document.add(new StringField(LOCALITY, unit.locality().code(), Field.Store.YES));
    document.add(new LongField(FROM, unit.span().from().toEpochDay(), Field.Store.NO));
    document.add(new LongField(OVER, unit.span().over().toEpochDay(), Field.Store.NO));
    store(document, "title", unit.title());
    store(document, "item", unit.item());
    store(document, "heading", unit.heading());
    store(document, "text", unit.text());
    store(document, "wording", unit.wording().name());
    store(document, "end", unit.span().end().toString());
    store(document, "next", unit.span().next().toString());
    store(document, "last", unit.span().last().toString());
    store(document, "begin", unit.span().from().toString());
    if (unit.ranked()) {
      String names = unit.title() + "\n" + String.join("\n", unit.names());
      String context = String.join("\n", unit.context());
      String all =
          String.join(
              "\n", unit.title(), context, unit.text(), String.join("\n", unit.corrections()));
      document.add(new Field(ALL, all, SEARCHED));
      document.add(new Field(HEAD, context, SEARCHED));
      document.add(new Field(NAME, names, SEARCHED));
      if (!unit.people().isEmpty()) {
        document.add(new Field(SAID, String.join("\n", unit.people()), SEARCHED));
      }
    }
    return document;
  }

  private static void store(Document document, String field, String value) {
    document.add(new StoredField(field, value));
  }

  @Override
  public Results search(Wanted wanted, Filter filter, int limit) throws IOException {
    if (wanted.isEmpty()) {
      return new Results(0, List.of());
    }
    IndexSearcher searcher = searchers.acquire();
    try {
      int total = 0;
      List<Result> results = new ArrayList<>();
      for (Query query : stages(wanted, filter)) {
        int room = limit - results.size();
        if (room > 0) {
          TopFieldDocs found =
              searcher.search(query, new TopFieldCollectorManager(ORDER, room, Integer.MAX_VALUE));
          TopFieldDocs scored = found;
          total += (int) scored.totalHits.value();
          StoredFields stored = searcher.storedFields();
          for (ScoreDoc hit : scored.scoreDocs) {
            double score =
                ((Number) ((org.apache.lucene.search.FieldDoc) hit).fields[0]).doubleValue();
            results.add(new Result(unit(stored.document(hit.doc)), score));
          }
        } else {
          total += searcher.count(query);
        }
      }
      return new Results(total, results);
    } finally {
      searchers.release(searcher);
    }
  }

  /** What was named first, then the place asked for, then the rest; the stages do not overlap. */
  private static List<Query> stages(Wanted wanted, Filter filter) {
    List<Query> stages = new ArrayList<>();
    Query cited = wanted.cited().map(LuceneProvisionIndex::cited).orElse(null);
    if (cited != null) {
      stages.add(limited(cited, filter).build());
    }
    if (wanted.grams().isEmpty()) {
      return stages;
    }
    Query words = words(wanted.grams());
    if (filter.chain().isEmpty()) {
      stages.add(without(limited(words, filter), cited));
      return stages;
    }
    Query chain = new TermInSetQuery(LOCALITY, filter.chain().stream().map(BytesRef::new).toList());
    stages.add(without(limited(words, filter).add(chain, Occur.FILTER), cited));
    stages.add(without(limited(words, filter).add(chain, Occur.MUST_NOT), cited));
    return stages;
  }

  private static Query without(
      BooleanQuery.Builder query, @org.jspecify.annotations.Nullable Query other) {
    if (other != null) {
      query.add(other, Occur.MUST_NOT);
    }
    return query.build();
  }

  private static BooleanQuery.Builder limited(Query query, Filter filter) {
    long day = filter.asOf().toEpochDay();
    Query inForce =
        new BooleanQuery.Builder()
            .add(LongPoint.newRangeQuery(FROM, Long.MIN_VALUE, day), Occur.FILTER)
            .add(LongPoint.newRangeQuery(OVER, day + 1, Long.MAX_VALUE), Occur.FILTER)
            .build();
    BooleanQuery.Builder limited = new BooleanQuery.Builder().add(query, Occur.MUST);
    if (filter.onlyInForce()) {
      limited.add(inForce, Occur.FILTER);
    } else {
      limited.add(new BoostQuery(new ConstantScoreQuery(inForce), IN_FORCE), Occur.SHOULD);
    }
    return limited;
  }

  private static Query cited(Wanted.Cited cited) {
    BooleanQuery.Builder anchors = new BooleanQuery.Builder();
    anchors.add(constant(new TermQuery(new Term(ANCHOR, cited.anchor())), EXACT), Occur.SHOULD);
    anchors.add(constant(new TermQuery(new Term(ANCHOR, cited.article())), ARTICLE), Occur.SHOULD);
    anchors.add(
        constant(new PrefixQuery(new Term(ANCHOR, cited.anchor() + "/")), INSIDE), Occur.SHOULD);
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(anchors.build(), Occur.MUST);
    if (!cited.documents().isEmpty()) {
      query.add(
          new TermInSetQuery(KEY, cited.documents().stream().map(BytesRef::new).toList()),
          Occur.FILTER);
    }
    return query.build();
  }

  private static Query constant(Query query, float score) {
    return new BoostQuery(new ConstantScoreQuery(query), score);
  }

  private static Query words(Map<String, Float> grams) {
    // Single characters say nothing about a title when there are pairs.
    boolean longer = grams.keySet().stream().anyMatch(gram -> gram.length() > 1);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    grams.forEach(
        (gram, weight) -> {
          query.add(term(ALL, gram, weight), Occur.SHOULD);
          if (gram.length() == 1 && longer) {
            return;
          }
          query.add(term(HEAD, gram, weight * HEADING), Occur.SHOULD);
          query.add(term(NAME, gram, weight * TITLE), Occur.SHOULD);
          query.add(term(SAID, gram, weight * PEOPLE), Occur.SHOULD);
        });
    return query.build();
  }

  private static Query term(String field, String gram, float weight) {
    return new BoostQuery(new TermQuery(new Term(field, gram)), weight);
  }

  private static SearchUnit unit(Document stored) {
    return new SearchUnit(
        Address.parse(value(stored, ADDRESS)).orElseThrow(),
        value(stored, "title"),
        List.of(),
        value(stored, "item"),
        value(stored, "heading"),
        List.of(),
        value(stored, "text"),
        List.of(),
        List.of(),
        Wording.valueOf(value(stored, "wording")),
        new Locality(value(stored, LOCALITY)),
        new Span(
            day(stored, "begin"), day(stored, "end"), day(stored, "next"), day(stored, "last")),
        true);
  }

  private static LocalDate day(Document stored, String field) {
    return LocalDate.parse(value(stored, field));
  }

  private static String value(Document stored, String field) {
    return Objects.requireNonNull(stored.get(field), field);
  }

  @Override
  public synchronized void close() throws IOException {
    searchers.close();
    writer.close();
    directory.close();
  }
}
