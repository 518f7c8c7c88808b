package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.Locality;
import org.qinqing.trust.internal.PackStore.Arrival;
import org.qinqing.trust.internal.PackStore.Change;
import org.qinqing.trust.internal.PackStore.Held;
import org.qinqing.trust.internal.PackStore.Prepared;
import org.qinqing.trust.internal.PackStore.Stored;

final class PackStoreTest {
  @TempDir Path temp;
  private Path root;
  private PackStore store;

  @BeforeEach
  void open() {
    root = temp.resolve("packs");
    store = new PackStore(root);
  }

  private Arrival arrival(String id, String version, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    String digest = Fingerprint.of(bytes).sha256();
    return new Arrival(store.take(bytes), digest, id, version, Locality.NATIONAL);
  }

  private static Change coming(Arrival... arrivals) {
    return new Change(List.of(arrivals), List.of(), List.of(), List.of());
  }

  private static Change going(List<Stored> going) {
    return new Change(List.of(), going, List.of(), List.of());
  }

  private void swap(Change change) throws IOException {
    store.commit(store.prepare(change));
    store.tidy();
  }

  private List<String> versions() throws IOException {
    return store.list().stream().map(s -> s.id() + " " + s.version()).toList();
  }

  @Test
  void keepsUnderIdVersionAndDigest() throws IOException {
    assertEquals(List.of(), store.list());
    swap(coming(arrival("city", "1.0.0", "abc")));
    Stored stored = store.list().getFirst();
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", stored.sha256());
    assertEquals(1, store.list().size());
    assertTrue(stored.whole());
    assertEquals(root.resolve("city/1.0.0/" + stored.sha256() + ".qinqing"), stored.file());
    assertEquals(Locality.NATIONAL, store.place(stored).orElseThrow());
  }

  @Test
  void neverOverwrites() throws IOException {
    swap(coming(arrival("city", "1.0.0", "abc")));
    Stored stored = store.list().getFirst();
    Files.writeString(stored.file(), "damaged");
    assertFalse(stored.whole());
    Arrival again = arrival("city", "1.0.0", "abc");
    assertThrows(FileAlreadyExistsException.class, () -> store.prepare(coming(again)));
    assertEquals("damaged", Files.readString(stored.file()));
  }

  @Test
  void versionsAreOrderedByNumber() throws IOException {
    swap(coming(arrival("city", "1.10.0", "abc"), arrival("city", "1.9.0", "abd")));
    assertEquals(List.of("city 1.9.0", "city 1.10.0"), versions());
  }

  @Test
  void whatIsPreparedDoesNotCountAndWhatWentDoesNotCountAnyMore() throws IOException {
    swap(coming(arrival("city", "1.0.0", "abc"), arrival("other", "1.0.0", "abd")));
    Stored old = store.list().getFirst();
    Change change =
        new Change(
            List.of(arrival("city", "1.1.0", "abe"), arrival("new", "1.0.0", "abf")),
            List.of(old),
            List.of(new Held("city", "2.0.0")),
            List.of());
    Prepared prepared = store.prepare(change);
    assertEquals(List.of("city 1.0.0", "other 1.0.0"), versions());
    assertEquals(List.of(), store.held("city"));
    assertEquals(
        List.of("city 1.1.0", "new 1.0.0", "other 1.0.0"),
        prepared.stored().stream().map(s -> s.id() + " " + s.version()).toList());
    store.commit(prepared);
    assertTrue(Files.exists(old.file()), "not cleared away yet");
    assertEquals(List.of("city 1.1.0", "new 1.0.0", "other 1.0.0"), versions());
    assertEquals(List.of(new Held("city", "2.0.0")), store.held("city"));
    store.tidy();
    assertFalse(Files.exists(old.file().getParent()));
    assertEquals(List.of("city 1.1.0", "new 1.0.0", "other 1.0.0"), versions());
    assertEquals(List.of(new Held("city", "2.0.0")), store.held("city"));
  }

  @Test
  void whatAnEarlierWriterLeftIsTakenBack() throws IOException {
    swap(coming(arrival("city", "1.0.0", "abc")));
    store.prepare(coming(arrival("city", "1.1.0", "abd"), arrival("new", "1.0.0", "abe")));
    Path left = Files.writeString(root.resolve(".incoming-x.qinqing"), "half");
    new PackStore(root).tidy();
    assertEquals(List.of("city 1.0.0"), versions());
    assertFalse(Files.exists(left));
    assertFalse(Files.exists(root.resolve("new")));
    assertFalse(Files.exists(root.resolve("city/1.1.0")));
    try (var files = Files.list(root)) {
      assertEquals(List.of(root.resolve("city")), files.toList());
    }
  }

  @Test
  void takenBackByItselfNothingIsLeft() throws IOException {
    Arrival arrival = arrival("city", "1.0.0", "abc");
    store.abandon(store.prepare(coming(arrival)));
    assertEquals(List.of(), versions());
    assertFalse(Files.exists(root));
  }

  @Test
  void whatWentLeavesNothing() throws IOException {
    swap(
        new Change(
            List.of(arrival("city", "1.0.0", "abc"), arrival("city", "1.1.0", "abd")),
            List.of(),
            List.of(new Held("city", "1.2.0")),
            List.of()));
    store.revoke(store.list().getFirst());
    swap(new Change(List.of(), store.list(), List.of(), store.held("city")));
    assertFalse(Files.exists(root));
  }

  @Test
  void aNoteNamesNothingElse() throws IOException {
    swap(coming(arrival("city", "1.0.0", "abc")));
    Path outside = Files.writeString(temp.resolve("outside"), "x");
    Files.writeString(root.resolve(".done-x"), "-../outside\n-city\n-city/1.0.0/..\n");
    store.tidy();
    assertTrue(Files.exists(outside));
    assertEquals(List.of("city 1.0.0"), versions());
  }

  @Test
  void leavesStrangeNamesAlone() throws IOException {
    Path strange = Files.createDirectories(root.resolve("city/1.0.0"));
    Files.writeString(strange.resolve("note.txt"), "x");
    assertEquals(List.of(), store.list());
    store.tidy();
    assertTrue(Files.exists(strange.resolve("note.txt")));
  }

  @Test
  void goneIsGone() throws IOException {
    swap(coming(arrival("city", "1.0.0", "abc")));
    swap(going(store.list()));
    assertEquals(List.of(), versions());
  }
}
