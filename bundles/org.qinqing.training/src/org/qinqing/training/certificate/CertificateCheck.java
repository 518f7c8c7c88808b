package org.qinqing.training.certificate;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Service: tells whether a certificate is what it says it is. Needs no network. */
public interface CertificateCheck {
  /** Largest file that is looked at, in bytes. */
  int MOST = 20_000_000;

  /**
   * Checks a file.
   *
   * @param file the PDF, or the credential alone as text
   * @param known fingerprints of issuers that are known besides the one of this computer, with or
   *     without blanks, in any case
   * @param now the moment for which it is asked
   */
  Checked check(byte[] file, Set<String> known, Instant now);

  /** What a check found, from best to worst. */
  enum Finding {
    /** Sound, in force and by a known issuer. */
    VALID,
    /** Sound and in force; whether the issuer is who it says has to be asked. */
    UNKNOWN_ISSUER,
    /** Sound, but it begins later: the clock of one of the computers is wrong. */
    NOT_YET,
    /** Sound, but it has ended. */
    EXPIRED,
    /** Something in the file was changed after it was signed, or the signature is not the key's. */
    ALTERED,
    /** Nothing in the file is a certificate of this kind. */
    NO_CERTIFICATE
  }

  /**
   * The result.
   *
   * @param finding what was found
   * @param words the same for people: what it is and what to do
   * @param statement what is signed; only there when the signature holds
   */
  record Checked(Finding finding, String words, Optional<Statement> statement) {}

  /**
   * What is signed.
   *
   * @param holder who passed
   * @param issuer what the issuer calls itself
   * @param fingerprint of the issuer's key
   * @param exam title of the exam
   * @param result points of points, such as {@code 92 / 100}
   * @param issued when
   * @param until when it ends; empty for never
   * @param page whether the PDF was there and is sealed by the credential; false for the credential
   *     alone
   */
  record Statement(
      String holder,
      String issuer,
      String fingerprint,
      String exam,
      String result,
      Instant issued,
      Optional<Instant> until,
      boolean page) {}
}
