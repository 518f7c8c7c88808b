package org.qinqing.ui.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files that a person opened from outside the window, by a double click or on the command line.
 * Each is a small file in one folder that holds a path. One window, the one that holds the lock
 * there, takes them; every other process leaves one for it. So nothing has to listen on a socket,
 * and what nobody took is still there when a window opens.
 *
 * <p>Every request is a file of its own that appears in one step, hence no writer's lock of the
 * data folder is needed.
 */
final class OpenRequests implements AutoCloseable {
  private static final String SUFFIX = ".request";
  private static final String INCOMING = ".incoming-";
  private static final String LOCK_FILE = "requests.lock";

  /** No system has a longer path. */
  private static final int LONGEST_BYTES = 1 << 17;

  private static final long PAUSE_MILLIS = 50;
  private static final int ATTEMPTS = 20;

  private final Path folder;
  private final Consumer<Exception> log;
  private @Nullable FileChannel held;
  private @Nullable WatchService watch;
  private boolean closed;

  /** What became of a request that was left for a window. */
  enum Left {
    /** There is no window; whoever opens one finds the request. */
    NO_WINDOW,
    /** The window has it. */
    TAKEN,
    /** There is a window, but it did not answer in time; the request stays. */
    WAITING
  }

  /**
   * Requests in a folder.
   *
   * @param folder made when it is needed
   * @param log is told what went wrong where nobody waits for an answer; called on any thread
   */
  OpenRequests(Path folder, Consumer<Exception> log) {
    this.folder = folder;
    this.log = log;
  }

  /**
   * Leaves a request.
   *
   * @return the file that is gone as soon as somebody took it
   * @throws IOException when it cannot be written
   */
  Path leave(Path file) throws IOException {
    Files.createDirectories(folder);
    String name = System.currentTimeMillis() + "-" + UUID.randomUUID();
    Path written = folder.resolve(INCOMING + name);
    Path request = folder.resolve(name + SUFFIX);
    try {
      Files.writeString(written, file.toAbsolutePath().normalize().toString());
      Files.move(written, request, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
    return request;
  }

  /**
   * Leaves a request and waits until an open window has taken it.
   *
   * @param patience how long to wait for a window that is there
   * @throws IOException when it cannot be written
   */
  Left handOver(Path file, Duration patience) throws IOException {
    Path request = leave(file);
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      // Asked anew each time: the window may just be closing.
      if (Files.notExists(request)) {
        return Left.TAKEN;
      }
      if (windowless()) {
        return Left.NO_WINDOW;
      }
      if (System.nanoTime() > deadline) {
        return Left.WAITING;
      }
      try {
        // No system tells when a lock of another process ends, hence the pauses.
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Left.WAITING;
      }
    }
  }

  private boolean windowless() throws IOException {
    try (FileChannel channel = lockFile()) {
      return locks(channel);
    }
  }

  private FileChannel lockFile() throws IOException {
    Files.createDirectories(folder);
    return FileChannel.open(
        folder.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // another window in this very process, as in a test
    }
  }

  /**
   * Becomes the window that takes the requests, unless there is one: gives those that are waiting,
   * oldest first, then each as it comes, on a thread of its own until this is closed.
   */
  void watch(Consumer<Path> opened) {
    Thread.ofPlatform()
        .daemon()
        .name("files opened from outside")
        .start(
            () -> {
              try {
                // Who asks whether there is a window has the lock for a moment; another window
                // keeps it.
                for (int i = 0; i < ATTEMPTS; i++) {
                  if (hold()) {
                    follow(opened);
                    return;
                  }
                  Thread.sleep(PAUSE_MILLIS);
                }
              } catch (ClosedWatchServiceException e) {
                // The window was closed: the usual end.
                return;
              } catch (IOException e) {
                log.accept(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private synchronized boolean hold() throws IOException {
    if (closed) {
      return false;
    }
    FileChannel channel = lockFile();
    if (!locks(channel)) {
      channel.close();
      return false;
    }
    held = channel;
    watch = folder.getFileSystem().newWatchService();
    return true;
  }

  private synchronized @Nullable WatchService watchService() {
    return watch;
  }

  private void follow(Consumer<Path> opened) throws IOException, InterruptedException {
    WatchService service = watchService();
    if (service == null) {
      return;
    }
    folder.register(service, StandardWatchEventKinds.ENTRY_CREATE);
    while (true) {
      take().forEach(opened);
      WatchKey key = service.take();
      key.pollEvents();
      if (!key.reset()) {
        return; // the folder was deleted
      }
    }
  }

  /** Takes what is waiting, oldest first. What is no path is thrown away and logged. */
  List<Path> take() throws IOException {
    List<Path> waiting = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return waiting;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      files.forEach(waiting::add);
    }
    waiting.sort(Comparator.comparing(Path::getFileName));
    List<Path> opened = new ArrayList<>();
    for (Path request : waiting) {
      try {
        if (Files.size(request) > LONGEST_BYTES) {
          throw new IOException(request + " is too long to be a path");
        }
        Path file = Path.of(Files.readString(request, StandardCharsets.UTF_8));
        if (!file.isAbsolute()) {
          throw new IOException(request + " holds no path");
        }
        opened.add(file);
      } catch (IOException | InvalidPathException e) {
        log.accept(e);
      }
      Files.deleteIfExists(request);
    }
    return opened;
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      if (watch != null) {
        watch.close();
      }
      if (held != null) {
        held.close();
      }
    } catch (IOException e) {
      log.accept(e); // the lock ends with the process at the latest
    }
  }
}
