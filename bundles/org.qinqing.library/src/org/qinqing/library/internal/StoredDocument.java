package org.qinqing.library.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Address;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Document;
import org.qinqing.pack.SourceLocation;

/**
 * An imported document as it is kept (JSON). Anchors are kept, so that addresses stay what they
 * were when a later release reads structure better.
 *
 * @param format 1
 * @param id second part of its address
 * @param path where the file was when it was imported
 * @param file name of the file
 * @param original name of the copy beside this file
 */
record StoredDocument(
    int format,
    String id,
    String path,
    String file,
    String original,
    String title,
    List<String> shortNames,
    String number,
    String issuer,
    @Nullable String issued,
    @Nullable String effective,
    String source,
    List<Unit> units) {
  static final int FORMAT = 1;

  /** A unit of it. */
  record Unit(
      String anchor, String label, String heading, List<String> path, String text, int line) {}

  static StoredDocument of(Document document, String path, String file, String original) {
    return new StoredDocument(
        FORMAT,
        document.address().document(),
        path,
        file,
        original,
        document.title(),
        document.shortNames(),
        document.number(),
        document.issuer(),
        document.issued().map(LocalDate::toString).orElse(null),
        document.address().version().map(LocalDate::toString).orElse(null),
        document.source(),
        document.provisions().stream()
            .map(
                p ->
                    new Unit(
                        p.address().anchor(),
                        p.label(),
                        p.heading(),
                        p.headingPath(),
                        p.text(),
                        p.location().line()))
            .toList());
  }

  /**
   * The document.
   *
   * @throws RuntimeException when a part is missing or wrong
   */
  Document document() {
    if (format != FORMAT) {
      throw new IllegalStateException("format " + format);
    }
    Optional<LocalDate> version = Optional.ofNullable(effective).map(LocalDate::parse);
    Address address = new Address(Corpus.USER, id, version, "");
    return new Document(
        address,
        title,
        shortNames,
        number,
        issuer,
        "import",
        Optional.ofNullable(issued).map(LocalDate::parse),
        version.orElse(ImportReader.UNDATED),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        source,
        Document.Wording.FULL,
        units.stream()
            .map(
                unit ->
                    new Document.Provision(
                        new Address(Corpus.USER, id, version, unit.anchor()),
                        unit.label(),
                        unit.heading(),
                        unit.path(),
                        unit.text(),
                        Certainty.A,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        new SourceLocation(file, unit.line())))
            .toList(),
        new SourceLocation(file, 1));
  }
}
