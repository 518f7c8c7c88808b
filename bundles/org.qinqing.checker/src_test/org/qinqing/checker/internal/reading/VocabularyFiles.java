package org.qinqing.checker.internal.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qinqing.pack.Casework;
import org.qinqing.pack.FactsModel;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.VocabularyEntry;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The vocabulary and the acts of the bundles in this repository, without the registry. */
final class VocabularyFiles {
  private VocabularyFiles() {}

  static PackSnapshot snapshot() {
    Path bundles = Path.of("..").toAbsolutePath().normalize();
    List<VocabularyEntry> entries = new ArrayList<>();
    for (String pack : List.of("org.qinqing.pack.cn", "org.qinqing.pack.guangzhou")) {
      entries.addAll(entries(bundles.resolve(pack).resolve("vocabulary")));
    }
    FactsModel model = model(bundles.resolve("org.qinqing.pack.cn/facts.yaml"));
    Pack pack = pack("cn", Locality.NATIONAL, model, entries);
    return new PackSnapshot(1, List.of(pack), List.of(), model);
  }

  /** A bundle of nothing but words. */
  static Pack pack(String id, Locality place, FactsModel model, List<VocabularyEntry> entries) {
    return new Pack(
        id,
        "",
        "",
        place,
        "national",
        "1.0.0",
        "",
        "",
        Pack.Maturity.PUBLISHED,
        new Pack.Review(LocalDate.of(2026, 1, 1), "", Period.ofYears(1)),
        "",
        List.of(),
        List.of(),
        List.of(),
        model,
        entries,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Casework.EMPTY,
        List.of());
  }

  private static Object load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new Load(LoadSettings.builder().setLabel(file.toString()).build())
          .loadFromInputStream(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<VocabularyEntry> entries(Path folder) {
    List<VocabularyEntry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        for (Object entry : (List<?>) ((Map<?, ?>) load(file)).get("entries")) {
          entries.add(entry((Map<?, ?>) entry));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  private static VocabularyEntry entry(Map<?, ?> map) {
    Map<String, Set<String>> set = new LinkedHashMap<>();
    if (map.get("set") instanceof Map<?, ?> facts) {
      facts.forEach((fact, value) -> set.put(fact.toString(), Set.copyOf(strings(value))));
    }
    Map<String, String> acts = new LinkedHashMap<>();
    if (map.get("acts") instanceof Map<?, ?> said) {
      said.forEach((flow, act) -> acts.put(flow.toString(), act.toString()));
    }
    return new VocabularyEntry(
        map.get("say").toString(),
        strings(map.get("also")),
        strings(map.get("wrong")),
        map.get("pinyin") == null ? "" : map.get("pinyin").toString(),
        VocabularyEntry.Sense.valueOf(map.get("sense").toString().toUpperCase(Locale.ROOT)),
        set,
        acts,
        Optional.ofNullable(map.get("flow"))
            .map(
                f ->
                    VocabularyEntry.Flow.valueOf(
                        f.toString().toUpperCase(Locale.ROOT).replace('-', '_'))),
        SourceLocation.WHOLE);
  }

  private static List<String> strings(Object value) {
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list
        ? list.stream().map(Object::toString).collect(Collectors.toList())
        : List.of(value.toString());
  }

  private static FactsModel model(Path file) {
    List<FactsModel.Family> families = new ArrayList<>();
    for (Object f : (List<?>) ((Map<?, ?>) load(file)).get("families")) {
      Map<?, ?> family = (Map<?, ?>) f;
      List<FactsModel.Act> acts = new ArrayList<>();
      for (Object a : (List<?>) family.get("acts")) {
        Map<?, ?> act = (Map<?, ?>) a;
        acts.add(
            new FactsModel.Act(
                act.get("id").toString(),
                act.get("label").toString(),
                Optional.ofNullable(act.get("mirror")).map(Object::toString),
                strings(act.get("phrases"))));
      }
      families.add(
          new FactsModel.Family(
              family.get("id").toString(),
              family.get("label").toString(),
              Side.valueOf(family.get("side").toString().toUpperCase(Locale.ROOT)),
              acts));
    }
    return new FactsModel(List.of(), families, List.of(), List.of(), List.of(), List.of());
  }
}
