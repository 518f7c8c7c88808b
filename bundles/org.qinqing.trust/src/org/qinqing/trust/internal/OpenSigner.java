package org.qinqing.trust.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;
import org.qinqing.trust.PackSigner.Signer;

/**
 * A signer whose key is open.
 *
 * @param key his private key
 * @param chain his certificate and those above it
 */
record OpenSigner(PrivateKey key, List<Certificate> chain) {
  OpenSigner {
    chain = List.copyOf(chain);
  }

  Certificate certificate() {
    return chain.getFirst();
  }

  /** Opens a key and makes sure that it is the one that is certified. */
  static OpenSigner of(Signer signer, Trust trust) throws IOException, Refusal {
    String name = String.valueOf(signer.key().getFileName());
    Crypto crypto = trust.crypto();
    List<Certificate> chain = certificates(signer.certificates());
    PrivateKey key =
        KeyFile.open(signer.key(), signer.passphrase(), crypto)
            .orElseThrow(() -> new Refusal(Code.KEY_LOCKED.about(name, name)));
    Certificate own = chain.getFirst();
    if (!fits(key, own, crypto)) {
      throw new Refusal(Code.KEY_DIFFERS.about(name, name, own.name()));
    }
    new ChainCheck(trust, Policy.NONE, name).links(chain);
    return new OpenSigner(key, chain);
  }

  /** The certificates of a file. */
  static List<Certificate> certificates(java.nio.file.Path file) throws IOException, Refusal {
    String name = String.valueOf(file.getFileName());
    try {
      return Pem.certificates(file);
    } catch (Certificate.Unusable e) {
      throw new Refusal(e.code().about(name, name));
    }
  }

  private static boolean fits(PrivateKey key, Certificate certificate, Crypto crypto) {
    byte[] probe = Crypto.sha256(certificate.der());
    try {
      byte[] signature = crypto.sign(certificate.algorithm(), key, Crypto.Purpose.PROBE, probe);
      return crypto.verify(
          certificate.algorithm(), certificate.key(crypto), Crypto.Purpose.PROBE, probe, signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }
}
