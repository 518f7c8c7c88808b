package org.qinqing.pack.internal;

import java.util.regex.Pattern;

/** What a rule bundle may consist of. Everything else refuses it: data must not be able to act. */
final class AllowList {
  /** Most bytes of one entry. */
  static final long ENTRY_LIMIT = 16L << 20;

  /** Most bytes of all entries together, unpacked. */
  static final long TOTAL_LIMIT = 64L << 20;

  /** Most bytes of one text; reading takes far longer than unpacking. */
  static final int TEXT_LIMIT = 2 << 20;

  /** Most bytes of all texts together. */
  static final int TEXT_TOTAL_LIMIT = 16 << 20;

  /** Most entries. */
  static final int COUNT_LIMIT = 5_000;

  /** Above one megabyte an entry may unpack to this many times its packed size. */
  static final int RATIO_LIMIT = 200;

  static final String MANIFEST = "META-INF/MANIFEST.MF";

  private static final Pattern FILE =
      Pattern.compile(
          "META-INF/MANIFEST\\.MF|(?:pack|facts|parameters)\\.yaml"
              + "|documents/[A-Za-z0-9@._-]+\\.md"
              + "|(?:rules|vocabulary|questions|cases|tests)/[A-Za-z0-9._-]+\\.yaml"
              + "|media/[A-Za-z0-9._-]+\\.(?:png|jpg|jpeg|svg)"
              // The parts of a signature, which the bundle org.qinqing.trust reads.
              + "|META-INF/qinqing/(?:content|signature|hand-over)\\.json");
  private static final Pattern FOLDER =
      Pattern.compile("(?:META-INF|documents|rules|vocabulary|questions|cases|tests|media)/");
  private static final Pattern AUTHORING =
      Pattern.compile("(?:\\..*|target|bin)(?:/.*)?|build\\.properties|(?:.*/)?\\.[^/]*");

  private AllowList() {}

  /** Whether a file may be in a bundle. */
  static boolean file(String path) {
    return FILE.matcher(path).matches();
  }

  /** Whether an entry for a folder, ending in {@code /}, may be in a bundle. */
  static boolean folder(String path) {
    return FOLDER.matcher(path).matches();
  }

  /** Whether a path in an author's folder belongs to the tools and is left aside. */
  static boolean authoring(String path) {
    return AUTHORING.matcher(path).matches();
  }

  /** Whether a path tries to leave the bundle or to mean different things on different systems. */
  static boolean trick(String path) {
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
  static boolean text(String path) {
    return path.endsWith(".yaml") || path.endsWith(".md") || path.equals(MANIFEST);
  }
}
