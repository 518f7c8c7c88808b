package org.qinqing.trust.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.CanonicalZip;

final class ContainerTest {
  private static final int SEEDS = 20_000;

  /** What a Java tool writes: compressed, sizes after the data, an extra field, folders. */
  private static byte[] jar() throws Exception {
    Map<String, byte[]> files = SampleBundle.city().bytes();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Manifest manifest = new Manifest(new ByteArrayInputStream(files.remove(AllowList.MANIFEST)));
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      jar.putNextEntry(new JarEntry("documents/"));
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        jar.putNextEntry(new JarEntry(file.getKey()));
        jar.write(file.getValue());
        jar.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void whatOrdinaryToolsWriteIsRead() throws Exception {
    Container container = Container.read("x", jar());
    Map<String, byte[]> files = SampleBundle.city().bytes();
    assertEquals(files.keySet(), container.entries().keySet());
    assertArrayEquals(files.get("pack.yaml"), container.entry("pack.yaml").orElseThrow());
  }

  @Test
  void damageIsRefusedAndNeverAFault() throws Exception {
    byte[] jar = jar();
    int refused = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      byte[] damaged = jar.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      if (random.nextInt(8) == 0) {
        damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
      }
      try {
        Container read = Container.read("x", damaged);
        // What gets through must be what any other program reads, too.
        assertEquals(names(read), streamed(damaged), "seed " + seed);
      } catch (Refusal refusal) {
        assertFalse(refusal.findings().isEmpty());
        refused++;
      }
    }
    assertTrue(refused > SEEDS / 2, "only " + refused);
  }

  private static Map<String, String> names(Container container) {
    Map<String, String> names = new LinkedHashMap<>();
    container.entries().forEach((name, content) -> names.put(name, sum(content)));
    return names;
  }

  /** The entries as a reader sees them that goes from the front and knows no directory. */
  private static Map<String, String> streamed(byte[] file) throws Exception {
    Map<String, String> names = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readAllBytes();
        if (!entry.isDirectory()) {
          names.put(entry.getName(), sum(content));
        }
      }
    }
    return names;
  }

  private static String sum(byte[] content) {
    return Fingerprint.of(content).sha256();
  }

  @Test
  void theOneFormDependsOnNothingButTheContent() throws Exception {
    Map<String, byte[]> files = SampleBundle.city().bytes();
    Map<String, byte[]> backwards = new LinkedHashMap<>();
    List.copyOf(files.keySet()).reversed().forEach(name -> backwards.put(name, files.get(name)));
    byte[] one = CanonicalZip.of(files, CanonicalZip.PACK_FIRST);
    assertArrayEquals(one, CanonicalZip.of(backwards, CanonicalZip.PACK_FIRST));
    assertEquals(AllowList.MANIFEST, Container.read("x", one).entries().firstEntry().getKey());
    assertThrows(Refusal.class, () -> Container.read("x", Arrays.copyOf(one, one.length + 1)));
  }
}
