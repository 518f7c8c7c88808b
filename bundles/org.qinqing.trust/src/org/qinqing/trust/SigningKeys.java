package org.qinqing.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;

/**
 * Service: makes signing keys and certificates. No file is ever written over; a private key is only
 * ever written sealed by its passphrase.
 */
public interface SigningKeys {
  /** Fewest characters of a passphrase. */
  int SHORTEST_PASSPHRASE = 12;

  /**
   * Makes a key pair.
   *
   * @param name the office that will sign
   * @param passphrase seals the key; at least {@link #SHORTEST_PASSPHRASE} characters
   * @param key file for the private key (PKCS#8, PBES2 with scrypt and AES-256)
   * @param request file for the certification request that goes to whoever certifies (PKCS#10)
   * @throws IOException when a file cannot be written; none is left behind then
   */
  Made create(SignatureAlgorithm algorithm, String name, char[] passphrase, Path key, Path request)
      throws IOException;

  /**
   * What is in a file of certificates, a request or a revocation list.
   *
   * @throws IOException when it cannot be read
   */
  Shown show(Path file) throws IOException;

  /**
   * Makes a root certificate: a key that certifies itself, and that others pin.
   *
   * @param key key with its passphrase; {@code certificates} is the file to write
   * @param request the key's own request, for its name
   * @throws IOException when a file cannot be read or written
   */
  Made root(PackSigner.Signer key, Path request, Authority authority, Period validity)
      throws IOException;

  /**
   * Certifies somebody's key.
   *
   * @param issuer whose key certifies
   * @param request of the one to be certified
   * @param certifies whether that one may certify others in turn, within the same authority
   * @param output file for the certificate and those above it
   * @throws IOException when a file cannot be read or written
   */
  Made certify(
      PackSigner.Signer issuer,
      Path request,
      Authority authority,
      Period validity,
      boolean certifies,
      Path output)
      throws IOException;

  /** Why a certificate is revoked. */
  enum Reason {
    /** The key is in wrong hands: what it signed is not used any more, installed or not. */
    KEY_COMPROMISE,
    /** It is replaced by another; what is installed stays. */
    SUPERSEDED,
    /** The office does not publish any more; what is installed stays. */
    CEASED
  }

  /**
   * Adds a certificate to the revocation list of whoever issued it.
   *
   * @param issuer whose key signs the list
   * @param certificate the certificate to revoke, first in its file
   * @param before the former list, if there is one; its entries are kept and its number grows
   * @param output file for the new list
   * @throws IOException when a file cannot be read or written
   */
  Made revoke(
      PackSigner.Signer issuer, Path certificate, Reason reason, Optional<Path> before, Path output)
      throws IOException;

  /**
   * Hands a bundle over to another publisher. What the former one signs afterwards makes the
   * hand-over void.
   *
   * @param from the publisher so far
   * @param pack id of the bundle
   * @param to certificates of the new publisher
   * @param output file for the hand-over, which the new publisher signs into the bundle
   * @throws IOException when a file cannot be read or written
   */
  Made handOver(PackSigner.Signer from, String pack, Path to, Path output) throws IOException;

  /**
   * What came of making something.
   *
   * @param done whether the files were written
   * @param fingerprint of what was made, lower-case hexadecimal; empty when nothing was
   * @param words the same in words
   * @param findings why not
   */
  record Made(boolean done, String fingerprint, String words, List<Diagnostic> findings) {
    public Made {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What a file holds.
   *
   * @param publishers certificates, in the order of the file
   * @param requested name in a request
   * @param revoked number of entries and number of a revocation list
   * @param findings what cannot be read
   * @param key fingerprint of the key in a request, as {@link #create} told it: whoever certifies
   *     compares it with what the sender reads out, else he certifies whatever came
   */
  record Shown(
      List<Publisher> publishers,
      Optional<String> requested,
      Optional<Revocations> revoked,
      List<Diagnostic> findings,
      Optional<RequestedKey> key) {
    public Shown {
      publishers = List.copyOf(publishers);
      findings = List.copyOf(findings);
    }

    /** What holds no request. */
    public Shown(
        List<Publisher> publishers,
        Optional<String> requested,
        Optional<Revocations> revoked,
        List<Diagnostic> findings) {
      this(publishers, requested, revoked, findings, Optional.empty());
    }
  }

  /**
   * The key in a request.
   *
   * @param fingerprint lower-case hexadecimal
   * @param words the same in words
   */
  record RequestedKey(String fingerprint, String words) {}

  /**
   * A revocation list in short.
   *
   * @param issuer who signed it
   * @param number grows with each list of one issuer
   * @param entries how many certificates it revokes
   */
  record Revocations(String issuer, long number, int entries) {}
}
