package org.qinqing.pack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.Diagnostic;

class AllowListTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "META-INF/MANIFEST.MF",
        "META-INF/qinqing/signature.json",
        "pack.yaml",
        "facts.yaml",
        "documents/a@2020-01-01.md",
        "rules/a.yaml",
        "media/a.svg"
      })
  void dataMayBeInABundle(String path) {
    assertTrue(AllowList.file(path));
    assertFalse(AllowList.authoring(path));
    assertFalse(AllowList.trick(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plugin.xml",
        "code/A.class",
        "rules/a.txt",
        "rules/deep/a.yaml",
        "media/a.html",
        "META-INF/services/a",
        "documents/../pack.yaml"
      })
  void nothingElseMay(String path) {
    assertFalse(AllowList.file(path));
  }

  @Test
  void foldersAreThoseOfTheFiles() {
    for (String folder : AllowList.contentFolders()) {
      assertTrue(AllowList.folder(folder + "/"), folder);
      assertTrue(
          Stream.of("a.yaml", "a.md", "a.png")
              .anyMatch(name -> AllowList.file(folder + "/" + name)),
          folder);
    }
    assertTrue(AllowList.folder("META-INF/"));
    assertFalse(AllowList.folder("rules"));
    assertFalse(AllowList.folder("code/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".project",
        ".git/config",
        "rules/.a.yaml.swp",
        "rules/.versions/a.yaml",
        "target/classes/pack.yaml",
        "bin/pack.yaml",
        "build.properties"
      })
  void whatToolsLeaveIsNoPartOfTheBundle(String path) {
    assertTrue(AllowList.authoring(path));
    assertFalse(AllowList.file(path));
  }

  @Test
  void aFolderAndItsFilesInMemoryLeaveTheSameAside(@TempDir Path folder) throws IOException {
    Path hidden = Files.createDirectories(folder.resolve("rules/.versions"));
    Files.writeString(hidden.resolve("a.yaml"), "x");
    YamlPackReader reader = new YamlPackReader();
    List<String> onDisk = codes(reader.read(folder).findings());
    assertEquals(
        onDisk,
        codes(reader.read("x", Map.of("rules/.versions/a.yaml", new byte[] {'x'})).findings()));
  }

  private static List<String> codes(List<Diagnostic> findings) {
    return findings.stream().map(Diagnostic::code).toList();
  }
}
