package org.qinqing.report.internal;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A font on this machine.
 *
 * @param file where it lies; a collection holds several faces
 * @param index its place in a collection; 0 in a file with one face
 * @param name its PostScript name
 * @param family the name people know
 * @param simplified whether it says that it covers simplified Chinese
 */
record Face(Path file, int index, String name, String family, boolean simplified) {

  /** The name in small letters, without anything but letters and digits. */
  String key() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
  }
}
