package org.qinqing.library.internal;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexOptions;

/**
 * A document version as it is written: its provisions, each followed by the ways people ask for it,
 * and last what is known of the document as a whole. A block stays together in every merge, so that
 * a distance leads from one part to the other. The texts are taken apart while they are written;
 * one iteration at a time.
 */
final class IndexBlock implements Iterable<Document> {
  private static final FieldType NORMED = type(false);
  private static final FieldType PLAIN = type(true);

  private final String key;
  private final SearchUnit.Span span;
  private final List<SearchUnit> units;
  private final Document root;
  private final GramStream grams = new GramStream();
  private final GramStream said = new GramStream();
  private final GramCounts counts = new GramCounts();

  /**
   * A block.
   *
   * @param root what is known of the document as a whole; a field is added to it
   */
  IndexBlock(Source source, Document root) {
    this.key = source.key();
    this.span = source.span();
    this.units = source.units();
    this.root = root;
  }

  private static FieldType type(boolean omitNorms) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(omitNorms);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.freeze();
    return type;
  }

  private static List<String> asked(SearchUnit unit) {
    return unit.ranked() ? unit.people() : List.of();
  }

  @Override
  public Iterator<Document> iterator() {
    counts.clear();
    int total = 1;
    for (SearchUnit unit : units) {
      total += 1 + asked(unit).size();
    }
    return new Parts(total);
  }

  private final class Parts implements Iterator<Document> {
    private int left;
    private int unit;
    private int ask;

    Parts(int total) {
      this.left = total;
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public Document next() {
      if (left == 0) {
        throw new NoSuchElementException();
      }
      left--;
      if (left == 0) {
        IndexedFields.span(root, span, Field.Store.NO);
        root.add(nothing());
        root.add(new Field(IndexedFields.WHOLE, new CountedStream(counts), PLAIN));
        return root;
      }
      SearchUnit here = units.get(unit);
      Document part = ask == 0 ? provision(here) : asked(asked(here).get(ask - 1), ask);
      ask++;
      if (ask > asked(here).size()) {
        ask = 0;
        unit++;
      }
      part.add(new NumericDocValuesField(IndexedFields.ROOT, left));
      return part;
    }
  }

  private Document provision(SearchUnit unit) {
    Document document = IndexedFields.unit(key, unit);
    document.add(new NumericDocValuesField(IndexedFields.CHAPTER, unit.chapter()));
    if (!unit.ranked()) {
      document.add(nothing());
      return document;
    }
    grams.clear().add(unit.title());
    unit.context().forEach(grams::add);
    grams.add(unit.text());
    unit.corrections().forEach(grams::add);
    // Title and headings once a provision: frequencies level off, so this does no harm.
    grams.countInto(counts);
    document.add(new Field(IndexedFields.ALL, grams, NORMED));
    if (!unit.people().isEmpty()) {
      said.clear();
      unit.people().forEach(said::add);
      document.add(new Field(IndexedFields.SAID, said, PLAIN));
    }
    return document;
  }

  /** Lengths are read fastest where every document has one. */
  private static Field nothing() {
    return new Field(IndexedFields.ALL, new GramStream(), NORMED);
  }

  private Document asked(String words, int back) {
    Document document = new Document();
    document.add(IndexedFields.key(key));
    IndexedFields.span(document, span, Field.Store.NO);
    grams.clear().add(words);
    document.add(new Field(IndexedFields.ASK, grams, NORMED));
    document.add(new NumericDocValuesField(IndexedFields.ASKED, back));
    document.add(nothing());
    return document;
  }
}
