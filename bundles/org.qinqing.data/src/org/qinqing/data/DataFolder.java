package org.qinqing.data;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Service: the one data folder. Readers never wait; one process at a time writes. */
public interface DataFolder {
  /** The folder; it may not exist yet. */
  Path root();

  /**
   * A folder inside it, made when missing.
   *
   * @param name a plain name without separators
   * @throws IOException when it cannot be made
   */
  Path folder(String name) throws IOException;

  /**
   * Waits to become the writer. Re-entrant within this process: the lock is given back when the
   * last holder closes it.
   *
   * @param patience how long to wait for another process
   * @throws BusyException when another process still writes after that
   * @throws IOException when the lock file cannot be made
   */
  Lock write(Duration patience) throws IOException;

  /** Being the writer; closing gives it up. */
  interface Lock extends AutoCloseable {
    @Override
    void close();
  }

  /** Another process is writing. */
  final class BusyException extends IOException {
    private static final long serialVersionUID = 1L;
    private final String owner;

    /** Names who writes. */
    public BusyException(String owner) {
      super(owner);
      this.owner = owner;
    }

    /** Who writes: process number and what it is, such as {@code 4711 (window)}. */
    public String owner() {
      return owner;
    }
  }
}
