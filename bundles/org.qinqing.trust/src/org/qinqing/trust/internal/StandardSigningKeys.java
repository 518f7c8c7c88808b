package org.qinqing.trust.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.trust.Authority;
import org.qinqing.trust.PackSigner.Signer;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.internal.Statement.HandOver;

/** Keys, X.509 certificates and revocation lists by way of Bouncy Castle. */
@Component(service = SigningKeys.class)
public final class StandardSigningKeys implements SigningKeys {
  private static final int SERIAL_BITS = 127;

  /** A list is made anew at least once a year; an older one is used on, with a warning. */
  private static final Duration LIST_VALIDITY = Duration.ofDays(366);

  /** Clocks differ: what is made now must count elsewhere at once. */
  private static final Duration EARLIER = Duration.ofHours(1);

  private final Trust trust;
  private final int cost;

  /** Made by the component runtime. */
  @Activate
  public StandardSigningKeys(@Reference Trust trust) {
    this(trust, KeyFile.COST);
  }

  StandardSigningKeys(Trust trust, int cost) {
    this.trust = trust;
    this.cost = cost;
  }

  private static Made refused(Refusal refusal) {
    return new Made(false, "", "", refusal.findings());
  }

  private static Made made(Fingerprint fingerprint) {
    return new Made(true, fingerprint.sha256(), fingerprint.words(), List.of());
  }

  private Instant now() {
    return trust.clock().instant().truncatedTo(ChronoUnit.SECONDS);
  }

  // --- keys and requests -------------------------------------------------------------------------

  @Override
  public Made create(
      SignatureAlgorithm algorithm, String name, char[] passphrase, Path key, Path request)
      throws IOException {
    try {
      if (passphrase.length < SHORTEST_PASSPHRASE) {
        throw new Refusal(Code.PASSPHRASE_SHORT.about(name, SHORTEST_PASSPHRASE));
      }
      if (!Certificate.isOfficeName(name)) {
        throw new Refusal(Code.BAD_OFFICE_NAME.about(name, name));
      }
      free(key);
      free(request);
      KeyPair pair = trust.crypto().keys(algorithm);
      PKCS10CertificationRequest asked =
          new JcaPKCS10CertificationRequestBuilder(subject(name), pair.getPublic())
              .build(signer(algorithm, pair.getPrivate()));
      byte[] sealed = KeyFile.sealed(pair.getPrivate(), passphrase, cost, trust.crypto());
      write(key, sealed, true);
      try {
        write(request, Pem.write(List.of(new Pem.Part(Pem.REQUEST, asked.getEncoded()))), false);
      } catch (IOException e) {
        Files.deleteIfExists(key);
        throw e;
      }
      return made(Fingerprint.of(asked.getSubjectPublicKeyInfo().getEncoded()));
    } catch (Refusal refusal) {
      return refused(refusal);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException(e);
    }
  }

  private static X500Name subject(String name) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.CN, new DERUTF8String(name))
        .build();
  }

  private ContentSigner signer(SignatureAlgorithm algorithm, PrivateKey key)
      throws OperatorCreationException {
    return new JcaContentSignerBuilder(Crypto.signatureName(algorithm))
        .setProvider(trust.crypto().provider())
        .build(key);
  }

  private static void free(Path file) throws Refusal {
    if (Files.exists(file)) {
      throw new Refusal(Code.FILE_THERE.about(String.valueOf(file.getFileName()), file));
    }
  }

  /** A secret file is nobody else's to read, from its first byte on. */
  private static void write(Path file, byte[] content, boolean secret) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      if (secret && posix) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content);
      } else {
        Files.write(file, content, StandardOpenOption.CREATE_NEW);
      }
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** A request whose sender holds the key it names. */
  private PKCS10CertificationRequest request(Path file) throws IOException, Refusal {
    String name = String.valueOf(file.getFileName());
    List<Pem.Part> parts = Pem.read(file);
    Refusal none = new Refusal(Code.NO_REQUEST.about(name, name));
    if (parts.size() != 1 || !parts.get(0).kind().equals(Pem.REQUEST)) {
      throw none;
    }
    try {
      PKCS10CertificationRequest request = new PKCS10CertificationRequest(parts.get(0).der());
      boolean right =
          Crypto.algorithm(request.getSubjectPublicKeyInfo()).isPresent()
              && Crypto.allowed(request.getSignatureAlgorithm().getAlgorithm())
              && Certificate.name(request.getSubject()).isPresent()
              && request.isSignatureValid(
                  new JcaContentVerifierProviderBuilder()
                      .setProvider(trust.crypto().provider())
                      .build(request.getSubjectPublicKeyInfo()));
      if (!right) {
        throw none;
      }
      return request;
    } catch (IOException | PKCSException | OperatorCreationException | RuntimeException e) {
      throw none;
    }
  }

  // --- certificates ------------------------------------------------------------------------------

  @Override
  public Made root(Signer key, Path request, Authority authority, Period validity)
      throws IOException {
    String name = String.valueOf(key.key().getFileName());
    try {
      free(key.certificates());
      PKCS10CertificationRequest asked = request(request);
      PrivateKey open =
          KeyFile.open(key.key(), key.passphrase(), trust.crypto())
              .orElseThrow(() -> new Refusal(Code.KEY_LOCKED.about(name, name)));
      Certificate root =
          certificate(asked, asked.getSubject(), open, asked, authority, validity, true, 1);
      if (!root.signedBy(root, trust.crypto())) {
        throw new Refusal(Code.KEY_DIFFERS.about(name, name, root.name()));
      }
      write(key.certificates(), pem(List.of(root)), false);
      return made(root.fingerprint());
    } catch (Refusal refusal) {
      return refused(refusal);
    }
  }

  @Override
  public Made certify(
      Signer issuer,
      Path request,
      Authority authority,
      Period validity,
      boolean certifies,
      Path output)
      throws IOException {
    try {
      free(output);
      PKCS10CertificationRequest asked = request(request);
      OpenSigner open = OpenSigner.of(issuer, trust);
      Certificate above = open.certificate();
      Certificate made =
          certificate(
              asked,
              above.holder().getSubject(),
              open.key(),
              above.algorithm(),
              authority,
              validity,
              certifies,
              0);
      List<Certificate> chain = new ArrayList<>();
      chain.add(made);
      chain.addAll(open.chain());
      new ChainCheck(trust, Policy.NONE, made.name()).links(chain);
      write(output, pem(chain), false);
      return made(made.fingerprint());
    } catch (Refusal refusal) {
      return refused(refusal);
    }
  }

  private Certificate certificate(
      PKCS10CertificationRequest asked,
      X500Name issuer,
      PrivateKey key,
      PKCS10CertificationRequest keyOf,
      Authority authority,
      Period validity,
      boolean certifies,
      int pathLength)
      throws Refusal {
    SignatureAlgorithm algorithm = Crypto.algorithm(keyOf.getSubjectPublicKeyInfo()).orElseThrow();
    return certificate(asked, issuer, key, algorithm, authority, validity, certifies, pathLength);
  }

  private Certificate certificate(
      PKCS10CertificationRequest asked,
      X500Name issuer,
      PrivateKey key,
      SignatureAlgorithm algorithm,
      Authority authority,
      Period validity,
      boolean certifies,
      int pathLength)
      throws Refusal {
    Instant from = now().minus(EARLIER);
    Instant until = now().atZone(ZoneOffset.UTC).plus(validity).toInstant();
    String name = Certificate.name(asked.getSubject()).orElse("");
    try {
      X509v3CertificateBuilder builder =
          new X509v3CertificateBuilder(
              issuer,
              new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS - 1),
              Date.from(from),
              Date.from(until),
              asked.getSubject(),
              asked.getSubjectPublicKeyInfo());
      builder.addExtension(
          Extension.basicConstraints,
          true,
          certifies ? new BasicConstraints(pathLength) : new BasicConstraints(false));
      int uses = certifies ? KeyUsage.keyCertSign | KeyUsage.cRLSign : 0;
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(uses | KeyUsage.digitalSignature));
      builder.addExtension(Certificate.AUTHORITY, true, Certificate.encoded(authority));
      return Certificate.of(builder.build(signer(algorithm, key)).getEncoded());
    } catch (IOException | OperatorCreationException e) {
      throw new Refusal(Code.KEY_DIFFERS.about(name, name, name));
    } catch (Certificate.Unusable e) {
      throw new Refusal(e.code().about(name, name));
    }
  }

  private static byte[] pem(List<Certificate> chain) {
    return Pem.write(chain.stream().map(c -> new Pem.Part(Pem.CERTIFICATE, c.der())).toList());
  }

  // --- revoking and handing over -----------------------------------------------------------------

  @Override
  public Made revoke(
      Signer issuer, Path certificate, Reason reason, Optional<Path> before, Path output)
      throws IOException {
    try {
      if (before.isEmpty() || !Files.exists(output) || !Files.isSameFile(before.get(), output)) {
        free(output);
      }
      OpenSigner open = OpenSigner.of(issuer, trust);
      Certificate own = open.certificate();
      Certificate revoked = OpenSigner.certificates(certificate).getFirst();
      if (!own.certifies() || !revoked.signedBy(own, trust.crypto())) {
        throw new Refusal(Code.NOT_ITS_ISSUER.about(revoked.name(), own.name(), revoked.name()));
      }
      Instant now = now();
      X509v2CRLBuilder builder = new X509v2CRLBuilder(own.holder().getSubject(), Date.from(now));
      builder.setNextUpdate(Date.from(now.plus(LIST_VALIDITY)));
      long number = 1;
      if (before.isPresent()) {
        RevocationList former = former(before.get(), own);
        builder.addCRL(former.holder());
        number = Math.addExact(former.number(), 1);
        if (former.reason(revoked).isPresent()) {
          throw new Refusal(Code.REVOKED.about(revoked.name(), revoked.name(), former.number()));
        }
      }
      builder.addCRLEntry(revoked.holder().getSerialNumber(), Date.from(now), code(reason));
      builder.addExtension(Extension.cRLNumber, false, new ASN1Integer(number));
      byte[] der = builder.build(signer(own.algorithm(), open.key())).getEncoded();
      List<Pem.Part> parts = new ArrayList<>(List.of(new Pem.Part(Pem.LIST, der)));
      // Whoever takes the list in needs the certificates above it to see who signed.
      open.chain().forEach(c -> parts.add(new Pem.Part(Pem.CERTIFICATE, c.der())));
      TrustFolder.write(output, Pem.write(parts));
      return made(revoked.fingerprint());
    } catch (Refusal refusal) {
      return refused(refusal);
    } catch (CertIOException | OperatorCreationException e) {
      throw new IOException(e);
    }
  }

  private RevocationList former(Path file, Certificate own) throws IOException, Refusal {
    String name = String.valueOf(file.getFileName());
    return Pem.read(file).stream()
        .filter(part -> part.kind().equals(Pem.LIST))
        .findFirst()
        .flatMap(part -> RevocationList.of(part.der()))
        .filter(list -> list.signedBy(own, trust.crypto()))
        .orElseThrow(() -> new Refusal(Code.LIST_WRONG.about(name, own.name())));
  }

  private static int code(Reason reason) {
    return switch (reason) {
      case KEY_COMPROMISE -> CRLReason.keyCompromise;
      case SUPERSEDED -> CRLReason.superseded;
      case CEASED -> CRLReason.cessationOfOperation;
    };
  }

  @Override
  public Made handOver(Signer from, String pack, Path to, Path output) throws IOException {
    try {
      free(output);
      OpenSigner open = OpenSigner.of(from, trust);
      Certificate own = open.certificate();
      if (!own.authority().speaksAs(pack)) {
        throw new Refusal(Code.FOREIGN_ID.about(pack, own.name(), pack));
      }
      List<Certificate> next = OpenSigner.certificates(to);
      HandOver plain =
          new HandOver(
              pack,
              ChainCheck.identity(open.chain()),
              ChainCheck.identity(next),
              own.algorithm(),
              now(),
              open.chain().stream().map(Certificate::der).toList(),
              new byte[0]);
      byte[] signature =
          trust
              .crypto()
              .sign(own.algorithm(), open.key(), Crypto.Purpose.HAND_OVER, plain.signed());
      write(output, plain.with(signature).bytes(), false);
      return made(next.getFirst().fingerprint());
    } catch (Refusal refusal) {
      return refused(refusal);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  // --- showing -----------------------------------------------------------------------------------

  @Override
  public Shown show(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    List<org.qinqing.trust.Publisher> publishers = new ArrayList<>();
    List<org.qinqing.pack.Diagnostic> findings = new ArrayList<>();
    Optional<String> requested = Optional.empty();
    Optional<Revocations> revoked = Optional.empty();
    Optional<RequestedKey> key = Optional.empty();
    for (Pem.Part part : Pem.read(file)) {
      try {
        switch (part.kind()) {
          case Pem.CERTIFICATE -> publishers.add(Certificate.of(part.der()).publisher());
          case Pem.REQUEST -> {
            PKCS10CertificationRequest asked = request(file);
            requested = Certificate.name(asked.getSubject());
            Fingerprint print = Fingerprint.of(asked.getSubjectPublicKeyInfo().getEncoded());
            key = Optional.of(new RequestedKey(print.sha256(), print.words()));
          }
          case Pem.LIST -> revoked = RevocationList.of(part.der()).map(this::shown);
          default -> {
            continue;
          }
        }
      } catch (Certificate.Unusable e) {
        findings.add(e.code().about(name, name));
      } catch (Refusal refusal) {
        findings.addAll(refusal.findings());
      }
    }
    if (publishers.isEmpty() && requested.isEmpty() && revoked.isEmpty() && findings.isEmpty()) {
      findings.add(Code.NO_CERTIFICATE.about(name, name));
    }
    return new Shown(publishers, requested, revoked, findings, key);
  }

  private Revocations shown(RevocationList list) {
    return new Revocations(
        Certificate.name(list.holder().getIssuer()).orElse(""),
        list.number(),
        list.holder().getRevokedCertificates().size());
  }
}
