package org.qinqing.checker.internal;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Checker;
import org.qinqing.checker.internal.reading.LexiconSituationReader;
import org.qinqing.pack.PackRegistry;

/** The checker as a service: judges by the newest snapshot of the registry. */
@Component(service = Checker.class)
public final class EngineChecker implements Checker {
  private final PackRegistry packs;
  private final Engine engine;

  @Activate
  public EngineChecker(@Reference PackRegistry packs) {
    this.packs = packs;
    this.engine = new Engine(new LexiconSituationReader());
  }

  @Override
  public CheckResult check(CheckRequest request) {
    return engine.check(request, packs.snapshot());
  }
}
