package org.qinqing.ui.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleContext;
import org.qinqing.pack.Locality;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Level;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.TrustRoots;

/**
 * A made-up city that signs its bundle with a key of its own, which this program trusts; one rule
 * about what exhibitors hand out.
 */
final class SignedCity {
  static final String ID = "qingxi";
  static final String PLACE = "青溪";
  static final String TITLE = "青溪规则包";
  static final Locality CODE = Locality.of("519900").orElseThrow();
  static final String OFFICE = "青溪示例单位";

  /** What the national bundle alone allows. */
  static final String ASKED = "展会上企业发的宣传册，我能带走吗？";

  private static final String PASSPHRASE = "correct horse battery";
  private final Path folder;
  private final PackSigner.Signer signer;
  private final String root;

  private SignedCity(Path folder, PackSigner.Signer signer, String root) {
    this.folder = folder;
    this.signer = signer;
    this.root = root;
  }

  /** Makes key and root in a folder, and pins the root. */
  static SignedCity trusted(Path folder) throws IOException {
    SigningKeys keys = service(SigningKeys.class);
    Path key = folder.resolve("city.key");
    Path request = folder.resolve("city.csr");
    Path certificate = folder.resolve("city.pem");
    char[] passphrase = PASSPHRASE.toCharArray();
    done(keys.create(SignatureAlgorithm.ED25519, OFFICE, passphrase, key, request));
    PackSigner.Signer signer = new PackSigner.Signer(key, passphrase, certificate);
    Authority authority = new Authority(Set.of(ID), CODE, Level.CITY, Set.of(OFFICE), Set.of());
    SigningKeys.Made root = done(keys.root(signer, request, authority, Period.ofYears(1)));
    TrustRoots.Changed pinned = service(TrustRoots.class).pin(certificate, root.words());
    if (!pinned.done()) {
      throw new AssertionError(pinned.findings());
    }
    return new SignedCity(folder, signer, root.fingerprint());
  }

  private static SigningKeys.Made done(SigningKeys.Made made) {
    if (!made.done()) {
      throw new AssertionError(made.findings());
    }
    return made;
  }

  static <T> T service(Class<T> type) {
    BundleContext bundles = Person.bundles();
    return bundles.getService(bundles.getServiceReference(type));
  }

  /** Removes the bundle and forgets the root. */
  void leave() throws IOException {
    PackInstaller installer = service(PackInstaller.class);
    if (installer.list().stream().anyMatch(listed -> listed.id().equals(ID))) {
      installer.remove(ID);
    }
    service(TrustRoots.class).unpin(root);
  }

  /** The version that wants a report first. */
  Path first() throws IOException {
    return signed("1.0.0", "conditional", "CONDITIONAL");
  }

  /** The next version, which forbids it. */
  Path stricter() throws IOException {
    return signed("1.1.0", "prohibited", "PROHIBITED");
  }

  private Path signed(String version, String modality, String verdict) throws IOException {
    Path file = folder.resolve(PLACE + " " + version + ".qinqing");
    PackSigner.Signed signed =
        service(PackSigner.class)
            .sign(built(version, modality, verdict), signer, Optional.empty(), Instant.now(), file);
    if (!signed.done()) {
      throw new AssertionError(signed.findings());
    }
    return file;
  }

  /** One that nobody signed. */
  Path unsigned() throws IOException {
    return built("1.0.0", "conditional", "CONDITIONAL");
  }

  /** A signed one of which a byte was changed afterwards. */
  Path forged() throws IOException {
    byte[] bytes = Files.readAllBytes(first());
    bytes[bytes.length / 2] ^= 1;
    return Files.write(folder.resolve("forged.qinqing"), bytes);
  }

  private Path built(String version, String modality, String verdict) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "pack.yaml",
        """
        format: 1
        id: qingxi
        title: 青溪规则包
        place: 青溪
        locality: "519900"
        level: city
        version: %s
        publisher: 青溪示例单位
        contact: 单位纪检监察组织
        maturity: published
        review: {on: 2026-11-01, by: 青溪示例单位, every: P1Y}
        licence: CC-BY-4.0
        requires: [{id: cn, version: "1.0.0"}]
        changes:
          - {version: %s, say: 测试用}
        """
            .formatted(version, version));
    files.put(
        "documents/fairs.md",
        """
        ---
        title: 青溪展会规定
        shortNames: [展会规定]
        number: ""
        issuer: 青溪示例单位
        kind: normative
        effective: 2020-01-01
        source: 测试用的虚构文件
        text: digest
        certainty: A
        ---

        ## 第一条 展会上发的东西 {#art-1}
        展会上发的宣传册和其他东西，%s。
        """
            .formatted(modality.equals("prohibited") ? "一律不拿" : "报告以后可以拿"));
    files.put(
        "rules/gift.yaml",
        """
        rules:
          - id: qingxi-gift-1
            topic: gift
            side: official
            who: [cadre]
            modality: %s
            when: {act: {eq: receive-souvenir}}
            basis: ["qingxi:fairs/art-1"]
            say: 青溪规定，展会上发的东西%s。
            how: [先报告]
        """
            .formatted(modality, modality.equals("prohibited") ? "一律不拿" : "报告以后可以拿"));
    files.put(
        "tests/gift.yaml",
        """
        tests:
          - id: qingxi-t-1
            given: {facts: {act: receive-souvenir, object: publicity, status: done}}
            expect: {verdict: %s, rule: qingxi-gift-1}
        """
            .formatted(verdict));
    return write(version, files);
  }

  private Path write(String version, Map<String, String> files) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-Name", "Qingxi");
    main.putValue("Bundle-SymbolicName", "org.qinqing.pack.qingxi");
    main.putValue("Bundle-Version", version);
    main.putValue(
        "Provide-Capability",
        "qinqing.pack;id=\"qingxi\";locality=\"519900\";format:Version=\"1.0\";version:Version=\""
            + version
            + "\"");
    main.putValue(
        "Require-Capability",
        "qinqing.pack;filter:=\"(&(id=cn)(version>=1.0.0))\","
            + "osgi.extender;filter:=\"(osgi.extender=qinqing.pack)\"");
    Path file = folder.resolve("built-" + version + ".jar");
    try (OutputStream stream = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(stream, manifest)) {
      for (Map.Entry<String, String> entry : files.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
      }
    }
    return file;
  }

  /** Ids of the versions that are installed. */
  static List<String> installed() {
    return service(PackInstaller.class).list().stream()
        .filter(listed -> listed.id().equals(ID))
        .map(PackInstaller.Listed::version)
        .toList();
  }
}
