package org.qinqing.training.certificate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Service: certificates. Each is a PDF for people which carries, as an attachment, an Open Badges
 * 3.0 credential signed with Ed25519 (compact JWS). The credential also seals every byte of the
 * PDF.
 *
 * <p>The key is made once on this computer, when the first certificate is issued, and stays in the
 * data folder, readable by its owner only. Its fingerprint is the SHA-256 thumbprint of RFC 7638,
 * 64 hexadecimal digits; who wants to trust the issuer compares it with the one that the issuer
 * says. May wait for the disk; not for the UI thread.
 */
public interface Certificates {
  /**
   * The issuer of this computer; empty while no key was made.
   *
   * @throws IOException when the key cannot be read; it is never replaced
   */
  Optional<Issuer> issuer() throws IOException;

  /**
   * Issues a certificate and writes it.
   *
   * @param now when it is issued; kept to the second
   * @param pdf the file; replaced when it is there
   * @return what a person should know
   * @throws IOException when the key cannot be made or read
   */
  Issued issue(CertificateOrder order, Instant now, Path pdf) throws IOException;
}
