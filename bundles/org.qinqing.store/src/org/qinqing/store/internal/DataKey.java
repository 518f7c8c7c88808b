package org.qinqing.store.internal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import org.qinqing.store.VaultException;

/**
 * The key that seals a person's payloads. It is random and itself sealed with the passphrase, in
 * the format of the vault's file: another passphrase seals the key anew and nothing else.
 */
final class DataKey implements AutoCloseable {
  private final String id;
  private final byte[] secret;
  private boolean wiped;

  private DataKey(String id, byte[] secret) {
    this.id = id;
    this.secret = secret;
  }

  static DataKey fresh(SecureRandom random) {
    byte[] secret = new byte[Sealing.SECRET];
    random.nextBytes(secret);
    return new DataKey(UUID.randomUUID().toString(), secret);
  }

  /**
   * The key that was sealed with a passphrase; takes as long as the rounds say.
   *
   * @throws VaultException with the reason
   */
  static DataKey unwrap(String id, byte[] wrapped, char[] passphrase) throws VaultException {
    SealedFile.Key key = SealedFile.key(wrapped, passphrase);
    try {
      byte[] secret = SealedFile.content(key, wrapped);
      if (secret.length != Sealing.SECRET) {
        throw new VaultException(VaultException.Reason.DAMAGED);
      }
      return new DataKey(id, secret);
    } finally {
      key.wipe();
    }
  }

  byte[] wrap(char[] passphrase, int rounds, SecureRandom random) {
    SealedFile.Key key = SealedFile.fresh(passphrase, rounds, random);
    try {
      return SealedFile.seal(key, secret(), random);
    } finally {
      key.wipe();
    }
  }

  /** Which key it is; tells a shelf that it holds one which no longer fits. */
  String id() {
    return id;
  }

  byte[] seal(String place, byte[] content, SecureRandom random) {
    return Sealing.seal(secret(), place.getBytes(StandardCharsets.UTF_8), content, random);
  }

  byte[] open(String place, byte[] sealed) throws AEADBadTagException {
    return Sealing.open(secret(), place.getBytes(StandardCharsets.UTF_8), sealed, 0);
  }

  private synchronized byte[] secret() {
    if (wiped) {
      throw new IllegalStateException("closed");
    }
    return secret.clone();
  }

  @Override
  public synchronized void close() {
    wiped = true;
    Arrays.fill(secret, (byte) 0);
  }
}
