package org.qinqing.library.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;

/** What the installed bundles bring to the library at one moment. Safe for several threads. */
final class Corpus {
  /** Pack id of imported documents. */
  static final String USER = "user";

  private final PackSnapshot snapshot;
  private final Map<String, List<Document>> versions = new TreeMap<>();
  private final Map<String, Locality> localities = new TreeMap<>();
  private final Synonyms synonyms;
  private @Nullable Map<String, Map<Address, Attached>> attached;
  private @Nullable Sounds sounds;

  Corpus(PackSnapshot snapshot) {
    this.snapshot = snapshot;
    Map<String, List<Document>> byDocument = new TreeMap<>();
    for (Pack pack : snapshot.packs()) {
      localities.put(pack.id(), pack.locality());
      for (Document document : pack.documents()) {
        byDocument.computeIfAbsent(id(document.address()), key -> new ArrayList<>()).add(document);
      }
    }
    byDocument.forEach((id, documents) -> versions.put(id, ordered(documents)));
    this.synonyms = new Synonyms(snapshot);
  }

  /** A document in all its versions: {@code pack:document}. */
  static String id(Address address) {
    return address.pack() + ":" + address.document();
  }

  /** Versions of one document, the oldest first. */
  static List<Document> ordered(List<Document> documents) {
    return documents.stream()
        .sorted(
            Comparator.comparing(Document::effective)
                .thenComparing(document -> document.address().toString()))
        .toList();
  }

  /** When the i-th of the ordered versions of a document is in force. */
  static SearchUnit.Span span(List<Document> ordered, int i) {
    return new SearchUnit.Span(
        ordered.get(i).effective(),
        ordered.get(i).repealed().orElse(LocalDate.MAX),
        i + 1 < ordered.size() ? ordered.get(i + 1).effective() : LocalDate.MAX,
        ordered.getLast().repealed().orElse(LocalDate.MAX));
  }

  PackSnapshot snapshot() {
    return snapshot;
  }

  Synonyms synonyms() {
    return synonyms;
  }

  /** What the words sound like; made when somebody types letters or a word that is nowhere. */
  synchronized Sounds sounds() {
    if (sounds == null) {
      sounds = new Sounds(snapshot);
    }
    return sounds;
  }

  /** Documents in all versions, by {@link #id}. */
  Map<String, List<Document>> documents() {
    return versions;
  }

  /** Where the bundle of a document speaks for; the whole country for the user's own files. */
  Locality locality(Address address) {
    return localities.getOrDefault(address.pack(), Locality.NATIONAL);
  }

  /**
   * Names the content of all bundles; empty when one of them is not read from files and so cannot
   * be told from another.
   */
  Optional<String> digest() {
    StringBuilder all = new StringBuilder();
    for (Pack pack : snapshot.packs()) {
      if (pack.digest().isEmpty()) {
        return Optional.empty();
      }
      all.append(pack.id()).append(' ').append(pack.digest().get()).append('\n');
    }
    return Optional.of(all.toString());
  }

  /**
   * What rules and questions bring, by document. Reads the questions of all bundles, so it is asked
   * for only when the index must change.
   */
  synchronized Map<Address, Attached> attached(String document) {
    if (attached == null) {
      attached = Attached.of(snapshot);
    }
    return attached.getOrDefault(document, Map.of());
  }

  /** All document versions of the bundles, by key, with what tells whether they changed. */
  Map<String, Fresh> sources() {
    Map<String, Fresh> sources = new LinkedHashMap<>();
    versions.forEach(
        (id, line) -> {
          for (int i = 0; i < line.size(); i++) {
            Source source = source(line, i);
            Document document = source.document();
            String text =
                source.key()
                    + " "
                    + snapshot
                        .pack(document.address().pack())
                        .flatMap(Pack::digest)
                        .orElseGet(() -> "in memory " + document.hashCode());
            sources.put(
                source.key(),
                new Fresh(source, Source.fingerprint(text, source.span(), source.attached())));
          }
        });
    return sources;
  }

  /**
   * A source and what tells whether the index holds it already.
   *
   * @param source the source
   * @param fingerprint equal when nothing that is indexed changed
   */
  record Fresh(Source source, String fingerprint) {}

  /** The i-th of the ordered versions of a document. */
  Source source(List<Document> line, int i) {
    Document document = line.get(i);
    return new Source(
        document,
        locality(document.address()),
        span(line, i),
        Attached.meaning(
            document.address(), i == line.size() - 1, attached(id(document.address()))));
  }
}
