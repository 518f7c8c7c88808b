package org.qinqing.pack.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackCheck;
import org.qinqing.pack.PackLinter;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.SourceLocation;

/** The checks of this bundle, and those that other bundles bring. */
@Component(service = PackLinter.class)
public final class StandardPackLinter implements PackLinter {
  private final List<PackCheck> checks = new CopyOnWriteArrayList<>();
  private final Clock clock;

  /** Made by the component runtime. */
  @Activate
  public StandardPackLinter() {
    this(Clock.system(ZoneId.systemDefault()));
  }

  StandardPackLinter(Clock clock) {
    this.clock = clock;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addCheck(PackCheck check) {
    checks.add(check);
  }

  void removeCheck(PackCheck check) {
    checks.remove(check);
  }

  @Override
  public List<Diagnostic> lint(Pack pack, PackSnapshot others) {
    Findings findings = new Findings(pack.id());
    CrossChecks cross = new CrossChecks(pack, others, findings, LocalDate.now(clock));
    cross.structure();
    cross.dates();
    cross.advice();
    PackSnapshot installed = with(pack, others);
    for (PackCheck check : checks) {
      try {
        check.check(pack, installed).forEach(findings::add);
      } catch (RuntimeException e) {
        // One check that breaks must not hide what the others found, nor let the bundle pass.
        findings.add(Code.CHECK_FAILED, SourceLocation.WHOLE, check.name(), e);
      }
    }
    return findings.ordered(pack.id());
  }

  @Override
  public PackSnapshot with(Pack pack, PackSnapshot others) {
    List<Pack> packs = new ArrayList<>();
    packs.add(pack);
    others.packs().stream().filter(p -> !p.id().equals(pack.id())).forEach(packs::add);
    packs.sort(Comparator.comparing(Pack::id));
    FactsModel facts =
        packs.stream()
            .filter(p -> p.id().equals("cn"))
            .map(Pack::facts)
            .findFirst()
            .orElse(FactsModel.EMPTY);
    return new PackSnapshot(
        others.generation() + 1,
        packs,
        others.unhealthy().stream().filter(p -> !p.id().equals(pack.id())).toList(),
        facts);
  }
}
