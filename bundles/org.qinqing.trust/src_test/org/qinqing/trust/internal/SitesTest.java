package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.Diagnostic;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.PackSites.Offer;
import org.qinqing.trust.PackUpdates.Automatic;
import org.qinqing.trust.PackUpdates.Updated;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.TrustPolicy;
import org.qinqing.trust.internal.SiteIndex.Entry;
import org.qinqing.trust.internal.SiteWorld.Forged;

final class SitesTest {
  private SiteWorld world;

  @BeforeEach
  void make(@TempDir Path temp) throws Exception {
    world = new SiteWorld(temp);
  }

  @AfterEach
  void close() throws Exception {
    world.close();
  }

  private String version(String id) {
    return world.world.registry.snapshot().pack(id).map(p -> p.version()).orElse("");
  }

  private void install(String version) throws IOException {
    var outcome = world.world.install(world.world.signed(SiteWorld.gz(version), world.city));
    assertTrue(outcome.done(), () -> outcome.findings().toString());
  }

  private static List<String> codes(List<Diagnostic> findings) {
    return findings.stream().map(Diagnostic::code).toList();
  }

  // --- publishing and reading --------------------------------------------------------------------

  @Test
  void aSiteOffersWhatWasPublishedAndBringsIt() throws Exception {
    Path site = world.site("1.0.0", "1.1.0");
    String place = world.add(site);
    assertEquals(List.of(), world.sites.known());
    assertEquals(2, world.sites.refresh().size());
    Offer newest = world.sites.known().getLast();
    assertEquals("gz", newest.id());
    assertEquals("1.1.0", newest.version());
    assertEquals(World.CITY, newest.publisher());
    assertEquals("440100", newest.locality());
    assertEquals(LocalDate.of(2026, 11, 22), newest.issued());
    assertEquals(List.of("样例"), newest.says());
    assertEquals(2, world.of(place).number());
    assertEquals(World.NOW, world.of(place).refreshed().orElseThrow());
    Path folder = world.free();
    Path fetched = world.sites.fetch(newest, folder);
    assertEquals("gz-1.1.0.qinqing", fetched.getFileName().toString());
    assertArrayEquals(
        Files.readAllBytes(site.resolve("gz-1.1.0.qinqing")), Files.readAllBytes(fetched));
  }

  @Test
  void aFileThatIsNotWhatTheIndexSaysIsNotBrought() throws Exception {
    Path site = world.site("1.0.0");
    world.add(site);
    Offer offer = world.sites.refresh().getFirst();
    Path file = site.resolve("gz-1.0.0.qinqing");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    Path folder = world.free();
    assertThrows(IOException.class, () -> world.sites.fetch(offer, folder));
    assertEquals(Map.of(), SiteWorld.content(folder));
    Offer madeUp =
        new Offer(offer.site(), "gz", "", "440100", "2.0.0", "", offer.issued(), 1, "", List.of());
    assertThrows(IOException.class, () -> world.sites.fetch(madeUp, folder));
  }

  @Test
  void aZipOfASiteIsTheSameSite() throws Exception {
    Path site = world.site("1.0.0", "1.1.0");
    for (String inside : List.of("", "镜像/")) {
      Path zip = world.free().resolve("site.zip");
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
        for (String name : SiteWorld.content(site).keySet()) {
          out.putNextEntry(new ZipEntry(inside + name));
          out.write(Files.readAllBytes(site.resolve(name)));
          out.closeEntry();
        }
      }
      String place = world.add(zip);
      assertEquals(2, world.sites.refresh().size(), () -> world.codes(place).toString());
      Path fetched = world.sites.fetch(world.sites.known().getLast(), world.free());
      assertArrayEquals(
          Files.readAllBytes(site.resolve("gz-1.1.0.qinqing")), Files.readAllBytes(fetched));
      assertTrue(world.sites.remove(place).done());
    }
  }

  @Test
  void theSameFilesKeyAndTimeMakeTheSameBytes() throws Exception {
    Path one = world.free();
    Path two = world.free();
    for (String version : List.of("1.0.0", "1.1.0")) {
      byte[] file = world.world.signed(SiteWorld.gz(version), world.city);
      for (Path site : List.of(one, two)) {
        Files.write(site.resolve("gz-" + version + ".qinqing"), file);
        SiteWorld.require(world.publish(site));
      }
    }
    assertEquals(SiteWorld.content(one), SiteWorld.content(two));
    assertTrue(Files.exists(one.resolve("delta-2.json.gz")));
  }

  @Test
  void publishingAgainWithoutChangeOnlyRenewsTheHead() throws Exception {
    Path site = world.site("1.0.0", "1.1.0");
    String place = world.add(site);
    world.sites.refresh();
    Map<String, String> before = SiteWorld.content(site);
    world.world.clock.now = World.NOW.plus(Duration.ofDays(100));
    world.sites.refresh();
    assertEquals(List.of("T-250"), world.codes(place));
    assertEquals(2, world.sites.known().size());
    SiteWorld.require(world.publish(site));
    Map<String, String> after = SiteWorld.content(site);
    assertFalse(after.get("site.json").equals(before.get("site.json")));
    after.put("site.json", before.get("site.json"));
    assertEquals(before, after);
    world.sites.refresh();
    assertEquals(List.of(), world.codes(place));
    assertEquals(2, world.of(place).number());
  }

  @Test
  void onlyTheNewestPartsAreKept() throws Exception {
    Path site = world.free();
    for (int i = 0; i < 12; i++) {
      world.put(site, SiteWorld.gz("1.0." + i), "gz-1.0." + i + ".qinqing");
      SiteWorld.require(world.publish(site));
    }
    List<String> parts = SiteWorld.content(site).keySet().stream().filter(SiteName::part).toList();
    assertEquals(10, parts.size(), parts::toString);
    assertTrue(parts.contains("delta-5.json.gz") && !parts.contains("delta-4.json.gz"));
    assertTrue(parts.contains("index-11.json.gz") && parts.contains("index-12.json.gz"));
  }

  @Test
  void aPublishThatEndedBeforeTheHeadChangesNothing() throws Exception {
    Path site = world.site("1.0.0");
    String place = world.add(site);
    byte[] head = Files.readAllBytes(site.resolve("site.json"));
    world.put(site, SiteWorld.gz("1.1.0"), "gz-1.1.0.qinqing");
    SiteWorld.require(world.publish(site));
    Map<String, String> want = SiteWorld.content(site);
    // As it lies there when the program is killed at its last step, and at the one before.
    for (String missing : List.of("", "delta-2.json.gz", "index-2.json.gz")) {
      Files.write(site.resolve("site.json"), head);
      Files.deleteIfExists(site.resolve(missing.isEmpty() ? ".none" : missing));
      Files.writeString(site.resolve(TrustFolder.WRITING + "left"), "half");
      assertEquals(1, world.sites.refresh().size(), missing);
      assertEquals(List.of(), world.codes(place), missing);
      SiteWorld.require(world.publish(site));
      assertEquals(want, SiteWorld.content(site), missing);
    }
    assertEquals(2, world.sites.refresh().size());
  }

  @Test
  void nothingIsPublishedThatWouldBeRefused() throws Exception {
    Path site = world.site("1.0.0");
    Map<String, String> before = SiteWorld.content(site);
    byte[] good = world.world.signed(SiteWorld.gz("1.2.0"), world.city);
    byte[] bad = good.clone();
    bad[bad.length / 2] ^= 1;
    Map<String, byte[]> files = new TreeMap<>();
    files.put("unsigned.qinqing", SiteWorld.gz("1.2.0").built());
    files.put("broken.qinqing", bad);
    files.put("坏 名字.qinqing", good);
    files.put("nul.qinqing", good);
    for (Map.Entry<String, byte[]> each : files.entrySet()) {
      Path file = Files.write(site.resolve(each.getKey()), each.getValue());
      PackSigner.Signed signed = world.publish(site);
      assertFalse(signed.done(), each::getKey);
      Files.delete(file);
      assertEquals(before, SiteWorld.content(site), each::getKey);
    }
    Path again = Files.write(site.resolve("again.qinqing"), good);
    Path twice = Files.write(site.resolve("twice.qinqing"), good);
    assertEquals(List.of("T-257"), codes(world.publish(site).findings()));
    Files.delete(again);
    Files.delete(twice);
    Files.write(site.resolve("gz-1.0.0.qinqing"), good);
    assertEquals(List.of("T-258"), codes(world.publish(site).findings()));
  }

  @Test
  void filesFromElsewhereArePublishedUnderTheNameOfTheirBundle() throws Exception {
    Path site = world.free().resolve("新站点");
    Path desk = world.free();
    Path signed = world.put(desk, SiteWorld.gz("1.0.0"), "签好的 (1).qinqing");
    SiteWorld.require(world.publish(site, List.of(signed)));
    assertTrue(Files.exists(site.resolve("gz-1.0.0.qinqing")));
    assertTrue(Files.exists(signed), "what was added is a copy");
    world.add(site);
    assertEquals(
        List.of("gz 1.0.0"),
        world.sites.refresh().stream().map(o -> o.id() + " " + o.version()).toList());

    Map<String, String> before = SiteWorld.content(site);
    Files.move(site.resolve("gz-1.0.0.qinqing"), site.resolve("别名.qinqing"));
    SiteWorld.require(world.publish(site, List.of(signed)));
    assertFalse(Files.exists(site.resolve("gz-1.0.0.qinqing")), "it lies there already");
    Files.move(site.resolve("别名.qinqing"), site.resolve("gz-1.0.0.qinqing"));
    SiteWorld.require(world.publish(site, List.of(site.resolve("gz-1.0.0.qinqing"))));
    assertEquals(before.get("gz-1.0.0.qinqing"), SiteWorld.content(site).get("gz-1.0.0.qinqing"));
  }

  @Test
  void whatIsRefusedLeavesNothingOfTheFilesThatWereAdded() throws Exception {
    Path desk = world.free();
    Path good = world.put(desk, SiteWorld.gz("1.2.0"), "good.qinqing");
    byte[] broken = Files.readAllBytes(good);
    broken[broken.length / 2] ^= 1;
    Path bad = Files.write(desk.resolve("bad.qinqing"), broken);
    Path unsigned = Files.write(desk.resolve("unsigned.qinqing"), SiteWorld.gz("1.3.0").built());
    Path absent = desk.resolve("absent.qinqing");
    Path site = world.site("1.0.0");
    Map<String, String> before = SiteWorld.content(site);
    for (Path wrong : List.of(bad, unsigned, absent, desk)) {
      PackSigner.Signed signed = world.publish(site, List.of(good, wrong));
      assertFalse(signed.done(), wrong::toString);
      assertFalse(signed.findings().isEmpty(), wrong::toString);
      assertEquals(before, SiteWorld.content(site), wrong::toString);
      Path fresh = world.free().resolve("none");
      assertFalse(world.publish(fresh, List.of(good, wrong)).done(), wrong::toString);
      assertFalse(Files.exists(fresh), wrong::toString);
    }
    SampleBundle changed = SiteWorld.gz("1.0.0").change("pack.yaml", "title: 样例", "title: 另一份");
    assertEquals(List.of("T-289"), codes(world.publish(site, List.of(unsigned)).findings()));
    Path other = world.put(desk, changed, "other.qinqing");
    assertEquals(List.of("T-258"), codes(world.publish(site, List.of(other)).findings()));
    assertEquals(before, SiteWorld.content(site));
  }

  @Test
  void aSiteIsNotTakenOverAndNotBegunAnew() throws Exception {
    Path site = world.site("1.0.0");
    var other =
        world.world.certified(world.province, SignatureAlgorithm.SM2, "别的样例单位", World.ofCity());
    var now = world.now();
    assertEquals(
        List.of("T-247"),
        codes(
            world
                .sites
                .publish(site, List.of(), other.signer(), now.plus(SiteWorld.QUARTER), now)
                .findings()));
    assertEquals(
        List.of("T-250"),
        codes(world.sites.publish(site, List.of(), world.city.signer(), now, now).findings()));
    Files.writeString(site.resolve("site.json"), "{}");
    assertEquals(List.of("T-244"), codes(world.publish(site).findings()));
  }

  @Test
  void aSiteSignedWithSm2IsRead() throws Exception {
    var sm2 =
        world.world.certified(world.province, SignatureAlgorithm.SM2, "国密样例单位", World.ofCity());
    Path site = world.free();
    world.put(site, SiteWorld.gz("1.0.0"), "样例.qinqing");
    var now = world.now();
    SiteWorld.require(
        world.sites.publish(site, List.of(), sm2.signer(), now.plus(SiteWorld.QUARTER), now));
    world.add(site);
    assertEquals(1, world.sites.refresh().size());
  }

  // --- deltas ------------------------------------------------------------------------------------

  @Test
  void deltasMakeTheSameIndexAsReadingItWhole() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      SiteIndex before = random(random, 1);
      SiteIndex after = random(random, 2);
      SiteDelta delta = before.to(after);
      SiteIndex made = before.with(SiteDelta.read(delta.bytes()).orElseThrow());
      assertEquals(after, made);
      assertArrayEquals(after.bytes(), made.bytes());
    }
  }

  private static SiteIndex random(Random random, long number) {
    Map<String, Entry> entries = new TreeMap<>();
    for (int i = 0; i < random.nextInt(40); i++) {
      Entry entry = SiteWorld.entry("p" + random.nextInt(20), "1." + random.nextInt(3) + ".0");
      entries.put(entry.id() + entry.version(), entry);
    }
    return new SiteIndex(number, entries.values().stream().sorted(Entry.ORDER).toList());
  }

  @Test
  void aReaderThatMissedSomeNumbersReadsOnlyTheDeltas() throws Exception {
    Path site = world.free();
    List<SiteIndex> indexes = new ArrayList<>();
    List<Entry> entries = new ArrayList<>(SiteWorld.many(300, "1.0.0"));
    for (int number = 1; number <= 5; number++) {
      entries.set(number, SiteWorld.entry("county-%04d".formatted(number), "1.0." + number));
      indexes.add(new SiteIndex(number, List.copyOf(entries)));
    }
    world.forge(site, 1, new Forged(world.city).index(indexes.getFirst()));
    String place = world.add(site);
    world.sites.refresh();
    Forged forged = new Forged(world.city).index(indexes.getLast());
    for (int number = 2; number <= 5; number++) {
      SiteIndex before = indexes.get(number - 2);
      forged.delta(number, before.to(indexes.get(number - 1)).bytes());
    }
    world.forge(site, 5, forged);
    Files.delete(site.resolve("index-5.json.gz"));
    world.sites.refresh();
    assertEquals(List.of(), world.codes(place));
    assertEquals(5, world.of(place).number());
    assertEquals(
        indexes.getLast().entries().stream().map(e -> e.offer(place)).toList(),
        world.sites.known());
  }

  @Test
  void aSiteOfAThousandInWhichNothingChangedCostsItsHeadOnly() throws Exception {
    Path site = world.free();
    List<Entry> entries = new ArrayList<>(SiteWorld.many(1_000, "1.0.0"));
    SiteIndex first = new SiteIndex(1, List.copyOf(entries));
    world.forge(site, 1, new Forged(world.city).index(first));
    String place = world.add(site);
    assertEquals(1_000, world.sites.refresh().size());
    try (Stream<Path> files = Files.list(site)) {
      for (Path each : files.filter(file -> !file.endsWith(SiteName.HEAD)).toList()) {
        Files.delete(each);
      }
    }
    assertEquals(1_000, world.sites.refresh().size());
    assertEquals(List.of(), world.codes(place));
    entries.set(500, SiteWorld.entry("county-0500", "1.1.0"));
    SiteIndex second = new SiteIndex(2, List.copyOf(entries));
    world.forge(site, 2, new Forged(world.city).index(second).delta(2, first.to(second).bytes()));
    assertEquals(1_000, world.sites.refresh().size());
    assertEquals(List.of(), world.codes(place));
    assertEquals(
        List.of("1.1.0"),
        world.sites.known().stream()
            .filter(offer -> offer.id().equals("county-0500"))
            .map(Offer::version)
            .toList());
  }

  // --- which sites there are ---------------------------------------------------------------------

  @Test
  void sitesAreKeptAndGoWithoutATrace() throws Exception {
    Path site = world.site("1.0.0");
    Map<String, String> before = world.world.state();
    String place = world.add(site);
    assertTrue(world.sites.add(site.toUri().toString()).done());
    assertEquals(1, world.sites.sites().size());
    world.sites.refresh();
    assertTrue(world.sites.remove(place).done());
    assertEquals(List.of("T-241"), codes(world.sites.remove(place).findings()));
    Map<String, String> after = world.world.state();
    after.keySet().removeIf(name -> name.endsWith("sites.json"));
    assertEquals(before, after);
  }

  @Test
  void noPlaceIsNoSite() throws Exception {
    for (String place :
        List.of(
            "",
            "relative/folder",
            "ftp://example.invalid/",
            "http://user:secret@example.invalid/",
            "http://example.invalid/?q=1",
            "http:///nohost",
            "javascript:alert(1)",
            "jar:file:/x.jar!/",
            "/tmp/\u0000x")) {
      assertEquals(List.of("T-240"), codes(world.sites.add(place).findings()), place);
    }
    assertEquals(
        "http://example.invalid/packs/", world.sites.add("HTTP://Example.INVALID/packs").name());
  }

  @Test
  void aListThatCannotBeReadIsLeftAsItIs() throws Exception {
    Path list = world.world.data.resolve("sites/sites.json");
    Files.createDirectories(list.getParent());
    Files.writeString(list, "{\"format\":1,\"sites\":[");
    assertEquals(List.of("T-259"), codes(world.sites.add("http://example.invalid/").findings()));
    assertEquals(List.of("T-259"), codes(world.sites.sites().getFirst().findings()));
    assertEquals("{\"format\":1,\"sites\":[", Files.readString(list));
  }

  @Test
  void theSitesOfThePolicyComeFirstAndStay() throws Exception {
    Path site = world.site("1.0.0");
    world.add(world.site("1.1.0"));
    policy("mirrors: [\"" + site + "\", \"nowhere\"]");
    assertEquals(
        List.of(site.toString(), "nowhere"),
        world.sites.sites().stream().filter(s -> s.byPolicy()).map(s -> s.place()).toList());
    assertEquals(3, world.sites.sites().size());
    assertEquals(List.of("T-240"), world.codes("nowhere"));
    assertEquals(List.of("T-183"), codes(world.sites.remove(site.toString()).findings()));
    assertEquals(2, world.sites.refresh().size());
    policy("mirrors: {places: [\"" + site + "\"], locked: true}");
    assertEquals(1, world.sites.sites().size());
    assertEquals(1, world.sites.refresh().size());
    assertEquals(List.of("T-183"), codes(world.sites.add("http://example.invalid/").findings()));
    policy("mirrors: 7");
    assertEquals(
        List.of("T-180"),
        codes(world.sites.sites().getFirst().findings()).stream().distinct().toList());
    assertEquals(List.of(), world.sites.refresh());
  }

  private void policy(String more) throws IOException {
    Files.writeString(world.world.data.resolve(Policy.FILE), "format: 1\n" + more + "\n");
  }

  @Test
  void thePolicyIsShown() throws Exception {
    TrustPolicy shown = new StandardTrustPolicy(world.world.trust);
    assertFalse(shown.settings().there());
    assertTrue(shown.settings().unsignedAllowed());
    assertTrue(shown.settings().extensionsAllowed());
    policy(
        """
        unsigned: refuse
        publishers: [{name: 样例市纪委, fingerprint: "%s"}]
        mirrors: {places: [/mirror], locked: true}
        updates: {automatic: true, folder: new}
        extensions: refuse
        """
            .formatted("ab".repeat(32)));
    TrustPolicy.Settings settings = shown.settings();
    assertTrue(settings.there() && !settings.unsignedAllowed() && settings.mirrorsLocked());
    assertEquals("样例市纪委", settings.publishers().orElseThrow().getFirst().name());
    assertEquals(List.of("/mirror"), settings.mirrors());
    assertTrue(settings.updates().automatic());
    assertFalse(settings.extensionsAllowed());
    assertEquals(
        world.world.data.resolve("new").toAbsolutePath(),
        settings.updates().folder().orElseThrow());
    policy("unsigned: perhaps");
    assertEquals(List.of("T-180"), codes(shown.settings().findings()));
    assertFalse(shown.settings().unsignedAllowed());
  }

  // --- updates -----------------------------------------------------------------------------------

  @Test
  void anUpdateIsInstalledFromTheNewestOffer() throws Exception {
    install("1.0.0");
    Path site = world.site("1.0.0", "1.1.0", "1.10.0");
    world.add(site);
    assertEquals(List.of(), world.updates.update(Set.of()));
    world.sites.refresh();
    assertEquals(List.of("1.10.0"), world.sites.updates().stream().map(Offer::version).toList());
    List<Updated> done = world.updates.update(Set.of());
    assertEquals(1, done.size());
    assertTrue(done.getFirst().done(), () -> done.getFirst().findings().toString());
    assertEquals("1.0.0", done.getFirst().from());
    assertEquals("1.10.0", version("gz"));
    assertEquals(List.of(), world.sites.updates());
    assertEquals(List.of(), world.updates.update(Set.of("gz")));
  }

  @Test
  void anUpdateByHandTellsWhatIsDifferent() throws Exception {
    install("1.0.0");
    Path site = world.free();
    world.put(
        site,
        SiteWorld.gz("1.1.0")
            .change("rules/gift.yaml", "modality: prohibited", "modality: discouraged"),
        "gz.qinqing");
    SiteWorld.require(world.publish(site));
    world.add(site);
    world.sites.refresh();
    Updated done = world.updates.update(Set.of()).getFirst();
    assertTrue(done.done(), () -> done.findings().toString());
    assertTrue(done.changes().loosens(), done.changes()::toString);
    assertEquals("1.1.0", version("gz"));
  }

  @Test
  void aVersionSomebodyWentBackFromComesOnlyWhenItsBundleIsNamed() throws Exception {
    install("1.0.0");
    install("1.1.0");
    Path site = world.site("1.1.0");
    world.add(site);
    world.sites.refresh();
    assertTrue(world.world.installer.rollBack("gz").done());
    policy("updates: {automatic: true, folder: \"" + site + "\"}");
    assertEquals(List.of(), world.updates.runAutomatic());
    assertEquals(List.of(), world.updates.update(Set.of()));
    assertEquals("1.0.0", version("gz"));
    Updated done = world.updates.update(Set.of("gz")).getFirst();
    assertTrue(done.done(), () -> done.findings().toString());
    assertEquals("1.1.0", version("gz"));
  }

  @Test
  void anUpdateOutOfAFileWithSeveralBringsOnlyTheOne() throws Exception {
    install("1.0.0");
    Path site = world.free();
    Path gz = world.put(world.free(), SiteWorld.gz("1.1.0"), "gz.qinqing");
    Path more =
        world.put(
            world.free(),
            SampleBundle.of("gz-extra", "440103", "city", "1.0.0", World.CITY),
            "more.qinqing");
    SiteWorld.require(world.world.signer.collect(List.of(gz, more), site.resolve("all.qinqing")));
    SiteWorld.require(world.publish(site));
    world.add(site);
    assertEquals(2, world.sites.refresh().size());
    List<Updated> done = world.updates.update(Set.of());
    assertTrue(done.getFirst().done(), () -> done.getFirst().findings().toString());
    assertEquals("1.1.0", version("gz"));
    assertEquals("", version("gz-extra"));
  }

  @Test
  void whatTheAdministratorPutsIntoAFolderComesByItself() throws Exception {
    install("1.0.0");
    Path folder = world.free();
    world.put(folder, SiteWorld.gz("1.1.0"), "any name.qinqing");
    Files.write(folder.resolve("half.qinqing"), new byte[] {'P', 'K', 3, 4});
    assertEquals(List.of(), world.updates.runAutomatic());
    policy("updates: {automatic: false, folder: \"" + folder + "\"}");
    assertEquals(List.of(), world.updates.runAutomatic());
    assertEquals("1.0.0", version("gz"));
    policy("updates: {automatic: true, folder: \"" + folder + "\"}");
    List<Automatic> done = world.updates.runAutomatic();
    assertEquals(1, done.size());
    assertTrue(done.getFirst().done(), done::toString);
    assertEquals(World.CITY, done.getFirst().publisher());
    assertEquals("1.1.0", version("gz"));
    assertEquals(done, world.updates.automatic());
    assertEquals(List.of(), world.updates.runAutomatic());
  }

  private void automatic(Path folder, String newer, String brings) throws Exception {
    world.put(folder, SiteWorld.gz(newer), newer + ".qinqing");
    List<Automatic> done = world.updates.runAutomatic();
    assertEquals(List.of(brings), done.stream().map(Automatic::to).toList());
    assertTrue(done.getFirst().done(), done::toString);
    assertEquals(brings, version("gz"));
  }

  /** Neither in this run of the program nor in a later one. */
  private void nothingComes() throws Exception {
    assertEquals(List.of(), world.updates.runAutomatic());
    assertEquals(List.of(), world.another().runAutomatic());
    assertEquals("1.0.0", version("gz"));
  }

  @Test
  void whatSomebodyWentBackFromDoesNotComeByItselfUntilSomethingNewerDoes() throws Exception {
    install("1.0.0");
    Path folder = world.free();
    policy("updates: {automatic: true, folder: \"" + folder + "\"}");
    automatic(folder, "1.1.0", "1.1.0");
    assertTrue(world.world.installer.rollBack("gz").done());
    nothingComes();
    automatic(folder, "1.2.0", "1.2.0");
    assertTrue(world.world.installer.rollBack("gz").done());
    nothingComes();
  }

  @Test
  void whatSomebodyRemovedDoesNotComeByItselfUntilSomethingNewerDoes() throws Exception {
    Path own = Files.write(world.free().resolve("gz.jar"), SiteWorld.gz("1.0.0").built());
    world.world.context().installBundle("reference:file:" + own);
    assertEquals("1.0.0", version("gz"), "came with the program");
    Path folder = world.free();
    policy("updates: {automatic: true, folder: \"" + folder + "\"}");
    automatic(folder, "1.1.0", "1.1.0");
    assertTrue(world.world.installer.remove("gz").done());
    nothingComes();
    automatic(folder, "1.2.0", "1.2.0");
    assertTrue(world.world.installer.remove("gz").done());
    nothingComes();
  }

  @Test
  void whatIsNotThereAnyMoreDoesNotComeByItself() throws Exception {
    install("1.0.0");
    Path folder = world.free();
    policy("updates: {automatic: true, folder: \"" + folder + "\"}");
    automatic(folder, "1.1.0", "1.1.0");
    assertTrue(world.world.installer.remove("gz").done());
    world.put(folder, SiteWorld.gz("1.2.0"), "1.2.0.qinqing");
    assertEquals(List.of(), world.updates.runAutomatic());
    assertEquals("", version("gz"));
  }

  @Test
  void whatLoosensWaitsForSomebody() throws Exception {
    install("1.0.0");
    Path folder = world.free();
    world.put(
        folder,
        SiteWorld.gz("1.1.0")
            .change("rules/gift.yaml", "modality: prohibited", "modality: discouraged"),
        "looser.qinqing");
    policy("updates: {automatic: true, folder: \"" + folder + "\"}");
    List<Automatic> done = world.updates.runAutomatic();
    assertEquals(List.of(false), done.stream().map(Automatic::done).toList());
    assertTrue(done.getFirst().why().contains("变宽"), done.getFirst()::why);
    assertEquals("1.0.0", version("gz"));
    world.put(
        folder,
        SiteWorld.gz("1.2.0").change("rules/gift.yaml", "modality: prohibited", "modality: recuse"),
        "1.2.0.qinqing");
    assertEquals(
        List.of(false), world.updates.runAutomatic().stream().map(Automatic::done).toList());
    assertEquals("1.0.0", version("gz"));
  }

  @Test
  void nobodyElseAndNothingUnsignedComesByItself() throws Exception {
    install("1.0.0");
    Path folder = world.free();
    var other =
        world.world.certified(world.province, SignatureAlgorithm.ED25519, "别的样例单位", World.ofCity());
    SampleBundle theirs = SampleBundle.made("gz", "440100", "city", "2.0.0", "别的样例单位", World.CITY);
    Files.write(folder.resolve("theirs.qinqing"), world.world.signed(theirs, other));
    Files.write(folder.resolve("unsigned.qinqing"), SiteWorld.gz("3.0.0").built());
    policy("updates: {automatic: true, folder: \"" + folder + "\"}");
    List<Automatic> done = world.updates.runAutomatic();
    assertEquals(1, done.size());
    assertFalse(done.getFirst().done());
    assertFalse(done.getFirst().why().isEmpty());
    assertEquals("1.0.0", version("gz"));
    assertEquals(List.of(), world.updates.runAutomatic());
    assertEquals(1, world.another().runAutomatic().size());
    assertEquals(1, world.updates.automatic().size());
  }

  @Test
  void withoutAFolderTheMirrorsOfThePolicyAreAsked() throws Exception {
    install("1.0.0");
    world.add(world.site("3.0.0"));
    policy("mirrors: [\"" + world.site("2.0.0") + "\"]\nupdates: {automatic: true}");
    assertTrue(world.updates.runAutomatic().getFirst().done());
    assertEquals("2.0.0", version("gz"));
  }

  @Test
  void theDiaryIsBounded() throws Exception {
    SiteDiary diary = new SiteDiary(world.world.data);
    for (int i = 0; i < 30; i++) {
      List<Automatic> ten = new ArrayList<>();
      for (int j = 0; j < 10; j++) {
        ten.add(
            new Automatic(World.NOW, "gz", "样例\n二行", "1.0.0", "1." + i + "." + j, "", true, ""));
      }
      diary.add(ten);
    }
    assertEquals(200, diary.all().size());
    assertEquals("1.29.9", diary.all().getFirst().to());
    Path file = world.world.data.resolve("sites/updates.jsonl");
    Files.writeString(file, Files.readString(file) + "{\"time\":\"broken");
    assertEquals(200, diary.all().size());
  }

  // --- mirrors -----------------------------------------------------------------------------------

  @Test
  void aMirrorIsTheSameSite() throws Exception {
    Path site = world.site("1.0.0", "1.1.0");
    Path mirror = world.free().resolve("镜像");
    var done = world.transfer.mirror(site.toString(), mirror);
    assertTrue(done.done(), done::toString);
    assertEquals(4, done.brought());
    Map<String, String> want = SiteWorld.content(site);
    want.remove("index-1.json.gz");
    assertEquals(want, SiteWorld.content(mirror));
    var again = world.transfer.mirror(site.toString(), mirror);
    assertEquals(0, again.brought());
    assertEquals(4, again.kept());
    Files.writeString(mirror.resolve("别人的.txt"), "stays");
    Files.delete(site.resolve("gz-1.0.0.qinqing"));
    world.put(site, SiteWorld.gz("1.2.0"), "gz-1.2.0.qinqing");
    SiteWorld.require(world.publish(site));
    var third = world.transfer.mirror(site.toString(), mirror);
    assertEquals(1, third.removed());
    assertTrue(Files.exists(mirror.resolve("别人的.txt")));
    assertFalse(Files.exists(mirror.resolve("gz-1.0.0.qinqing")));
    world.add(mirror);
    assertEquals(2, world.sites.refresh().size());
  }

  @Test
  void aMirrorDoesNotGoBackAndIsMendedWhenDamaged() throws Exception {
    Path old = world.site("1.0.0");
    Path site = world.site("1.0.0", "1.1.0");
    Path mirror = world.free();
    assertTrue(world.transfer.mirror(site.toString(), mirror).done());
    Map<String, String> before = SiteWorld.content(mirror);
    var back = world.transfer.mirror(old.toString(), mirror);
    assertEquals(List.of("T-248"), codes(back.findings()));
    assertEquals(before, SiteWorld.content(mirror));
    Files.writeString(mirror.resolve("gz-1.1.0.qinqing"), "damaged");
    Files.writeString(mirror.resolve(".coming-left"), "left by an interrupted run");
    assertEquals(1, world.transfer.mirror(site.toString(), mirror).brought());
    assertEquals(before, SiteWorld.content(mirror));
  }

  @Test
  void aMirrorThatIsInterruptedAnywhereIsTheOldSiteUntilItIsTheNewOne() throws Exception {
    Path site = world.site("1.0.0");
    Path mirror = world.free();
    assertTrue(world.transfer.mirror(site.toString(), mirror).done());
    world.put(site, SiteWorld.gz("1.1.0"), "gz-1.1.0.qinqing");
    world.put(site, SiteWorld.gz("1.2.0"), "gz-1.2.0.qinqing");
    SiteWorld.require(world.publish(site));
    Map<String, String> want = SiteWorld.content(site);
    String place = world.add(mirror);
    for (String missing : List.copyOf(want.keySet())) {
      if (missing.equals("index-1.json.gz")
          || missing.equals("site.json")
          || missing.equals("gz-1.0.0.qinqing")) {
        continue;
      }
      // A file that cannot be read ends the run in its middle.
      Path aside = world.free().resolve("aside");
      Files.move(site.resolve(missing), aside);
      assertFalse(world.transfer.mirror(site.toString(), mirror).done(), missing);
      world.sites.refresh();
      assertEquals(List.of(), world.codes(place), missing);
      assertEquals(1, world.of(place).number(), missing);
      world.sites.fetch(world.sites.known().getFirst(), world.free());
      Files.move(aside, site.resolve(missing));
    }
    assertTrue(world.transfer.mirror(site.toString(), mirror).done());
    assertEquals(want, SiteWorld.content(mirror));
    assertEquals(3, world.sites.refresh().size());
  }
}
