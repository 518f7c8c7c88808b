package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.PackSnapshot.Chain;
import org.qinqing.pack.PackSnapshot.UnhealthyPack;

/** Bundles of a pack store, against a real framework; a new registry is a new start. */
final class StoredPacksTest {
  private static final Locality CITY = new Locality("440100");
  private static final Locality COUNTY = new Locality("440103");

  @TempDir Path temp;
  private Platform platform;

  @BeforeEach
  void start() throws Exception {
    platform = new Platform(temp);
    Path national = Sample.national().archive(temp.resolve("cn.qinqing"));
    platform.context().installBundle("reference:file:" + national);
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
  }

  private Path stored(Sample sample) throws Exception {
    Path file = sample.archive(temp.resolve("new"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    Path folder = Files.createDirectories(temp.resolve("packs 一"));
    return Files.move(file, folder.resolve(HexFormat.of().formatHex(digest) + ".qinqing"));
  }

  private Bundle install(Path file) throws BundleException {
    return platform.context().installBundle("reference:" + file.toUri().toASCIIString());
  }

  private static List<String> ids(List<Pack> packs) {
    return packs.stream().map(Pack::id).toList();
  }

  private static List<String> broken(List<UnhealthyPack> unhealthy) {
    return unhealthy.stream().map(UnhealthyPack::id).toList();
  }

  private static void damage(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    content[content.length / 2] ^= 1;
    Files.write(file, content);
  }

  @Test
  void saysTheSameWhetherItWasReadNowOrIsRemembered() throws Exception {
    Path file = stored(Sample.city());
    install(file);
    Pack whole = new YamlPackReader().read(Sample.city().folder(temp)).pack().orElseThrow();
    Pack first = platform.snapshot().pack("city").orElseThrow();
    platform.again();
    Pack second = platform.snapshot().pack("city").orElseThrow();
    assertNotSame(first, second);
    for (Pack pack : List.of(first, second, second.held())) {
      assertEquals(whole, pack);
      assertEquals(whole.deciding(), pack.deciding());
      assertEquals(whole.digest(), pack.digest());
      assertEquals(whole.questions(), pack.questions());
    }
    assertSame(second.held(), platform.snapshot().chain(CITY).answering().getFirst());
  }

  /** The country's bundle carries the facts model; an update of it comes from the store as well. */
  @Test
  void theFactsModelComesWithAnUpdateOfTheCountry() throws Exception {
    install(stored(Sample.city()));
    install(stored(Sample.national().version("9.0.0")));
    for (int start = 1; start <= 2; start++) {
      PackSnapshot snapshot = platform.snapshot();
      assertEquals(List.of(), snapshot.unhealthy());
      assertEquals("9.0.0", snapshot.pack("cn").orElseThrow().version());
      Pack read = new YamlPackReader().read(Sample.national().folder(temp)).pack().orElseThrow();
      assertEquals(read.facts(), snapshot.facts());
      assertEquals(read.rules(), snapshot.pack("cn").orElseThrow().rules());
      platform.again();
    }
  }

  @Test
  void aRememberedBundleIsNotReadBeforeItIsAskedFor() throws Exception {
    Path file = stored(Sample.city());
    install(file);
    assertEquals(List.of("city", "cn"), ids(platform.snapshot().packs()));
    platform.again();
    Files.delete(file);
    PackSnapshot snapshot = platform.snapshot();
    Pack city = snapshot.pack("city").orElseThrow();
    assertEquals("样例", city.title());
    assertEquals(CITY, city.locality());
    assertEquals(List.of(), snapshot.unhealthy());
  }

  @Test
  void oneDamagedSinceTheStartIsBrokenByTheTimeItsPlaceIsAskedFor() throws Exception {
    Path file = stored(Sample.city());
    install(file);
    assertEquals(List.of(), platform.snapshot().unhealthy());
    platform.again();
    damage(file);
    PackSnapshot snapshot = platform.snapshot();
    Chain chain = snapshot.chain(COUNTY);
    assertEquals(List.of("cn"), ids(chain.answering()));
    assertEquals(List.of("city"), broken(chain.unhealthy()));
    assertEquals("P-101", chain.unhealthy().getFirst().findings().getFirst().code());
    // From then on everybody knows.
    PackSnapshot next = platform.snapshot();
    assertTrue(next.generation() > snapshot.generation());
    assertEquals(List.of("cn"), ids(next.packs()));
    assertEquals(List.of("city"), broken(next.unhealthy()));
    assertEquals(List.of(), snapshot.chain(new Locality("330100")).unhealthy());
  }

  @Test
  void aDamagedBundleThatWasNeverReadIsBrokenAtOnce() throws Exception {
    Path file = stored(Sample.city());
    damage(file);
    install(file);
    assertEquals(List.of("city"), broken(platform.snapshot().unhealthy()));
  }

  @Test
  void whoeverAnswersByABundleKeepsItWhenItsFileGoes() throws Exception {
    Path file = stored(Sample.city());
    Bundle bundle = install(file);
    PackSnapshot before = platform.snapshot();
    Chain chain = before.chain(CITY);
    bundle.uninstall();
    Files.delete(file);
    assertEquals(List.of("cn"), ids(platform.snapshot().packs()));
    Pack city = chain.answering().getFirst();
    assertEquals("city-gift-1", city.rules().getFirst().id());
    assertEquals(1, city.documents().size());
    assertEquals(List.of(), city.broken());
  }

  @Test
  void isReadAgainWhenItStandsOnAnotherGround() throws Exception {
    Sample county =
        Sample.place("county", "440103")
            .with("rules/gift.yaml", "\"county:law/art-1/p-1\"", "\"city:law/art-1/p-1\"");
    Bundle city = install(stored(Sample.city()));
    install(stored(county));
    assertEquals(List.of("city", "cn", "county"), ids(platform.snapshot().packs()));
    city.uninstall();
    platform.again();
    assertEquals(List.of("cn"), ids(platform.snapshot().packs()));
    assertEquals(List.of("county"), broken(platform.snapshot().unhealthy()));
  }

  @Test
  void anIdThatAnotherPlaceHasTakenIsFoundAmongRememberedOnes() throws Exception {
    install(stored(Sample.place("one", "330100")));
    assertEquals(List.of(), platform.snapshot().unhealthy());
    platform.again();
    Sample other =
        Sample.place("two", "440200").with("rules/gift.yaml", "id: two-gift-1", "id: one-gift-1");
    install(stored(other));
    PackSnapshot snapshot = platform.snapshot();
    assertEquals(List.of("cn", "one"), ids(snapshot.packs()));
    assertEquals(List.of("two"), broken(snapshot.unhealthy()));
    assertEquals("P-201", snapshot.unhealthy().getFirst().findings().getFirst().code());
  }

  @Test
  void aDamagedMemoryOnlyCostsTime() throws Exception {
    install(stored(Sample.city()));
    assertEquals(List.of("city", "cn"), ids(platform.snapshot().packs()));
    Path memory = platform.context().getDataFile("known-packs").toPath();
    byte[] good = Files.readAllBytes(memory);
    for (int length : List.of(0, 10, good.length / 2, good.length - 1)) {
      Files.write(memory, java.util.Arrays.copyOf(good, length));
      platform.again();
      PackSnapshot snapshot = platform.snapshot();
      assertEquals(List.of("city", "cn"), ids(snapshot.packs()));
      assertEquals("city-gift-1", snapshot.pack("city").orElseThrow().rules().getFirst().id());
      assertEquals(good.length, Files.size(memory));
    }
    try (Stream<Path> beside = Files.list(memory.getParent())) {
      assertFalse(beside.anyMatch(p -> p.getFileName().toString().startsWith("known-packs-")));
    }
  }

  @Test
  void thoseNotAskedForLatelyAreLetGoAndReadAgain() throws Exception {
    int many = 40;
    for (int i = 1; i <= many; i++) {
      install(stored(Sample.place("place-" + i, "33%02d00".formatted(i + 1))));
    }
    PackSnapshot snapshot = platform.snapshot();
    assertEquals(many + 1, snapshot.packs().size());
    for (Pack pack : snapshot.packs()) {
      assertEquals(pack.id() + "-gift-1", pack.rules().getFirst().id());
    }
    for (Pack pack : snapshot.packs()) {
      assertEquals(pack.id(), pack.documents().getFirst().address().pack());
    }
    Pack first = snapshot.pack("place-1").orElseThrow();
    assertSame(first.rules().getFirst(), first.held().rules().getFirst());
  }
}
