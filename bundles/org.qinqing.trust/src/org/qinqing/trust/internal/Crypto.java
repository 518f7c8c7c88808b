package org.qinqing.trust.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.util.BigIntegers;
import org.qinqing.trust.SignatureAlgorithm;

/**
 * Digests and signatures. The provider is used as an object of this class and never registered, so
 * that no other part of the program comes to use it by chance.
 */
final class Crypto {
  /**
   * What a signature is for; the same bytes signed for one purpose are worth nothing for another.
   */
  enum Purpose {
    CONTENT("qinqing-content-1"),
    HAND_OVER("qinqing-hand-over-1"),
    SITE("qinqing-site-1"),
    /** Only to see whether a key fits a certificate; never kept. */
    PROBE("qinqing-probe-1");

    private final byte[] prefix;

    Purpose(String prefix) {
      this.prefix = (prefix + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    byte[] with(byte[] content) {
      byte[] all = Arrays.copyOf(prefix, prefix.length + content.length);
      System.arraycopy(content, 0, all, prefix.length, content.length);
      return all;
    }
  }

  private final Provider provider = new BouncyCastleProvider();

  Provider provider() {
    return provider;
  }

  static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  static byte[] sm3(byte[] content) {
    SM3Digest digest = new SM3Digest();
    digest.update(content, 0, content.length);
    byte[] sum = new byte[digest.getDigestSize()];
    digest.doFinal(sum, 0);
    return sum;
  }

  /** How a key signs; empty for a key of another kind, however strong it may be. */
  static Optional<SignatureAlgorithm> algorithm(SubjectPublicKeyInfo key) {
    ASN1ObjectIdentifier kind = key.getAlgorithm().getAlgorithm();
    if (kind.equals(EdECObjectIdentifiers.id_Ed25519)) {
      return Optional.of(SignatureAlgorithm.ED25519);
    }
    boolean sm2 =
        kind.equals(X9ObjectIdentifiers.id_ecPublicKey)
            && GMObjectIdentifiers.sm2p256v1.equals(key.getAlgorithm().getParameters());
    return sm2 ? Optional.of(SignatureAlgorithm.SM2) : Optional.empty();
  }

  /** The name of the signature in certificates and requests. */
  static String signatureName(SignatureAlgorithm algorithm) {
    return switch (algorithm) {
      case ED25519 -> "Ed25519";
      case SM2 -> "SM3withSM2";
    };
  }

  /** Whether certificates may be signed that way. */
  static boolean allowed(ASN1ObjectIdentifier signature) {
    return signature.equals(EdECObjectIdentifiers.id_Ed25519)
        || signature.equals(GMObjectIdentifiers.sm2sign_with_sm3);
  }

  KeyPair keys(SignatureAlgorithm algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case ED25519 -> KeyPairGenerator.getInstance("Ed25519", provider).generateKeyPair();
      case SM2 -> {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
        generator.initialize(new ECGenParameterSpec("sm2p256v1"), new SecureRandom());
        yield generator.generateKeyPair();
      }
    };
  }

  /** Signs; the same key and content always give the same signature. */
  byte[] sign(SignatureAlgorithm algorithm, PrivateKey key, Purpose purpose, byte[] content)
      throws GeneralSecurityException {
    byte[] message = purpose.with(content);
    Signature signature = Signature.getInstance(signatureName(algorithm), provider);
    switch (algorithm) {
      case ED25519 -> signature.initSign(key);
      case SM2 -> signature.initSign(key, new Nonce(key, message));
    }
    signature.update(message);
    return signature.sign();
  }

  /** Whether a signature is right; wrong too when it has not even the form of one. */
  boolean verify(
      SignatureAlgorithm algorithm,
      PublicKey key,
      Purpose purpose,
      byte[] content,
      byte[] signature) {
    try {
      Signature check = Signature.getInstance(signatureName(algorithm), provider);
      check.initVerify(key);
      check.update(purpose.with(content));
      return check.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /**
   * The secret number of an SM2 signature, derived from key and message as in RFC 6979 with
   * HMAC-SM3: it cannot repeat for another message, a bad random source cannot give the key away,
   * and the same input gives the same file.
   */
  private static final class Nonce extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final transient HMacDSAKCalculator numbers;
    private final int length;

    Nonce(PrivateKey key, byte[] message) throws InvalidKeyException {
      ECPrivateKeyParameters secret =
          (ECPrivateKeyParameters) ECUtil.generatePrivateKeyParameter(key);
      BigInteger order = secret.getParameters().getN();
      numbers = new HMacDSAKCalculator(new SM3Digest());
      numbers.init(order, secret.getD(), sm3(message));
      length = BigIntegers.getUnsignedByteLength(order);
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != length) {
        throw new IllegalStateException("expected to be asked for a number below the order");
      }
      byte[] number = BigIntegers.asUnsignedByteArray(length, numbers.nextK());
      System.arraycopy(number, 0, bytes, 0, length);
    }
  }
}
