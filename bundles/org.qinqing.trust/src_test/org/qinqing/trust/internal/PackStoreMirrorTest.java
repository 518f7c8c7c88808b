package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackSnapshot.UnhealthyPack;
import org.qinqing.pack.UnhealthyPackSource;

/** Against a real framework; the folder's name has a blank and Chinese in it on purpose. */
final class PackStoreMirrorTest {
  @TempDir Path temp;
  private Framework framework;
  private Path root;

  @BeforeEach
  void start() throws Exception {
    root = Files.createDirectories(temp.resolve("我的 数据%20#+"));
    framework = launch();
  }

  private Framework launch() throws Exception {
    Framework made =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(Map.of("org.osgi.framework.storage", temp.resolve("fw").toString()));
    made.start();
    return made;
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(20_000);
  }

  private PackStoreMirror mirror() {
    return new PackStoreMirror(context(), new World.Folder(root));
  }

  private BundleContext context() {
    return framework.getBundleContext();
  }

  private Path pack(String version, String extra) throws IOException {
    Path file = Files.createTempFile(temp, "p", ".qinqing");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      zip.write(
          """
          Manifest-Version: 1.0
          Bundle-ManifestVersion: 2
          Bundle-SymbolicName: org.qinqing.pack.city;singleton:=true
          Bundle-Version: %1$s
          Provide-Capability: qinqing.pack;id="city";locality="440100";
           format:Version="1.0";version:Version="%1$s"
          """
              .formatted(version)
              .getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("pack.yaml"));
      zip.write(extra.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return file;
  }

  private PackStore.Stored keep(PackStoreMirror mirror, String version) throws IOException {
    Locality place = Locality.of("440100").orElseThrow();
    PackStore store = mirror.store();
    byte[] bytes = Files.readAllBytes(pack(version, "x"));
    String digest = Fingerprint.of(bytes).sha256();
    PackStore.Arrival coming =
        new PackStore.Arrival(store.take(bytes), digest, "city", version, place);
    store.commit(
        store.prepare(new PackStore.Change(List.of(coming), List.of(), List.of(), List.of())));
    store.tidy();
    return store.list().stream().filter(s -> s.sha256().equals(digest)).findFirst().orElseThrow();
  }

  private static void drop(PackStoreMirror mirror) throws IOException {
    PackStore store = mirror.store();
    store.commit(
        store.prepare(new PackStore.Change(List.of(), store.list(), List.of(), List.of())));
    store.tidy();
  }

  private Optional<UnhealthyPack> reported() {
    return Optional.ofNullable(context().getServiceReference(UnhealthyPackSource.class))
        .map(reference -> context().getService(reference).unhealthy());
  }

  @Test
  void bundlesComeResolvedAndReadableAndGo() throws Exception {
    PackStoreMirror mirror = mirror();
    PackStore.Stored stored = keep(mirror, "1.0.0");
    assertEquals(Map.of(), mirror.mirror());
    Bundle bundle = context().getBundle(PackStoreMirror.location(stored));
    assertNotNull(bundle);
    assertEquals(Bundle.RESOLVED, bundle.getState());
    try (var in = bundle.getEntry("pack.yaml").openStream()) {
      assertEquals("x", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    drop(mirror);
    mirror.mirror();
    assertNull(context().getBundle(PackStoreMirror.location(stored)));
  }

  @Test
  void aWipedCacheAndARestartAreRepaired() throws Exception {
    PackStoreMirror mirror = mirror();
    PackStore.Stored stored = keep(mirror, "1.0.0");
    mirror.mirror();
    context().getBundle(PackStoreMirror.location(stored)).uninstall();
    mirror();
    assertNotNull(context().getBundle(PackStoreMirror.location(stored)));
    stop();
    framework = launch();
    assertNotNull(context().getBundle(PackStoreMirror.location(stored)), "the framework remembers");
    Files.delete(stored.file());
    mirror();
    assertNull(context().getBundle(PackStoreMirror.location(stored)));
  }

  @Test
  void aDamagedFileIsReportedAndNotGivenToTheFramework() throws Exception {
    Path builtIn = pack("0.9.0", "built in");
    context().installBundle("reference:file:" + Files.move(builtIn, temp.resolve("city.jar")));
    PackStoreMirror mirror = mirror();
    PackStore.Stored stored = keep(mirror, "1.0.0");
    mirror.mirror();
    assertTrue(reported().isEmpty());
    Files.writeString(stored.file(), "damaged");
    assertEquals("T-112", mirror.mirror().get(PackStoreMirror.location(stored)).code());
    assertNull(context().getBundle(PackStoreMirror.location(stored)));
    UnhealthyPack broken = reported().orElseThrow();
    assertEquals("city", broken.id());
    assertEquals(Locality.of("440100"), broken.locality());
    drop(mirror);
    mirror.mirror();
    assertTrue(reported().isEmpty());
  }

  @Test
  void aDamagedFileIsRememberedForThePlaceItSpokeFor() throws Exception {
    PackStoreMirror mirror = mirror();
    PackStore.Stored stored = keep(mirror, "1.0.0");
    Files.writeString(stored.file(), "damaged");
    mirror.mirror();
    assertEquals(Locality.of("440100"), reported().orElseThrow().locality());
    Files.writeString(stored.file().resolveSibling("place"), "nonsense");
    stop();
    framework = launch();
    mirror();
    assertEquals(Optional.empty(), reported().orElseThrow().locality(), "then every place counts");
  }

  @Test
  void theProgramsOwnCopyOfAVersionServes() throws Exception {
    context()
        .installBundle(
            "reference:file:" + Files.move(pack("1.0.0", "own"), temp.resolve("own.jar")));
    PackStoreMirror mirror = mirror();
    keep(mirror, "1.0.0");
    assertEquals(Map.of(), mirror.mirror());
    assertTrue(reported().isEmpty());
  }
}
