package org.qinqing.trust.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.qinqing.pack.Locality;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Level;
import org.qinqing.trust.Publisher;
import org.qinqing.trust.SignatureAlgorithm;

/**
 * An X.509 certificate of the kind this program makes and takes: Ed25519 or SM2, with the authority
 * of its holder in a critical extension of our own, so that no other program takes it for more.
 *
 * @param holder the certificate, DER only
 * @param name the office it names
 * @param algorithm how its key signs
 * @param authority for what its holder may speak
 */
record Certificate(
    X509CertificateHolder holder, String name, SignatureAlgorithm algorithm, Authority authority) {
  /** The extension; an arc that belongs to nobody else because it is a random UUID (X.667). */
  static final ASN1ObjectIdentifier AUTHORITY =
      new ASN1ObjectIdentifier("2.25.269365246503568749598791210383111851485");

  private static final int AUTHORITY_FORMAT = 1;

  /** Letters and marks without a shape that Unicode does not count among the format marks. */
  private static final String UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe0e\ufe0f";

  private static final Set<ASN1ObjectIdentifier> KNOWN =
      Set.of(Extension.basicConstraints, Extension.keyUsage, AUTHORITY);

  /** Why a certificate cannot be taken. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;
    private final Code code;

    Unusable(Code code) {
      super(code.id());
      this.code = code;
    }

    Code code() {
      return code;
    }
  }

  /** Reads a certificate; nothing of it is believed yet. */
  static Certificate of(byte[] der) throws Unusable {
    try {
      ASN1Primitive parsed = ASN1Primitive.fromByteArray(der);
      if (parsed == null || !Arrays.equals(parsed.getEncoded(ASN1Encoding.DER), der)) {
        throw new Unusable(Code.CHAIN_BROKEN);
      }
      X509CertificateHolder holder = new X509CertificateHolder(der);
      Optional<SignatureAlgorithm> algorithm = Crypto.algorithm(holder.getSubjectPublicKeyInfo());
      if (algorithm.isEmpty() || !Crypto.allowed(holder.getSignatureAlgorithm().getAlgorithm())) {
        throw new Unusable(Code.ALGORITHM);
      }
      for (Object critical : holder.getCriticalExtensionOIDs()) {
        if (critical instanceof ASN1ObjectIdentifier oid && !KNOWN.contains(oid)) {
          throw new Unusable(Code.CHAIN_BROKEN);
        }
      }
      Extension said = holder.getExtension(AUTHORITY);
      if (said == null || !said.isCritical()) {
        throw new Unusable(Code.NO_AUTHORITY);
      }
      String name = name(holder.getSubject()).orElseThrow(() -> new Unusable(Code.CHAIN_BROKEN));
      return new Certificate(holder, name, algorithm.get(), authority(said.getParsedValue()));
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw new Unusable(Code.CHAIN_BROKEN);
    }
  }

  /** Reads a chain, the signer's first. */
  static List<Certificate> chain(List<byte[]> der) throws Unusable {
    List<Certificate> chain = new ArrayList<>();
    for (byte[] certificate : der) {
      chain.add(of(certificate));
    }
    return chain;
  }

  /** The one name of an office; empty when it has another form. */
  static Optional<String> name(X500Name subject) {
    RDN[] parts = subject.getRDNs();
    boolean one =
        parts.length == 1
            && !parts[0].isMultiValued()
            && parts[0].getFirst().getType().equals(BCStyle.CN);
    return one
        ? Optional.of(IETFUtils.valueToString(parts[0].getFirst().getValue()))
            .map(Certificate::plain)
            .filter(Certificate::isOfficeName)
        : Optional.empty();
  }

  /** The library writes a backslash before what has a meaning in its own notation. */
  private static String plain(String value) {
    return value.replaceAll("\\\\(.)", "$1");
  }

  /**
   * Whether a name can be shown: no control or direction marks and no letters that leave no mark,
   * which make one name look like another.
   */
  static boolean isOfficeName(String name) {
    return !name.isBlank()
        && name.equals(name.strip())
        && name.length() <= 80
        && name.equals(java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC))
        && name.codePoints()
            .noneMatch(
                c ->
                    c == '\\'
                        || c == '#'
                        || UNSEEN.indexOf(c) >= 0
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.PRIVATE_USE
                        || Character.getType(c) == Character.UNASSIGNED
                        || Character.getType(c) == Character.SURROGATE);
  }

  // --- authority ---------------------------------------------------------------------------------

  static ASN1Encodable encoded(Authority authority) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    all.add(new ASN1Integer(AUTHORITY_FORMAT));
    all.add(texts(authority.packs()));
    all.add(new DERUTF8String(authority.locality().code()));
    all.add(new DERUTF8String(authority.highest().word()));
    all.add(texts(authority.issuers()));
    all.add(texts(authority.replaces()));
    if (authority.code()) {
      // Only then: a program that does not know of it refuses the certificate rather than half of
      // it.
      all.add(ASN1Boolean.TRUE);
    }
    return new DERSequence(all);
  }

  private static DERSequence texts(Set<String> values) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    new TreeSet<>(values).forEach(value -> all.add(new DERUTF8String(value)));
    return new DERSequence(all);
  }

  private static Authority authority(ASN1Encodable value) throws Unusable {
    ASN1Sequence all = ASN1Sequence.getInstance(value);
    boolean code = all.size() == 7 && all.getObjectAt(6).equals(ASN1Boolean.TRUE);
    if ((all.size() != 6 && !code)
        || ASN1Integer.getInstance(all.getObjectAt(0)).intValueExact() != AUTHORITY_FORMAT) {
      throw new Unusable(Code.NO_AUTHORITY);
    }
    Optional<Locality> place = Locality.of(text(all.getObjectAt(2)));
    Optional<Level> level = Level.of(text(all.getObjectAt(3)));
    if (place.isEmpty() || level.isEmpty()) {
      throw new Unusable(Code.NO_AUTHORITY);
    }
    return new Authority(
        texts(all.getObjectAt(1)),
        place.get(),
        level.get(),
        texts(all.getObjectAt(4)),
        texts(all.getObjectAt(5)),
        code);
  }

  private static Set<String> texts(ASN1Encodable value) {
    Set<String> texts = new LinkedHashSet<>();
    ASN1Sequence.getInstance(value).forEach(each -> texts.add(text(each)));
    return texts;
  }

  private static String text(ASN1Encodable value) {
    return ASN1UTF8String.getInstance(value).getString();
  }

  // --- what it says ------------------------------------------------------------------------------

  byte[] der() {
    try {
      return holder.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e); // it was read from bytes
    }
  }

  Fingerprint fingerprint() {
    return Fingerprint.of(der());
  }

  Instant from() {
    return holder.getNotBefore().toInstant();
  }

  Instant until() {
    return holder.getNotAfter().toInstant();
  }

  boolean selfIssued() {
    return holder.getSubject().equals(holder.getIssuer());
  }

  /** Whether it may certify others. */
  boolean certifies() {
    BasicConstraints constraints = BasicConstraints.fromExtensions(holder.getExtensions());
    return constraints != null && constraints.isCA() && uses(KeyUsage.keyCertSign);
  }

  /** Whether it may sign bundles. */
  boolean signs() {
    return uses(KeyUsage.digitalSignature);
  }

  /** How many certifying certificates may stand between this one and a signer's; -1 for any. */
  int pathLength() {
    BasicConstraints constraints = BasicConstraints.fromExtensions(holder.getExtensions());
    return constraints == null || constraints.getPathLenConstraint() == null
        ? -1
        : constraints.getPathLenConstraint().intValue();
  }

  private boolean uses(int bit) {
    KeyUsage usage = KeyUsage.fromExtensions(holder.getExtensions());
    return usage != null && usage.hasUsages(bit);
  }

  X509Certificate jca(Crypto crypto) throws CertificateException {
    return new JcaX509CertificateConverter().setProvider(crypto.provider()).getCertificate(holder);
  }

  /**
   * Its key.
   *
   * @throws CertificateException also when what stands there is no key of the kind it says it is
   */
  PublicKey key(Crypto crypto) throws CertificateException {
    try {
      return jca(crypto).getPublicKey();
    } catch (IllegalStateException e) {
      throw new CertificateException(e);
    }
  }

  /** Whether the other one's key signed this one. */
  boolean signedBy(Certificate issuer, Crypto crypto) {
    try {
      jca(crypto).verify(issuer.key(crypto), crypto.provider());
      return holder.getIssuer().equals(issuer.holder.getSubject());
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  Publisher publisher() {
    Fingerprint fingerprint = fingerprint();
    return new Publisher(
        name,
        fingerprint.sha256(),
        fingerprint.words(),
        algorithm,
        from(),
        until(),
        certifies(),
        authority);
  }
}
