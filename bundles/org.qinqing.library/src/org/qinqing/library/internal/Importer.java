package org.qinqing.library.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.Library.ImportProgress;
import org.qinqing.library.Library.Imported;

/** Takes files into the user's own folder, one by one; what was taken in is safe from then on. */
final class Importer {
  /** Files read ahead of the one that is kept; large ones are read one by one. */
  private static final int AHEAD = 16;

  private static final long LARGE = 2L * 1024 * 1024;

  private final OwnFiles files;
  private final Known known;

  /** Where files came from that were imported before. */
  interface Known {
    /** Names of the stored files that came from a path. */
    List<String> from(String path) throws IOException;
  }

  Importer(OwnFiles files, Known known) {
    this.files = files;
    this.known = known;
  }

  /**
   * Imports files and folders.
   *
   * @return one report a file that was dealt with
   */
  List<Imported> run(List<Path> paths, ImportCorrections corrections, ImportProgress progress)
      throws IOException {
    List<Imported> reports = new ArrayList<>();
    List<Path> wanted = new ArrayList<>();
    for (Path path : paths) {
      reports.addAll(OwnFiles.expand(path, wanted));
    }
    Deque<Future<SourceFile.Result>> ahead = new ArrayDeque<>();
    int next = 0;
    int done = 0;
    // Reading is most of the work and needs nothing of what was kept before.
    ExecutorService readers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      for (Path file : wanted) {
        if (!progress.next(file, done, wanted.size())) {
          break;
        }
        while (next < wanted.size()
            && (ahead.isEmpty() || (ahead.size() < AHEAD && !isLarge(wanted.get(next))))) {
          Path other = wanted.get(next);
          next++;
          ahead.add(readers.submit(() -> SourceFile.read(other, corrections)));
        }
        reports.add(keep(file, take(ahead.remove())));
        done++;
      }
    } finally {
      readers.shutdownNow();
    }
    return reports;
  }

  private static boolean isLarge(Path file) {
    try {
      return Files.size(file) > LARGE;
    } catch (IOException e) {
      // Reading it will say what is wrong.
      return false;
    }
  }

  private static SourceFile.Result take(Future<SourceFile.Result> reading) throws IOException {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private Imported keep(Path file, SourceFile.Result read) throws IOException {
    if (read.document().isEmpty()) {
      return new Imported(file, Optional.empty(), false, read.findings());
    }
    String name = OwnFiles.fileOf(read.document().get().address());
    boolean replaced = files.holds(name);
    Set<String> before = new HashSet<>(known.from(file.toAbsolutePath().normalize().toString()));
    files.store(file, read.document().get(), read.original());
    before.remove(name);
    for (String other : before) {
      // The same file under a new title or a new day.
      replaced |= files.delete(other);
    }
    return new Imported(
        file, Optional.of(Upkeep.described(read.document().get())), replaced, read.findings());
  }
}
