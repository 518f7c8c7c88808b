package org.qinqing.library.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.qinqing.library.Comparison;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.ImportStructure;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;

/** What tests of notes and watched searches need. */
final class NoteSamples {
  static final LocalDate V1 = LocalDate.of(2018, 10, 1);
  static final LocalDate V2 = LocalDate.of(2024, 1, 1);
  static final String GIFTS = "不得收受可能影响公正执行公务的礼品、礼金、消费卡和有价证券、股权、其他金融产品等财物。";
  static final String LOANS = "借用管理和服务对象的钱款、住房、车辆等，可能影响公正执行公务，情节较重的，给予警告处分。";
  static final String DINNERS = "接受、提供可能影响公正执行公务的宴请或者旅游、健身、娱乐等活动安排，情节较重的，给予警告。";

  private NoteSamples() {}

  static Address address(String text) {
    return Address.parse(text).orElseThrow();
  }

  static Provision article(String document, LocalDate version, String anchor, String text) {
    return Samples.provision(document, version, anchor, "", text);
  }

  static Provision continuing(
      String document, LocalDate version, String anchor, String text, String... older) {
    return Samples.provision(
        document,
        version,
        anchor,
        "",
        text,
        Arrays.stream(older).map(NoteSamples::address).toList(),
        Map.of());
  }

  static Document document(String address, LocalDate from, Provision... provisions) {
    return Samples.document(address, from, Optional.empty(), "条例" + address, List.of(), provisions);
  }

  /** The same document, over since a day, replaced by another. */
  static Document repealed(Document document, LocalDate day, String by) {
    return new Document(
        document.address(),
        document.title(),
        document.shortNames(),
        document.number(),
        document.issuer(),
        document.kind(),
        document.issued(),
        document.effective(),
        Optional.of(day),
        by.isEmpty() ? Optional.empty() : Address.parse(by),
        document.replaces(),
        document.source(),
        document.wording(),
        document.provisions(),
        document.location());
  }

  /** The same document, in place of another. */
  static Document replacing(Document document, String other) {
    return new Document(
        document.address(),
        document.title(),
        document.shortNames(),
        document.number(),
        document.issuer(),
        document.kind(),
        document.issued(),
        document.effective(),
        document.repealed(),
        document.repealedBy(),
        List.of(address(other)),
        document.source(),
        document.wording(),
        document.provisions(),
        document.location());
  }

  static Pack pack(String id, Document... documents) {
    return Samples.pack(id, "000000", List.of(documents), List.of(), List.of(), List.of());
  }

  /** A clock that goes when the test says so. */
  static final class Hand extends Clock {
    private final AtomicReference<Instant> now =
        new AtomicReference<>(Instant.parse("2026-11-22T08:00:00Z"));

    void forward(Duration by) {
      now.updateAndGet(instant -> instant.plus(by));
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** Ids in order. */
  static Supplier<String> ids(int series) {
    AtomicInteger next = new AtomicInteger();
    return () -> "%08x-0000-4000-8000-%012x".formatted(series, next.incrementAndGet());
  }

  /**
   * A library over a registry and a list of own documents. A provision answers if it has the words.
   */
  static final class Fake implements Library {
    private final Samples.Registry registry;
    private final Path data;
    private final List<Document> own = new ArrayList<>();
    private int searches;
    private int shows;

    Fake(Samples.Registry registry, Path data) {
      this.registry = registry;
      this.data = data;
    }

    int searches() {
      return searches;
    }

    int shows() {
      return shows;
    }

    /** Imports, as the store of imports does it: a file, and a counter. */
    void take(Document document) throws IOException {
      own.removeIf(old -> old.address().document().equals(document.address().document()));
      own.add(document);
      Files.createDirectories(data.resolve("library"));
      Files.writeString(file(document.address()), document.toString());
      count();
    }

    void drop(String id) throws IOException {
      Address address =
          own.stream()
              .map(Document::address)
              .filter(one -> one.document().equals(id))
              .findFirst()
              .orElseThrow();
      own.removeIf(old -> old.address().equals(address));
      Files.delete(file(address));
      count();
    }

    /** Where the store of imports keeps it. */
    Path file(Address document) {
      return data.resolve("library").resolve(OwnFiles.fileOf(document));
    }

    private void count() throws IOException {
      ChangeCounter.count(data.resolve("library").resolve("changes"));
    }

    private Stream<Document> documents() {
      return Stream.concat(
          registry.snapshot().packs().stream().flatMap(pack -> pack.documents().stream()),
          own.stream());
    }

    @Override
    public Found search(Query query) {
      searches++;
      List<Hit> hits =
          documents()
              .filter(document -> document.status(query.asOf()) == Document.Status.IN_FORCE)
              .flatMap(
                  document ->
                      document.provisions().stream()
                          .filter(provision -> provision.text().contains(query.text()))
                          .map(provision -> hit(document, provision)))
              .sorted(Comparator.comparingDouble((Hit hit) -> -hit.score()))
              .limit(query.limit())
              .toList();
      return new Found(hits.size(), false, hits, List.of(), Optional.empty(), Map.of());
    }

    private static Hit hit(Document document, Provision provision) {
      return new Hit(
          provision.address(),
          document.title(),
          provision.label(),
          "",
          provision.text(),
          document.wording(),
          Level.PARTY,
          Locality.NATIONAL,
          true,
          Status.IN_FORCE,
          1.0 / provision.text().length(),
          new Snippet(provision.text(), false, false, List.of()));
    }

    @Override
    public Optional<Page> show(String reference, LocalDate asOf) {
      shows++;
      Address wanted = address(reference);
      return documents()
          .filter(document -> document.address().equals(wanted))
          .findFirst()
          .map(
              document ->
                  new Page(
                      document,
                      article(document.address().toString(), V1, "art-1", ""),
                      List.of(),
                      Status.IN_FORCE,
                      Locality.NATIONAL,
                      List.of(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      List.of(),
                      List.of(),
                      List.of()));
    }

    @Override
    public Comparison.Line difference(String older, String newer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Comparison> compare(Address older, Address newer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Imported> importFiles(List<Path> paths, ImportProgress progress) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Imported importFile(Path file, ImportCorrections corrections) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ImportStructure preview(Path file, ImportCorrections corrections) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Unkept read(Path file) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<OwnDocument> imports() {
      return own.stream()
          .map(
              document ->
                  new OwnDocument(
                      document.address(),
                      document.title(),
                      "",
                      "",
                      document.effective(),
                      document.provisions().size(),
                      document.location().file()))
          .toList();
    }

    @Override
    public boolean removeImport(Address address) {
      throw new UnsupportedOperationException();
    }
  }
}
