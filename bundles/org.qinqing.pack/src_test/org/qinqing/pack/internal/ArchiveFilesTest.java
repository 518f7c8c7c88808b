package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinqing.pack.PackReader.Reading;

final class ArchiveFilesTest {
  @TempDir Path temp;

  private List<String> codes(Path file) {
    Reading reading = new YamlPackReader().read(file);
    assertTrue(reading.pack().isEmpty());
    return reading.findings().stream().map(d -> d.code()).distinct().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "../evil.yaml, P-103",
    "rules/../../evil.yaml, P-103",
    "/etc/evil.yaml, P-103",
    "rules\\evil.yaml, P-103",
    "C:/evil.yaml, P-103",
    "rules//a.yaml, P-103",
    "plugin.xml, P-102",
    "OSGI-INF/c.xml, P-102",
    "org/A.class, P-102",
    "META-INF/versions/9/pack.yaml, P-102",
    "META-INF/p2.inf, P-102",
    "rules/sub/a.yaml, P-102",
    "rules/a.yml, P-102",
    "media/a.exe, P-102",
    "lib/, P-102",
    "Pack.yaml, P-105",
  })
  void refusesEntriesThatDoNotBelong(String name, String code) {
    Path file = Sample.city().plus(name, "x").archive(temp.resolve("e.qinqing"));
    assertTrue(codes(file).contains(code), () -> codes(file).toString());
  }

  @Test
  void refusesABombWhileUnpacking() throws IOException {
    Path file = temp.resolve("bomb.qinqing");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("media/a.png"));
      zip.write(new byte[15 << 20]);
      zip.closeEntry();
    }
    assertEquals(List.of("P-104"), codes(file));
  }

  @Test
  void refusesTooManyAndTooLarge() throws IOException {
    Path many = temp.resolve("many.qinqing");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(many))) {
      for (int i = 0; i <= 5000; i++) {
        zip.putNextEntry(new ZipEntry("media/" + i + ".png"));
        zip.closeEntry();
      }
    }
    assertEquals(List.of("P-104"), codes(many));
    Path large = temp.resolve("large.qinqing");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(large))) {
      zip.putNextEntry(new ZipEntry("media/a.png"));
      zip.write(new byte[17 << 20]);
      zip.closeEntry();
    }
    assertEquals(List.of("P-104"), codes(large));
  }

  @Test
  void refusesLiesAboutSizeLinksAndEncryption() throws IOException {
    byte[] plain = Files.readAllBytes(Sample.city().archive(temp.resolve("p.qinqing")));
    int directory = directory(plain);
    assertEquals(List.of("P-103"), codes(write(patch(plain, directory + 38, 0xA1FF0000))));
    byte[] encrypted = plain.clone();
    encrypted[directory + 8] |= 1;
    assertTrue(codes(write(encrypted)).contains("P-105"));
  }

  @Test
  void refusesHiddenBytes() throws IOException {
    byte[] plain = Files.readAllBytes(Sample.city().archive(temp.resolve("p.qinqing")));
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    before.write("MZ".getBytes(StandardCharsets.US_ASCII));
    before.write(plain);
    assertTrue(codes(write(before.toByteArray())).contains("P-105"));
    ByteArrayOutputStream after = new ByteArrayOutputStream();
    after.write(plain);
    after.write("tail".getBytes(StandardCharsets.US_ASCII));
    assertTrue(codes(write(after.toByteArray())).contains("P-105"));
    assertTrue(
        codes(write("not a zip at all".repeat(9).getBytes(StandardCharsets.UTF_8)))
            .contains("P-105"));
  }

  @Test
  void refusesTwoEntriesOfOneName() throws IOException {
    Path file =
        Sample.city()
            .plus("rules/b.yaml", "rules: []\n")
            .plus("rules/c.yaml", "rules: []\n")
            .archive(temp.resolve("d.qinqing"));
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    byte[] doubled =
        text.replace("rules/c.yaml", "rules/b.yaml").getBytes(StandardCharsets.ISO_8859_1);
    assertTrue(codes(write(doubled)).contains("P-105"));
  }

  @Test
  void needsAManifestThatAgrees() {
    Sample city = Sample.city();
    city.files().remove("META-INF/MANIFEST.MF");
    assertEquals(List.of("P-106"), codes(city.archive(temp.resolve("m.qinqing"))));
    Sample twice =
        Sample.city().with("META-INF/MANIFEST.MF", "Bundle-Name: Sample", "bundle-version: 9.0.0");
    assertTrue(codes(twice.archive(temp.resolve("t.qinqing"))).contains("P-107"));
    Sample section = Sample.city();
    String manifest = section.files().get("META-INF/MANIFEST.MF");
    assertTrue(
        codes(
                section
                    .plus("META-INF/MANIFEST.MF", manifest + "\nName: pack.yaml\nX: y\n")
                    .archive(temp.resolve("s.qinqing")))
            .contains("P-107"));
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(Files.createTempFile(temp, "x", ".qinqing"), content);
  }

  private static int directory(byte[] zip) {
    return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 6);
  }

  private static byte[] patch(byte[] zip, int at, int value) {
    byte[] copy = zip.clone();
    ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    return copy;
  }
}
