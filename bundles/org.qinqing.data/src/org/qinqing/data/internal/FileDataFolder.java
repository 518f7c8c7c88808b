package org.qinqing.data.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.qinqing.data.DataFolder;

/**
 * The data folder, guarded by a lock of the operating system on {@code writer.lock}: it is given
 * back even when the writer dies. Who writes stands in a second file, because some systems do not
 * let others read a locked one.
 */
@Component(service = DataFolder.class)
public final class FileDataFolder implements DataFolder {
  private static final String LOCK_FILE = "writer.lock";
  private static final String OWNER_FILE = "writer.owner";
  private static final long FIRST_PAUSE_MILLIS = 10;
  private static final long LONGEST_PAUSE_MILLIS = 200;

  private final Path root;
  private final String purpose;
  private @Nullable FileChannel channel;
  private int holders;

  /** Takes the folder from {@code qinqing.data}, what this process is from {@code qinqing.mode}. */
  @Activate
  public FileDataFolder(BundleContext context) {
    this(
        Optional.ofNullable(context.getProperty("qinqing.data"))
            .filter(path -> !path.isBlank())
            .map(Path::of)
            .orElseGet(FileDataFolder::usualPlace),
        Optional.ofNullable(context.getProperty("qinqing.mode")).orElse("qinqing"));
  }

  /** For tests: a folder, and what this process calls itself. */
  FileDataFolder(Path root, String purpose) {
    this.root = root.toAbsolutePath().normalize();
    this.purpose = purpose;
  }

  private static Path usualPlace() {
    Path home = Path.of(System.getProperty("user.home", "."));
    return Optional.ofNullable(System.getenv("XDG_DATA_HOME"))
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .orElse(home.resolve(".local").resolve("share"))
        .resolve("qinqing");
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public Path folder(String name) throws IOException {
    Path folder = root.resolve(name);
    if (!root.equals(folder.getParent())) {
      throw new IllegalArgumentException(name);
    }
    return Files.createDirectories(folder);
  }

  @Override
  public Lock write(Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    long pause = FIRST_PAUSE_MILLIS;
    while (!tryAcquire()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new BusyException(owner());
      }
      pause(Math.min(pause, left));
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    }
    return new HeldLock();
  }

  /** No system offers to be told when a file lock of another process ends, hence the pauses. */
  private void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException(owner());
    }
  }

  private synchronized boolean tryAcquire() throws IOException {
    if (holders > 0) {
      holders++;
      return true;
    }
    Files.createDirectories(root);
    FileChannel opened =
        FileChannel.open(
            root.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      FileLock lock = opened.tryLock();
      locked = lock != null;
    } catch (OverlappingFileLockException e) {
      // Another instance in this very process (a test, or two frameworks in one virtual machine)
      // holds it.
      locked = false;
    } finally {
      if (!locked) {
        opened.close();
      }
    }
    if (!locked) {
      return false;
    }
    Files.writeString(
        root.resolve(OWNER_FILE), ProcessHandle.current().pid() + " (" + purpose + ")");
    channel = opened;
    holders = 1;
    return true;
  }

  private String owner() {
    try {
      return Files.readString(root.resolve(OWNER_FILE)).strip();
    } catch (IOException e) {
      return "?";
    }
  }

  private synchronized void release() {
    if (holders > 0 && --holders == 0) {
      closeChannel();
    }
  }

  /** A component that goes away lets go, whoever still believes to hold the lock. */
  @Deactivate
  synchronized void deactivate() {
    if (holders > 0) {
      holders = 0;
      closeChannel();
    }
  }

  private void closeChannel() {
    FileChannel open = channel;
    channel = null;
    try {
      Files.deleteIfExists(root.resolve(OWNER_FILE));
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // The lock ends with the process at the latest; there is nobody to tell who could do more.
      System.getLogger(FileDataFolder.class.getName())
          .log(System.Logger.Level.WARNING, "data folder lock", e);
    }
  }

  private final class HeldLock implements Lock {
    private boolean closed;

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        release();
      }
    }
  }
}
