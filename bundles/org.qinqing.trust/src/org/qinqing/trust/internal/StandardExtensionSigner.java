package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.pack.SourceLocation;
import org.qinqing.trust.ExtensionSigner;
import org.qinqing.trust.PackSigner;

/** Signs extensions and checks what it made by the same code as the installer. */
@Component(service = ExtensionSigner.class)
public final class StandardExtensionSigner implements ExtensionSigner {
  private final ExtensionMirror mirror;
  private final Trust trust;

  /** Made by the component runtime. */
  @Activate
  public StandardExtensionSigner(@Reference ExtensionMirror mirror, @Reference Trust trust) {
    this.mirror = mirror;
    this.trust = trust;
  }

  @Override
  public PackSigner.Signed sign(Path source, PackSigner.Signer signer, Instant time, Path output)
      throws IOException {
    String name = String.valueOf(source.getFileName());
    try {
      Map<String, byte[]> files = Files.isDirectory(source) ? folder(source, name) : file(source);
      ExtensionDescription said =
          ExtensionDescription.read(
              name, Optional.ofNullable(files.get(ExtensionDescription.PATH)).orElse(new byte[0]));
      OpenSigner open = OpenSigner.of(signer, trust);
      byte[] signed = open.signed(said.id(), said.version(), files, time, trust);
      ExtensionFile made = ExtensionFile.check(name, signed, trust, open.policy(), mirror.place());
      TrustFolder.write(output, signed);
      return new PackSigner.Signed(true, made.verified().warnings());
    } catch (Refusal refusal) {
      return new PackSigner.Signed(false, refusal.findings());
    }
  }

  /** What lies in a folder; a file that does not belong there is told, never left out quietly. */
  private static Map<String, byte[]> folder(Path source, String name) throws IOException, Refusal {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(source)) {
      for (Path file : all.filter(each -> !Files.isDirectory(each)).toList()) {
        String path =
            source.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        if (!ExtensionFile.isPart(path) || !Files.isRegularFile(file)) {
          throw new Refusal(Code.EXTENSION_STRAY.at(name, new SourceLocation(path, 0), path));
        }
        if (Files.size(file) > Container.ENTRY_LIMIT) {
          throw new Refusal(
              Code.ENTRY_TOO_LARGE.at(
                  name, new SourceLocation(path, 0), path, Container.ENTRY_LIMIT >> 20));
        }
        files.put(path, Files.readAllBytes(file));
      }
    }
    return files;
  }

  private static Map<String, byte[]> file(Path source) throws IOException, Refusal {
    String name = String.valueOf(source.getFileName());
    if (Files.size(source) > Container.FILE_LIMIT) {
      throw new Refusal(Code.NO_EXTENSION_FILE.about(name, name));
    }
    return Verifier.bundle(Container.read(name, Files.readAllBytes(source)));
  }
}
