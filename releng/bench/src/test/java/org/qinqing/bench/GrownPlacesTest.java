package org.qinqing.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.internal.YamlPackReader;

class GrownPlacesTest {
  @TempDir Path folder;

  @Test
  void everyPlaceIsAnotherAndPossible() {
    List<String> codes = GrownPlaces.codes(GrownPlaces.MOST);
    assertEquals(GrownPlaces.MOST, codes.size());
    assertEquals(codes.size(), Set.copyOf(codes).size());
    assertTrue(codes.stream().allMatch(code -> Locality.of(code).isPresent()));
    assertTrue(codes.contains("440103"));
    assertFalse(codes.contains("440100"));
  }

  @Test
  void theSameSeedMakesTheSameFiles() throws IOException {
    GrownPlaces.Made one = new GrownPlaces(3).make(5, "440103");
    assertEquals(one.sha256(), new GrownPlaces(3).make(5, "440103").sha256());
    assertNotEquals(one.sha256(), new GrownPlaces(4).make(5, "440103").sha256());
  }

  @Test
  void makesWholeBundlesOfTheSizeThatIsSaid() throws IOException {
    new GrownPlaces(3).write(12, folder);
    List<Path> files = new ArrayList<>();
    try (var list = Files.list(folder)) {
      list.forEach(files::add);
    }
    assertEquals(12, files.size());
    Set<String> places = new HashSet<>();
    for (Path file : files) {
      PackReader.Reading reading = new YamlPackReader().read(file);
      Pack pack = reading.pack().orElseThrow(() -> new AssertionError(reading.findings()));
      places.add(pack.place());
      assertEquals(GrownPlaces.PUBLISHER, pack.publisher());
      assertEquals(2, pack.documents().size());
      assertEquals(12, pack.documents().stream().mapToInt(d -> d.provisions().size()).sum());
      assertEquals(15, pack.rules().size());
      assertEquals(5, pack.questions().size());
      assertTrue(pack.tests().size() >= 15);
      assertTrue(Files.size(file) > 30_000 && Files.size(file) < 60_000, file + "");
    }
    assertEquals(12, places.size());
  }
}
