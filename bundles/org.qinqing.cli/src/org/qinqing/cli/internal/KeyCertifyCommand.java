package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qinqing.trust.SigningKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Certifies the key of somebody else. */
@Command(name = "certify", sortOptions = false)
final class KeyCertifyCommand implements Callable<Integer> {
  @Mixin SignerOptions signer = new SignerOptions();

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

  @Option(names = "--may-certify", descriptionKey = "option.mayCertify")
  boolean mayCertify;

  @Mixin AuthorityOptions authority = new AuthorityOptions();

  @Option(names = "--json", descriptionKey = "option.json")
  boolean json;

  private final Terminal terminal;
  private final SigningKeys keys;

  KeyCertifyCommand(Terminal terminal, SigningKeys keys) {
    this.terminal = terminal;
    this.keys = keys;
  }

  @Override
  public Integer call() throws IOException {
    KeyAnswer.there(terminal, signer.key);
    KeyAnswer.there(terminal, signer.certificate);
    KeyAnswer.there(terminal, request);
    return signer.use(
        terminal,
        open ->
            KeyAnswer.made(
                terminal,
                keys.certify(
                    open,
                    request,
                    authority.authority(terminal),
                    authority.validity(terminal),
                    mayCertify,
                    output),
                json));
  }
}
