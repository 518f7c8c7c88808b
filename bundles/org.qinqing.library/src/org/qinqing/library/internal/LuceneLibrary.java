package org.qinqing.library.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.DataFolder;
import org.qinqing.library.Comparison;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.ImportStructure;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
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
  private static final String FOLDER = "index";

  /**
   * How long a search waits for another program that writes, before it goes on with what there is.
   */
  private static final Duration SHORT = Duration.ofMillis(200);

  /** How long an import or a first search waits for another program that writes. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** An index of up to this many bytes is compared with its checksums when it is opened. */
  private static final long VERIFIED_AT_ONCE = 48L * 1024 * 1024;

  private final PackRegistry registry;
  private final DataFolder data;
  private final OwnFiles files;
  private final TalkWords talk = new TalkWords();

  /** Held by who changes the index or the user's own files; searches go on meanwhile. */
  private final ReentrantLock writing = new ReentrantLock();

  private @Nullable Corpus corpus;
  private @Nullable ProvisionIndex index;
  private @Nullable State current;

  /** What the open index was brought in line with. */
  private record State(Corpus corpus, String changes) {}

  /** Reads nothing yet. */
  @Activate
  public LuceneLibrary(@Reference PackRegistry registry, @Reference DataFolder data) {
    this.registry = registry;
    this.data = data;
    this.files = new OwnFiles(data.root());
  }

  /** Gives the index back; searches that still run finish first on what they hold. */
  @Deactivate
  public synchronized void close() throws IOException {
    if (index != null) {
      index.close();
      index = null;
      current = null;
    }
  }

  // --- keeping the index -------------------------------------------------------------------------

  private synchronized Corpus corpus() {
    PackSnapshot snapshot = registry.snapshot();
    Corpus now = corpus;
    if (now == null || now.snapshot() != snapshot) {
      now = new Corpus(snapshot);
      corpus = now;
    }
    return now;
  }

  /**
   * An open view of the index, in line with the bundles and files as far as that can be had now.
   */
  private ProvisionIndex.Reading reading(Corpus now) throws IOException {
    boolean first;
    synchronized (this) {
      State state = current;
      first = state == null;
      if (index != null
          && state != null
          && state.corpus == now
          && state.changes.equals(files.changes())) {
        return index.reading();
      }
    }
    if (first) {
      writing.lock();
    } else if (!writing.tryLock()) {
      // An import is running; what was committed before it began is searched.
      return opened().reading();
    }
    try {
      align(now);
      return opened().reading();
    } finally {
      writing.unlock();
    }
  }

  private synchronized ProvisionIndex opened() {
    if (index == null) {
      throw new IllegalStateException("closed");
    }
    return index;
  }

  /** Brings the index in line; the caller holds {@link #writing}. */
  @SuppressWarnings("try") // the lock is held, not used
  private void align(Corpus now) throws IOException {
    String changes = files.changes();
    Optional<ProvisionIndex.Mark> there = open();
    String packs = now.digest().orElse("");
    if (there.isPresent()
        && !packs.isEmpty()
        && there.get().equals(new ProvisionIndex.Mark(packs, changes, files.inventory()))) {
      current(new State(now, changes));
      return;
    }
    try (DataFolder.Lock lock = data.write(there.isPresent() ? SHORT : PATIENCE)) {
      update(now, there.isPresent());
      current(new State(now, changes));
    } catch (DataFolder.BusyException e) {
      if (there.isEmpty()) {
        inMemory(now);
      }
    } catch (IOException e) {
      // A folder that cannot be written, or an index that is damaged after all.
      rebuild(now, e);
    }
  }

  private synchronized void current(State state) {
    current = state;
  }

  /** Opens the index on disk; what is damaged counts as missing. */
  private synchronized Optional<ProvisionIndex.Mark> open() throws IOException {
    Path folder = data.root().resolve(FOLDER);
    try {
      if (index == null) {
        index = ProvisionIndex.at(folder);
        Optional<ProvisionIndex.Mark> mark = index.open();
        if (mark.isPresent() && index.size() <= VERIFIED_AT_ONCE) {
          try (ProvisionIndex.Reading reading = index.reading()) {
            reading.verify();
          }
        }
        return mark;
      }
      return index.open();
    } catch (IOException | RuntimeException e) {
      if (index != null) {
        index.close();
      }
      index = Files.isDirectory(folder) ? ProvisionIndex.at(folder) : ProvisionIndex.inMemory();
      return Optional.empty();
    }
  }

  /**
   * Writes what differs.
   *
   * @param there whether the open index holds anything to begin from
   */
  private void update(Corpus now, boolean there) throws IOException {
    ProvisionIndex into = opened();
    Map<String, Entry> before = Map.of();
    if (there) {
      try (ProvisionIndex.Reading reading = into.reading()) {
        before = reading.entries();
      }
    }
    String changes = files.changes();
    String inventory = files.inventory();
    try (ProvisionIndex.Writing change = into.write(!there)) {
      new Upkeep(now, files).align(change, before);
      change.commit(new ProvisionIndex.Mark(now.digest().orElse(""), changes, inventory));
    }
    into.open();
  }

  @SuppressWarnings("try") // the lock is held, not used
  private void rebuild(Corpus now, IOException cause) throws IOException {
    Path folder = data.root().resolve(FOLDER);
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      String changes = files.changes();
      synchronized (this) {
        if (index != null) {
          index.close();
        }
        ProvisionIndex.wipe(folder);
        index = ProvisionIndex.at(folder);
      }
      update(now, false);
      current(new State(now, changes));
    } catch (IOException e) {
      e.addSuppressed(cause);
      inMemory(now);
    }
  }

  /** Where nothing can be written, or another program writes for long: for this process alone. */
  private void inMemory(Corpus now) throws IOException {
    String changes = files.changes();
    synchronized (this) {
      if (index != null) {
        index.close();
      }
      index = ProvisionIndex.inMemory();
    }
    update(now, false);
    current(new State(now, changes));
  }

  // --- searching ---------------------------------------------------------------------------------

  @Override
  public Found search(Query query) throws IOException {
    if (query.limit() < 1 || query.limit() > MOST_HITS) {
      throw new IllegalArgumentException("limit " + query.limit());
    }
    Corpus now = corpus();
    try (ProvisionIndex.Reading reading = reading(now)) {
      return search(query, now, reading);
    } catch (IOException | RuntimeException e) {
      mend(now, e);
    }
    try (ProvisionIndex.Reading reading = reading(now)) {
      return search(query, now, reading);
    }
  }

  /**
   * Makes the index anew when a search failed because it is damaged: a large one is not compared
   * with its checksums before.
   *
   * @throws IOException the failure itself, when the index is sound
   */
  private void mend(Corpus now, Exception failure) throws IOException {
    boolean sound = true;
    try (ProvisionIndex.Reading reading = reading(now)) {
      reading.verify();
    } catch (IOException | RuntimeException e) {
      sound = false;
    }
    if (sound) {
      if (failure instanceof RuntimeException mistake) {
        throw mistake;
      }
      throw failure instanceof IOException io ? io : new IOException(failure);
    }
    writing.lock();
    try {
      rebuild(now, new IOException(failure));
    } finally {
      writing.unlock();
    }
  }

  private Found search(Query query, Corpus now, ProvisionIndex.Reading reading) throws IOException {
    boolean correcting = query.wanted().contains(Extra.SUGGESTION);
    Wanted wanted =
        Wanted.read(
            query.text(),
            new Wanted.Knowledge(new IndexedNames(reading), now.synonyms(), talk, now::sounds),
            correcting);
    Set<String> chain =
        query.locality().stream()
            .flatMap(place -> place.chain().stream())
            .map(Locality::code)
            .collect(Collectors.toUnmodifiableSet());
    if (wanted.isEmpty()) {
      return new Found(0, false, List.of(), wanted.alsoSearched(), Optional.empty(), Map.of());
    }
    Finder finder =
        new Finder(
            reading.searcher(),
            new Finder.Conditions(
                query.asOf().toEpochDay(), query.only(), chain, preferred(query, now)));
    Finder.Results results =
        finder.find(wanted, query.limit(), query.wanted().contains(Extra.COUNTS));
    boolean snippets = query.wanted().contains(Extra.SNIPPETS);
    Set<String> packs = new HashSet<>(List.of(Corpus.USER));
    now.snapshot().packs().forEach(pack -> packs.add(pack.id()));
    List<Hit> hits = new ArrayList<>();
    for (Finder.Result result : results.results()) {
      SearchUnit unit = exact(result.unit(), wanted);
      if (!packs.contains(unit.address().pack())) {
        // Its bundle has just gone, and the index could not follow yet.
        continue;
      }
      hits.add(
          new Hit(
              unit.address(),
              unit.title(),
              unit.item(),
              unit.heading(),
              unit.text(),
              unit.wording(),
              unit.level(),
              unit.locality(),
              chain.isEmpty() || chain.contains(unit.locality().code()),
              unit.span().status(query.asOf()),
              result.score(),
              snippets ? Snippets.of(unit.text(), wanted.marked()) : Snippets.whole(unit.text())));
    }
    return new Found(
        results.total(),
        results.more(),
        hits,
        wanted.alsoSearched(),
        wanted.suggestion(),
        results.counts());
  }

  /** Of an own article the paragraph that was named; the index holds only whole ones. */
  private SearchUnit exact(SearchUnit unit, Wanted wanted) {
    if (!unit.address().pack().equals(Corpus.USER)
        || wanted.cited().isEmpty()
        || !(wanted.cited().get().unit().orElse(null) instanceof Wanted.Unit.Anchored named)
        || !unit.address().anchor().equals(named.article())
        || named.anchor().equals(named.article())) {
      return unit;
    }
    return files
        .read(OwnFiles.fileOf(unit.address()))
        .flatMap(
            kept ->
                kept.document().provisions().stream()
                    .filter(part -> part.address().anchor().equals(named.anchor()))
                    .findFirst())
        .map(unit::narrowed)
        .orElse(unit);
  }

  /** The place chosen, and those that the query names. */
  private static Set<String> preferred(Query query, Corpus now) {
    Set<String> places = new HashSet<>();
    query
        .locality()
        .filter(place -> !place.equals(Locality.NATIONAL))
        .ifPresent(place -> places.add(place.code()));
    for (Pack pack : now.snapshot().packs()) {
      boolean named = pack.place().length() > 1 && query.text().contains(pack.place());
      if (named && !pack.locality().equals(Locality.NATIONAL)) {
        places.add(pack.locality().code());
      }
    }
    return places;
  }

  // --- reading -----------------------------------------------------------------------------------

  @Override
  public Optional<Page> show(String reference, LocalDate asOf) {
    Corpus now = corpus();
    try (Documents documents = new Documents(now, files, () -> reading(now))) {
      return new Pages(documents, asOf).of(reference);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Comparison> compare(Address older, Address newer) {
    Corpus now = corpus();
    try (Documents documents = new Documents(now, files, () -> reading(now))) {
      Optional<Source> first = documents.source(older, LocalDate.MAX);
      Optional<Source> second = documents.source(newer, LocalDate.MAX);
      if (first.isEmpty() || second.isEmpty()) {
        return Optional.empty();
      }
      return VersionComparison.of(
          first.get().document(), older.anchor(), second.get().document(), newer.anchor());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Comparison.Line difference(String older, String newer) {
    TextDifference difference = TextDifference.of(ComparedWords.of(older), ComparedWords.of(newer));
    return new Comparison.Line("", difference.olderPieces(), "", difference.newerPieces());
  }

  // --- the user's own files ----------------------------------------------------------------------

  @Override
  public List<Imported> importFiles(List<Path> paths, ImportProgress progress) throws IOException {
    return importAll(paths, ImportCorrections.NONE, progress);
  }

  @Override
  public Imported importFile(Path file, ImportCorrections corrections) throws IOException {
    return importAll(List.of(file), corrections, ImportProgress.NONE).getFirst();
  }

  @SuppressWarnings("try") // the lock is held, not used
  private List<Imported> importAll(
      List<Path> paths, ImportCorrections corrections, ImportProgress progress) throws IOException {
    Corpus now = corpus();
    reading(now).close();
    writing.lock();
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      List<Imported> reports;
      try (ProvisionIndex.Reading before = opened().reading()) {
        // Moved first and last: whoever looks in between, or after a crash, sees that it must look.
        files.touch();
        Importer importer =
            new Importer(
                files,
                path ->
                    before.from(path).stream()
                        .flatMap(entry -> entry.own().stream())
                        .map(Entry.Own::stored)
                        .toList());
        reports = importer.run(paths, corrections, progress);
      } finally {
        files.touch();
        align(now);
      }
      return List.copyOf(reports);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public ImportStructure preview(Path file, ImportCorrections corrections) {
    return SourceFile.read(file, corrections).structure();
  }

  @Override
  public Unkept read(Path file) {
    SourceFile.Result read = SourceFile.read(file, ImportCorrections.NONE);
    return new Unkept(read.document(), read.findings());
  }

  @Override
  public List<OwnDocument> imports() throws IOException {
    if (files.changes().isEmpty()) {
      return List.of();
    }
    try (ProvisionIndex.Reading reading = reading(corpus())) {
      return reading.entries().values().stream()
          .flatMap(entry -> entry.own().stream())
          .flatMap(own -> own.document().stream())
          .sorted(
              Comparator.comparing(OwnDocument::title)
                  .thenComparing(document -> document.address().toString()))
          .toList();
    }
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public boolean removeImport(Address address) throws IOException {
    Corpus now = corpus();
    List<String> stored = new ArrayList<>();
    try (ProvisionIndex.Reading reading = reading(now)) {
      for (Entry entry : reading.versions(Corpus.id(address))) {
        boolean meant = address.version().isEmpty() || entry.key().equals(address.toString());
        entry.own().filter(own -> meant).ifPresent(own -> stored.add(own.stored()));
      }
    }
    if (stored.isEmpty()) {
      return false;
    }
    writing.lock();
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      files.touch();
      boolean there = false;
      for (String name : stored) {
        there |= files.delete(name);
      }
      files.touch();
      align(now);
      return there;
    } finally {
      writing.unlock();
    }
  }

  @Override
  public List<Diagnostic> findings() {
    try {
      return files.changes().isEmpty() ? List.of() : damaged();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Diagnostic> damaged() throws IOException {
    try (ProvisionIndex.Reading reading = reading(corpus())) {
      return reading.entries().values().stream()
          .flatMap(entry -> entry.own().stream())
          .filter(own -> own.document().isEmpty())
          .map(Entry.Own::stored)
          .sorted()
          .map(
              name ->
                  Findings.error(
                      "I-301",
                      name,
                      "stored.broken",
                      name,
                      name.substring(0, name.length() - OwnFiles.STORED.length())))
          .toList();
    }
  }
}
