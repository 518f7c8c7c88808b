package org.qinqing.library.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.ImportStructure;
import org.qinqing.pack.Address;

/** Statutes the project was given to measure with; they are not part of it. */
class StatuteFilesTest {
  private static final Pattern UNIT = Pattern.compile("^\\*\\*([^*]*)\\*\\* ?(.*)$");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u3000\\u200B*]");

  /** What was counted over all files. */
  private static final class Count {
    int files;
    int units;
    int numbered;
    int articles;
    final List<String> lost = new ArrayList<>();
  }

  @Test
  void everyUnitOfEveryStatuteIsFound() throws IOException {
    Path laws = Path.of("../../../shared/corpus/statutes/laws");
    assumeTrue(Files.isDirectory(laws), "no ../shared/corpus here");
    Count count = new Count();
    try (Stream<Path> list = Files.list(laws)) {
      for (Path law : list.sorted().toList()) {
        read(law, count);
      }
    }
    assertEquals(1415, count.files);
    assertEquals(59_791, count.units);
    assertEquals(List.of(), count.lost);
    assertTrue(count.articles >= count.numbered, count.articles + " of " + count.numbered);
  }

  private static void read(Path law, Count count) throws IOException {
    SourceFile.Result result = SourceFile.read(law, ImportCorrections.NONE);
    assertTrue(result.document().isPresent(), law + " " + result.findings());
    count.files++;
    List<ImportStructure.Unit> units = result.structure().units();
    Set<String> anchors = new HashSet<>();
    Set<Integer> lines = new HashSet<>();
    StringBuilder all = new StringBuilder();
    for (ImportStructure.Unit unit : units) {
      assertTrue(Address.isAnchor(unit.anchor()) && anchors.add(unit.anchor()), unit.anchor());
      lines.add(unit.line());
      count.articles +=
          unit.anchor().substring(unit.anchor().lastIndexOf('/') + 1).startsWith("art-") ? 1 : 0;
    }
    result
        .document()
        .orElseThrow()
        .provisions()
        .forEach(p -> all.append(p.heading()).append(p.text()).append('\n'));
    String text = BLANKS.matcher(all).replaceAll("");
    List<String> source = Files.readAllLines(law);
    for (int i = 0; i < source.size(); i++) {
      Matcher unit = UNIT.matcher(source.get(i));
      if (unit.matches()) {
        count.units++;
        count.numbered += unit.group(1).startsWith("第") ? 1 : 0;
        String words = BLANKS.matcher(unit.group(2)).replaceAll("");
        // A label without number may be the text of the heading above it.
        boolean found = lines.contains(i + 1) || (unit.group(1).isEmpty() && text.contains(words));
        if (!found) {
          count.lost.add(law.getFileName() + ":" + (i + 1));
        }
      }
    }
  }
}
