package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.Locality;
import org.qinqing.trust.internal.PackStore.Stored;

final class PackStoreTest {
  @TempDir Path temp;

  private Stored keep(PackStore store, String id, String version, String content)
      throws IOException {
    Path source = Files.writeString(temp.resolve("source"), content);
    return store.keep(store.take(source), id, version, Locality.NATIONAL);
  }

  @Test
  void keepsUnderIdVersionAndDigest() throws IOException {
    PackStore store = new PackStore(temp.resolve("packs"));
    assertEquals(List.of(), store.list());
    Stored stored = keep(store, "city", "1.0.0", "abc");
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", stored.sha256());
    assertEquals(List.of(stored), store.list());
    assertTrue(stored.whole());
    assertEquals(temp.resolve("packs/city/1.0.0/" + stored.sha256() + ".qinqing"), stored.file());
  }

  @Test
  void neverOverwrites() throws IOException {
    PackStore store = new PackStore(temp.resolve("packs"));
    Stored stored = keep(store, "city", "1.0.0", "abc");
    Files.writeString(stored.file(), "damaged");
    assertFalse(stored.whole());
    assertThrows(FileAlreadyExistsException.class, () -> keep(store, "city", "1.0.0", "abc"));
    assertEquals("damaged", Files.readString(stored.file()));
  }

  @Test
  void removesAllVersionsAndClearsWhatWasLeft() throws IOException {
    PackStore store = new PackStore(temp.resolve("packs"));
    keep(store, "city", "1.0.0", "abc");
    keep(store, "city", "1.1.0", "abd");
    Stored other = keep(store, "other", "1.0.0", "abe");
    Path left = Files.writeString(temp.resolve("packs/.incoming-x.qinqing"), "half");
    store.remove("city");
    assertEquals(List.of(other), store.list());
    keep(store, "city", "1.0.0", "abc");
    assertFalse(Files.exists(left));
  }

  @Test
  void leavesStrangeNamesAlone() throws IOException {
    PackStore store = new PackStore(temp.resolve("packs"));
    Path strange = Files.createDirectories(temp.resolve("packs/city/1.0.0"));
    Files.writeString(strange.resolve("note.txt"), "x");
    assertEquals(List.of(), store.list());
  }
}
