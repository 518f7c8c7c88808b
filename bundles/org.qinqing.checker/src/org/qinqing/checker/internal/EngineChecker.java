package org.qinqing.checker.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Checker;
import org.qinqing.checker.Explorer;
import org.qinqing.checker.Viewpoint;
import org.qinqing.checker.internal.reading.LearnedSituationReader;
import org.qinqing.pack.PackListener;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;

/** The checker as a service: judges by the newest snapshot of the registry. */
@Component(service = {Checker.class, Explorer.class})
public final class EngineChecker implements Checker, Explorer {
  private final PackRegistry packs;
  private final Engine engine;
  private final Turnover turnover;
  private final Optional<ServiceRegistration<PackListener>> listening;

  /** The service; hears of bundles that come and go only once somebody wants it. */
  @Activate
  public EngineChecker(@Reference PackRegistry packs, BundleContext context) {
    this(
        packs,
        turnover ->
            Optional.of(context.registerService(PackListener.class, turnover::changed, null)));
  }

  /** The same outside a framework: looks for new bundles only when it is asked something. */
  public EngineChecker(PackRegistry packs) {
    this(packs, turnover -> Optional.empty());
  }

  private EngineChecker(
      PackRegistry packs,
      Function<Turnover, Optional<ServiceRegistration<PackListener>>> listening) {
    this.packs = packs;
    this.engine = new Engine(new LearnedSituationReader());
    this.turnover = new Turnover(engine::prepare, ForkJoinPool.commonPool());
    this.listening = listening.apply(turnover);
  }

  /** Hears no more. */
  @Deactivate
  void close() {
    listening.ifPresent(ServiceRegistration::unregister);
  }

  private PackSnapshot snapshot() {
    return turnover.answering(packs.snapshot());
  }

  @Override
  public CheckResult check(CheckRequest request) {
    return engine.check(request, snapshot());
  }

  @Override
  public List<CheckResult.Boundary> boundaries(CheckRequest request, int event) {
    return engine.boundaries(request, event, snapshot());
  }

  @Override
  public Optional<CheckResult.Judgement> again(CheckRequest request, int event, Viewpoint view) {
    return engine.again(request, event, view, snapshot());
  }

  @Override
  public List<CheckResult.Superseded> superseded(CheckRequest request) {
    PackSnapshot snapshot = packs.snapshot();
    return new OldTexts(snapshot.chain(request.locality()), snapshot).named(request);
  }
}
