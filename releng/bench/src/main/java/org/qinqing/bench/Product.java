package org.qinqing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The built program.
 *
 * @param home its folder
 */
record Product(Path home) {
  Path plugins() {
    return home.resolve("plugins");
  }

  /**
   * The flags of the Java virtual machine that the program ships for a mode.
   *
   * @param mode window, command or batch
   */
  List<String> flags(String mode) throws IOException {
    List<String> flags = new ArrayList<>();
    for (String line : Files.readAllLines(home.resolve("jvm.options"))) {
      for (String prefix : List.of("all:", mode + ":")) {
        if (line.startsWith(prefix)) {
          flags.add(line.substring(prefix.length()).strip());
        }
      }
    }
    return flags;
  }
}
