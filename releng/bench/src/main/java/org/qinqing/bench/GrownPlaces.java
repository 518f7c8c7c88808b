package org.qinqing.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qinqing.authoring.internal.OneFile;
import org.qinqing.pack.internal.YamlPackReader;

/**
 * More places than there are bundles for: cities and counties under real division codes, each with
 * a bundle of two documents, twelve provisions, fifteen rules with their facts tests, words and
 * questions of its own, drawn from a fixed seed. They are samples and say so in their titles.
 */
final class GrownPlaces {
  /** The seed of the figures. */
  static final long SEED = 7;

  /** Who publishes them; a signature counts only under this name. */
  static final String PUBLISHER = "亲清口袋书项目（测速样本，非官方发布）";

  /** So many places there are codes for. */
  static final int MOST = 10_000;

  /** Documents are about so long, in characters a provision. */
  private static final int PROVISION = 700;

  private static final String VERSION = "1.0.0";
  private static final int COUNTIES_PER_CITY = 9;

  private static final List<String> PROVINCES =
      List.of(
          "13", "14", "15", "21", "22", "23", "32", "33", "34", "35", "36", "37", "41", "42", "43",
          "44", "45", "46", "51", "52", "53", "54", "61", "62", "63", "64", "65");

  /** Cities that have a bundle of the program; counties below them there may be. */
  private static final List<String> TAKEN = List.of("230100", "330100", "330182", "440100");

  private static final List<String> FILES =
      List.of(
          "pack.yaml",
          "documents/measures.md",
          "documents/lists.md",
          "rules/contact.yaml",
          "rules/service.yaml",
          "tests/facts.yaml",
          "questions/quiz.yaml",
          "vocabulary/local.yaml");

  private static final String FIRST = "清河平安永兴福宁长乐东阳南山西湖北川云溪石泉金沙玉龙青田白水";
  private static final String SECOND = "江原岭浦源洲口塘桥关坪峰林屯洼港渡湾沟坡寨堡圩墩畈埠冲垭峪淀";
  private static final List<String> THINGS =
      List.of("草莓", "红枣", "板栗", "柑橘", "山药", "木耳", "莲子", "核桃", "小米", "荔枝", "香菇", "土鸡", "螃蟹", "春笋");
  private static final List<String> DRINKS = List.of("米酒", "黄酒", "高粱酒", "烧酒", "杨梅酒", "老白干");
  private static final List<String> TRADES =
      List.of("家纺", "化工", "水泥", "电梯", "农机", "制鞋", "陶瓷", "造纸", "铸造", "灯具", "电池", "木器");

  private final long seed;
  private final YamlPackReader reader = new YamlPackReader();

  /** Places of a seed. */
  GrownPlaces(long seed) {
    this.seed = seed;
  }

  /**
   * A bundle that was made.
   *
   * @param code of its place
   * @param file its content
   */
  record Made(String id, String version, String code, byte[] file) {
    /** The same as another file: a signed one. */
    Made with(byte[] other) {
      return new Made(id, version, code, other);
    }

    /** Puts it where an installation leaves it: into the pack store of a data folder. */
    void store(Path data) throws IOException {
      Path folder = data.resolve("packs").resolve(id);
      Files.createDirectories(folder.resolve(version));
      Files.writeString(folder.resolve("place"), code);
      Files.write(folder.resolve(version).resolve(sha256() + ".qinqing"), file);
    }

    String sha256() {
      try {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The division codes of the first so many places, cities before their counties. */
  static List<String> codes(int count) {
    List<String> codes = new ArrayList<>();
    for (int city = 1; codes.size() < count && city <= 99; city++) {
      for (int below = 0; below <= COUNTIES_PER_CITY; below++) {
        for (String province : PROVINCES) {
          String code = "%s%02d%02d".formatted(province, city, below == 0 ? 0 : below + 2);
          if (!TAKEN.contains(code) && codes.size() < count) {
            codes.add(code);
          }
        }
      }
    }
    return codes;
  }

  /** Makes the bundle of the place with that number and code. */
  Made make(int number, String code) throws IOException {
    Random random = new Random(seed + number);
    String id = "place-" + code;
    String place = name(number);
    boolean city = code.endsWith("00");
    TreeMap<String, String> words = new TreeMap<>();
    words.put("id", id);
    words.put("code", code);
    words.put("level", city ? "city" : "county");
    words.put("place", place);
    words.put("publisher", PUBLISHER);
    words.put("a", drawn(THINGS, random));
    words.put("b", drawn(THINGS, random));
    words.put("c", drawn(THINGS, random));
    words.put("d", drawn(DRINKS, random));
    words.put("e", drawn(TRADES, random));
    words.put("f", drawn(TRADES, random));
    List<String> sentences = text("sentences.txt").lines().toList();
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String file : FILES) {
      StringBuilder text = new StringBuilder(text(file));
      for (int at = text.indexOf("{text}"); at >= 0; at = text.indexOf("{text}")) {
        text.replace(at, at + "{text}".length(), provision(sentences, random));
      }
      files.put(file, filled(text.toString(), words).getBytes(StandardCharsets.UTF_8));
    }
    return new Made(id, VERSION, code, OneFile.of(id, files, reader));
  }

  /** Two characters, another name for each number below a thousand; then with a number. */
  private static String name(int number) {
    int many = FIRST.length() * SECOND.length();
    int which = number % many;
    String name =
        ""
            + FIRST.charAt(which % FIRST.length())
            + SECOND.charAt((which / FIRST.length() + which) % SECOND.length());
    return number < many ? name : name + "甲乙丙丁戊己庚辛".charAt((number / many - 1) % 8);
  }

  private static String drawn(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static String provision(List<String> sentences, Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < PROVISION) {
      text.append(drawn(sentences, random));
      if (random.nextInt(3) == 0) {
        text.append("\n\n");
      }
    }
    return text.toString().strip();
  }

  private static String filled(String text, TreeMap<String, String> words) {
    String filled = text;
    for (var word : words.entrySet()) {
      filled = filled.replace("{" + word.getKey() + "}", word.getValue());
    }
    return filled;
  }

  private static String text(String name) throws IOException {
    try (InputStream in = GrownPlaces.class.getResourceAsStream("county/" + name)) {
      if (in == null) {
        throw new IOException(name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Takes the bundles as they are made. */
  interface Taker {
    void take(Made made) throws IOException;
  }

  /** Makes the first so many bundles, one after the other. */
  void each(int count, Taker taker) throws IOException {
    List<String> codes = codes(count);
    for (int i = 0; i < codes.size(); i++) {
      taker.take(make(i, codes.get(i)));
    }
  }

  /** Writes the first so many bundles into a folder, each as a file of its own. */
  void write(int count, Path folder) throws IOException {
    Files.createDirectories(folder);
    each(count, made -> Files.write(folder.resolve(made.id() + ".qinqing"), made.file()));
  }
}
