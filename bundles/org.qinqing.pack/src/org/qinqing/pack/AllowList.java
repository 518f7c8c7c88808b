package org.qinqing.pack;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a rule bundle may consist of. Everything else refuses it: data must not be able to act.
 *
 * <p>Paths are those of the bundle, with {@code /} between their parts and none in front. No method
 * takes null, and none fails: a path that means nothing is simply not allowed.
 */
public final class AllowList {
  /** Most bytes of one entry. */
  public static final long ENTRY_LIMIT = 16L << 20;

  /** Most bytes of all entries together, unpacked. */
  public static final long TOTAL_LIMIT = 64L << 20;

  /** Most bytes of one text; reading takes far longer than unpacking. */
  public static final int TEXT_LIMIT = 2 << 20;

  /** Most bytes of all texts together. */
  public static final int TEXT_TOTAL_LIMIT = 16 << 20;

  /** Most entries. */
  public static final int COUNT_LIMIT = 5_000;

  /** Above one megabyte an entry may unpack to this many times its packed size. */
  public static final int RATIO_LIMIT = 200;

  /** Path of the manifest. */
  public static final String MANIFEST = "META-INF/MANIFEST.MF";

  private static final Pattern FILE =
      Pattern.compile(
          "META-INF/MANIFEST\\.MF|(?:pack|facts|parameters)\\.yaml"
              + "|documents/[A-Za-z0-9@._-]+\\.md"
              + "|(?:rules|vocabulary|questions|cases|tests)/[A-Za-z0-9._-]+\\.yaml"
              + "|media/[A-Za-z0-9._-]+\\.(?:png|jpg|jpeg|svg)"
              // The parts of a signature, which the bundle org.qinqing.trust reads.
              + "|META-INF/qinqing/(?:content|signature|hand-over)\\.json");
  private static final List<String> CONTENT =
      List.of("documents", "rules", "vocabulary", "questions", "cases", "tests", "media");
  private static final Pattern AUTHORING =
      Pattern.compile("(?:target|bin)(?:/.*)?|build\\.properties|(?:.*/)?\\..*");

  private AllowList() {}

  /** Whether a file may be in a bundle. */
  public static boolean file(String path) {
    return FILE.matcher(path).matches();
  }

  /** Whether an entry for a folder, ending in {@code /}, may be in a bundle. */
  public static boolean folder(String path) {
    return path.equals("META-INF/")
        || CONTENT.stream().anyMatch(name -> path.equals(name.concat("/")));
  }

  /** Names of the folders that hold what a bundle says, without {@code /}. */
  public static List<String> contentFolders() {
    return CONTENT;
  }

  /** Whether a path in an author's folder belongs to the tools and is left aside. */
  public static boolean authoring(String path) {
    return AUTHORING.matcher(path).matches();
  }

  /** Whether a path tries to leave the bundle or to mean different things on different systems. */
  public static boolean trick(String path) {
    return path.isEmpty()
        || path.startsWith("/")
        || path.contains("\\")
        || path.contains(":")
        || path.contains("//")
        || path.chars().anyMatch(c -> c < 0x20 || c == 0x7f)
        || ("/" + path + "/").contains("/../")
        || ("/" + path + "/").contains("/./");
  }

  /** Whether the content is needed as text. */
  public static boolean text(String path) {
    return path.endsWith(".yaml") || path.endsWith(".md") || path.equals(MANIFEST);
  }
}
