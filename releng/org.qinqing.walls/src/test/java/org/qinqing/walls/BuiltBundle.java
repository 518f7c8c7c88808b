package org.qinqing.walls;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** One built jar of ours: its name, what it exports and what lies in it. */
record BuiltBundle(String name, Path jar, Set<String> exported, Set<String> entries) {

  private static final Path BUNDLES = Path.of("..", "..", "bundles");

  /** All bundles that the build has packed, but for the test bundles. */
  static List<BuiltBundle> all() {
    List<BuiltBundle> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(BUNDLES, "org.qinqing.*")) {
      for (Path folder : folders) {
        if (!folder.getFileName().toString().endsWith("tests")) {
          jarOf(folder).map(BuiltBundle::read).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
  }

  private static Optional<Path> jarOf(Path folder) {
    Path target = folder.resolve("target");
    if (!Files.isDirectory(target)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(f -> f.getFileName().toString().matches("org\\.qinqing\\..*\\.jar"))
          .filter(f -> !f.getFileName().toString().endsWith("-sources.jar"))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BuiltBundle read(Path path) {
    try (JarFile jar = new JarFile(path.toFile())) {
      Attributes head = jar.getManifest().getMainAttributes();
      String name = head.getValue("Bundle-SymbolicName").split(";")[0].strip();
      String exports = Optional.ofNullable(head.getValue("Export-Package")).orElse("");
      Set<String> exported =
          Arrays.stream(exports.replaceAll("\"[^\"]*\"", "").split(","))
              .map(clause -> clause.split(";")[0].strip())
              .filter(p -> !p.isEmpty())
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> entries =
          jar.stream()
              .map(ZipEntry::getName)
              .filter(n -> !n.endsWith("/"))
              .collect(Collectors.toCollection(TreeSet::new));
      return new BuiltBundle(name, path, exported, entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For a reader that closes it. */
  JarFile open() {
    try {
      return new JarFile(jar.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isPack() {
    return name.startsWith("org.qinqing.pack.");
  }

  /** The packages that have classes here. */
  Set<String> packages() {
    return entries.stream()
        .filter(e -> e.endsWith(".class") && e.contains("/"))
        .map(e -> e.substring(0, e.lastIndexOf('/')).replace('/', '.'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  Properties properties(String entry) {
    Properties properties = new Properties();
    try (JarFile file = new JarFile(jar.toFile());
        InputStream in = file.getInputStream(file.getEntry(entry))) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** Every text in the constant pools of the classes here; of a composed text, its fixed pieces. */
  Set<String> constants() {
    Set<String> texts = new HashSet<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (String entry : entries) {
        if (entry.endsWith(".class")) {
          try (DataInputStream in =
              new DataInputStream(file.getInputStream(file.getEntry(entry)))) {
            readConstants(in, texts);
          }
        }
      }
      for (String entry : entries) {
        if (entry.equals("plugin.xml")) {
          texts.addAll(
              Arrays.asList(
                  new String(
                          file.getInputStream(file.getEntry(entry)).readAllBytes(),
                          StandardCharsets.UTF_8)
                      .split("[\"<>%\\s]+")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static void readConstants(DataInputStream in, Set<String> texts) throws IOException {
    in.skipBytes(8);
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.addAll(Arrays.asList(in.readUTF().split("[\u0001\u0002]")));
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
        case 5, 6 -> {
          in.skipBytes(8);
          i++;
        }
        case 7, 8, 16, 19, 20 -> in.skipBytes(2);
        case 15 -> in.skipBytes(3);
        default -> throw new IOException("unknown constant " + tag);
      }
    }
  }
}
