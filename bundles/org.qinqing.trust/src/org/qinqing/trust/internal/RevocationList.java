package org.qinqing.trust.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLEntryHolder;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * An X.509 revocation list with a number (RFC 5280).
 *
 * @param holder the list
 * @param number its number; grows with each list of one issuer
 */
record RevocationList(X509CRLHolder holder, long number) {
  static Optional<RevocationList> of(byte[] der) {
    try {
      X509CRLHolder holder = new X509CRLHolder(der);
      Extension number = holder.getExtension(Extension.cRLNumber);
      if (number == null
          || holder.getCriticalExtensionOIDs().size() > 0
          || !Crypto.allowed(holder.toASN1Structure().getSignatureAlgorithm().getAlgorithm())) {
        return Optional.empty();
      }
      BigInteger value = ASN1Integer.getInstance(number.getParsedValue()).getPositiveValue();
      for (Object entry : holder.getRevokedCertificates()) {
        // Read now: a list that is kept is asked at every install, and must answer then.
        reason((X509CRLEntryHolder) entry);
      }
      return Optional.of(new RevocationList(holder, value.longValueExact()));
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** Whether a certificate's key signed it. */
  boolean signedBy(Certificate issuer, Crypto crypto) {
    try {
      ContentVerifierProvider verifier =
          new JcaContentVerifierProviderBuilder()
              .setProvider(crypto.provider())
              .build(issuer.key(crypto));
      return holder.getIssuer().equals(issuer.holder().getSubject())
          && issuer.certifies()
          && holder.isSignatureValid(verifier);
    } catch (CertException | CertificateException | OperatorCreationException e) {
      return false;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Why it revokes a certificate; empty when it does not. */
  Optional<Integer> reason(Certificate certificate) {
    X509CRLEntryHolder entry = holder.getRevokedCertificate(certificate.holder().getSerialNumber());
    return entry == null ? Optional.empty() : Optional.of(reason(entry));
  }

  private static int reason(X509CRLEntryHolder entry) {
    Extension reason = entry.getExtension(Extension.reasonCode);
    return reason == null
        ? CRLReason.unspecified
        : ASN1Enumerated.getInstance(reason.getParsedValue()).getValue().intValue();
  }

  /** Whether what the certificate signed must not be used any more, even if it is installed. */
  boolean compromised(Certificate certificate) {
    return reason(certificate)
        .filter(
            reason ->
                reason != CRLReason.superseded
                    && reason != CRLReason.cessationOfOperation
                    && reason != CRLReason.affiliationChanged)
        .isPresent();
  }

  /** Until when it promises to be the newest. */
  Optional<Instant> until() {
    return Optional.ofNullable(holder.getNextUpdate()).map(Date::toInstant);
  }

  byte[] der() {
    try {
      return holder.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e); // it was read from bytes
    }
  }
}
