package org.qinqing.cli.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.trust.ExtensionSigner;
import org.qinqing.trust.Extensions;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code extension} command: signed code beside the rule bundle of a place. */
@Component(service = CommandProvider.class, property = CommandProvider.NAME + "=extension")
public final class ExtensionCommands implements CommandProvider {
  private final Extensions extensions;
  private final ExtensionSigner signer;

  /** Joins the services that look after extensions. */
  @Activate
  public ExtensionCommands(@Reference Extensions extensions, @Reference ExtensionSigner signer) {
    this.extensions = extensions;
    this.signer = signer;
  }

  @Override
  public Object command(Terminal terminal) {
    CommandLine line = new CommandLine(new Group());
    line.addSubcommand("list", new ExtensionListCommand(terminal, extensions));
    line.addSubcommand("sign", new ExtensionSignCommand(terminal, signer));
    line.addSubcommand("install", new ExtensionInstallCommand(terminal, extensions));
    line.addSubcommand("remove", new ExtensionRemoveCommand(terminal, extensions));
    return line;
  }

  @Command(name = "extension")
  private static final class Group {}
}
