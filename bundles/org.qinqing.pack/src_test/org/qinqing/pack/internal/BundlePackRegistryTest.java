package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackSnapshot.UnhealthyPack;
import org.qinqing.pack.UnhealthyPackSource;

/** Against a real framework, started in this very JVM. */
final class BundlePackRegistryTest {
  @TempDir Path temp;
  private Platform platform;

  @BeforeEach
  void start() throws BundleException {
    platform = new Platform(temp);
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
  }

  private Bundle install(Sample sample, String name) throws BundleException {
    Path file = sample.archive(temp.resolve(name));
    return platform.context().installBundle("reference:file:" + file);
  }

  private static List<String> ids(PackSnapshot snapshot) {
    return snapshot.packs().stream().map(Pack::id).toList();
  }

  private static List<String> broken(PackSnapshot snapshot) {
    return snapshot.unhealthy().stream().map(UnhealthyPack::id).toList();
  }

  @Test
  void followsBundlesThatNeverResolve() throws BundleException {
    assertEquals(List.of(), ids(platform.snapshot()));
    install(Sample.national(), "cn.qinqing");
    Bundle city = install(Sample.city(), "市 一.qinqing");
    PackSnapshot both = platform.snapshot();
    assertEquals(List.of("city", "cn"), ids(both));
    assertEquals(5, both.facts().facts().size());
    assertSame(both, platform.snapshot());
    assertEquals(Bundle.INSTALLED, city.getState());
    city.uninstall();
    assertEquals(List.of("cn"), ids(platform.snapshot()));
  }

  @Test
  void theNewestVersionCountsAndRemovalBringsTheOlderBack() throws BundleException {
    install(Sample.national(), "cn.qinqing");
    install(Sample.city(), "city1.qinqing");
    Bundle newer = install(Sample.city().version("1.10.0"), "city2.qinqing");
    assertEquals("1.10.0", platform.snapshot().pack("city").orElseThrow().version());
    newer.uninstall();
    assertEquals("1.0.0", platform.snapshot().pack("city").orElseThrow().version());
  }

  @Test
  void aBrokenNewerVersionMakesItsPlaceUnhealthy() throws BundleException {
    install(Sample.national(), "cn.qinqing");
    install(Sample.city(), "city1.qinqing");
    Sample bad = Sample.city().version("2.0.0").with("rules/gift.yaml", "duty_link", "nothing");
    install(bad, "city2.qinqing");
    PackSnapshot snapshot = platform.snapshot();
    assertEquals(List.of("cn"), ids(snapshot));
    assertEquals(List.of("city"), broken(snapshot));
    assertEquals("P-203", snapshot.unhealthy().get(0).findings().get(0).code());
    Locality district = Locality.of("440103").orElseThrow();
    assertEquals(1, snapshot.chain(district).unhealthy().size());
    assertEquals(0, snapshot.chain(Locality.of("330100").orElseThrow()).unhealthy().size());
  }

  @Test
  void withoutTheNationalBundleAllAreUnhealthy() throws BundleException {
    install(Sample.city(), "city.qinqing");
    assertEquals(List.of("city"), broken(platform.snapshot()));
    install(Sample.national().with("facts.yaml", "type: flag", "type: flags"), "cn.qinqing");
    assertEquals(List.of("city", "cn"), broken(platform.snapshot()));
  }

  @Test
  void aBundleThatCouldActIsNotUsed() throws BundleException {
    install(Sample.national(), "cn.qinqing");
    install(
        Sample.city().with("META-INF/MANIFEST.MF", "Bundle-Name: Sample", "Bundle-Activator: a.B"),
        "city.qinqing");
    assertEquals(List.of("city"), broken(platform.snapshot()));
  }

  @Test
  void listenersHearAtOnceAndThenOfEachChange() throws Exception {
    BlockingQueue<PackSnapshot> heard = new LinkedBlockingQueue<>();
    platform.registry().addListener(heard::add);
    assertEquals(List.of(), ids(next(heard)));
    install(Sample.national(), "cn.qinqing");
    install(Sample.city(), "city.qinqing");
    PackSnapshot last = next(heard);
    while (last.packs().size() < 2) {
      last = next(heard);
    }
    assertEquals(List.of("city", "cn"), ids(last));
  }

  private static PackSnapshot next(BlockingQueue<PackSnapshot> heard) throws InterruptedException {
    PackSnapshot snapshot = heard.poll(20, TimeUnit.SECONDS);
    assertTrue(snapshot != null, "nothing heard");
    return snapshot;
  }

  @Test
  void reportedBundlesAreListedUntilWithdrawn() {
    UnhealthyPackSource source =
        () -> new UnhealthyPack("gone", Optional.empty(), "1.0.0", List.of());
    platform.registry().addSource(source);
    assertEquals(List.of("gone"), broken(platform.snapshot()));
    platform.registry().removeSource(source);
    assertEquals(List.of(), broken(platform.snapshot()));
  }
}
