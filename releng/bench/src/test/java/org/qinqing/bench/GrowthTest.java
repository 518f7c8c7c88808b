package org.qinqing.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowthTest {
  private static final Set<String> CLAUSES = Set.of("甲。", "乙；", "丙。", "丁。", "戊。");
  private static final List<List<Article>> GIVEN =
      List.of(
          List.of(
              new Article("第一例", "第一条", List.of("第一章"), "甲。乙；"),
              new Article("第一例", "第二条", List.of("第一章"), "丙。\n（一）丁。")),
          List.of(new Article("第二例", "第一条", List.of(), "戊。")));

  @TempDir Path folder;

  private List<String> written(String name, long seed, int articles) throws IOException {
    Path into = folder.resolve(name);
    new Growth(GIVEN, seed).write(into, articles);
    List<String> texts = new ArrayList<>();
    for (Path file : Statutes.files(into)) {
      texts.add(file.getFileName() + "\n" + Files.readString(file));
    }
    return texts;
  }

  @Test
  void sameSeedWritesTheSameFiles() throws IOException {
    assertEquals(written("one", 3, 40), written("other", 3, 40));
    assertNotEquals(written("third", 3, 40), written("fourth", 4, 40));
  }

  @Test
  void writesExactlyAsManyArticlesAsWanted() throws IOException {
    written("exact", 3, 41);
    int articles = 0;
    for (Path file : Statutes.files(folder.resolve("exact"))) {
      articles += Statutes.read(file).size();
    }
    assertEquals(41, articles);
  }

  @Test
  void keepsTheShapeAndTakesClausesFromAnywhere() {
    Growth growth = new Growth(GIVEN, 3);
    for (int i = 1; i <= 30; i++) {
      List<Article> made = growth.next(i, 10);
      List<Article> pattern = GIVEN.stream().filter(s -> s.size() == made.size()).findFirst().get();
      for (int a = 0; a < made.size(); a++) {
        assertEquals(pattern.get(a).item(), made.get(a).item());
        assertEquals(pattern.get(a).headings(), made.get(a).headings());
        assertEquals(pattern.get(a).body().lines().count(), made.get(a).body().lines().count());
        assertEquals(pattern.get(a).body().contains("（一）"), made.get(a).body().contains("（一）"));
        for (String clause :
            made.get(a).body().replace("（一）", "").replace("\n", "").split("(?<=[。；])")) {
          assertTrue(CLAUSES.contains(clause), clause);
        }
      }
    }
  }

  @Test
  void titlesDiffer() {
    Growth growth = new Growth(GIVEN, 3);
    assertNotEquals(growth.next(1, 10).getFirst().title(), growth.next(2, 10).getFirst().title());
  }
}
