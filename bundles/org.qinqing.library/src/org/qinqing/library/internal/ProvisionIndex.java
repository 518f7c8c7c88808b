package org.qinqing.library.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Address;

/**
 * The index on disk. Each provision and each document version is a document of Lucene; all that
 * belongs to one version is written and deleted together. Readers work on the last commit and never
 * wait for a writer.
 */
final class ProvisionIndex implements Closeable {
  /**
   * Changes when fields, analysis or fingerprints change; an index of another format is made anew.
   */
  static final String FORMAT = "4";

  private static final String MARK_FORMAT = "format";
  private static final String MARK_PACKS = "packs";
  private static final String MARK_CHANGES = "changes";
  private static final String MARK_FILES = "files";

  /** Up to this many provisions what was deleted leaves no trace in how rare a word is. */
  private static final int SMALL = 20_000;

  /** Above this share of deleted provisions a part of a large index is written anew. */
  private static final double MOST_DELETED = 5;

  /** What is written is kept in memory up to this, so that little has to be put together later. */
  private static final double MOST_BUFFER_MEGABYTES = 256;

  private static final double MEGABYTE = 1024.0 * 1024;

  /** From so many new documents on the parts of the index are put together. */
  private static final int MANY = 100;

  private static final int FEW = 1;

  private final Directory directory;
  private @Nullable SearcherManager searchers;

  private ProvisionIndex(Directory directory) {
    this.directory = directory;
  }

  /** The index in a folder, which need not exist; nothing is opened yet. */
  static ProvisionIndex at(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new ProvisionIndex(new MMapDirectory(folder));
  }

  /** An index that is gone with the process. */
  static ProvisionIndex inMemory() {
    return new ProvisionIndex(new ByteBuffersDirectory());
  }

  /** Bytes on disk. */
  long size() throws IOException {
    long size = 0;
    for (String file : directory.listAll()) {
      size += directory.fileLength(file);
    }
    return size;
  }

  /** Throws an index away, whatever is in the folder. */
  static void wipe(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      List<Path> files;
      try (Stream<Path> list = Files.list(folder)) {
        files = list.toList();
      }
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * What the last commit holds.
   *
   * @param packs names the content of the bundles
   * @param changes the counter of the user's own files
   * @param files what lay in their folder
   */
  record Mark(String packs, String changes, String files) {}

  /**
   * Opens what was committed last.
   *
   * @return what it holds; empty when there is no index, or one of another format
   * @throws IOException when it is damaged
   */
  synchronized Optional<Mark> open() throws IOException {
    try {
      if (searchers == null) {
        if (!DirectoryReader.indexExists(directory)) {
          return Optional.empty();
        }
        SegmentInfos infos = SegmentInfos.readLatestCommit(directory);
        if (!FORMAT.equals(infos.getUserData().get(MARK_FORMAT))) {
          return Optional.empty();
        }
        searchers = new SearcherManager(directory, new Scoring());
      } else {
        searchers.maybeRefreshBlocking();
      }
    } catch (IndexNotFoundException e) {
      return Optional.empty();
    }
    try (Reading reading = reading()) {
      return Optional.of(reading.mark());
    }
  }

  private static final class Scoring extends SearcherFactory {
    @Override
    public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(Ranking.similarity());
      // What is asked differs from query to query, so that a cache would only take memory.
      searcher.setQueryCache(null);
      return searcher;
    }
  }

  /**
   * A view of the last commit that was opened; to be closed.
   *
   * @throws IllegalStateException when none is open
   */
  synchronized Reading reading() throws IOException {
    SearcherManager from = searchers;
    if (from == null) {
      throw new IllegalStateException("not open");
    }
    return new Reading(from, from.acquire());
  }

  /** One commit of the index. */
  static final class Reading implements Closeable {
    private final SearcherManager from;
    private final IndexSearcher searcher;

    private Reading(SearcherManager from, IndexSearcher searcher) {
      this.from = from;
      this.searcher = searcher;
    }

    /** To search in. */
    IndexSearcher searcher() {
      return searcher;
    }

    /** What it holds. */
    Mark mark() throws IOException {
      Map<String, String> data =
          ((DirectoryReader) searcher.getIndexReader()).getIndexCommit().getUserData();
      return new Mark(
          data.getOrDefault(MARK_PACKS, ""),
          data.getOrDefault(MARK_CHANGES, ""),
          data.getOrDefault(MARK_FILES, ""));
    }

    /** Reads all of it and compares checksums. */
    void verify() throws IOException {
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        if (leaf.reader() instanceof CodecReader reader) {
          reader.checkIntegrity();
        }
      }
    }

    /** All document versions, by key. */
    Map<String, Entry> entries() throws IOException {
      Map<String, Entry> entries = new HashMap<>();
      for (Entry entry : entries(new FieldExistsQuery(IndexedFields.SOURCE))) {
        entries.put(entry.key(), entry);
      }
      return entries;
    }

    /** The versions of a document ({@code pack:document}). */
    List<Entry> versions(String document) throws IOException {
      return entries(new TermQuery(new Term(IndexedFields.DOCUMENT, document)));
    }

    /** The document versions that came from a file. */
    List<Entry> from(String path) throws IOException {
      return entries(new TermQuery(new Term(IndexedFields.PATH, path)));
    }

    /** Keys of the documents with exactly that folded name. */
    List<String> named(String name) throws IOException {
      return keys(new TermQuery(new Term(IndexedFields.NAME, name)), Integer.MAX_VALUE).stream()
          .sorted()
          .toList();
    }

    /** The versions of a year of the documents of the keys. */
    List<String> ofYear(List<String> keys, int year) throws IOException {
      List<BytesRef> wanted =
          keys.stream()
              .flatMap(key -> Address.parse(key).stream())
              .map(address -> new BytesRef(Corpus.id(address)))
              .toList();
      Query query =
          new BooleanQuery.Builder()
              .add(new TermInSetQuery(IndexedFields.DOCUMENT, wanted), Occur.FILTER)
              .add(
                  new TermQuery(new Term(IndexedFields.YEAR, Integer.toString(year))), Occur.FILTER)
              .build();
      return keys(query, Integer.MAX_VALUE).stream().sorted().toList();
    }

    /** Keys of the documents with that issuing number. */
    List<String> numbered(String number) throws IOException {
      return keys(new TermQuery(new Term(IndexedFields.NUMBER, number)), Integer.MAX_VALUE).stream()
          .sorted()
          .toList();
    }

    /** Whether a term is in a field. */
    boolean seen(String field, String term) throws IOException {
      return searcher.getIndexReader().docFreq(new Term(field, term)) > 0;
    }

    /** Keys of the documents in whose folded title a stretch occurs. */
    List<String> titled(String part, int most) throws IOException {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      for (String pair : new LinkedHashSet<>(IndexedFields.pairs(part))) {
        all.add(new TermQuery(new Term(IndexedFields.TITLE_PAIR, pair)), Occur.FILTER);
      }
      List<String> keys = new ArrayList<>();
      StoredFields stored = searcher.storedFields();
      for (ScoreDoc hit : found(all.build(), most)) {
        org.apache.lucene.document.Document document = stored.document(hit.doc);
        if (IndexedNames.bare(IndexedFields.value(document, IndexedFields.TITLE)).contains(part)) {
          keys.add(IndexedFields.value(document, IndexedFields.SOURCE));
        }
      }
      return keys;
    }

    private List<Entry> entries(Query query) throws IOException {
      List<Entry> entries = new ArrayList<>();
      StoredFields stored = searcher.storedFields();
      for (ScoreDoc hit : found(query, Integer.MAX_VALUE)) {
        entries.add(IndexedFields.entry(stored.document(hit.doc)));
      }
      return entries;
    }

    private List<String> keys(Query query, int most) throws IOException {
      List<String> keys = new ArrayList<>();
      StoredFields stored = searcher.storedFields();
      for (ScoreDoc hit : found(query, most)) {
        keys.add(
            IndexedFields.value(
                stored.document(hit.doc, Set.of(IndexedFields.SOURCE)), IndexedFields.SOURCE));
      }
      return keys;
    }

    private ScoreDoc[] found(Query query, int most) throws IOException {
      return FixedOrder.first(searcher, query, most);
    }

    @Override
    public void close() throws IOException {
      from.release(searcher);
    }
  }

  /**
   * Begins to change the index. One at a time; nothing is seen by readers before {@link
   * Writing#commit}.
   *
   * @param anew whether to begin with nothing
   */
  Writing write(boolean anew) throws IOException {
    return new Writing(anew);
  }

  /** Changes to the index. Safe for several threads but for {@link #commit} and {@link #close}. */
  final class Writing implements Closeable {
    private final IndexWriter writer;
    private final AtomicInteger changed = new AtomicInteger();

    private Writing(boolean anew) throws IOException {
      IndexWriterConfig config = new IndexWriterConfig();
      config.setSimilarity(Ranking.similarity());
      config.setOpenMode(
          anew ? IndexWriterConfig.OpenMode.CREATE : IndexWriterConfig.OpenMode.CREATE_OR_APPEND);
      config.setRAMBufferSizeMB(buffer());
      config.setCommitOnClose(false);
      // Merging in the thread that asks for it: in the background, merges that only drop what was
      // deleted were seen to be left out.
      config.setMergeScheduler(new SerialMergeScheduler());
      this.writer = new IndexWriter(directory, config);
    }

    private static double buffer() {
      double heap = Runtime.getRuntime().maxMemory() / MEGABYTE;
      return Math.min(MOST_BUFFER_MEGABYTES, heap / 4);
    }

    /** Takes in a document version, in place of what was there under its key. */
    void put(Source source, Entry entry) throws IOException {
      writer.updateDocuments(
          new Term(IndexedFields.KEY, entry.key()),
          new IndexBlock(source, IndexedFields.entry(entry, source.document())));
      changed.incrementAndGet();
    }

    /** Remembers a file that cannot be read. */
    void putDamaged(Entry entry) throws IOException {
      writer.updateDocuments(
          new Term(IndexedFields.KEY, entry.key()), List.of(IndexedFields.damaged(entry)));
    }

    /** Takes a document version out. */
    void delete(String key) throws IOException {
      writer.deleteDocuments(new Term(IndexedFields.KEY, key));
    }

    /** Makes the changes last and visible. */
    void commit(Mark mark) throws IOException {
      if (writer.getConfig().getMergePolicy() instanceof TieredMergePolicy merging) {
        boolean small = writer.getDocStats().maxDoc <= SMALL;
        merging.setForceMergeDeletesPctAllowed(small ? 0 : MOST_DELETED);
      }
      writer.forceMergeDeletes();
      if (changed.get() >= MANY) {
        // A query looks up every word in every part of the index; after much is written few are
        // left.
        writer.forceMerge(FEW);
      }
      Map<String, String> data =
          Map.of(
              MARK_FORMAT,
              FORMAT,
              MARK_PACKS,
              mark.packs(),
              MARK_CHANGES,
              mark.changes(),
              MARK_FILES,
              mark.files());
      writer.setLiveCommitData(data.entrySet());
      writer.commit();
    }

    /** Gives up what was not committed. */
    @Override
    public void close() throws IOException {
      writer.rollback();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (searchers != null) {
      searchers.close();
      searchers = null;
    }
    directory.close();
  }
}
