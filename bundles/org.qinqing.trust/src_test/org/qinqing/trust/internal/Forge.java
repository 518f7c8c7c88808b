package org.qinqing.trust.internal;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.qinqing.trust.Authority;

/** Makes certificates that the service refuses to make. */
final class Forge {
  private Forge() {}

  private static PKCS10CertificationRequest request(World.Office office) throws Exception {
    return new PKCS10CertificationRequest(Pem.read(office.request()).getFirst().der());
  }

  private static PrivateKey key(World world, World.Office office) throws Exception {
    return KeyFile.open(office.signer().key(), office.signer().passphrase(), world.trust.crypto())
        .orElseThrow();
  }

  private static X509v3CertificateBuilder builder(X500Name issuer, PKCS10CertificationRequest asked)
      throws Exception {
    return builder(issuer, asked.getSubject(), asked.getSubjectPublicKeyInfo());
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, SubjectPublicKeyInfo key) throws Exception {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            issuer,
            BigInteger.TWO,
            Date.from(World.NOW.minus(Duration.ofHours(2))),
            Date.from(World.NOW.plus(Duration.ofDays(300))),
            subject,
            key);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    return builder;
  }

  static Certificate certificate(
      World world, World.Office subject, World.Office issuer, Authority authority)
      throws Exception {
    Certificate above = issuer.chain().getFirst();
    X509v3CertificateBuilder builder = builder(above.holder().getSubject(), request(subject));
    builder.addExtension(Certificate.AUTHORITY, true, Certificate.encoded(authority));
    return Certificate.of(
        builder
            .build(
                new JcaContentSignerBuilder(Crypto.signatureName(above.algorithm()))
                    .setProvider(world.trust.crypto().provider())
                    .build(key(world, issuer)))
            .getEncoded());
  }

  static byte[] without(World world, World.Office subject, World.Office issuer) throws Exception {
    Certificate above = issuer.chain().getFirst();
    return builder(above.holder().getSubject(), request(subject))
        .build(
            new JcaContentSignerBuilder(Crypto.signatureName(above.algorithm()))
                .setProvider(world.trust.crypto().provider())
                .build(key(world, issuer)))
        .getEncoded();
  }

  static byte[] rsa(World world) throws Exception {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance("RSA", world.trust.crypto().provider());
    generator.initialize(1024);
    KeyPair pair = generator.generateKeyPair();
    X500Name name = new X500Name("CN=RSA");
    return builder(name, name, SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()))
        .build(
            new JcaContentSignerBuilder("SHA1withRSA")
                .setProvider(world.trust.crypto().provider())
                .build(pair.getPrivate()))
        .getEncoded();
  }

  /** A certificate with an authority that other programs may overlook. */
  static byte[] withIdleAuthority(World world, World.Office subject, World.Office issuer)
      throws Exception {
    X509v3CertificateBuilder builder =
        builder(issuer.chain().getFirst().holder().getSubject(), request(subject));
    builder.addExtension(Certificate.AUTHORITY, false, Certificate.encoded(subject.authority()));
    return builder.build(by(world, issuer)).getEncoded();
  }

  /** A certificate of a key that is too short to be one. */
  static byte[] withShortKey(World world, World.Office subject, World.Office issuer)
      throws Exception {
    X500Name above = issuer.chain().getFirst().holder().getSubject();
    PKCS10CertificationRequest asked = request(subject);
    SubjectPublicKeyInfo key =
        new SubjectPublicKeyInfo(asked.getSubjectPublicKeyInfo().getAlgorithm(), new byte[31]);
    X509v3CertificateBuilder builder = builder(above, asked.getSubject(), key);
    builder.addExtension(Certificate.AUTHORITY, true, Certificate.encoded(subject.authority()));
    return builder.build(by(world, issuer)).getEncoded();
  }

  /** A revocation list in which the reason of an entry is none. */
  static byte[] listWithBrokenReason(World world, World.Office issuer) throws Exception {
    X509v2CRLBuilder list =
        new X509v2CRLBuilder(issuer.chain().getFirst().holder().getSubject(), Date.from(World.NOW));
    list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.TEN));
    Extension reason = new Extension(Extension.reasonCode, false, new byte[] {4, 1, 0});
    list.addCRLEntry(BigInteger.TWO, Date.from(World.NOW), new Extensions(reason));
    return list.build(by(world, issuer)).getEncoded();
  }

  private static ContentSigner by(World world, World.Office issuer) throws Exception {
    return new JcaContentSignerBuilder(Crypto.signatureName(issuer.chain().getFirst().algorithm()))
        .setProvider(world.trust.crypto().provider())
        .build(key(world, issuer));
  }
}
