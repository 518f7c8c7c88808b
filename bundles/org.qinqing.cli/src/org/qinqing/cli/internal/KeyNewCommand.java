package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a key and the request for a certificate; no file is written over. */
@Command(name = "new", sortOptions = false)
final class KeyNewCommand implements Callable<Integer> {
  @Option(names = "--algorithm", paramLabel = "sm2|ed25519", descriptionKey = "option.algorithm")
  String algorithm = SignatureAlgorithm.usual().word();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      descriptionKey = "option.officeName")
  String name = "";

  @Option(names = "--key", paramLabel = "KEY", required = true, descriptionKey = "option.newKey")
  Path key = Path.of("");

  @Option(
      names = "--request",
      paramLabel = "CSR",
      required = true,
      descriptionKey = "option.newRequest")
  Path request = Path.of("");

  @Mixin PassphraseOption passphrase = new PassphraseOption();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final SigningKeys keys;

  KeyNewCommand(Terminal terminal, SigningKeys keys) {
    this.terminal = terminal;
    this.keys = keys;
  }

  @Override
  public Integer call() throws IOException {
    SignatureAlgorithm wanted =
        SignatureAlgorithm.of(algorithm)
            .orElseThrow(() -> new WrongUse(terminal.say("error.value", "--algorithm", algorithm)));
    char[] secret = Passphrases.ofProcess(terminal).fresh(passphrase.file());
    try {
      return KeyAnswer.made(terminal, keys.create(wanted, name, secret, key, request), json);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }
}
