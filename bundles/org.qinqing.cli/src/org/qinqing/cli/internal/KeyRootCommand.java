package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.qinqing.trust.PackSigner.Signer;
import org.qinqing.trust.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a root certificate that others can pin. */
@Command(name = "root", sortOptions = false)
final class KeyRootCommand implements Callable<Integer> {
  @Option(names = "--key", paramLabel = "KEY", required = true, descriptionKey = "option.key")
  Path key = Path.of("");

  @Option(
      names = "--request",
      paramLabel = "CSR",
      required = true,
      descriptionKey = "option.request")
  Path request = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "PEM",
      required = true,
      descriptionKey = "option.newCertificate")
  Path output = Path.of("");

  @Mixin PassphraseOption passphrase = new PassphraseOption();

  @Mixin AuthorityOptions authority = new AuthorityOptions();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final SigningKeys keys;

  KeyRootCommand(Terminal terminal, SigningKeys keys) {
    this.terminal = terminal;
    this.keys = keys;
  }

  @Override
  public Integer call() throws IOException {
    KeyAnswer.there(terminal, key);
    KeyAnswer.there(terminal, request);
    char[] secret = Passphrases.ofProcess(terminal).passphrase(passphrase.file());
    try {
      return KeyAnswer.made(
          terminal,
          keys.root(
              new Signer(key, secret, output),
              request,
              authority.authority(terminal),
              authority.validity(terminal)),
          json);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }
}
