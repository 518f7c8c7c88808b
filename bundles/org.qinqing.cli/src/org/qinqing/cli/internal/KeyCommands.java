package org.qinqing.cli.internal;

import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.TrustRoots;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands below {@code pack key}: keys, certificates, and whom this installation trusts. */
final class KeyCommands {
  private KeyCommands() {}

  static CommandLine line(Terminal terminal, SigningKeys keys, TrustRoots roots) {
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
    return line;
  }

  @Command(name = "key")
  private static final class Group {}
}
