package org.qinqing.training.certificate.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A public Ed25519 key and the names it goes by.
 *
 * @param x the 32 bytes of the key in base64url, as a JWK has them
 */
record PublicIdentity(String x) {
  static final String ALGORITHM = "Ed25519";
  private static final int LENGTH = 32;

  /** SubjectPublicKeyInfo of Ed25519 (RFC 8410) up to the key itself. */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** Multicodec ed25519-pub. */
  private static final byte[] CODEC = {(byte) 0xed, 0x01};

  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  static PublicIdentity of(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return new PublicIdentity(
        base64(Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length)));
  }

  /** Empty when the text is no key of this kind. */
  static Optional<PublicIdentity> of(String x) {
    return bytes(x).filter(raw -> raw.length == LENGTH).map(raw -> new PublicIdentity(x));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Only the one way of writing each row of bytes: no padding, no bits left over. */
  static Optional<byte[]> bytes(String base64) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(base64);
      return base64(bytes).equals(base64) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private byte[] raw() {
    return Base64.getUrlDecoder().decode(x);
  }

  /** The key as a DID, which says the key itself and needs nobody to be asked. */
  String did() {
    byte[] key = new byte[CODEC.length + LENGTH];
    System.arraycopy(CODEC, 0, key, 0, CODEC.length);
    System.arraycopy(raw(), 0, key, CODEC.length, LENGTH);
    return "did:key:z" + base58(key);
  }

  /** The id of the key within its DID. */
  String keyId() {
    return did() + "#" + did().substring("did:key:".length());
  }

  /** The first byte is never 0, so that leading zeros need no care. */
  private static String base58(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    BigInteger base = BigInteger.valueOf(BASE58.length());
    for (BigInteger rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(base)) {
      text.append(BASE58.charAt(rest.mod(base).intValue()));
    }
    return text.reverse().toString();
  }

  /** The thumbprint of RFC 7638 (fields in the order of RFC 8037), hexadecimal. */
  String fingerprint() {
    String canonical = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
    return HexFormat.of().formatHex(sha256(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  /** The same in groups of four, for people to compare. */
  static String grouped(String fingerprint) {
    return fingerprint.replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** A fingerprint as people write it, to compare. */
  static String plain(String fingerprint) {
    return fingerprint.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Whether the key signed the text. */
  boolean signed(String text, byte[] signed) {
    byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + LENGTH);
    System.arraycopy(raw(), 0, encoded, PREFIX.length, LENGTH);
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // No point of the curve, or no signature by its form: not signed.
      return false;
    }
  }
}
