package org.qinqing.training.certificate.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;

/** A pair of Ed25519 keys. */
record SigningKey(PrivateKey secret, PublicIdentity identity) {

  /** Makes a new pair. */
  static SigningKey fresh() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(PublicIdentity.ALGORITHM).generateKeyPair();
      return new SigningKey(pair.getPrivate(), PublicIdentity.of(pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java since 15 has it
    }
  }

  byte[] sign(String text) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(PublicIdentity.ALGORITHM);
    signature.initSign(secret);
    signature.update(text.getBytes(StandardCharsets.US_ASCII));
    return signature.sign();
  }

  /** Whether both halves belong together. */
  boolean sound() {
    try {
      return identity.signed("probe", sign("probe"));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
