package org.qinqing.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.internal.YamlPackReader;

/** A bundle of the product as an update would bring it: one word more in one of its documents. */
final class ChangedBundle {
  private static final String ID = "guangzhou";
  private static final String DOCUMENTS = "documents/";

  private final Pack changed;

  /** Reads it from the folder of bundles. */
  ChangedBundle(Path plugins) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (DirectoryStream<Path> jars =
            Files.newDirectoryStream(plugins, "org.qinqing.pack." + ID + "_*.jar");
        ZipFile zip = new ZipFile(jars.iterator().next().toFile())) {
      for (ZipEntry entry : zip.stream().filter(e -> !e.isDirectory()).toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          files.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    String document =
        files.keySet().stream()
            .filter(name -> name.startsWith(DOCUMENTS))
            .sorted()
            .findFirst()
            .orElseThrow();
    String text = new String(files.get(document), StandardCharsets.UTF_8).stripTrailing();
    files.put(document, (text + "另见附件。\n").getBytes(StandardCharsets.UTF_8));
    PackReader.Reading reading = new YamlPackReader().read(ID, files);
    this.changed = reading.pack().orElseThrow(() -> new IOException(reading.findings().toString()));
  }

  /** The bundles with it in place of what it was. */
  List<Pack> in(List<Pack> packs) {
    return packs.stream().map(pack -> pack.id().equals(ID) ? changed : pack).toList();
  }
}
