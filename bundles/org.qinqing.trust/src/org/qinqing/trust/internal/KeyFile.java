package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * A private key on the disk: PKCS#8, sealed by a passphrase (PBES2 with scrypt and AES-256-CBC), as
 * other programs can read it too.
 */
final class KeyFile {
  /**
   * 16 MB, five times over, for each guess: as much as OWASP asks for, and as little memory as
   * OpenSSL allows when it opens such a key.
   */
  static final int COST = 1 << 14;

  private static final int BLOCK = 8;
  private static final int PARALLEL = 5;
  private static final int SALT = 16;

  private KeyFile() {}

  /**
   * Seals a key.
   *
   * @param cost of a guess, a power of two; {@link #COST}, but for tests that make many keys
   */
  static byte[] sealed(PrivateKey key, char[] passphrase, int cost, Crypto crypto)
      throws GeneralSecurityException {
    try {
      OutputEncryptor encryptor =
          new JcePKCSPBEOutputEncryptorBuilder(
                  new ScryptConfig.Builder(cost, BLOCK, PARALLEL).withSaltLength(SALT).build(),
                  NISTObjectIdentifiers.id_aes256_CBC)
              .setProvider(crypto.provider())
              .setRandom(new SecureRandom())
              .build(passphrase);
      PrivateKeyInfo whole = PrivateKeyInfo.getInstance(key.getEncoded());
      // Without the public key beside it, which OpenSSL 3.0 does not read.
      PrivateKeyInfo plain =
          new PrivateKeyInfo(whole.getPrivateKeyAlgorithm(), whole.parsePrivateKey());
      byte[] der = new PKCS8EncryptedPrivateKeyInfoBuilder(plain).build(encryptor).getEncoded();
      return Pem.write(List.of(new Pem.Part(Pem.KEY, der)));
    } catch (OperatorCreationException | IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** The key of a file; empty when it is none, or the passphrase is another. */
  static Optional<PrivateKey> open(Path file, char[] passphrase, Crypto crypto) throws IOException {
    List<Pem.Part> parts = Pem.read(file);
    if (parts.size() != 1 || !parts.get(0).kind().equals(Pem.KEY)) {
      return Optional.empty();
    }
    char[] own = passphrase.clone();
    try {
      PrivateKeyInfo opened =
          new PKCS8EncryptedPrivateKeyInfo(parts.get(0).der())
              .decryptPrivateKeyInfo(
                  new JcePKCSPBEInputDecryptorProviderBuilder()
                      .setProvider(crypto.provider())
                      .build(own));
      return Optional.of(
          new JcaPEMKeyConverter().setProvider(crypto.provider()).getPrivateKey(opened));
    } catch (PKCSException | IOException | RuntimeException e) {
      return Optional.empty();
    } finally {
      Arrays.fill(own, '\0');
    }
  }
}
