package org.qinqing.store.internal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM as it is used here: a nonce of 12 bytes, new with each sealing, then the content with
 * its tag of 16 bytes. What surrounds it is authenticated with it, so that nothing can be put
 * elsewhere unseen.
 */
final class Sealing {
  static final int NONCE = 12;
  static final int TAG = 16;
  static final int SECRET = 32;

  private Sealing() {}

  static byte[] seal(byte[] secret, byte[] surroundings, byte[] content, SecureRandom random) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, secret, surroundings, nonce).doFinal(content);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      // Every Java platform has it.
      throw new IllegalStateException(e);
    }
  }

  /**
   * The content of what is sealed in {@code bytes} from {@code start} on.
   *
   * @throws AEADBadTagException when anything was changed, or it is another key's
   */
  static byte[] open(byte[] secret, byte[] surroundings, byte[] bytes, int start)
      throws AEADBadTagException {
    if (bytes.length < start + NONCE + TAG) {
      throw new AEADBadTagException("cut off");
    }
    byte[] nonce = new byte[NONCE];
    System.arraycopy(bytes, start, nonce, 0, NONCE);
    int from = start + NONCE;
    try {
      return cipher(Cipher.DECRYPT_MODE, secret, surroundings, nonce)
          .doFinal(bytes, from, bytes.length - from);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cipher cipher(int mode, byte[] secret, byte[] surroundings, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    cipher.updateAAD(surroundings);
    return cipher;
  }
}
