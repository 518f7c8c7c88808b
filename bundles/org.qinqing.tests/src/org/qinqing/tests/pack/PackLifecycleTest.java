package org.qinqing.tests.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackListener;
import org.qinqing.pack.PackRegistry;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.trust.PackInstaller;

/** A city's bundle arrives and leaves while the framework runs. */
final class PackLifecycleTest {
  private static final Address ARTICLE = Address.parse("testcity:rules/art-1").orElseThrow();
  private static final long SECONDS = 30;

  @TempDir Path temp;
  private final BundleContext context =
      FrameworkUtil.getBundle(PackLifecycleTest.class).getBundleContext();
  private PackRegistry registry;
  private PackInstaller installer;

  @BeforeEach
  void services() throws Exception {
    registry = service(PackRegistry.class);
    installer = service(PackInstaller.class);
  }

  @AfterEach
  void leaveNothing() throws IOException, InterruptedException {
    service(PackInstaller.class).remove("testcity");
  }

  private <T> T service(Class<T> type) throws InterruptedException {
    ServiceTracker<T, T> tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
    T service = tracker.waitForService(TimeUnit.SECONDS.toMillis(SECONDS));
    assertNotNull(service, type.getName());
    return service;
  }

  private Path city(String version, String topic) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "META-INF/MANIFEST.MF",
        """
        Manifest-Version: 1.0
        Bundle-ManifestVersion: 2
        Bundle-Name: Test city
        Bundle-SymbolicName: org.qinqing.pack.testcity;singleton:=true
        Bundle-Version: %1$s
        Provide-Capability: qinqing.pack;id="testcity";locality="440600";
         format:Version="1.0";version:Version="%1$s"
        Require-Capability: qinqing.pack;filter:="(&(id=cn)(version>=1.0.0))",
         osgi.extender;filter:="(osgi.extender=qinqing.pack)"
        """
            .formatted(version));
    files.put(
        "pack.yaml",
        """
        format: 1
        id: testcity
        title: 测试城市
        place: 测试城
        locality: "440600"
        level: city
        version: %s
        publisher: 测试
        contact: 办公室
        maturity: published
        review: {on: %s, by: 办公室, every: P1Y}
        licence: CC-BY-4.0
        requires: [{id: cn, version: "1.0.0"}]
        """
            .formatted(version, LocalDate.now()));
    files.put(
        "documents/rules.md",
        """
        ---
        title: 测试城市规定
        issuer: 测试城市机关
        kind: normative
        effective: 2020-01-01
        source: 测试
        text: digest
        certainty: A
        ---

        ## 第一条 {#art-1}
        不能收礼。
        """);
    files.put(
        "rules/gift.yaml",
        """
        rules:
          - id: testcity-gift-1
            topic: %s
            side: official
            modality: prohibited
            when: {act: {in: [receive-gift]}}
            basis: ["testcity:rules/art-1"]
            say: 本市一律不收
        """
            .formatted(topic));
    Path file = Files.createTempFile(temp, "测试 城市", ".qinqing");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }

  private boolean present() {
    return registry.snapshot().provision(ARTICLE, LocalDate.now()).isPresent();
  }

  @Test
  void arrivesIsToldAndLeaves() throws Exception {
    BlockingQueue<PackSnapshot> heard = new LinkedBlockingQueue<>();
    ServiceRegistration<PackListener> listening =
        context.registerService(PackListener.class, heard::add, null);
    try {
      assertNotNull(heard.poll(SECONDS, TimeUnit.SECONDS), "told at once");
      PackInstaller.Outcome outcome = installer.install(city("1.0.0", "gift"), true);
      assertTrue(outcome.done(), () -> outcome.findings().toString());
      assertTrue(present());
      await(heard, true);
      assertTrue(
          installer.list().stream()
              .anyMatch(
                  l ->
                      l.id().equals("testcity")
                          && l.state() == PackInstaller.State.IN_USE
                          && !l.builtIn()));
      assertTrue(installer.remove("testcity").done());
      assertFalse(present());
      await(heard, false);
    } finally {
      listening.unregister();
    }
  }

  private static void await(BlockingQueue<PackSnapshot> heard, boolean there)
      throws InterruptedException {
    PackSnapshot told;
    do {
      told = heard.poll(SECONDS, TimeUnit.SECONDS);
      assertNotNull(told, "nothing told");
    } while (told.pack("testcity").isPresent() != there);
  }

  @Test
  void unsignedBrokenAndOlderOnesAreRefused() throws Exception {
    Path sound = city("1.1.0", "gift");
    assertTrue(codes(installer.install(sound, false)).contains("T-103"));
    PackInstaller.Outcome broken = installer.install(city("1.1.0", "no-such-topic"), true);
    assertTrue(codes(broken).contains("P-205"));
    assertFalse(broken.done());
    assertFalse(present());
    assertTrue(installer.install(sound, true).done());
    assertEquals(List.of("T-107"), codes(installer.install(sound, true)));
    Path other = city("1.1.0", "other");
    assertTrue(codes(installer.install(other, true)).contains("T-105"));
    assertTrue(codes(installer.install(city("1.0.0", "gift"), true)).contains("T-106"));
    assertEquals(List.of("T-110"), codes(installer.remove("cn")));
    assertEquals(List.of("T-111"), codes(installer.remove("nowhere")));
  }

  private static List<String> codes(PackInstaller.Outcome outcome) {
    return outcome.findings().stream().map(d -> d.code()).toList();
  }

  @Test
  void aBrokenBundleMakesItsPlaceUnhealthyOnly() throws Exception {
    Bundle broken = context.installBundle(city("1.0.0", "no-such-topic").toUri().toASCIIString());
    try {
      PackSnapshot snapshot = registry.snapshot();
      Locality place = Locality.of("440600").orElseThrow();
      assertEquals("testcity", snapshot.chain(place).unhealthy().get(0).id());
      assertTrue(snapshot.chain(Locality.of("440100").orElseThrow()).unhealthy().isEmpty());
      assertTrue(snapshot.pack("cn").isPresent());
    } finally {
      broken.uninstall();
    }
    assertTrue(registry.snapshot().unhealthy().isEmpty());
  }

  @Test
  void aWipedCacheIsRestoredFromTheStore() throws Exception {
    assertTrue(installer.install(city("1.0.0", "gift"), true).done());
    for (Bundle bundle : context.getBundles()) {
      if ("org.qinqing.pack.testcity".equals(bundle.getSymbolicName())) {
        bundle.uninstall();
      }
    }
    assertFalse(present());
    Bundle trust = FrameworkUtil.getBundle(PackInstaller.class);
    trust.stop(Bundle.STOP_TRANSIENT);
    trust.start(Bundle.START_TRANSIENT);
    service(PackInstaller.class);
    assertTrue(present());
  }
}
