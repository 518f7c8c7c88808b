package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qinqing.trust.PackSigner.Signer;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.internal.Crypto.Purpose;

final class KeysTest {
  private static final String PASSPHRASE = "正确的 马 电池 订书钉 钉子 山羊";
  @TempDir Path temp;
  private final Crypto crypto = new Crypto();

  @Test
  void theWordsAreDistinctAndAFingerprintIsMeantByAllOfThem() {
    List<String> words = Fingerprint.list();
    assertEquals(256, words.size());
    assertEquals(256, new HashSet<>(words).size());
    assertTrue(words.stream().allMatch(w -> w.codePointCount(0, w.length()) == 2));
    Fingerprint one = Fingerprint.of(new byte[] {1});
    assertTrue(one.meant(one.words()));
    assertTrue(one.meant(one.words().replace(" · ", "，").replace(" ", "")));
    assertTrue(one.meant(one.sha256().toUpperCase(java.util.Locale.ROOT)));
    assertFalse(one.meant(one.words().substring(3)));
    assertFalse(one.meant(one.sha256().substring(0, 24)));
    assertFalse(one.meant(""));
    assertEquals(12, one.words().split("[ ·]+").length);
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void signaturesAreDeterministicAndForOnePurpose(SignatureAlgorithm algorithm) throws Exception {
    KeyPair keys = crypto.keys(algorithm);
    byte[] content = {1, 2, 3};
    byte[] made = crypto.sign(algorithm, keys.getPrivate(), Purpose.CONTENT, content);
    assertArrayEquals(made, crypto.sign(algorithm, keys.getPrivate(), Purpose.CONTENT, content));
    assertTrue(crypto.verify(algorithm, keys.getPublic(), Purpose.CONTENT, content, made));
    assertFalse(crypto.verify(algorithm, keys.getPublic(), Purpose.HAND_OVER, content, made));
    assertFalse(crypto.verify(algorithm, keys.getPublic(), Purpose.CONTENT, new byte[3], made));
    for (int at = 0; at < made.length; at++) {
      byte[] flipped = made.clone();
      flipped[at] ^= 1;
      assertFalse(crypto.verify(algorithm, keys.getPublic(), Purpose.CONTENT, content, flipped));
    }
    assertFalse(crypto.verify(algorithm, keys.getPublic(), Purpose.CONTENT, content, new byte[0]));
  }

  @Test
  void anSm2SignatureCountsOnlyUnderTheUsualIdentity() throws Exception {
    KeyPair keys = crypto.keys(SignatureAlgorithm.SM2);
    byte[] content = {1, 2, 3};
    // The identity that GB/T 35276 means when none is agreed on; then another.
    assertTrue(counts(keys, content, "1234567812345678"));
    assertFalse(counts(keys, content, "8765432187654321"));
    assertFalse(counts(keys, content, ""));
  }

  private boolean counts(KeyPair keys, byte[] content, String identity) throws Exception {
    SM2Signer signer = new SM2Signer();
    CipherParameters key = ECUtil.generatePrivateKeyParameter(keys.getPrivate());
    signer.init(true, new ParametersWithID(key, identity.getBytes(StandardCharsets.US_ASCII)));
    byte[] message = Purpose.CONTENT.with(content);
    signer.update(message, 0, message.length);
    return crypto.verify(
        SignatureAlgorithm.SM2,
        keys.getPublic(),
        Purpose.CONTENT,
        content,
        signer.generateSignature());
  }

  @Test
  void sm3IsTheStandardsOwn() {
    // The first example of GB/T 32905.
    assertEquals(
        "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        HexFormat.of().formatHex(Crypto.sm3(new byte[] {'a', 'b', 'c'})));
  }

  @ParameterizedTest
  @EnumSource(SignatureAlgorithm.class)
  void aKeyIsSealedByItsPassphrase(SignatureAlgorithm algorithm) throws Exception {
    KeyPair keys = crypto.keys(algorithm);
    Path file = temp.resolve("a.key");
    Files.write(file, KeyFile.sealed(keys.getPrivate(), PASSPHRASE.toCharArray(), 1 << 8, crypto));
    assertEquals(
        keys.getPrivate(), KeyFile.open(file, PASSPHRASE.toCharArray(), crypto).orElseThrow());
    assertTrue(KeyFile.open(file, "another one".toCharArray(), crypto).isEmpty());
    assertTrue(Files.readString(file).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    Files.writeString(file, Files.readString(file).substring(0, 90));
    assertTrue(KeyFile.open(file, PASSPHRASE.toCharArray(), crypto).isEmpty());
  }

  @Test
  void nothingIsWrittenOverAndTheKeyIsNobodyElsesToRead() throws Exception {
    try (World world = new World(temp.resolve("w"))) {
      Path key = temp.resolve("a.key");
      Path request = temp.resolve("a.csr");
      char[] secret = PASSPHRASE.toCharArray();
      SignatureAlgorithm sm2 = SignatureAlgorithm.SM2;
      assertEquals(
          "T-201", code(world.keys.create(sm2, World.CITY, "short".toCharArray(), key, request)));
      assertEquals("T-212", code(world.keys.create(sm2, "市\u202E纪委", secret, key, request)));
      assertFalse(Files.exists(key));
      SigningKeys.Made made = world.keys.create(sm2, World.CITY, secret, key, request);
      World.require(made);
      if (Files.getFileStore(key).supportsFileAttributeView("posix")) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
      }
      assertEquals("T-211", code(world.keys.create(sm2, World.CITY, secret, key, request)));
      SigningKeys.Shown shown = world.keys.show(request);
      assertEquals(World.CITY, shown.requested().orElseThrow());
      assertEquals(
          new SigningKeys.RequestedKey(made.fingerprint(), made.words()),
          shown.key().orElseThrow(),
          "whoever certifies can compare what the sender reads out");
      Path root = temp.resolve("a.pem");
      World.require(
          world.keys.root(new Signer(key, secret, root), request, World.ofCity(), World.YEARS));
      assertEquals(World.ofCity(), world.keys.show(root).publishers().getFirst().authority());
      byte[] before = Files.readAllBytes(root);
      assertEquals(
          "T-211",
          code(
              world.keys.root(
                  new Signer(key, secret, root), request, World.ofCity(), World.YEARS)));
      assertArrayEquals(before, Files.readAllBytes(root));
      assertEquals(
          "T-204", world.keys.show(key).findings().getFirst().code(), "a key is not shown");
      World.Office other = world.root(sm2, World.PROVINCE, World.provincial());
      assertEquals(
          "T-203",
          code(
              world.keys.certify(
                  new Signer(key, secret, other.signer().certificates()),
                  request,
                  World.ofCity(),
                  World.YEARS,
                  false,
                  temp.resolve("b.pem"))));
      assertEquals(
          "T-157",
          code(
              world.keys.certify(
                  new Signer(key, secret, root),
                  other.request(),
                  World.provincial(),
                  World.YEARS,
                  false,
                  temp.resolve("b.pem"))));
      assertEquals(
          "T-213",
          code(
              world.keys.revoke(
                  new Signer(key, secret, root),
                  other.signer().certificates(),
                  SigningKeys.Reason.CEASED,
                  java.util.Optional.empty(),
                  temp.resolve("b.crl"))));
    }
  }

  private static String code(SigningKeys.Made made) {
    assertFalse(made.done());
    return made.findings().getFirst().code();
  }
}
