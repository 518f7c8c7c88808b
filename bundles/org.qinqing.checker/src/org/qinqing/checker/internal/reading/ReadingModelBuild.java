package org.qinqing.checker.internal.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.Vocabulary;

/**
 * Run by the build: makes the {@linkplain ReadingModel model} that travels with this bundle. Wants
 * the folder of examples, the folder with the rule bundles, and the file to write. A model made
 * from the same things is left as it is.
 */
final class ReadingModelBuild {
  /** The words of an example are read as of this day, so that every build learns the same. */
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  private static final String NATIONAL = "cn";
  private static final String BUNDLES = "org.qinqing.pack.";

  private ReadingModelBuild() {}

  /** Entry of the build. */
  public static void main(String[] arguments) throws IOException {
    Path examples = Path.of(arguments[0]);
    Path bundles = Path.of(arguments[1]);
    Path file = Path.of(arguments[2]);
    String fingerprint = fingerprint(examples, bundles, classes());
    if (Files.exists(file) && made(file).filter(fingerprint::equals).isPresent()) {
      return;
    }
    ReadingModel model = learn(examples, packs(bundles), fingerprint);
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      model.write(out);
    }
  }

  private static Optional<String> made(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(ReadingModel.read(in).fingerprint());
    } catch (IOException e) {
      // Half written by a build that was stopped: made anew.
      return Optional.empty();
    }
  }

  /** Learns from all examples of a folder. */
  static ReadingModel learn(Path examples, Map<String, Pack> packs, String fingerprint)
      throws IOException {
    Pack national = Optional.ofNullable(packs.get(NATIONAL)).orElseThrow();
    FactsModel facts = national.facts();
    ReadingSchool school = new ReadingSchool(facts, new Traits(Thesaurus.load()));
    Map<String, Lexicon> lexicons = new HashMap<>();
    List<ReadingSchool.Pupil> pupils = new ArrayList<>();
    for (Path file : files(examples, ".tsv")) {
      for (Example example :
          Example.read(Files.readAllLines(file, StandardCharsets.UTF_8), facts)) {
        String place = example.locality().orElse(NATIONAL);
        Lexicon lexicon = lexicons.computeIfAbsent(place, id -> lexicon(national, packs.get(id)));
        pupils.add(school.read(example, lexicon, DAY));
      }
    }
    return school.learn(pupils, fingerprint);
  }

  private static Lexicon lexicon(Pack national, @org.jspecify.annotations.Nullable Pack local) {
    return new Lexicon(
        Vocabulary.of(
            local == null || local == national ? List.of(national) : List.of(local, national)));
  }

  /** The rule bundles of the source tree by id. */
  static Map<String, Pack> packs(Path bundles) throws IOException {
    PackReader reader = reader();
    Map<String, Pack> packs = new HashMap<>();
    for (Path folder : files(bundles, "")) {
      if (folder.getFileName().toString().startsWith(BUNDLES)
          && Files.exists(folder.resolve("pack.yaml"))) {
        reader.read(folder).pack().ifPresent(pack -> packs.put(pack.id(), pack));
      }
    }
    return packs;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ending))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    }
  }

  /** At build time there is no framework to give the service, so its class is called by name. */
  private static PackReader reader() {
    try {
      return (PackReader)
          Class.forName("org.qinqing.pack.internal.YamlPackReader").getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The folder with the compiled classes of this package. */
  private static Path classes() {
    String self = ReadingModelBuild.class.getSimpleName() + ".class";
    try {
      URL found = ReadingModelBuild.class.getResource(self);
      return Path.of(Objects.requireNonNull(found, self).toURI()).resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Names everything a model is learned from: the examples, the vocabularies and facts, the
   * thesaurus, and the compiled classes that read and learn. So no build keeps a model that other
   * code has made.
   */
  static String fingerprint(Path examples, Path bundles, Path classes) throws IOException {
    List<Path> sources = new ArrayList<>(files(examples, ".tsv"));
    for (Path folder : files(bundles, "")) {
      if (folder.getFileName().toString().startsWith(BUNDLES)) {
        sources.add(folder.resolve("facts.yaml"));
        if (Files.isDirectory(folder.resolve("vocabulary"))) {
          sources.addAll(files(folder.resolve("vocabulary"), ".yaml"));
        }
      }
    }
    sources.addAll(files(classes, ".class"));
    sources.addAll(files(classes, Thesaurus.RESOURCE));
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    for (Path source : sources) {
      if (Files.exists(source)) {
        digest.update(Files.readAllBytes(source));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
