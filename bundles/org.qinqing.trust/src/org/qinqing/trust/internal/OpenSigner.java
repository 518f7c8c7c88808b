package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qinqing.pack.CanonicalZip;
import org.qinqing.trust.PackSigner.Signer;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.internal.Statement.Content;
import org.qinqing.trust.internal.Statement.Digest;
import org.qinqing.trust.internal.Statement.Seal;

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

  /**
   * Files as one signed container; the same bytes each time but for SM2, whose signatures differ.
   *
   * @param id of the bundle or extension the files are
   * @param time of signing, kept to the second
   */
  byte[] signed(String id, String version, Map<String, byte[]> files, Instant time, Trust trust)
      throws Refusal {
    Certificate own = certificate();
    SignatureAlgorithm algorithm = own.algorithm();
    List<Digest> digests = new ArrayList<>();
    new TreeMap<>(files)
        .forEach((path, content) -> digests.add(Digest.of(path, content, algorithm)));
    Content content =
        new Content(
            id,
            version,
            algorithm,
            own.fingerprint().sha256(),
            time.truncatedTo(ChronoUnit.SECONDS),
            digests);
    try {
      byte[] signature =
          trust.crypto().sign(algorithm, key, Crypto.Purpose.CONTENT, content.bytes());
      Seal seal = new Seal(signature, chain.stream().map(Certificate::der).toList());
      Map<String, byte[]> all = new LinkedHashMap<>(files);
      all.put(Content.PATH, content.bytes());
      all.put(Seal.PATH, seal.bytes());
      return CanonicalZip.of(all, CanonicalZip.PACK_FIRST);
    } catch (GeneralSecurityException e) {
      throw new Refusal(Code.KEY_DIFFERS.about(id, own.name(), own.name()));
    }
  }

  /** What one holds who pinned this very root: the signer himself need not have pinned it. */
  Policy policy() {
    return new Policy(true, List.of(chain.getLast()), true, Optional.empty());
  }

  /** The certificates of a file. */
  static List<Certificate> certificates(Path file) throws IOException, Refusal {
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
