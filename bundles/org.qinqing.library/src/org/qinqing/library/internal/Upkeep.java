package org.qinqing.library.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.qinqing.library.Library.OwnDocument;
import org.qinqing.library.internal.OwnFiles.Kept;
import org.qinqing.library.internal.OwnFiles.Stamp;
import org.qinqing.library.internal.SearchUnit.Span;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;

/**
 * Brings the index in line with the bundles and the user's own files; only what differs is touched.
 */
final class Upkeep {
  /** From this many documents on the work is shared among the processors. */
  private static final int WORTH_SHARING = 32;

  private static final Duration LONGEST = Duration.ofHours(6);

  private final Corpus corpus;
  private final OwnFiles files;

  Upkeep(Corpus corpus, OwnFiles files) {
    this.corpus = corpus;
    this.files = files;
  }

  /** One version of an imported document, as the name of its file tells it. */
  private record Named(String file, Stamp stamp, Address address) {}

  /**
   * Changes the index.
   *
   * @param writing open for changes
   * @param before what the index holds, by key
   */
  void align(ProvisionIndex.Writing writing, Map<String, Entry> before) throws IOException {
    List<Callable<Void>> work = new ArrayList<>();
    Map<String, Entry> gone = new HashMap<>(before);
    corpus
        .sources()
        .forEach(
            (key, fresh) -> {
              Entry entry = new Entry(key, fresh.fingerprint(), Optional.empty());
              if (!entry.equals(gone.remove(key))) {
                work.add(
                    () -> {
                      writing.put(fresh.source(), entry);
                      return null;
                    });
              }
            });
    SortedMap<String, List<Named>> own = own(files.list());
    Map<String, Entry> byFile = new HashMap<>();
    before.values().forEach(e -> e.own().ifPresent(kept -> byFile.put(kept.stored(), e)));
    own.forEach(
        (document, line) -> {
          for (int i = 0; i < line.size(); i++) {
            Named named = line.get(i);
            Span span = span(line, i);
            Map<Address, Attached> attached = attached(line, i);
            String fingerprint = fingerprint(named.stamp(), span, attached);
            Entry known = byFile.get(named.file());
            if (known != null && known.fingerprint().equals(fingerprint)) {
              gone.remove(known.key());
            } else {
              work.add(
                  () -> {
                    put(writing, named.file(), fingerprint, span, attached);
                    return null;
                  });
            }
          }
        });
    // Before the rest is written: what changed goes under its old key, and may come under another.
    for (String key : gone.keySet()) {
      writing.delete(key);
    }
    run(work);
  }

  private static void run(List<Callable<Void>> work) throws IOException {
    int threads = work.size() < WORTH_SHARING ? 1 : Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Void>> running = new ArrayList<>();
      work.forEach(task -> running.add(pool.submit(task)));
      for (Future<Void> task : running) {
        task.get(LONGEST.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
      }
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof UncheckedIOException cause) {
        throw cause.getCause();
      }
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Takes one stored file into the index. */
  void put(
      ProvisionIndex.Writing writing,
      String file,
      String fingerprint,
      Span span,
      Map<Address, Attached> attached)
      throws IOException {
    Optional<Kept> kept = files.read(file);
    if (kept.isEmpty()) {
      writing.putDamaged(
          new Entry(file, fingerprint, Optional.of(new Entry.Own(file, "", Optional.empty()))));
      return;
    }
    put(writing, file, fingerprint, kept.get(), span, attached);
  }

  private void put(
      ProvisionIndex.Writing writing,
      String file,
      String fingerprint,
      Kept kept,
      Span span,
      Map<Address, Attached> attached)
      throws IOException {
    Document document = kept.document();
    Entry.Own own = new Entry.Own(file, kept.stored().path(), Optional.of(described(document)));
    Source source = new Source(document, corpus.locality(document.address()), span, attached);
    writing.put(source, new Entry(source.key(), fingerprint, Optional.of(own)));
  }

  /** What a list of the user's own documents shows. */
  static OwnDocument described(Document document) {
    long articles =
        document.provisions().stream()
            .filter(p -> p.address().segments().getLast().startsWith("art-"))
            .count();
    return new OwnDocument(
        document.address(),
        document.title(),
        document.number(),
        document.issuer(),
        document.effective(),
        (int) (articles > 0 ? articles : document.provisions().size()),
        document.location().file());
  }

  private Map<Address, Attached> attached(List<Named> line, int i) {
    Address address = line.get(i).address();
    return Attached.meaning(address, i == line.size() - 1, corpus.attached(Corpus.id(address)));
  }

  private static String fingerprint(Stamp stamp, Span span, Map<Address, Attached> attached) {
    return Source.fingerprint(stamp.toString(), span, attached);
  }

  private static Span span(List<Named> line, int i) {
    LocalDate next = i + 1 < line.size() ? day(line.get(i + 1)) : LocalDate.MAX;
    return new Span(day(line.get(i)), LocalDate.MAX, next, LocalDate.MAX);
  }

  private static LocalDate day(Named named) {
    return named.address().version().orElse(ImportReader.UNDATED);
  }

  /** The stored files by document, each line oldest first. */
  private static SortedMap<String, List<Named>> own(SortedMap<String, Stamp> files) {
    SortedMap<String, List<Named>> lines = new TreeMap<>();
    files.forEach(
        (file, stamp) -> {
          Address address = address(file);
          lines
              .computeIfAbsent(address.document(), key -> new ArrayList<>())
              .add(new Named(file, stamp, address));
        });
    lines.values().forEach(line -> line.sort(Comparator.comparing(Upkeep::day)));
    return lines;
  }

  private static Address address(String file) {
    String name = file.substring(0, file.length() - OwnFiles.STORED.length());
    int at = name.lastIndexOf('@');
    Optional<LocalDate> version = Optional.empty();
    if (at > 0) {
      try {
        version = Optional.of(LocalDate.parse(name.substring(at + 1)));
      } catch (DateTimeParseException e) {
        // A file that somebody put there; reading it will tell.
        at = name.length();
      }
    }
    return new Address(Corpus.USER, at > 0 ? name.substring(0, at) : name, version, "");
  }
}
