package org.qinqing.store.internal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.qinqing.store.VaultException;
import org.qinqing.store.VaultException.Reason;

/**
 * The format of the vault's file, version 1, all numbers big-endian:
 *
 * <pre>
 *  0  8  "QQVAULT" and a zero byte
 *  8  2  version, 1
 * 10  4  rounds of PBKDF2WithHmacSHA256
 * 14 16  salt
 * 30 16  check: the first bytes of HMAC-SHA256(master, "check")
 * 46 16  the first bytes of SHA-256 over bytes 0 to 45
 * 62 12  nonce, new with each writing
 * 74  n  AES-256-GCM of the content with its 16 byte tag, bytes 0 to 61 authenticated with it
 * </pre>
 *
 * <p>The key is HMAC-SHA256(master, "key"), the master what PBKDF2 makes of the passphrase. The
 * check tells a wrong passphrase from a damaged file, and no more about the passphrase than the
 * content does.
 */
final class SealedFile {
  private static final byte[] MAGIC = {'Q', 'Q', 'V', 'A', 'U', 'L', 'T', 0};
  private static final short VERSION = 1;
  private static final int SALT = 16;
  private static final int CHECK = 16;
  private static final int SUM = 16;
  private static final int HEAD = MAGIC.length + Short.BYTES + Integer.BYTES + SALT + CHECK;
  private static final int KEY_BITS = 256;

  /** What a damaged file may not make us compute. */
  private static final int MOST_ROUNDS = 20_000_000;

  private SealedFile() {}

  /**
   * A key with the head of the files that are sealed with it; wiped when it is no longer needed.
   */
  static final class Key {
    private final byte[] head;
    private final byte[] secret;

    private Key(byte[] head, byte[] secret) {
      this.head = head;
      this.secret = secret;
    }

    void wipe() {
      Arrays.fill(secret, (byte) 0);
    }

    /** Whether a file was sealed with this key. */
    boolean fits(byte[] file) {
      return file.length > head.length && Arrays.equals(head, 0, HEAD, file, 0, HEAD);
    }
  }

  /** A key for a new vault. */
  static Key fresh(char[] passphrase, int rounds, SecureRandom random) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    byte[] master = master(passphrase, salt, rounds);
    byte[] head =
        ByteBuffer.allocate(HEAD)
            .put(MAGIC)
            .putShort(VERSION)
            .putInt(rounds)
            .put(salt)
            .put(hmac(master, "check"), 0, CHECK)
            .array();
    return key(head, master);
  }

  /** The key of a file. */
  static Key key(byte[] file, char[] passphrase) throws VaultException {
    ByteBuffer read = ByteBuffer.wrap(file);
    if (file.length < MAGIC.length + Short.BYTES
        || !Arrays.equals(MAGIC, 0, MAGIC.length, file, 0, MAGIC.length)) {
      throw new VaultException(Reason.DAMAGED);
    }
    short version = read.position(MAGIC.length).getShort();
    if (version > VERSION) {
      throw new VaultException(Reason.NEWER);
    }
    if (version != VERSION || file.length < HEAD + SUM + Sealing.NONCE + Sealing.TAG) {
      throw new VaultException(Reason.DAMAGED);
    }
    byte[] head = Arrays.copyOf(file, HEAD);
    int rounds = read.getInt();
    if (!Arrays.equals(sum(head), 0, SUM, file, HEAD, HEAD + SUM)
        || rounds < 1
        || rounds > MOST_ROUNDS) {
      throw new VaultException(Reason.DAMAGED);
    }
    byte[] salt = new byte[SALT];
    read.get(salt);
    byte[] check = new byte[CHECK];
    read.get(check);
    byte[] master = master(passphrase, salt, rounds);
    if (!MessageDigest.isEqual(check, Arrays.copyOf(hmac(master, "check"), CHECK))) {
      Arrays.fill(master, (byte) 0);
      throw new VaultException(Reason.WRONG_PASSPHRASE);
    }
    return key(head, master);
  }

  private static Key key(byte[] head, byte[] master) {
    byte[] secret = hmac(master, "key");
    Arrays.fill(master, (byte) 0);
    return new Key(
        ByteBuffer.allocate(HEAD + SUM).put(head).put(sum(head), 0, SUM).array(), secret);
  }

  static byte[] seal(Key key, byte[] content, SecureRandom random) {
    byte[] sealed = Sealing.seal(key.secret, key.head, content, random);
    return ByteBuffer.allocate(key.head.length + sealed.length).put(key.head).put(sealed).array();
  }

  static byte[] content(Key key, byte[] file) throws VaultException {
    try {
      return Sealing.open(key.secret, key.head, file, key.head.length);
    } catch (AEADBadTagException e) {
      throw new VaultException(Reason.DAMAGED);
    }
  }

  private static byte[] master(char[] passphrase, byte[] salt, int rounds) {
    PBEKeySpec spec = new PBEKeySpec(passphrase, salt, rounds, KEY_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      // Every Java platform has it.
      throw new IllegalStateException(e);
    } finally {
      spec.clearPassword();
    }
  }

  private static byte[] hmac(byte[] key, String label) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(label.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sum(byte[] head) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(head);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
