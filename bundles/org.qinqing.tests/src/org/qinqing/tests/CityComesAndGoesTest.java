package org.qinqing.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.qinqing.checker.CheckRequest;
import org.qinqing.checker.CheckResult;
import org.qinqing.checker.Checker;
import org.qinqing.library.Library;
import org.qinqing.pack.FactContent;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Verdict;
import org.qinqing.training.Training;
import org.qinqing.trust.PackInstaller;

/** A place's bundle arrives, answers, and leaves, in one framework that never restarts. */
class CityComesAndGoesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Locality CITY = Locality.of(CityBundle.CODE).orElseThrow();

  @TempDir Path temp;

  private final PackRegistry registry = Services.get(PackRegistry.class);
  private final Checker checker = Services.get(Checker.class);
  private final Library library = Services.get(Library.class);
  private final Training training = Services.get(Training.class);
  private final PackInstaller installer = Services.get(PackInstaller.class);

  @AfterEach
  void removeTheCity() throws IOException {
    installer.remove(CityBundle.ID);
  }

  private CheckResult takeASouvenir(Locality place) {
    return judge(place, "receive-souvenir", Map.of("object", "publicity", "status", "done"));
  }

  private CheckResult judge(Locality place, String act, Map<String, String> more) {
    Map<String, FactContent> facts = new java.util.HashMap<>();
    facts.put("act", FactContent.Terms.of(act));
    more.forEach((fact, value) -> facts.put(fact, FactContent.Terms.of(value)));
    return checker.check(
        new CheckRequest("", place, Optional.empty(), TODAY, List.of(), List.of(facts)));
  }

  private List<String> find(String words) throws IOException {
    return library
        .search(new Library.Query(words, 10, Optional.of(CITY), TODAY, false))
        .hits()
        .stream()
        .map(hit -> hit.address().unversioned().toString())
        .toList();
  }

  private boolean known() {
    return registry.snapshot().pack(CityBundle.ID).isPresent();
  }

  @Test
  void theBuiltInBundlesAreHealthy() {
    PackSnapshot snapshot = registry.snapshot();
    assertEquals(List.of(), snapshot.unhealthy());
    assertEquals(
        List.of("cn", "district", "guangzhou", "hangzhou", "harbin", "jiande"),
        snapshot.packs().stream().map(pack -> pack.id()).toList());
  }

  @Test
  void itsRulesAnswerItsProvisionsAreFoundAndThenTheyAreGone() throws IOException {
    assertEquals(Verdict.PERMITTED, takeASouvenir(CITY).verdict());
    assertEquals(Locality.NATIONAL, takeASouvenir(CITY).used());
    assertFalse(find("搪瓷缸子").contains(CityBundle.PROVISION));

    PackInstaller.Outcome installed = installer.install(new CityBundle("1.0.0").write(temp), true);
    assertTrue(installed.done(), installed.findings().toString());
    Services.await("the registry knows the city", this::known);

    CheckResult local = takeASouvenir(CITY);
    assertEquals(Verdict.PROHIBITED, local.verdict());
    assertEquals("yunxi-gift-1", local.lead().orElseThrow().applied().getFirst().rule().id());
    assertEquals(CITY, local.used());
    assertEquals(Verdict.PERMITTED, takeASouvenir(Locality.NATIONAL).verdict());
    assertEquals(CityBundle.PROVISION, find("搪瓷缸子").getFirst());
    assertTrue(library.show(CityBundle.PROVISION, TODAY).isPresent());
    assertTrue(training.question("yunxi-q-1").isPresent());

    assertTrue(installer.remove(CityBundle.ID).done());
    Services.await("the registry forgot the city", () -> !known());

    assertEquals(Verdict.PERMITTED, takeASouvenir(CITY).verdict());
    assertFalse(find("搪瓷缸子").contains(CityBundle.PROVISION));
    assertTrue(library.show(CityBundle.PROVISION, TODAY).isEmpty());
    assertTrue(training.question("yunxi-q-1").isEmpty());
  }

  @Test
  void aNewerVersionTakesOver() throws IOException {
    assertTrue(installer.install(new CityBundle("1.0.0").write(temp), true).done());
    String reworded = "展会上发的竹编篮子，一律不拿。";
    Path file = new CityBundle("1.1.0").provision(reworded).write(temp);
    PackInstaller.Outcome outcome = installer.install(file, true);
    assertTrue(outcome.done(), outcome.findings().toString());
    Services.await(
        "1.1.0 is in use",
        () ->
            registry
                .snapshot()
                .pack(CityBundle.ID)
                .map(p -> p.version())
                .orElse("")
                .equals("1.1.0"));
    assertEquals(
        reworded, library.show(CityBundle.PROVISION, TODAY).orElseThrow().provision().text());
  }

  @Test
  void anUnsignedBundleNeedsPermission() throws IOException {
    PackInstaller.Outcome outcome = installer.install(new CityBundle("1.0.0").write(temp), false);
    assertFalse(outcome.done());
    assertFalse(outcome.findings().isEmpty());
    assertFalse(known());
  }

  @Test
  void aBrokenBundleIsRefusedWithFileLineReasonAndMend() throws IOException {
    Path file =
        new CityBundle("1.0.0")
            .with("rules/gift.yaml", "rules:\n  - id: yunxi-gift-1\n    topik: gift\n")
            .write(temp);
    PackInstaller.Outcome outcome = installer.install(file, true);
    assertFalse(outcome.done());
    assertTrue(
        outcome.findings().stream()
            .anyMatch(
                finding ->
                    finding.isError()
                        && finding.location().file().equals("rules/gift.yaml")
                        && finding.location().line() > 0
                        && !finding.message().isEmpty()
                        && !finding.mend().isEmpty()),
        outcome.findings().toString());
    assertFalse(known());
  }

  /** Law 11: what a broken bundle might have forbidden is not allowed behind its back. */
  @Test
  void aBrokenBundleInTheFrameworkNeverAllows() throws IOException, BundleException {
    Path file = new CityBundle("1.0.0").with("rules/gift.yaml", "rules: [unclosed\n").write(temp);
    Bundle bundle = Services.context().installBundle("reference:" + file.toUri());
    try {
      Services.await(
          "the registry sees the broken city", () -> !registry.snapshot().unhealthy().isEmpty());
      CheckResult souvenir = takeASouvenir(CITY);
      assertFalse(souvenir.verdict().kind() == Verdict.Kind.ALLOWED, souvenir.toString());
      assertTrue(
          souvenir.diagnostics().stream().anyMatch(d -> d.pack().contains(CityBundle.ID)),
          souvenir.diagnostics().toString());
      assertEquals(
          Verdict.PROHIBITED,
          judge(
                  CITY,
                  "receive-cash",
                  Map.of("under_jurisdiction", "true", "counterpart", "enterprise-owner"))
              .verdict());
      assertEquals(Verdict.PERMITTED, takeASouvenir(Locality.NATIONAL).verdict());
      assertTrue(registry.snapshot().pack(CityBundle.ID).isEmpty());
    } finally {
      bundle.uninstall();
    }
    Services.await("the broken city is gone", () -> registry.snapshot().unhealthy().isEmpty());
    assertEquals(Verdict.PERMITTED, takeASouvenir(CITY).verdict());
  }
}
