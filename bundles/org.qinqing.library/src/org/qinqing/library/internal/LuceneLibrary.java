package org.qinqing.library.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.DataFolder;
import org.qinqing.library.Library;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;

/**
 * The library on Lucene. Nothing is read, and no class of Lucene loaded, before it is needed; every
 * answer works on the snapshot that is current when it begins, so that bundles may come and go at
 * any time.
 */
@Component(service = Library.class)
public final class LuceneLibrary implements Library {
  private static final int MOST_HITS = 1000;

  private final PackRegistry registry;
  private final ImportStore imports;
  private final TalkWords talk = new TalkWords();

  private @Nullable Corpus corpus;
  private List<Document> corpusImports = List.of();
  private @Nullable ProvisionIndex index;
  private @Nullable Corpus indexed;

  /** Reads nothing yet. */
  @Activate
  public LuceneLibrary(@Reference PackRegistry registry, @Reference DataFolder data) {
    this.registry = registry;
    this.imports = new ImportStore(data);
  }

  /** Gives the index back; searches that still run finish first on what they hold. */
  @Deactivate
  public synchronized void close() throws IOException {
    if (index != null) {
      index.close();
      index = null;
      indexed = null;
    }
  }

  private synchronized Corpus corpus() throws IOException {
    PackSnapshot snapshot = registry.snapshot();
    List<Document> mine = imports.documents();
    if (corpus == null || corpus.snapshot() != snapshot || corpusImports != mine) {
      corpus = new Corpus(snapshot, mine);
      corpusImports = mine;
    }
    return corpus;
  }

  private synchronized ProvisionIndex index(Corpus wanted) throws IOException {
    if (index == null) {
      index = new LuceneProvisionIndex();
    }
    if (indexed != wanted) {
      index.update(wanted.sources().values());
      indexed = wanted;
    }
    return index;
  }

  @Override
  public Found search(Query query) throws IOException {
    if (query.limit() < 1 || query.limit() > MOST_HITS) {
      throw new IllegalArgumentException("limit " + query.limit());
    }
    Corpus now = corpus();
    Wanted wanted = Wanted.read(query.text(), now.names(), now.synonyms(), talk);
    Set<String> chain =
        query.locality().stream()
            .flatMap(place -> place.chain().stream())
            .map(Locality::code)
            .collect(Collectors.toUnmodifiableSet());
    ProvisionIndex.Results results =
        index(now)
            .search(
                wanted,
                new ProvisionIndex.Filter(query.asOf(), query.onlyInForce(), chain),
                query.limit());
    List<Hit> hits = new ArrayList<>();
    for (ProvisionIndex.Result result : results.results()) {
      SearchUnit unit = result.unit();
      hits.add(
          new Hit(
              unit.address(),
              unit.title(),
              unit.item(),
              unit.heading(),
              unit.text(),
              unit.wording(),
              unit.locality(),
              chain.isEmpty() || chain.contains(unit.locality().code()),
              unit.span().status(query.asOf()),
              result.score(),
              Marks.in(unit.text(), wanted.grams())));
    }
    return new Found(results.total(), hits, wanted.alsoSearched());
  }

  @Override
  public Optional<Page> show(String reference, LocalDate asOf) {
    try {
      return new Pages(corpus(), asOf).of(reference);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Imported> importFiles(List<Path> paths, Consumer<Path> progress) throws IOException {
    return List.copyOf(imports.importFiles(paths, progress));
  }

  @Override
  public Imported preview(Path file) {
    return ImportStore.preview(file);
  }

  @Override
  public List<Document> imports() {
    try {
      return imports.documents();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean removeImport(String document) throws IOException {
    return imports.remove(document);
  }

  @Override
  public List<Diagnostic> findings() {
    try {
      return imports.findings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
