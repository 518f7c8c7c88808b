package org.qinqing.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.PackInstaller;

/**
 * Damaged bundles offered to the installer: each is refused with a reason and changes nothing, or
 * it is still a whole bundle. A failure names the seed that made it.
 */
class MutatedBundlesTest {
  private static final int SEEDS = 150;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path temp;

  private final PackRegistry registry = Services.get(PackRegistry.class);
  private final PackInstaller installer = Services.get(PackInstaller.class);

  @AfterEach
  void removeTheCity() throws IOException {
    installer.remove(CityBundle.ID);
  }

  @Test
  void whatIsDamagedGetsNowhere() throws IOException {
    byte[] whole = Files.readAllBytes(new CityBundle("1.0.0").write(temp));
    List<PackInstaller.Listed> before = installer.list();
    int refused = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      String said = "seed " + seed;
      Path file = temp.resolve("seed-" + seed + ".qinqing");
      Files.write(file, mutated(whole, new Random(seed)));
      PackInstaller.Outcome outcome =
          assertTimeoutPreemptively(PATIENCE, () -> installer.install(file, true), said);
      if (outcome.done()) {
        Services.await(
            said + " is in use", () -> registry.snapshot().pack(CityBundle.ID).isPresent());
        installer.remove(CityBundle.ID);
        Services.await(said, () -> registry.snapshot().pack(CityBundle.ID).isEmpty());
      } else {
        refused++;
        assertTrue(outcome.findings().stream().anyMatch(f -> f.isError()), said);
      }
      assertEquals(before, installer.list(), said);
      assertTrue(registry.snapshot().unhealthy().isEmpty(), said);
    }
    assertTrue(refused > SEEDS / 2, "only " + refused + " of " + SEEDS + " were refused");
    assertFalse(registry.snapshot().pack(CityBundle.ID).isPresent());
  }

  /** Damage to the archive as a whole, or to one file in an archive that is whole. */
  private static byte[] mutated(byte[] whole, Random random) throws IOException {
    if (random.nextInt(3) == 0) {
      return damaged(whole, random);
    }
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(whole))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    List<String> names = List.copyOf(entries.keySet());
    String name = names.get(random.nextInt(names.size()));
    byte[] content = entries.getOrDefault(name, new byte[0]);
    switch (random.nextInt(5)) {
      case 0 -> entries.remove(name);
      case 1 -> entries.put("../" + name, content);
      case 2 -> entries.put("plugin.xml", "<plugin/>".getBytes(StandardCharsets.UTF_8));
      default -> entries.put(name, damaged(content, random));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] damaged(byte[] content, Random random) {
    if (content.length == 0) {
      return "[".getBytes(StandardCharsets.UTF_8);
    }
    int at = random.nextInt(content.length);
    byte[] changed = content.clone();
    switch (random.nextInt(4)) {
      case 0 -> {
        return Arrays.copyOf(content, at);
      }
      case 1 -> changed[at] = (byte) random.nextInt(256);
      case 2 -> {
        int end = Math.min(content.length, at + 1 + random.nextInt(64));
        Arrays.fill(changed, at, end, (byte) '{');
      }
      default -> {
        byte[] longer = Arrays.copyOf(content, content.length + 40);
        System.arraycopy(content, at, longer, content.length, Math.min(40, content.length - at));
        return longer;
      }
    }
    return changed;
  }
}
