package org.qinqing.pack.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.qinqing.pack.PackReader;
import org.qinqing.pack.SourceLocation;

/** Reads rule bundles of format 1 from folders and archives, with schemas and allow-list. */
@Component(service = PackReader.class)
public final class YamlPackReader implements PackReader {
  private final FileShapes shapes = new SchemaShapes();

  /** Made by the component runtime. */
  @Activate
  public YamlPackReader() {}

  @Override
  public Reading read(Path folderOrFile) {
    if (Files.isDirectory(folderOrFile)) {
      return PackParser.read(FolderFiles.read(folderOrFile), shapes);
    }
    if (Files.isRegularFile(folderOrFile)) {
      return PackParser.read(ArchiveFiles.read(folderOrFile), shapes);
    }
    String name = String.valueOf(folderOrFile.getFileName());
    Findings findings = new Findings(name);
    findings.add(Code.UNREADABLE, SourceLocation.WHOLE, folderOrFile.toString());
    return new Reading(Optional.empty(), findings.ordered(name));
  }

  @Override
  public Reading read(String name, Map<String, byte[]> files) {
    return PackParser.read(MemoryFiles.read(name, files), shapes);
  }
}
