package org.qinqing.cli.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Places of sites as a person writes them on a command line. */
final class SitePlaces {
  private SitePlaces() {}

  /** An address as it is, and a path as seen from where the command was given. */
  static String place(Terminal terminal, String written) {
    return written.contains("://") || written.startsWith("file:")
        ? written
        : path(terminal, written).toAbsolutePath().normalize().toString();
  }

  /** A path; used wrongly when no path can look so. */
  static Path path(Terminal terminal, String written) {
    try {
      return Path.of(written);
    } catch (InvalidPathException e) {
      throw new WrongUse(terminal.say("error.noFile", written));
    }
  }
}
