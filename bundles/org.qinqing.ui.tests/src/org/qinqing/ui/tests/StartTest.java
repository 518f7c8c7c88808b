package org.qinqing.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** What runs when the window has come up; before any other test has woken something. */
@Order(1)
class StartTest {
  /** Framework, platform, ours; the last line is the test harness. */
  private static final List<Pattern> MAY_BE_ACTIVE =
      List.of(
          Pattern.compile("org\\.qinqing\\..*"),
          Pattern.compile("org\\.eclipse\\.(osgi|core|equinox|e4|emf|jface|swt|text|ui)\\b.*"),
          Pattern.compile("org\\.eclipse\\.(help|urischeme)"),
          Pattern.compile("org\\.apache\\.felix\\.(scr|gogo\\.(runtime|shell|command))"),
          Pattern.compile("org\\.osgi\\.(service|util)\\..*"),
          Pattern.compile("(com\\.sun\\.jna(\\.platform)?|com\\.ibm\\.icu|slf4j\\.api)"),
          Pattern.compile("(org\\.eclipse\\.tycho|junit|org\\.junit|org\\.opentest4j).*"));

  @Test
  void nothingHeavyIsAwake() {
    List<String> unexpected =
        Arrays.stream(Person.bundles().getBundles())
            .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
            .map(Bundle::getSymbolicName)
            .filter(name -> MAY_BE_ACTIVE.stream().noneMatch(may -> may.matcher(name).matches()))
            .sorted()
            .toList();
    assertEquals(List.of(), unexpected);
  }

  @Test
  void nobodyIsListening() throws IOException {
    Path sockets = Path.of("/proc/self/net/tcp");
    Assumptions.assumeTrue(Files.isReadable(sockets), "Linux only");
    Set<String> ours = openInodes();
    List<String> listening = new ArrayList<>();
    for (Path table : List.of(sockets, Path.of("/proc/self/net/tcp6"))) {
      if (Files.isReadable(table)) {
        for (String line : Files.readAllLines(table)) {
          String[] columns = line.strip().split("\\s+");
          if (columns.length > 9 && columns[3].equals("0A") && ours.contains(columns[9])) {
            listening.add(columns[1]);
          }
        }
      }
    }
    assertEquals(List.of(), listening);
  }

  private static Set<String> openInodes() throws IOException {
    Set<String> inodes = new HashSet<>();
    try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path file : open) {
        try {
          String target = Files.readSymbolicLink(file).toString();
          if (target.startsWith("socket:[")) {
            inodes.add(target.substring(8, target.length() - 1));
          }
        } catch (NoSuchFileException e) {
          // Closed meanwhile.
        }
      }
    }
    return inodes;
  }
}
