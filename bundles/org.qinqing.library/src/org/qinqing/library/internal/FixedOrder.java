package org.qinqing.library.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.BytesRef;

/**
 * An order of what is found that does not depend on how the index was made. Several threads write
 * it, so that the numbers Lucene gives to documents differ from one making to the next; and equal
 * scores are common, because versions of a regulation repeat each other and one question stands on
 * many provisions. What scores the same goes by the key of its document version, and within one
 * version in the order it was written.
 */
final class FixedOrder {
  private FixedOrder() {}

  private static SortField byKey() {
    return KeywordField.newSortField(IndexedFields.KEY, false, SortedSetSelector.Type.MIN);
  }

  /**
   * Which are the best that a query finds.
   *
   * @param most how many at most
   * @return in no order to rely on
   */
  static List<ScoreDoc> best(IndexSearcher searcher, Query query, int most) throws IOException {
    int room = room(searcher, most);
    List<ScoreDoc> hits =
        List.of(
            searcher.search(query, new TopScoreDocCollectorManager(room + 1, null, room + 1))
                .scoreDocs);
    if (hits.size() <= room) {
      return hits;
    }
    // Looking up keys takes longer, and is needed only where the line falls between equals.
    return hits.get(room - 1).score > hits.get(room).score
        ? hits.subList(0, room)
        : ranked(searcher, query, room);
  }

  /**
   * The best that a query finds, in order.
   *
   * @param most how many at most
   * @return best first
   */
  static List<ScoreDoc> ranked(IndexSearcher searcher, Query query, int most) throws IOException {
    int room = room(searcher, most);
    Sort sort = new Sort(SortField.FIELD_SCORE, byKey());
    TopFieldDocs top = searcher.search(query, new TopFieldCollectorManager(sort, room, room));
    List<ScoreDoc> hits = new ArrayList<>(top.scoreDocs.length);
    for (ScoreDoc hit : top.scoreDocs) {
      // Sorted by fields, the score is one of them.
      hits.add(new ScoreDoc(hit.doc, (Float) ((FieldDoc) hit).fields[0]));
    }
    return hits;
  }

  /**
   * The first that a query finds, whatever they score.
   *
   * @param most how many at most
   * @return by key
   */
  static ScoreDoc[] first(IndexSearcher searcher, Query query, int most) throws IOException {
    int room = room(searcher, Math.min(most, searcher.count(query)));
    return searcher.search(query, new TopFieldCollectorManager(new Sort(byKey()), room, room))
        .scoreDocs;
  }

  private static int room(IndexSearcher searcher, int most) {
    return Math.max(1, Math.min(most, searcher.getIndexReader().maxDoc()));
  }

  /**
   * Where a Lucene document stands in this order; comparable over the whole of one index.
   *
   * @param keys of its segment; one object for all places in a segment
   * @param ordinal of its key
   * @param doc its number, which tells only within a document version
   */
  record Place(SortedSetDocValues keys, long ordinal, int doc) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      if (keys != other.keys) {
        // A document version is never divided among segments.
        return key().compareTo(other.key());
      }
      return ordinal == other.ordinal
          ? Integer.compare(doc, other.doc)
          : Long.compare(ordinal, other.ordinal);
    }

    private BytesRef key() {
      try {
        return BytesRef.deepCopyOf(keys.lookupOrd(ordinal));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
