package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.qinqing.trust.PackSigner.Signer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which key signs. */
final class SignerOptions {
  @Option(names = "--key", paramLabel = "KEY", required = true, descriptionKey = "option.key")
  Path key = Path.of("");

  @Option(
      names = "--certificate",
      paramLabel = "PEM",
      required = true,
      descriptionKey = "option.certificate")
  Path certificate = Path.of("");

  @Mixin PassphraseOption passphrase = new PassphraseOption();

  /** Something that is done with an open passphrase. */
  interface Use<T> {
    T with(Signer signer) throws IOException;
  }

  /** Asks for the passphrase, and wipes it afterwards. */
  <T> T use(Terminal terminal, Use<T> use) throws IOException {
    char[] secret = Passphrases.ofProcess(terminal).passphrase(passphrase.file());
    try {
      return use.with(new Signer(key, secret, certificate));
    } finally {
      Arrays.fill(secret, '\0');
    }
  }
}
