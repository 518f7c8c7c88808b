package org.qinqing.library.internal;

import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;

/**
 * Finds documents: those of the bundles in memory, the user's own where they are kept. The index is
 * opened only when a name or a file of the user's own is looked for.
 */
final class Documents implements Closeable {
  private final Corpus corpus;
  private final OwnFiles files;
  private final Opener opener;
  private ProvisionIndex.@Nullable Reading reading;

  /** Opens the index. */
  interface Opener {
    /** A view to be closed. */
    ProvisionIndex.Reading open() throws IOException;
  }

  Documents(Corpus corpus, OwnFiles files, Opener opener) {
    this.corpus = corpus;
    this.files = files;
    this.opener = opener;
  }

  Corpus corpus() {
    return corpus;
  }

  /** Whether the user ever imported anything. */
  boolean hasOwn() throws IOException {
    return !files.changes().isEmpty();
  }

  private ProvisionIndex.Reading reading() throws IOException {
    if (reading == null) {
      reading = opener.open();
    }
    return reading;
  }

  Names names() throws IOException {
    return new IndexedNames(reading());
  }

  /** All versions of the document an address points into, oldest first. */
  List<Source> versions(Address address) throws IOException {
    List<Document> line;
    if (address.pack().equals(Corpus.USER)) {
      List<Document> found = new ArrayList<>();
      for (Entry entry : reading().versions(Corpus.id(address))) {
        entry
            .own()
            .flatMap(own -> files.read(own.stored()))
            .ifPresent(kept -> found.add(kept.document()));
      }
      line = Corpus.ordered(found);
    } else {
      line = corpus.documents().getOrDefault(Corpus.id(address), List.of());
    }
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < line.size(); i++) {
      Document document = line.get(i);
      sources.add(
          new Source(
              document, corpus.locality(document.address()), Corpus.span(line, i), Map.of()));
    }
    return sources;
  }

  /** The version an address names, or the one in force on the day, or the newest. */
  Optional<Source> source(Address address, LocalDate asOf) throws IOException {
    List<Source> line = versions(address);
    if (address.version().isPresent()) {
      return line.stream()
          .filter(source -> source.document().address().version().equals(address.version()))
          .findFirst();
    }
    return line.stream()
        .filter(source -> source.document().status(asOf) == Document.Status.IN_FORCE)
        .reduce((older, newer) -> newer)
        .or(() -> line.stream().reduce((older, newer) -> newer));
  }

  @Override
  public void close() throws IOException {
    if (reading != null) {
      reading.close();
      reading = null;
    }
  }
}
