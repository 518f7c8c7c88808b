package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qinqing.trust.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a certificate to the revocation list of its issuer. */
@Command(name = "revoke", sortOptions = false)
final class KeyRevokeCommand implements Callable<Integer> {
  @Mixin SignerOptions signer = new SignerOptions();

  @Option(
      names = "--reason",
      paramLabel = "key-compromise|superseded|ceased",
      required = true,
      descriptionKey = "option.reason")
  String reason = "";

  @Option(names = "--before", paramLabel = "LIST", descriptionKey = "option.before")
  @Nullable Path before;

  @Option(
      names = "--output",
      paramLabel = "LIST",
      required = true,
      descriptionKey = "option.newList")
  Path output = Path.of("");

  @Parameters(paramLabel = "PEM", descriptionKey = "parameter.revoked")
  Path revoked = Path.of("");

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final SigningKeys keys;

  KeyRevokeCommand(Terminal terminal, SigningKeys keys) {
    this.terminal = terminal;
    this.keys = keys;
  }

  @Override
  public Integer call() throws IOException {
    KeyAnswer.there(terminal, signer.key);
    KeyAnswer.there(terminal, signer.certificate);
    KeyAnswer.there(terminal, revoked);
    SigningKeys.Reason why = reason();
    return signer.use(
        terminal,
        open ->
            KeyAnswer.made(
                terminal,
                keys.revoke(open, revoked, why, Optional.ofNullable(before), output),
                json));
  }

  private SigningKeys.Reason reason() {
    for (SigningKeys.Reason each : SigningKeys.Reason.values()) {
      if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(reason)) {
        return each;
      }
    }
    throw new WrongUse(terminal.say("error.value", "--reason", reason));
  }
}
