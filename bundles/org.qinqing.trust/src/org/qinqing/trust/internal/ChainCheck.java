package org.qinqing.trust.internal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.internal.Statement.Identity;

/**
 * Whether a chain of certificates leads from a signer to a pinned root, each counting now and
 * within what the next one may hand on. The time of signing is only the signer's own word, so it
 * can make things worse, never better: an expired or revoked certificate is refused however early
 * it says it signed.
 */
final class ChainCheck {
  private static final int LONGEST = 3;

  /** Clocks differ a little. */
  private static final Duration TOLERANCE = Duration.ofMinutes(10);

  private final Trust trust;
  private final Policy policy;
  private final String pack;
  private final Instant now;

  /**
   * A check.
   *
   * @param pack how to call the bundle in findings
   */
  ChainCheck(Trust trust, Policy policy, String pack) {
    this.trust = trust;
    this.policy = policy;
    this.pack = pack;
    this.now = trust.clock().instant();
  }

  /** Who signs by a chain. */
  static Identity identity(List<Certificate> chain) {
    return new Identity(chain.getLast().fingerprint().sha256(), chain.getFirst().name());
  }

  /**
   * Checks a chain that signed something.
   *
   * @param chain the signer's certificate first, the root last
   * @return what to look at
   */
  List<Diagnostic> check(List<Certificate> chain, Instant signedAt) throws Refusal, IOException {
    links(chain);
    pinned(chain.getLast());
    for (Certificate certificate : chain) {
      if (now.isBefore(certificate.from())) {
        throw refuse(Code.NOT_YET_VALID, certificate.name(), certificate.from());
      }
      if (now.isAfter(certificate.until())) {
        throw refuse(Code.EXPIRED, certificate.name(), certificate.until());
      }
    }
    List<Diagnostic> warnings = revocations(chain);
    Certificate signer = chain.getFirst();
    if (!signer.signs()) {
      throw refuse(Code.MAY_NOT_SIGN, signer.name());
    }
    if (signedAt.isAfter(now.plus(TOLERANCE))) {
      throw refuse(Code.SIGNED_LATER, signedAt);
    }
    if (signedAt.isBefore(signer.from()) || signedAt.isAfter(signer.until())) {
      throw refuse(Code.SIGNED_OUTSIDE, signedAt, signer.from(), signer.until());
    }
    if (!policy.allows(signer)) {
      throw refuse(Code.PUBLISHER_NOT_ALLOWED, signer.name(), signer.fingerprint().sha256());
    }
    return warnings;
  }

  private Refusal refuse(Code code, Object... arguments) {
    return new Refusal(code.about(pack, arguments));
  }

  /** Each certificate is signed by the next, which may do so, and stays within its authority. */
  void links(List<Certificate> chain) throws Refusal {
    if (chain.isEmpty() || chain.size() > LONGEST) {
      throw refuse(Code.CHAIN_BROKEN, chain.size());
    }
    for (int i = 0; i < chain.size(); i++) {
      Certificate certificate = chain.get(i);
      Certificate issuer = chain.get(Math.min(i + 1, chain.size() - 1));
      if (!certificate.signedBy(issuer, trust.crypto())
          || (i < chain.size() - 1 && certificate.selfIssued())) {
        throw refuse(Code.CHAIN_BROKEN, certificate.name());
      }
      if (!issuer.certifies()) {
        throw refuse(Code.MAY_NOT_CERTIFY, issuer.name());
      }
      if (!certificate.authority().within(issuer.authority())) {
        throw refuse(Code.AUTHORITY_EXCEEDED, certificate.name(), issuer.name());
      }
      // Between this one and the signer's stand i - 1 others that certify.
      if (i > 0 && certificate.pathLength() >= 0 && i - 1 > certificate.pathLength()) {
        throw refuse(Code.MAY_NOT_CERTIFY, certificate.name());
      }
    }
  }

  private void pinned(Certificate root) throws Refusal, IOException {
    Fingerprint fingerprint = root.fingerprint();
    boolean known =
        trust.roots(policy).stream().anyMatch(pinned -> pinned.fingerprint().equals(fingerprint));
    if (!known) {
      throw refuse(Code.ROOT_UNKNOWN, root.name(), fingerprint.words(), fingerprint.sha256());
    }
  }

  private List<Diagnostic> revocations(List<Certificate> chain) throws Refusal, IOException {
    List<Diagnostic> warnings = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      Certificate issuer = chain.get(Math.min(i + 1, chain.size() - 1));
      Optional<RevocationList> list = trust.folder().revocations(issuer, pack);
      if (list.isEmpty()) {
        continue;
      }
      if (!list.get().signedBy(issuer, trust.crypto())) {
        throw refuse(Code.LIST_WRONG, issuer.name());
      }
      if (list.get().reason(chain.get(i)).isPresent()) {
        throw refuse(Code.REVOKED, chain.get(i).name(), list.get().number());
      }
      if (i < chain.size() - 1
          && list.get().until().filter(until -> now.isAfter(until)).isPresent()) {
        warnings.add(Code.REVOCATIONS_OLD.about(pack, issuer.name(), list.get().until().get()));
      }
    }
    return warnings;
  }
}
