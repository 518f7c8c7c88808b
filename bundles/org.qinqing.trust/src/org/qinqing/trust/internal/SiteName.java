package org.qinqing.trust.internal;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The names of the files of a site. There are no folders, and the names of the parts of the index
 * follow from their numbers, so that nothing in a site can point out of it.
 */
final class SiteName {
  static final String HEAD = "site.json";

  /** What begins so is on its way in and no part of a site. */
  static final String COMING = ".coming-";

  private static final Pattern BUNDLE =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{0,119}\\.qinqing");

  /** Names that some systems take for a device, whatever follows the first point. */
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\\..*");

  private static final Pattern PART =
      Pattern.compile("index-[1-9]\\d{0,14}\\.json\\.gz|delta-[1-9]\\d{0,14}\\.json\\.gz");

  private SiteName() {}

  /** Whether a file with bundles may be called so. */
  static boolean bundle(String name) {
    return BUNDLE.matcher(name).matches()
        && !DEVICE.matcher(name).matches()
        && !name.contains("..")
        && Normalizer.isNormalized(name, Normalizer.Form.NFC);
  }

  /** Whether a part of an index is called so. */
  static boolean part(String name) {
    return PART.matcher(name).matches();
  }

  /** The whole index. */
  static String index(long number) {
    return "index-" + number + ".json.gz";
  }

  /** What makes an index of the one before. */
  static String delta(long number) {
    return "delta-" + number + ".json.gz";
  }
}
