package org.qinqing.library.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.qinqing.library.Library.Facet;
import org.qinqing.library.Library.Level;
import org.qinqing.library.Library.OwnDocument;
import org.qinqing.library.internal.SearchUnit.Span;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document.Wording;
import org.qinqing.pack.Locality;

/** What is written into the index, and read from it again. */
final class IndexedFields {
  /** On all: the document version it belongs to. */
  static final String KEY = "key";

  /** On document versions: the key. */
  static final String SOURCE = "source";

  static final String DOCUMENT = "document";
  static final String NAME = "name";
  static final String TITLE_PAIR = "titlePair";
  static final String TITLE = "title";
  static final String PATH = "path";
  static final String NUMBER = "number.key";
  static final String YEAR = "year";

  /** On provisions. */
  static final String ADDRESS = "address";

  static final String ANCHOR = "anchor";
  static final String LABEL = "label";
  static final String HEADING = "heading.key";
  static final String FROM = "from";
  static final String OVER = "over";
  static final String NEXT = "next";
  static final String LAST = "last";

  /** Title, headings and text of a provision: characters and pairs, with frequencies. */
  static final String ALL = "all";

  /** Everything people ask about a provision, together; without norms. */
  static final String SAID = "said";

  /** One way of asking for the provision before it. */
  static final String ASK = "ask";

  /** Everything in a document version, on the last of its block; without norms. */
  static final String WHOLE = "whole";

  /** How many places further the end of the block is (on provisions and ways of asking). */
  static final String ROOT = "root";

  /** Which chapter of the document, counted from 0 (on provisions). */
  static final String CHAPTER = "chapter";

  /** How many places back the provision is (on ways of asking). */
  static final String ASKED = "asked";

  private static final String NOTHING = "";
  private static final Pattern TITLE_YEAR = Pattern.compile("(?:19|20)\\d{2}");

  private IndexedFields() {}

  /** The field of a facet. */
  static String facet(Facet facet) {
    return "facet." + facet.name();
  }

  /** Neighbouring characters. */
  static List<String> pairs(String text) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 2 <= text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }

  /** The document version that something belongs to; also by column, for what scores the same. */
  static Field key(String key) {
    return new KeywordField(KEY, key, Field.Store.NO);
  }

  /** A document version. */
  static Document entry(Entry entry, org.qinqing.pack.Document document) {
    Document record = bare(entry);
    record.add(new StringField(DOCUMENT, Corpus.id(document.address()), Field.Store.NO));
    record.add(new StoredField(TITLE, document.title()));
    IndexedNames.of(document)
        .forEach(name -> record.add(new StringField(NAME, name, Field.Store.NO)));
    if (!document.number().isEmpty()) {
      record.add(new StringField(NUMBER, number(document.number()), Field.Store.NO));
    }
    years(document).forEach(year -> record.add(new StringField(YEAR, year, Field.Store.NO)));
    for (String pair : Set.copyOf(pairs(IndexedNames.bare(document.title())))) {
      record.add(new StringField(TITLE_PAIR, pair, Field.Store.NO));
    }
    return record;
  }

  /** An issuing number whatever its brackets: 中办发〔1995〕7号 is 中办发 1995 7, 国务院令第133号 is 国务院令 133. */
  static String number(String number) {
    return Folding.fold(number)
        .replaceAll("[第号]", " ")
        .replaceAll("[^\\p{IsHan}a-z0-9]+|(?<=\\p{IsHan})(?=[0-9])", " ")
        .strip();
  }

  /** A heading or query without anything but words. */
  static String heading(String heading) {
    return Folding.fold(heading).replaceAll("[^\\p{IsHan}a-z0-9]+", "");
  }

  private static Set<String> years(org.qinqing.pack.Document document) {
    Set<String> years = new TreeSet<>();
    years.add(Integer.toString(document.effective().getYear()));
    document.issued().ifPresent(day -> years.add(Integer.toString(day.getYear())));
    Matcher year = TITLE_YEAR.matcher(document.title());
    while (year.find()) {
      years.add(year.group());
    }
    return years;
  }

  /** A file that cannot be read. */
  static Document damaged(Entry entry) {
    return bare(entry);
  }

  private static Document bare(Entry entry) {
    Document record = new Document();
    record.add(key(entry.key()));
    record.add(new KeywordField(SOURCE, entry.key(), Field.Store.YES));
    record.add(new StoredField("fingerprint", entry.fingerprint()));
    entry
        .own()
        .ifPresent(
            own -> {
              record.add(new StoredField("stored", own.stored()));
              record.add(new StringField(PATH, own.path(), Field.Store.YES));
              own.document()
                  .ifPresent(
                      document -> {
                        record.add(new StoredField("number", document.number()));
                        record.add(new StoredField("issuer", document.issuer()));
                        record.add(new StoredField("effective", document.effective().toString()));
                        record.add(new StoredField("articles", document.articles()));
                        record.add(new StoredField("file", document.file()));
                      });
            });
    return record;
  }

  /** What was remembered of a document version. */
  static Entry entry(Document record) {
    String key = value(record, SOURCE);
    Optional<Entry.Own> own =
        Optional.ofNullable(record.get("stored"))
            .map(stored -> new Entry.Own(stored, value(record, PATH), own(record, key)));
    return new Entry(key, value(record, "fingerprint"), own);
  }

  private static Optional<OwnDocument> own(Document record, String key) {
    return Optional.ofNullable(record.get("effective"))
        .map(
            effective ->
                new OwnDocument(
                    Address.parse(key).orElseThrow(),
                    value(record, TITLE),
                    value(record, "number"),
                    value(record, "issuer"),
                    LocalDate.parse(effective),
                    Integer.parseInt(value(record, "articles")),
                    value(record, "file")));
  }

  /** A provision. */
  static Document unit(String key, SearchUnit unit) {
    Document document = new Document();
    document.add(key(key));
    span(document, unit.span(), Field.Store.YES);
    document.add(new StoredField(ADDRESS, unit.address().toString()));
    document.add(new StringField(ANCHOR, unit.address().anchor(), Field.Store.NO));
    document.add(new StringField(LABEL, LabelReference.key(unit.item()), Field.Store.NO));
    if (unit.ranked() && !unit.heading().isEmpty()) {
      document.add(new StringField(HEADING, heading(unit.heading()), Field.Store.NO));
    }
    document.add(new StoredField("end", unit.span().end().toEpochDay()));
    keyword(document, Facet.PLACE, unit.locality().code());
    keyword(document, Facet.LEVEL, unit.level().name());
    if (!unit.issuer().isEmpty()) {
      keyword(document, Facet.ISSUER, unit.issuer());
    }
    keyword(document, Facet.BUNDLE, unit.address().pack());
    unit.topics().forEach(topic -> keyword(document, Facet.TOPIC, topic));
    unit.binds().forEach(who -> keyword(document, Facet.BINDS, who));
    document.add(new StoredField(TITLE, unit.title()));
    document.add(new StoredField("item", unit.item()));
    document.add(new StoredField("heading", unit.heading()));
    document.add(new StoredField("text", unit.text()));
    document.add(new StoredField("wording", unit.wording().name()));
    document.add(new StoredField("level", unit.level().name()));
    document.add(new StoredField("locality", unit.locality().code()));
    return document;
  }

  /** When it is in force; on all of a block, so that filters need not tell its parts apart. */
  static void span(Document document, Span span, Field.Store store) {
    document.add(new LongField(FROM, span.from().toEpochDay(), store));
    document.add(new LongField(OVER, span.over().toEpochDay(), Field.Store.NO));
    document.add(new LongField(NEXT, span.next().toEpochDay(), store));
    document.add(new LongField(LAST, span.last().toEpochDay(), store));
  }

  private static void keyword(Document document, Facet facet, String value) {
    document.add(new KeywordField(facet(facet), value, Field.Store.NO));
  }

  /** The provision as it was written, without what only finds it. */
  static SearchUnit unit(Document stored) {
    return new SearchUnit(
        Address.parse(value(stored, ADDRESS)).orElseThrow(),
        value(stored, TITLE),
        List.of(),
        value(stored, "item"),
        value(stored, "heading"),
        List.of(),
        0,
        value(stored, "text"),
        List.of(),
        List.of(),
        Set.of(),
        Set.of(),
        Wording.valueOf(value(stored, "wording")),
        Level.valueOf(value(stored, "level")),
        NOTHING,
        new Locality(value(stored, "locality")),
        new Span(day(stored, FROM), day(stored, "end"), day(stored, NEXT), day(stored, LAST)),
        true);
  }

  private static LocalDate day(Document stored, String field) {
    return LocalDate.ofEpochDay(Long.parseLong(value(stored, field)));
  }

  /** A stored value that must be there. */
  static String value(Document stored, String field) {
    return Objects.requireNonNull(stored.get(field), field);
  }
}
