package org.qinqing.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.data.DataFolder;
import org.qinqing.store.Vault;
import org.qinqing.store.VaultException;
import org.qinqing.store.VaultException.Reason;
import org.qinqing.store.VaultItem;

class FileVaultTest {
  private static final int FEW = 10;
  private static final String SECRET = "老板中秋送了两瓶酒";
  @TempDir Path temp;
  private FileVault vault;

  /** A folder that nobody else writes to. */
  private record Folder(Path root) implements DataFolder {
    @Override
    public Path folder(String name) throws IOException {
      return Files.createDirectories(root.resolve(name));
    }

    @Override
    public Lock write(Duration patience) {
      return () -> {};
    }
  }

  @BeforeEach
  void make() {
    vault = another();
  }

  private FileVault another() {
    return new FileVault(new Folder(temp), FEW);
  }

  private static char[] words(String text) {
    return text.toCharArray();
  }

  private static VaultItem item(String id, long second) {
    return new VaultItem(
        id, Instant.ofEpochSecond(second), "case", SECRET + id, "{\"text\":\"" + SECRET + "\"}");
  }

  private Path file() {
    return temp.resolve("vault").resolve("personal.vault");
  }

  private static Reason refused(Executable work) {
    return assertThrows(VaultException.class, work).reason();
  }

  @Test
  void keepsAndGivesBackNewestFirst() throws IOException {
    assertEquals(Vault.State.NONE, vault.state());
    vault.create(words("清风明月两袖"));
    vault.keep(item("a", 1));
    vault.keep(item("b", 3));
    vault.keep(item("c", 2));
    assertEquals(List.of(item("b", 3), item("c", 2), item("a", 1)), vault.items());
    vault.keep(item("a", 9));
    vault.forget("c");
    vault.forget("nobody");
    assertEquals(List.of(item("a", 9), item("b", 3)), vault.items());
    FileVault later = another();
    assertEquals(Vault.State.LOCKED, later.state());
    assertEquals(Reason.LOCKED, refused(later::items));
    later.open(words("清风明月两袖"));
    assertEquals(vault.items(), later.items());
  }

  @Test
  void nothingReadableIsOnTheDisk() throws IOException {
    vault.create(words("清风明月两袖"));
    vault.keep(item("a", 1));
    String bytes = new String(Files.readAllBytes(file()), StandardCharsets.UTF_8);
    assertFalse(bytes.contains("老板") || bytes.contains("case"), "readable");
    try (var files = Files.list(temp.resolve("vault"))) {
      assertEquals(List.of(file()), files.toList(), "no temporary file stays");
    }
  }

  @Test
  void sameContentIsNeverWrittenTheSameWay() throws IOException {
    vault.create(words("清风明月两袖"));
    Set<String> seen = new TreeSet<>();
    for (int i = 0; i < 5; i++) {
      vault.keep(item("a", 1));
      seen.add(Arrays.toString(Files.readAllBytes(file())));
    }
    assertEquals(5, seen.size());
  }

  @Test
  void wrongPassphraseIsToldFromDamageAtEveryByte() throws IOException {
    vault.create(words("清风明月两袖"));
    vault.keep(item("a", 1));
    byte[] good = Files.readAllBytes(file());
    assertEquals(Reason.WRONG_PASSPHRASE, refused(() -> another().open(words("清风明月一袖"))));
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= 0x41;
      Files.write(file(), bad);
      Reason reason = refused(() -> another().open(words("清风明月两袖")));
      boolean version = at == 8 || at == 9;
      assertTrue(reason == Reason.DAMAGED || version && reason == Reason.NEWER, at + ": " + reason);
    }
    for (int length = 0; length < good.length; length++) {
      Files.write(file(), Arrays.copyOf(good, length));
      assertEquals(Reason.DAMAGED, refused(() -> another().open(words("清风明月两袖"))), "" + length);
    }
    Files.write(file(), good);
    FileVault again = another();
    again.open(words("清风明月两袖"));
    assertEquals(1, again.items().size(), "looking at a damaged file changes nothing");
  }

  @Test
  void fileOfANewerProgramIsLeftAlone() throws IOException {
    vault.create(words("清风明月两袖"));
    byte[] bytes = Files.readAllBytes(file());
    ByteBuffer.wrap(bytes).putShort(8, (short) 2);
    Files.write(file(), bytes);
    assertEquals(Reason.NEWER, refused(() -> another().open(words("清风明月两袖"))));
  }

  @Test
  void passphraseCanBeChanged() throws IOException {
    vault.create(words("清风明月两袖"));
    vault.keep(item("a", 1));
    FileVault second = another();
    second.open(words("清风明月两袖"));
    assertEquals(
        Reason.WRONG_PASSPHRASE,
        refused(() -> vault.changePassphrase(words("不是这个"), words("新的口令八个字"))));
    vault.changePassphrase(words("清风明月两袖"), words("新的口令八个字"));
    assertEquals(List.of(item("a", 1)), vault.items());
    assertEquals(Reason.WRONG_PASSPHRASE, refused(() -> another().open(words("清风明月两袖"))));
    another().open(words("新的口令八个字"));
    assertEquals(Reason.LOCKED, refused(() -> second.keep(item("b", 2))), "the old key is no use");
    assertEquals(Vault.State.LOCKED, second.state());
  }

  @Test
  void oneStepForgetsEverythingWithoutAPassphrase() throws IOException {
    vault.forgetAll();
    vault.create(words("清风明月两袖"));
    vault.keep(item("a", 1));
    FileVault closed = another();
    closed.forgetAll();
    assertFalse(Files.exists(file()));
    assertEquals(Vault.State.NONE, closed.state());
    assertEquals(Reason.NONE, refused(vault::items));
    assertEquals(Reason.NONE, refused(() -> vault.keep(item("b", 2))));
    vault.create(words("别的口令别的"));
    assertEquals(List.of(), vault.items());
  }

  @Test
  void closingNeedsThePassphraseAgain() throws IOException {
    vault.create(words("清风明月两袖"));
    vault.close();
    assertEquals(Vault.State.LOCKED, vault.state());
    assertEquals(Reason.LOCKED, refused(vault::items));
    assertEquals(Reason.EXISTS, refused(() -> vault.create(words("清风明月两袖"))));
    assertEquals(Reason.NONE, refused(() -> elsewhere().open(words("x"))));
  }

  private FileVault elsewhere() {
    return new FileVault(new Folder(temp.resolve("elsewhere")), FEW);
  }

  @Test
  void usualVaultTakesAtLeastSixHundredThousandRounds() throws IOException {
    FileVault usual = new FileVault(new Folder(temp));
    usual.create(words("清风明月两袖"));
    int rounds = ByteBuffer.wrap(Files.readAllBytes(file())).getInt(10);
    assertTrue(rounds >= 600_000, "rounds " + rounds);
    another().open(words("清风明月两袖"));
  }

  @Test
  void longAndOddTextsComeBack() throws IOException {
    vault.create(words("pass 😀 口令"));
    VaultItem odd = new VaultItem("", Instant.EPOCH, "", "\u202e😀\0", "长".repeat(200_000));
    vault.keep(odd);
    FileVault later = another();
    later.open(words("pass 😀 口令"));
    assertEquals(List.of(odd), later.items());
    assertNotEquals(0, Files.size(file()));
  }
}
