package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.PackReader.Reading;
import org.qinqing.pack.PackSnapshot;

/**
 * Spoils a sound bundle in hundreds of ways. Whatever comes in, reading and checking end soon,
 * throw nothing, and either give a bundle or say what is wrong. Every failure names its seed.
 */
final class FuzzTest {
  private static final int TEXTS = 500;
  private static final int ARCHIVES = 200;
  private static final Duration EACH = Duration.ofSeconds(2);

  /** A hang must end the test too; far above what one bundle may take. */
  private static final Duration HANG = Duration.ofSeconds(30);

  private static final List<String> PIECES =
      List.of(
          "1e999999999",
          "-1e-999999999",
          "9".repeat(400),
          ".inf",
          ".nan",
          "0x7fffffffffffffffffff",
          "~",
          "2026-99-99",
          "+999999999-12-31",
          "0001-01-01/9999-12-31",
          "P999999999Y",
          "!!java.lang.Runtime x",
          "!<tag:yaml.org,2002:binary> ====",
          "&a [*a]",
          "*none",
          "<<: {a: b}",
          "%YAML 9.9",
          "? [a]\n: b",
          "---\n...\n---",
          "{#art-1}",
          "{#" + "a-1/".repeat(200) + "a-1}",
          "<!-- declared: 99999999999 -->",
          "<!-- errata: = -->",
          "```",
          "\t",
          "\u0000",
          "\uFEFF",
          "\u2028",
          "\uD800",
          "{0}{1}'",
          "${env}",
          "cn:law/art-1",
          "city:../../x");

  @TempDir Path temp;

  private final StandardPackLinter linter = new StandardPackLinter();
  private final YamlPackReader reader = new YamlPackReader();
  private PackSnapshot nation = PackSnapshot.EMPTY;

  @BeforeEach
  void standOnTheNation() {
    nation = linter.with(Sample.national().pack(temp), PackSnapshot.EMPTY);
  }

  private static Map<String, byte[]> sound() {
    Map<String, byte[]> files = new TreeMap<>();
    Sample.city().files().forEach((path, text) -> files.put(path, bytes(text)));
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void spoiltTextsAreReadOrRefused() {
    int refused = 0;
    for (long seed = 0; seed < TEXTS; seed++) {
      Random random = new Random(seed);
      Map<String, byte[]> files = sound();
      for (int times = 1 + random.nextInt(3); times > 0; times--) {
        spoil(files, random);
      }
      refused += survives(seed, () -> reader.read("fuzz", files)) ? 0 : 1;
      // What lies in the store was checked once and may have been damaged since.
      survives(
          seed,
          () -> {
            Reading reading =
                PackParser.readInstalled(MemoryFiles.read("fuzz", files), findings -> {});
            // The parts that are read late too.
            reading.pack().ifPresent(pack -> pack.supplement().content());
            return reading;
          });
    }
    assertTrue(refused > TEXTS / 2, "most of these must be refused, but only " + refused + " were");
  }

  @Test
  void spoiltArchivesAreReadOrRefused() {
    Path file = temp.resolve("fuzz.qinqing");
    int refused = 0;
    for (long seed = 10_000; seed < 10_000 + ARCHIVES; seed++) {
      Random random = new Random(seed);
      byte[] archive = archive(random);
      refused +=
          survives(
                  seed,
                  () -> {
                    write(file, archive);
                    return reader.read(file);
                  })
              ? 0
              : 1;
    }
    assertTrue(refused > ARCHIVES / 2, "most must be refused, but only " + refused + " were");
  }

  @Test
  void bombsOfEachKindAreRefused() {
    List<String> bombs = new ArrayList<>();
    bombs.add("[".repeat(200_000));
    bombs.add("{a: ".repeat(100_000));
    bombs.add("- ".repeat(100_000) + "x");
    bombs.add("x: &a [b,b]\ny: &b [*a,*a]\nz: &c [*b,*b]\nrules: *c\n");
    bombs.add(laughs());
    bombs.add("rules: \"" + "长".repeat(2_000_000) + "\"\n");
    bombs.add("rules:\n" + "- {id: x}\n".repeat(20_000));
    bombs.add("rules: [" + "a,".repeat(200_000) + "]\n");
    for (int i = 0; i < bombs.size(); i++) {
      Map<String, byte[]> files = sound();
      files.put("rules/bomb.yaml", bytes(bombs.get(i)));
      long seed = -1L - i;
      assertTrue(!survives(seed, () -> reader.read("fuzz", files)), "bomb " + i + " was read");
    }
    Map<String, byte[]> heading = sound();
    heading.put(
        "documents/law.md",
        bytes(
            Sample.city().files().get("documents/law.md") + "#".repeat(1_000_000) + " x {#a-1}\n"));
    survives(-100, () -> reader.read("fuzz", heading));
  }

  private static String laughs() {
    StringBuilder text = new StringBuilder("a0: &a0 lol\n");
    for (int i = 1; i < 30; i++) {
      text.append("a").append(i).append(": &a").append(i).append(" {");
      for (int j = 0; j < 10; j++) {
        text.append("k").append(j).append(": *a").append(i - 1).append(", ");
      }
      text.append("}\n");
    }
    return text.toString();
  }

  /** What came of reading, and how long reading and checking took. */
  private record Run(boolean read, Duration took) {}

  /** Whether a bundle came of it; whatever came, it must have come soon and in order. */
  private boolean survives(long seed, Supplier<Reading> reading) {
    String name = "seed " + seed;
    Run run = run(reading, name);
    assertTrue(run.took().compareTo(EACH) <= 0, name + " took " + run.took());
    return run.read();
  }

  private Run run(Supplier<Reading> reading, String name) {
    return assertTimeoutPreemptively(
        HANG,
        () -> {
          long start = cpu();
          try {
            Reading read = reading.get();
            check(read, name);
            return new Run(read.pack().isPresent(), Duration.ofNanos(cpu() - start));
          } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return fail(name + " threw", e);
          }
        },
        name);
  }

  /** Time of this thread alone; how busy the machine is does not count. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void check(Reading read, String name) {
    boolean error = read.findings().stream().anyMatch(Diagnostic::isError);
    assertEquals(read.pack().isEmpty(), error, () -> name + ": " + read.findings());
    for (Diagnostic finding : read.findings()) {
      assertTrue(!finding.message().isBlank(), name);
    }
    read.pack().ifPresent(pack -> linter.lint(pack, nation));
  }

  private static void spoil(Map<String, byte[]> files, Random random) {
    List<String> paths = List.copyOf(files.keySet());
    String path = paths.get(random.nextInt(paths.size()));
    byte[] content = files.getOrDefault(path, new byte[0]);
    switch (random.nextInt(12)) {
      case 0 -> files.put(path, flipped(content, random));
      case 1 -> files.put(path, Arrays.copyOf(content, random.nextInt(content.length + 1)));
      case 2, 3, 4, 5 -> files.put(path, lines(content, random));
      case 6, 7 -> files.put(path, piece(content, random));
      case 8 -> files.put(path, nested(content, random));
      case 9 -> files.put(path, misencoded(content, random));
      case 10 -> {
        files.remove(path);
        files.put(renamed(path, random), content);
      }
      default -> files.remove(path);
    }
  }

  private static byte[] flipped(byte[] content, Random random) {
    byte[] copy = content.clone();
    for (int i = 0; i < 1 + random.nextInt(8) && copy.length > 0; i++) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private static byte[] lines(byte[] content, Random random) {
    List<String> lines =
        new ArrayList<>(new String(content, StandardCharsets.UTF_8).lines().toList());
    if (lines.isEmpty()) {
      return content;
    }
    int at = random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.remove(at);
      case 1 -> lines.add(at, lines.get(at));
      case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
      case 3 -> lines.set(at, " ".repeat(random.nextInt(6)) + lines.get(at).strip());
      default -> lines.set(at, lines.get(at).replaceFirst(":", random.nextBoolean() ? "" : "::"));
    }
    return bytes(String.join("\n", lines) + "\n");
  }

  /** Puts one of the pieces where a value stands, or anywhere. */
  private static byte[] piece(byte[] content, Random random) {
    String text = new String(content, StandardCharsets.UTF_8);
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    int at = random.nextInt(text.length() + 1);
    int value = text.indexOf(": ", at);
    if (random.nextBoolean() || value < 0) {
      return bytes(text.substring(0, at) + piece + text.substring(at));
    }
    int end = value + 2;
    while (end < text.length() && "\n,}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return bytes(text.substring(0, value + 2) + piece + text.substring(end));
  }

  private static byte[] nested(byte[] content, Random random) {
    String text = new String(content, StandardCharsets.UTF_8);
    int depth = 1 + random.nextInt(3_000);
    String deep = random.nextBoolean() ? "[".repeat(depth) : "{not: ".repeat(depth);
    int value = text.indexOf(": ", random.nextInt(text.length() + 1));
    return bytes(
        value < 0 ? text + deep : text.substring(0, value + 2) + deep + text.substring(value + 2));
  }

  private static byte[] misencoded(byte[] content, Random random) {
    byte[] copy = content.clone();
    for (int i = 0; i < 3 && copy.length > 0; i++) {
      copy[random.nextInt(copy.length)] = (byte) (0x80 + random.nextInt(0x80));
    }
    return copy;
  }

  private static String renamed(String path, Random random) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return switch (random.nextInt(9)) {
      case 0 -> "../" + path;
      case 1 -> "/" + path;
      case 2 -> path.replace('/', '\\');
      case 3 -> "C:/" + path;
      case 4 -> "sub/" + path;
      case 5 -> "rules/" + name;
      case 6 -> path + ".class";
      case 7 -> "documents/" + "n".repeat(300) + ".md";
      default -> path.toUpperCase(Locale.ROOT);
    };
  }

  private static byte[] archive(Random random) {
    Map<String, byte[]> files = sound();
    int kind = random.nextInt(6);
    Set<String> used = new HashSet<>(files.keySet());
    if (kind == 0) {
      spoil(files, random);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        boolean rename = kind == 1 && random.nextInt(6) == 0;
        String other = rename ? renamed(file.getKey(), random) : file.getKey();
        // The library refuses to write one name twice; doubled() does that by hand.
        String path = used.add(other) ? other : file.getKey();
        zip.putNextEntry(new ZipEntry(path));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] archive = out.toByteArray();
    return switch (kind) {
      case 2 -> flipped(archive, random);
      case 3 -> Arrays.copyOf(archive, random.nextInt(archive.length));
      case 4 -> directory(archive, random);
      case 5 -> random.nextBoolean() ? doubled(archive) : framed(archive, random);
      default -> archive;
    };
  }

  /** Spoils the directory at the end, where sizes, flags, names and offsets stand. */
  private static byte[] directory(byte[] archive, Random random) {
    byte[] copy = archive.clone();
    int length = Math.min(copy.length, 1_500);
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      copy[copy.length - 1 - random.nextInt(length)] = (byte) random.nextInt(256);
    }
    return copy;
  }

  /** Two entries of one name. */
  private static byte[] doubled(byte[] archive) {
    return new String(archive, StandardCharsets.ISO_8859_1)
        .replace("questions/gift.yaml", "questions/gift.yaml".replace("gift", "GIFT"))
        .replace("tests/gift.yaml", "rules/gift.yaml")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] framed(byte[] archive, Random random) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] more = new byte[1 + random.nextInt(64)];
    random.nextBytes(more);
    if (random.nextBoolean()) {
      out.writeBytes(more);
    }
    out.writeBytes(archive);
    out.writeBytes(more);
    return out.toByteArray();
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
