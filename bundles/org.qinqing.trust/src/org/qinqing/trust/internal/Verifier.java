package org.qinqing.trust.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.pack.CanonicalZip;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.SourceLocation;
import org.qinqing.trust.internal.Statement.Content;
import org.qinqing.trust.internal.Statement.Digest;
import org.qinqing.trust.internal.Statement.HandOver;
import org.qinqing.trust.internal.Statement.Identity;
import org.qinqing.trust.internal.Statement.Seal;

/**
 * Checks the signature of a bundle file: that every byte is signed, by whom, and whether that one
 * is trusted. For what he may speak is for {@link AuthorityCheck}.
 */
final class Verifier {
  static final String FOLDER = "META-INF/qinqing/";

  /** The order in which a signed file begins; the rest follows by name. */
  private final Trust trust;

  Verifier(Trust trust) {
    this.trust = trust;
  }

  /**
   * A signature that is right.
   *
   * @param content what is signed
   * @param chain the signer's certificate first
   * @param identity who he is
   * @param handOver by the former publisher, checked as well
   * @param warnings what to look at
   */
  record Verified(
      Content content,
      List<Certificate> chain,
      Identity identity,
      Optional<HandOver> handOver,
      List<Diagnostic> warnings) {
    Verified {
      chain = List.copyOf(chain);
      warnings = List.copyOf(warnings);
    }

    Certificate signer() {
      return chain.getFirst();
    }

    /** What a publisher handed over to this signer, and to nobody else. */
    Optional<HandOver> handOver(Identity from) {
      return handOver.filter(h -> h.from().equals(from) && h.to().equals(identity));
    }
  }

  /** What a signed file says of its signature, unchecked. */
  record Claim(Content content, Seal seal, List<Certificate> chain) {
    Claim {
      chain = List.copyOf(chain);
    }
  }

  /** Whether a file says that it is signed; then it must be, wholly. */
  static boolean claims(Container container) {
    return container.entries().keySet().stream().anyMatch(path -> path.startsWith(FOLDER));
  }

  /** The files of the bundle without the parts of the signature. */
  static Map<String, byte[]> bundle(Container container) {
    Map<String, byte[]> files = new LinkedHashMap<>(container.entries());
    files.keySet().removeIf(path -> path.startsWith(FOLDER));
    return files;
  }

  /** Reads the parts of a signature; nothing of it is believed yet. */
  static Claim claim(String name, Container container) throws Refusal {
    Optional<byte[]> content = container.entry(Content.PATH);
    Optional<byte[]> seal = container.entry(Seal.PATH);
    if (content.isEmpty() || seal.isEmpty()) {
      throw new Refusal(Code.PARTS_MISSING.about(name));
    }
    try {
      Content said = Content.read(content.get()).orElseThrow(() -> malformed(name, Content.PATH));
      Seal sealed = Seal.read(seal.get()).orElseThrow(() -> malformed(name, Seal.PATH));
      return new Claim(said, sealed, Certificate.chain(sealed.chain()));
    } catch (Statement.FutureFormat e) {
      throw new Refusal(Code.FUTURE_FORMAT.about(name));
    } catch (Certificate.Unusable e) {
      throw new Refusal(e.code().about(name, name));
    }
  }

  private static Refusal malformed(String name, String path) {
    return new Refusal(Code.PART_MALFORMED.at(name, new SourceLocation(path, 0), path));
  }

  /**
   * Checks a signed file.
   *
   * @param name how to call it in findings
   * @param file its bytes, of which the container was read
   */
  Verified verify(String name, byte[] file, Container container, Policy policy)
      throws Refusal, IOException {
    Claim claim = claim(name, container);
    Content content = claim.content();
    if (claim.chain().isEmpty()) {
      throw new Refusal(Code.CHAIN_BROKEN.about(name, 0));
    }
    Certificate signer = claim.chain().getFirst();
    if (!signer.fingerprint().sha256().equals(content.signer())) {
      throw new Refusal(Code.OTHER_SIGNER.about(name, signer.name()));
    }
    if (signer.algorithm() != content.algorithm()) {
      throw new Refusal(Code.ALGORITHM.about(name, content.algorithm().word()));
    }
    entries(name, content, container);
    ChainCheck chain = new ChainCheck(trust, policy, name);
    chain.links(claim.chain());
    if (!signed(claim)) {
      throw new Refusal(Code.SIGNATURE_WRONG.about(name, signer.name()));
    }
    if (!Arrays.equals(CanonicalZip.of(container.entries(), CanonicalZip.PACK_FIRST), file)) {
      throw new Refusal(Code.NOT_IN_FORM.about(name));
    }
    List<Diagnostic> warnings = chain.check(claim.chain(), content.signedAt());
    Optional<HandOver> handOver = handOver(name, content, container, policy);
    return new Verified(
        content, claim.chain(), ChainCheck.identity(claim.chain()), handOver, warnings);
  }

  private boolean signed(Claim claim) throws Refusal {
    try {
      return trust
          .crypto()
          .verify(
              claim.content().algorithm(),
              claim.chain().getFirst().key(trust.crypto()),
              Crypto.Purpose.CONTENT,
              claim.content().bytes(),
              claim.seal().signature());
    } catch (java.security.cert.CertificateException e) {
      return false;
    }
  }

  /** The list names every entry once, in order, and each has its digest. */
  private static void entries(String name, Content content, Container container) throws Refusal {
    Map<String, byte[]> rest = new HashMap<>(container.entries());
    rest.remove(Content.PATH);
    rest.remove(Seal.PATH);
    List<Diagnostic> wrong = new ArrayList<>();
    String before = "";
    for (Digest listed : content.entries()) {
      SourceLocation where = new SourceLocation(listed.path(), 0);
      byte[] found = rest.remove(listed.path());
      if (listed.path().compareTo(before) <= 0) {
        throw malformed(name, Content.PATH);
      }
      before = listed.path();
      if (found == null) {
        wrong.add(Code.LISTED_MISSING.at(name, where, listed.path()));
      } else if (!Digest.of(listed.path(), found, content.algorithm()).equals(listed)) {
        wrong.add(Code.DIGEST_WRONG.at(name, where, listed.path()));
      }
    }
    rest.keySet().stream()
        .sorted()
        .map(path -> Code.NOT_LISTED.at(name, new SourceLocation(path, 0), path))
        .forEach(wrong::add);
    if (!wrong.isEmpty()) {
      throw new Refusal(wrong);
    }
  }

  private Optional<HandOver> handOver(
      String name, Content content, Container container, Policy policy)
      throws Refusal, IOException {
    Optional<byte[]> part = container.entry(HandOver.PATH);
    if (part.isEmpty()) {
      return Optional.empty();
    }
    Refusal wrong = new Refusal(Code.HAND_OVER_WRONG.about(name, content.id()));
    try {
      HandOver said = HandOver.read(part.get()).orElseThrow(() -> malformed(name, HandOver.PATH));
      List<Certificate> chain = Certificate.chain(said.chain());
      boolean right =
          !chain.isEmpty()
              && said.pack().equals(content.id())
              && ChainCheck.identity(chain).equals(said.from())
              && chain.getFirst().algorithm() == said.algorithm()
              && chain.getFirst().authority().speaksAs(said.pack())
              && trust
                  .crypto()
                  .verify(
                      said.algorithm(),
                      chain.getFirst().key(trust.crypto()),
                      Crypto.Purpose.HAND_OVER,
                      said.signed(),
                      said.signature());
      if (!right) {
        throw wrong;
      }
      new ChainCheck(trust, policy.withoutPublishers(), name).check(chain, said.signedAt());
      return Optional.of(said);
    } catch (Statement.FutureFormat e) {
      throw new Refusal(Code.FUTURE_FORMAT.about(name));
    } catch (Certificate.Unusable | java.security.cert.CertificateException e) {
      throw wrong;
    }
  }
}
