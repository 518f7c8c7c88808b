package org.qinqing.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The same statutes in the peers' own forms.
 *
 * @param lucene folder of raw Lucene
 * @param fullText file of SQLite
 * @param articles how many there are
 * @param searchedBytes of titles, heading paths and bodies in UTF-8
 * @param luceneNanos time that raw Lucene took, reading included
 * @param fullTextNanos time that SQLite took, reading included
 */
record PeerTexts(
    Path lucene,
    Path fullText,
    long articles,
    long searchedBytes,
    long luceneNanos,
    long fullTextNanos)
    implements Closeable {

  /** Fills both from folders of statutes. */
  static PeerTexts build(Path work, List<Path> folders) throws IOException {
    Files.createDirectories(work);
    Path lucene = work.resolve("lucene");
    Path fullText = work.resolve("fts5.db");
    AtomicLong articles = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    long begin = System.nanoTime();
    try (RawLucene.Writer writer = new RawLucene.Writer(lucene, RawLucene.Fields.ONE)) {
      Statutes.each(folders, writer::add);
    }
    long indexed = System.nanoTime();
    try (FullText5.Writer writer = new FullText5.Writer(fullText)) {
      Statutes.each(folders, writer::add);
    }
    long filled = System.nanoTime();
    Statutes.each(
        folders,
        article -> {
          articles.incrementAndGet();
          bytes.addAndGet(article.searched().getBytes(StandardCharsets.UTF_8).length);
        });
    return new PeerTexts(
        lucene, fullText, articles.get(), bytes.get(), indexed - begin, filled - indexed);
  }

  @Override
  public void close() throws IOException {
    Folders.delete(lucene);
    Files.delete(fullText);
  }
}
