package org.qinqing.store.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Says to other processes that this one has the database open. Whoever changes the file as such
 * (puts it aside, restores, migrates) does it alone. The operating system takes the lock away from
 * a process that dies.
 */
final class Presence implements AutoCloseable {
  private final FileChannel channel;
  private @Nullable FileLock lock;

  Presence(Path file) throws IOException {
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Whether this process is now the only one. */
  boolean alone() throws IOException {
    return take(false);
  }

  /** Whether nobody else is alone, and nobody can be from now on. */
  boolean beside() throws IOException {
    return take(true);
  }

  private boolean take(boolean shared) throws IOException {
    release();
    try {
      lock = channel.tryLock(0, Long.MAX_VALUE, shared);
    } catch (OverlappingFileLockException e) {
      // Another framework in this very virtual machine has it open.
      lock = null;
    }
    return lock != null;
  }

  private void release() throws IOException {
    FileLock held = lock;
    lock = null;
    if (held != null) {
      held.release();
    }
  }

  @Override
  public void close() throws IOException {
    // Ends the lock too.
    channel.close();
  }
}
