package org.qinqing.trust.internal;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.trust.TrustPolicy;

/** Tells what the policy file says at this moment. */
@Component(service = TrustPolicy.class)
public final class StandardTrustPolicy implements TrustPolicy {
  private final Trust trust;

  /** Made by the component runtime. */
  @Activate
  public StandardTrustPolicy(@Reference Trust trust) {
    this.trust = trust;
  }

  @Override
  public Settings settings() {
    boolean there = Files.exists(trust.policyFile());
    try {
      Policy policy = trust.policy();
      return new Settings(
          trust.policyFile(),
          there,
          policy.unsignedAllowed(),
          policy.roots().stream().map(Certificate::publisher).toList(),
          policy.rootsLocked(),
          policy.publishers(),
          policy.mirrors(),
          policy.mirrorsLocked(),
          policy.updates(),
          policy.extensionsAllowed(),
          List.of());
    } catch (Refusal refusal) {
      return new Settings(
          trust.policyFile(),
          there,
          false,
          List.of(),
          true,
          Optional.of(List.of()),
          List.of(),
          true,
          new Updates(false, Optional.empty()),
          false,
          refusal.findings());
    }
  }
}
