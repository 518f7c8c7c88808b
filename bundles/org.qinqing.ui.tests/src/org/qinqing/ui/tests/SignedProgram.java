package org.qinqing.ui.tests;

import static org.qinqing.ui.tests.Person.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.qinqing.trust.Authority;
import org.qinqing.trust.ExtensionSigner;
import org.qinqing.trust.Extensions;
import org.qinqing.trust.Level;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.TrustRoots;

/** A made-up office that may publish programs, and the extension that it publishes. */
final class SignedProgram {
  static final String ID = SignedCity.ID + "-form";
  static final String TITLE = "青溪表单扩展";
  static final String OFFICE = "青溪信息示例单位";

  /** An office nobody here knows. */
  static final String STRANGER = "别处信息示例单位";

  private static final String PASSPHRASE = "correct horse battery";
  private final Path folder;
  private final String office;
  private final PackSigner.Signer signer;
  private final SigningKeys.Made root;

  private SignedProgram(
      Path folder, String office, PackSigner.Signer signer, SigningKeys.Made root) {
    this.folder = folder;
    this.office = office;
    this.signer = signer;
    this.root = root;
  }

  /** Makes key and root in a folder, and pins the root. */
  static SignedProgram trusted(Path folder) throws IOException {
    SignedProgram program = made(folder, OFFICE);
    TrustRoots.Changed pinned =
        service(TrustRoots.class).pin(program.signer.certificates(), program.root.words());
    if (!pinned.done()) {
      throw new AssertionError(pinned.findings());
    }
    return program;
  }

  /** Somebody who gave himself the same authority, and whose root is not pinned. */
  static SignedProgram unknown(Path folder) throws IOException {
    return made(folder, STRANGER);
  }

  private static SignedProgram made(Path folder, String office) throws IOException {
    Files.createDirectories(folder);
    SigningKeys keys = service(SigningKeys.class);
    Path key = folder.resolve("program.key");
    Path request = folder.resolve("program.csr");
    char[] passphrase = PASSPHRASE.toCharArray();
    done(keys.create(SignatureAlgorithm.ED25519, office, passphrase, key, request));
    PackSigner.Signer signer =
        new PackSigner.Signer(key, passphrase, folder.resolve("program.pem"));
    Authority authority =
        new Authority(
            Set.of(SignedCity.ID), SignedCity.CODE, Level.CITY, Set.of(office), Set.of(), true);
    SigningKeys.Made root = done(keys.root(signer, request, authority, Period.ofYears(1)));
    return new SignedProgram(folder, office, signer, root);
  }

  private static SigningKeys.Made done(SigningKeys.Made made) {
    if (!made.done()) {
      throw new AssertionError(made.findings());
    }
    return made;
  }

  /** Removes the extension and forgets the root. */
  void leave() throws IOException {
    Extensions extensions = service(Extensions.class);
    if (!installed().isEmpty()) {
      extensions.remove(ID);
    }
    service(TrustRoots.class).unpin(root.fingerprint());
  }

  /** A version of the extension. */
  Path version(String version) throws IOException {
    Path source = folder.resolve("source-" + version);
    Files.createDirectories(source.resolve("plugins"));
    Files.writeString(
        source.resolve("extension.yaml"),
        """
        format: 1
        id: %s
        title: %s
        version: %s
        publisher: %s
        pack: %s
        program: "[1.0.0,2.0.0)"
        """
            .formatted(ID, TITLE, version, office, SignedCity.ID));
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", "sample.form");
    headers.putValue("Bundle-Version", version);
    Path jar = source.resolve("plugins").resolve("sample.form.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    Path file = folder.resolve("青溪表单 " + version + Extensions.SUFFIX);
    PackSigner.Signed signed =
        service(ExtensionSigner.class).sign(source, signer, Instant.now(), file);
    if (!signed.done()) {
      throw new AssertionError(signed.findings());
    }
    return file;
  }

  /** A signed one of which a byte was changed afterwards. */
  Path forged() throws IOException {
    byte[] bytes = Files.readAllBytes(version("1.0.0"));
    bytes[bytes.length / 2] ^= 1;
    return Files.write(folder.resolve("改过的" + Extensions.SUFFIX), bytes);
  }

  /** Versions of the extension that are in the store or still run. */
  static List<String> installed() {
    return service(Extensions.class).list().stream()
        .filter(listed -> listed.id().equals(ID))
        .map(Extensions.Listed::version)
        .toList();
  }
}
