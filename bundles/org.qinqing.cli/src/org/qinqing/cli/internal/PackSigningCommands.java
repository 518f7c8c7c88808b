package org.qinqing.cli.internal;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.trust.PackSigner;

/** The commands below {@code pack} that put signatures on bundles and look at them. */
@Component(service = PackCommandProvider.class)
public final class PackSigningCommands implements PackCommandProvider {
  private final PackSigner signer;

  /** Signs and verifies with the service that is given. */
  @Activate
  public PackSigningCommands(@Reference PackSigner signer) {
    this.signer = signer;
  }

  @Override
  public Map<String, Object> commands(Terminal terminal) {
    return Map.of(
        "sign", new PackSignCommand(terminal, signer),
        "collect", new PackCollectCommand(terminal, signer),
        "verify", new PackVerifyCommand(terminal, signer));
  }
}
