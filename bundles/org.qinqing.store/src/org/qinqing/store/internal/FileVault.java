package org.qinqing.store.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.AtomicFile;
import org.qinqing.data.DataFolder;
import org.qinqing.store.Vault;
import org.qinqing.store.VaultException;
import org.qinqing.store.VaultException.Reason;
import org.qinqing.store.VaultItem;

/**
 * The vault in {@code <data>/vault/personal.vault}. Each change reads the file, changes its content
 * and puts a new file in its place, all while no other process writes; nothing is kept in memory
 * but the key.
 */
@Component(service = Vault.class)
public final class FileVault implements Vault {
  /** What is advised for PBKDF2 with HMAC-SHA256 (OWASP, 2023). */
  static final int ROUNDS = 600_000;

  private static final String FOLDER = "vault";
  private static final String FILE = "personal.vault";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataFolder data;
  private final int rounds;
  private final SecureRandom random = new SecureRandom();
  private SealedFile.@Nullable Key key;

  /** Touches no file yet. */
  @Activate
  public FileVault(@Reference DataFolder data) {
    this(data, ROUNDS);
  }

  /** For tests: fewer rounds. */
  FileVault(DataFolder data, int rounds) {
    this.data = data;
    this.rounds = rounds;
  }

  private Path file() {
    return data.root().resolve(FOLDER).resolve(FILE);
  }

  @Override
  public synchronized State state() {
    if (!Files.exists(file())) {
      return State.NONE;
    }
    return key == null ? State.LOCKED : State.OPEN;
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public synchronized void create(char[] passphrase) throws IOException {
    data.folder(FOLDER);
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      if (Files.exists(file())) {
        throw new VaultException(Reason.EXISTS);
      }
      SealedFile.Key fresh = SealedFile.fresh(passphrase, rounds, random);
      put(fresh, List.of());
      use(fresh);
    }
  }

  @Override
  public synchronized void open(char[] passphrase) throws IOException {
    byte[] bytes = bytes();
    SealedFile.Key found = SealedFile.key(bytes, passphrase);
    try {
      ItemCodec.read(SealedFile.content(found, bytes));
    } catch (VaultException e) {
      found.wipe();
      throw e;
    }
    use(found);
  }

  @Override
  @Deactivate
  public synchronized void close() {
    SealedFile.Key old = key;
    key = null;
    if (old != null) {
      old.wipe();
    }
  }

  private void use(SealedFile.Key fresh) {
    close();
    key = fresh;
  }

  @Override
  public synchronized List<VaultItem> items() throws IOException {
    List<VaultItem> items = read();
    items.sort(Comparator.comparing(VaultItem::at).reversed().thenComparing(VaultItem::id));
    return List.copyOf(items);
  }

  @Override
  public synchronized void keep(VaultItem item) throws IOException {
    change(
        items -> {
          items.removeIf(old -> old.id().equals(item.id()));
          items.add(item);
        });
  }

  @Override
  public synchronized void forget(String id) throws IOException {
    change(items -> items.removeIf(old -> old.id().equals(id)));
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public synchronized void changePassphrase(char[] old, char[] fresh) throws IOException {
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      byte[] bytes = bytes();
      SealedFile.Key before = SealedFile.key(bytes, old);
      try {
        List<VaultItem> items = ItemCodec.read(SealedFile.content(before, bytes));
        SealedFile.Key after = SealedFile.fresh(fresh, rounds, random);
        put(after, items);
        use(after);
      } finally {
        before.wipe();
      }
    }
  }

  @Override
  @SuppressWarnings("try") // the lock is held, not used
  public synchronized void forgetAll() throws IOException {
    close();
    if (Files.isDirectory(data.root().resolve(FOLDER))) {
      try (DataFolder.Lock lock = data.write(PATIENCE)) {
        Files.deleteIfExists(file());
        Files.deleteIfExists(file().resolveSibling(FILE + ".new"));
      }
    }
  }

  @SuppressWarnings("try") // the lock is held, not used
  private void change(Consumer<List<VaultItem>> work) throws IOException {
    try (DataFolder.Lock lock = data.write(PATIENCE)) {
      List<VaultItem> items = read();
      work.accept(items);
      put(key(), items);
    }
  }

  private SealedFile.Key key() throws VaultException {
    SealedFile.Key now = key;
    if (now == null) {
      throw new VaultException(Files.exists(file()) ? Reason.LOCKED : Reason.NONE);
    }
    return now;
  }

  private List<VaultItem> read() throws IOException {
    SealedFile.Key now = key();
    byte[] bytes = bytes();
    if (!now.fits(bytes)) {
      // Another process changed the passphrase or made another vault.
      close();
      throw new VaultException(Reason.LOCKED);
    }
    return new ArrayList<>(ItemCodec.read(SealedFile.content(now, bytes)));
  }

  private byte[] bytes() throws IOException {
    try {
      return Files.readAllBytes(file());
    } catch (NoSuchFileException e) {
      close();
      throw new VaultException(Reason.NONE);
    }
  }

  private void put(SealedFile.Key with, List<VaultItem> items) throws IOException {
    AtomicFile.write(file(), SealedFile.seal(with, ItemCodec.write(items), random));
  }
}
