package org.qinqing.pack.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qinqing.pack.AllowList;
import org.qinqing.pack.SourceLocation;

/** Takes the files of an author's folder; what belongs to the author's tools is left aside. */
final class FolderFiles {
  private final Path folder;
  private final Findings findings;
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  private long total;

  private FolderFiles(Path folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
  }

  static PackFiles read(Path folder) {
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    Findings findings = new Findings(name);
    FolderFiles reader = new FolderFiles(folder, findings);
    try {
      Files.walkFileTree(folder, reader.new Visitor());
    } catch (IOException e) {
      findings.add(Code.UNREADABLE, SourceLocation.WHOLE, String.valueOf(e.getMessage()));
    }
    Optional<ManifestText> manifest =
        Optional.ofNullable(reader.files.get(AllowList.MANIFEST))
            .map(content -> ManifestText.read(content, findings));
    manifest.ifPresent(header -> header.strict(findings));
    return new PackFiles(name, reader.files, findings.ordered(name), manifest);
  }

  private final class Visitor extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      return AllowList.authoring(path(dir)) && !dir.equals(folder)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String path = path(file);
      SourceLocation where = new SourceLocation(path, 0);
      if (AllowList.authoring(path)) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isSymbolicLink() || AllowList.trick(path)) {
        findings.add(Code.PATH_TRICK, where, path);
        return FileVisitResult.CONTINUE;
      }
      if (!AllowList.file(path)) {
        findings.add(Code.NOT_ALLOWED, where, path);
        return FileVisitResult.CONTINUE;
      }
      total += attributes.size();
      if (attributes.size() > AllowList.ENTRY_LIMIT
          || total > AllowList.TOTAL_LIMIT
          || files.size() >= AllowList.COUNT_LIMIT) {
        findings.add(Code.OVERSIZE, where, path);
        return FileVisitResult.TERMINATE;
      }
      files.put(path, AllowList.text(path) ? Files.readAllBytes(file) : new byte[0]);
      return FileVisitResult.CONTINUE;
    }

    private String path(Path file) {
      return folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
  }
}
