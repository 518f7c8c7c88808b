package org.qinqing.ui.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes the rule bundle of a made-up city with one document, in one version or another. */
final class RiverBundle {
  static final String ID = "yunhe";
  private static final MadeUpPlace CITY = new MadeUpPlace(ID, "云河", "519700", "city", "云河示例单位");

  private RiverBundle() {}

  /**
   * Writes it.
   *
   * @param articles text of the document below its head
   */
  static Path write(Path folder, String version, String articles) throws IOException {
    return CITY.write(
        folder.resolve("云河 " + version + ".qinqing"),
        version,
        Map.of("documents/boats.md", CITY.document("游船接待规定", "游船规定", articles)));
  }
}
