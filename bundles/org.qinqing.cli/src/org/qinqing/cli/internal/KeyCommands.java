package org.qinqing.cli.internal;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.TrustRoots;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands below {@code pack key}: keys, certificates, and whom this installation trusts. */
@Component(service = PackCommandProvider.class)
public final class KeyCommands implements PackCommandProvider {
  private final SigningKeys keys;
  private final TrustRoots roots;

  /** Joins the keys of those who sign with the roots this installation trusts. */
  @Activate
  public KeyCommands(@Reference SigningKeys keys, @Reference TrustRoots roots) {
    this.keys = keys;
    this.roots = roots;
  }

  @Override
  public Map<String, Object> commands(Terminal terminal) {
    CommandLine line = new CommandLine(new Group());
    line.addSubcommand("new", new KeyNewCommand(terminal, keys));
    line.addSubcommand("show", new KeyShowCommand(terminal, keys));
    line.addSubcommand("root", new KeyRootCommand(terminal, keys));
    line.addSubcommand("certify", new KeyCertifyCommand(terminal, keys));
    line.addSubcommand("revoke", new KeyRevokeCommand(terminal, keys));
    line.addSubcommand("hand-over", new KeyHandOverCommand(terminal, keys));
    line.addSubcommand("roots", new KeyRootsCommand(terminal, roots));
    line.addSubcommand("pin", new KeyPinCommand(terminal, roots));
    line.addSubcommand("unpin", new KeyUnpinCommand(terminal, roots));
    line.addSubcommand("revocations", new KeyRevocationsCommand(terminal, roots));
    return Map.of("key", line);
  }

  @Command(name = "key")
  private static final class Group {}
}
