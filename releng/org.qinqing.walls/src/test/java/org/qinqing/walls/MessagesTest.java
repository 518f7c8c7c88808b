package org.qinqing.walls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Message files: the same keys and places for values in every language, none unused, none missing;
 * every finding worded and explained.
 */
class MessagesTest {
  private static final Pattern FILE =
      Pattern.compile("(.*[mM]essages)(_[a-z]{2}(?:_[A-Z]{2})?)?\\.properties");
  private static final Pattern PLACE = Pattern.compile("\\{\\d+\\}");
  private static final Pattern FINDING = Pattern.compile("[A-Z]-\\d{3}");

  /** What to do is printed right behind it. */
  private static final Pattern SENTENCE = Pattern.compile("(?s)|.*[。？！）.?!)]");

  /** Their last argument is what another finding says, which is a sentence. */
  private static final Set<String> QUOTING = Set.of("T-108.say", "T-229.say", "T-233.say");

  private static final Path GUIDE = Path.of("..", "..", "docs", "pack-findings.md");
  private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]*(\\.[a-zA-Z0-9_-]+)+");

  private record Family(BuiltBundle bundle, String base, Map<String, Properties> languages) {
    Set<String> keys() {
      return languages.values().stream()
          .flatMap(p -> p.stringPropertyNames().stream())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private final List<Family> families =
      BuiltBundle.all().stream()
          .filter(b -> !b.name().startsWith("org.qinqing.nl"))
          .flatMap(b -> families(b).stream())
          .toList();

  private static List<Family> families(BuiltBundle bundle) {
    Map<String, Family> found = new TreeMap<>();
    for (String entry : bundle.entries()) {
      Matcher file = FILE.matcher(entry);
      if (file.matches()) {
        String language = file.group(2) == null ? "" : file.group(2);
        found
            .computeIfAbsent(file.group(1), base -> new Family(bundle, base, new TreeMap<>()))
            .languages()
            .put(language, bundle.properties(entry));
      }
    }
    return List.copyOf(found.values());
  }

  @Test
  void everyFamilyHasTwoLanguages() {
    Set<String> wrong = new TreeSet<>();
    for (Family family : families) {
      if (family.languages().size() < 2) {
        wrong.add(family.bundle().name() + ": " + family.base());
      }
    }
    assertEquals(Set.of(), wrong);
  }

  @Test
  void everyLanguageHasTheSameKeysAndPlaces() {
    Set<String> wrong = new TreeSet<>();
    for (Family family : families) {
      for (String key : family.keys()) {
        Set<Set<String>> places =
            family.languages().values().stream()
                .filter(p -> p.containsKey(key))
                .map(p -> placesOf(p.getProperty(key)))
                .collect(Collectors.toSet());
        boolean everywhere = family.languages().values().stream().allMatch(p -> p.containsKey(key));
        if (!everywhere) {
          wrong.add(family.base() + ": " + key + " is not in every language");
        } else if (places.size() > 1) {
          wrong.add(family.base() + ": " + key + " has different places " + places);
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  /** A single quote would swallow the places behind it. */
  @Test
  void noQuoteStandsBesideAPlace() {
    Set<String> wrong = new TreeSet<>();
    for (Family family : families) {
      for (Properties texts : family.languages().values()) {
        for (String key : texts.stringPropertyNames()) {
          String text = texts.getProperty(key);
          if (!placesOf(text).isEmpty() && text.replace("''", "").contains("'")) {
            wrong.add(family.base() + ": " + key);
          }
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  @Test
  void noKeyIsUnused() {
    Set<String> wrong = new TreeSet<>();
    for (Family family : families) {
      Set<String> constants = family.bundle().constants();
      for (String key : family.keys()) {
        if (!constants.contains(key) && !isComposed(key, constants) && !isPicocli(key)) {
          wrong.add(family.base() + ": " + key);
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  /** A text in the code that looks like a key of this bundle, and is none. */
  @Test
  void noKeyIsMissing() {
    Set<String> wrong = new TreeSet<>();
    for (BuiltBundle bundle : BuiltBundle.all()) {
      Set<String> keys =
          families.stream()
              .filter(f -> f.bundle().name().equals(bundle.name()))
              .flatMap(f -> f.keys().stream())
              .collect(Collectors.toSet());
      Set<String> first = keys.stream().map(k -> k.split("\\.")[0]).collect(Collectors.toSet());
      if (keys.isEmpty()) {
        continue;
      }
      for (String text : bundle.constants()) {
        boolean looksLikeOne =
            KEY.matcher(text).matches()
                && first.contains(text.split("\\.")[0])
                && !text.startsWith("org.")
                && !text.startsWith("qinqing.")
                && !text.endsWith(".properties")
                && !text.endsWith(".json")
                && !text.endsWith(".yaml");
        boolean known = keys.stream().anyMatch(k -> k.equals(text) || k.startsWith(text + "."));
        if (looksLikeOne && !known) {
          wrong.add(bundle.name() + ": " + text);
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  /** The words of a finding are looked up by its code; the guide has a row for each. */
  @Test
  void everyFindingIsWordedAndExplained() throws IOException {
    String guide = Files.readString(GUIDE);
    Set<String> wrong = new TreeSet<>();
    Set<String> wording = new TreeSet<>();
    for (Family family : families) {
      Set<String> keys = family.keys();
      if (keys.stream().noneMatch(key -> FINDING.matcher(key).lookingAt())) {
        continue;
      }
      wording.add(family.bundle().name());
      for (String text : family.bundle().constants()) {
        if (FINDING.matcher(text).matches()) {
          Stream.of(text + ".say", text + ".mend")
              .filter(key -> !keys.contains(key))
              .forEach(wrong::add);
          if (!guide.contains("| " + text + " |")) {
            wrong.add(text + " is not in " + GUIDE.getFileName());
          }
        }
      }
      family
          .languages()
          .forEach(
              (language, texts) ->
                  keys.stream()
                      .filter(key -> FINDING.matcher(key).lookingAt() && !QUOTING.contains(key))
                      .filter(key -> !SENTENCE.matcher(texts.getProperty(key, "")).matches())
                      .map(key -> key + language + " is no sentence")
                      .forEach(wrong::add));
    }
    assertEquals(Set.of("org.qinqing.pack", "org.qinqing.trust"), wording);
    assertEquals(Set.of(), wrong);
  }

  /** picocli looks these up by the name of the command, to print its help. */
  private static boolean isPicocli(String key) {
    return key.matches("(qinqing\\.([a-z-]+\\.)*)?usage\\.[a-zA-Z]+");
  }

  /**
   * Put together at run time: the code holds everything up to one of the key's dots, or all before
   * its last dot and the ending by itself.
   */
  private static boolean isComposed(String key, Set<String> constants) {
    int end = key.lastIndexOf('.');
    if (end > 0
        && constants.contains(key.substring(0, end))
        && constants.stream().anyMatch(text -> text.endsWith(key.substring(end)))) {
      return true;
    }
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      if (constants.contains(key.substring(0, dot + 1))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> placesOf(String text) {
    Set<String> places = new TreeSet<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) {
      places.add(place.group());
    }
    return places;
  }
}
