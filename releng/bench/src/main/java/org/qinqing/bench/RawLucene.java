package org.qinqing.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/** Lucene as it comes: BM25 over single characters and pairs of title, heading path and body. */
final class RawLucene implements Peer {
  private static final float K1 = 1.2f;
  private static final float B = 0.9f;
  private static final double BUFFER_MEGABYTES = 64;
  private static final String ALL = "all";
  private static final FieldType SEARCHED = searched();

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  /** Opens what a {@link Writer} made. */
  RawLucene(Path folder) throws IOException {
    this.directory = new MMapDirectory(folder);
    this.reader = DirectoryReader.open(directory);
    this.searcher = new IndexSearcher(reader);
    searcher.setSimilarity(new BM25Similarity(K1, B));
  }

  /** Which fields an article has. */
  enum Fields {
    /** One searched field, and what an answer shows. */
    ONE,
    /**
     * Those that the product's index has: beside the one field the heading path and the title by
     * themselves, the address, dates, and the values of facets. To be kept in line with it.
     */
    LIBRARY
  }

  private static FieldType searched() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }

  /** Indexes in the calling thread, merging included. */
  static final class Writer implements Closeable {
    private final Fields fields;
    private final Directory directory;
    private final IndexWriter writer;
    private int number;

    Writer(Path folder, Fields fields) throws IOException {
      this.fields = fields;
      this.directory = new MMapDirectory(folder);
      IndexWriterConfig config = new IndexWriterConfig(new GramAnalyzer());
      config.setSimilarity(new BM25Similarity(K1, B));
      config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
      config.setMergeScheduler(new SerialMergeScheduler());
      config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
      this.writer = new IndexWriter(directory, config);
    }

    void add(Article article) throws IOException {
      writer.addDocument(document(article));
      number++;
    }

    private Document document(Article article) {
      Document document = new Document();
      String headings = String.join("\n", article.headings());
      document.add(new Field(ALL, article.searched(), SEARCHED));
      document.add(new StoredField("title", article.title()));
      document.add(new StoredField("item", article.item()));
      document.add(new StoredField("heading", headings));
      document.add(new StoredField("text", article.body()));
      if (fields == Fields.LIBRARY) {
        document.add(new Field("head", headings, SEARCHED));
        document.add(new Field("titles", article.title(), SEARCHED));
        document.add(new StringField("key", article.title(), Field.Store.NO));
        document.add(new StringField("anchor", article.item(), Field.Store.NO));
        document.add(new StoredField("address", article.title() + "/" + number));
        for (String day : List.of("from", "over", "next", "last")) {
          document.add(new LongField(day, number, Field.Store.YES));
        }
        for (String facet : List.of("place", "level", "issuer", "bundle")) {
          document.add(new KeywordField(facet, article.item(), Field.Store.NO));
        }
        for (String shown : List.of("wording", "end", "level", "locality")) {
          document.add(new StoredField("shown." + shown, shown));
        }
      }
      return document;
    }

    @Override
    public void close() throws IOException {
      writer.close();
      directory.close();
    }
  }

  @Override
  public String name() {
    return "Lucene BM25";
  }

  @Override
  public int answer(String text) throws IOException {
    return found(text).size();
  }

  @Override
  public List<Article.Key> ranked(String text) throws IOException {
    return found(text).stream().map(Article::key).toList();
  }

  private List<Article> found(String text) throws IOException {
    List<Article> found = new ArrayList<>();
    StoredFields stored = searcher.storedFields();
    for (ScoreDoc hit : searcher.search(query(text), LIMIT).scoreDocs) {
      Document document = stored.document(hit.doc);
      found.add(
          new Article(
              value(document, "title"),
              value(document, "item"),
              List.of(value(document, "heading")),
              value(document, "text")));
    }
    return found;
  }

  private static Query query(String text) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    new LinkedHashSet<>(Grams.singlesAndPairs(text))
        .forEach(gram -> query.add(new TermQuery(new Term(ALL, gram)), Occur.SHOULD));
    return query.build();
  }

  private static String value(Document document, String field) {
    return Objects.requireNonNull(document.get(field), field);
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
