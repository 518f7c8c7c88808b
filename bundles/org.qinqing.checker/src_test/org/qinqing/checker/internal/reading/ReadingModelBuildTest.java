package org.qinqing.checker.internal.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model was made from decides whether it is made anew. */
class ReadingModelBuildTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void fill() throws IOException {
    write("examples/gifts.tsv", "老板送来一箱苹果\tact=take-gift\tPROHIBITED");
    write("bundles/org.qinqing.pack.cn/facts.yaml", "facts: []");
    write("bundles/org.qinqing.pack.cn/vocabulary/things.yaml", "[]");
    write("classes/Training.class", "learns");
    write("classes/thesaurus.txt", "thing.fruit\t苹果");
  }

  private void write(String file, String words) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.resolveSibling(""));
    Files.writeString(path, words);
  }

  private String fingerprint() throws IOException {
    return ReadingModelBuild.fingerprint(
        folder.resolve("examples"), folder.resolve("bundles"), folder.resolve("classes"));
  }

  @Test
  void everythingItIsLearnedFromCounts() throws IOException {
    for (String file :
        new String[] {
          "examples/gifts.tsv",
          "bundles/org.qinqing.pack.cn/facts.yaml",
          "bundles/org.qinqing.pack.cn/vocabulary/things.yaml",
          "classes/Training.class",
          "classes/thesaurus.txt"
        }) {
      String before = fingerprint();
      write(file, "something else");
      assertNotEquals(before, fingerprint(), file);
    }
  }

  @Test
  void aClassMoreMakesAnotherModel() throws IOException {
    String before = fingerprint();
    write("classes/Training$Weights.class", "weighs");
    assertNotEquals(before, fingerprint());
  }

  @Test
  void whatIsLearnedDoesNotCount() throws IOException {
    String before = fingerprint();
    write("classes/reading.model", "learned");
    write("bundles/org.qinqing.pack.cn/rules.yaml", "[]");
    assertEquals(before, fingerprint());
  }
}
