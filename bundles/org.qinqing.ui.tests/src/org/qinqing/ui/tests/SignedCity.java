package org.qinqing.ui.tests;

import static org.qinqing.ui.tests.Person.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * about what exhibitors hand out. It signs the bundle of one of its counties as well.
 */
final class SignedCity {
  static final String ID = "qingxi";
  static final String PLACE = "青溪";
  static final String TITLE = "青溪规则包";
  static final Locality CODE = Locality.of("519900").orElseThrow();
  static final String OFFICE = "青溪示例单位";

  /** A county of the city. */
  static final MadeUpPlace COUNTY = new MadeUpPlace("baishi", "白石", "519921", "county", OFFICE);

  /** An office nobody here knows. */
  static final String STRANGER = "别处示例单位";

  /** What the national bundle alone allows. */
  static final String ASKED = "展会上企业发的宣传册，我能带走吗？";

  private static final MadeUpPlace CITY = new MadeUpPlace(ID, PLACE, CODE.code(), "city", OFFICE);
  private static final String PASSPHRASE = "correct horse battery";
  private final Path folder;
  private final String office;
  private final PackSigner.Signer signer;
  private final SigningKeys.Made root;

  private SignedCity(Path folder, String office, PackSigner.Signer signer, SigningKeys.Made root) {
    this.folder = folder;
    this.office = office;
    this.signer = signer;
    this.root = root;
  }

  /** Makes key and root in a folder, and pins the root. */
  static SignedCity trusted(Path folder) throws IOException {
    SignedCity city = made(folder, OFFICE);
    TrustRoots.Changed pinned =
        service(TrustRoots.class).pin(city.signer.certificates(), city.root.words());
    if (!pinned.done()) {
      throw new AssertionError(pinned.findings());
    }
    return city;
  }

  /** Somebody who gave himself the same authority, and whose root is not pinned. */
  static SignedCity unknown(Path folder) throws IOException {
    return made(folder, STRANGER);
  }

  private static SignedCity made(Path folder, String office) throws IOException {
    SigningKeys keys = service(SigningKeys.class);
    Path key = folder.resolve("city.key");
    Path request = folder.resolve("city.csr");
    Path certificate = folder.resolve("city.pem");
    char[] passphrase = PASSPHRASE.toCharArray();
    done(keys.create(SignatureAlgorithm.ED25519, office, passphrase, key, request));
    PackSigner.Signer signer = new PackSigner.Signer(key, passphrase, certificate);
    Authority authority =
        new Authority(Set.of(ID, COUNTY.id()), CODE, Level.CITY, Set.of(office), Set.of());
    SigningKeys.Made root = done(keys.root(signer, request, authority, Period.ofYears(1)));
    return new SignedCity(folder, office, signer, root);
  }

  private static SigningKeys.Made done(SigningKeys.Made made) {
    if (!made.done()) {
      throw new AssertionError(made.findings());
    }
    return made;
  }

  /** Removes the bundles and forgets the root. */
  void leave() throws IOException {
    PackInstaller installer = service(PackInstaller.class);
    for (String id : List.of(ID, COUNTY.id())) {
      if (installer.list().stream().anyMatch(listed -> listed.id().equals(id))) {
        installer.remove(id);
      }
    }
    service(TrustRoots.class).unpin(root.fingerprint());
  }

  /** The version that wants a report first. */
  Path first() throws IOException {
    return signed("1.0.0", "conditional", "CONDITIONAL");
  }

  /** The next version, which forbids it. */
  Path stricter() throws IOException {
    return signed("1.1.0", "prohibited", "PROHIBITED");
  }

  /** The one after that, which wants no more than a report again. */
  Path looser() throws IOException {
    return signed("1.2.0", "conditional", "CONDITIONAL");
  }

  /** The county's bundle in some version: one document, no rules. */
  Path county(String version) throws IOException {
    MadeUpPlace county = own(COUNTY);
    String text = "## 第一条\n\n展会上不收纪念品（%s 稿）。\n".formatted(version);
    Path built =
        county.write(
            folder.resolve("built-county-" + version + ".jar"),
            version,
            Map.of("documents/fairs.md", county.document("展会规定", "县展会规定", text)));
    return signed(built, folder.resolve(COUNTY.name() + " " + version + ".qinqing"));
  }

  /** The place as this office speaks for it. */
  private MadeUpPlace own(MadeUpPlace place) {
    return new MadeUpPlace(place.id(), place.name(), place.code(), place.level(), office);
  }

  /** Several signed bundles in one file. */
  Path collected(Path... files) throws IOException {
    Path file = folder.resolve("collected.qinqing");
    PackSigner.Signed collected = service(PackSigner.class).collect(List.of(files), file);
    if (!collected.done()) {
      throw new AssertionError(collected.findings());
    }
    return file;
  }

  private Path signed(String version, String modality, String verdict) throws IOException {
    return signed(
        built(version, modality, verdict), folder.resolve(PLACE + " " + version + ".qinqing"));
  }

  private Path signed(Path built, Path file) throws IOException {
    PackSigner.Signed signed =
        service(PackSigner.class).sign(built, signer, Optional.empty(), Instant.now(), file);
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
    boolean prohibited = modality.equals("prohibited");
    MadeUpPlace own = own(CITY);
    return own.write(
        folder.resolve("built-" + version + ".jar"),
        version,
        Map.of(
            "documents/fairs.md",
            own.document(
                "展会规定",
                "展会规定",
                """
                ## 第一条 展会上发的东西 {#art-1}
                展会上发的宣传册和其他东西，%s。
                """
                    .formatted(prohibited ? "一律不拿" : "报告以后可以拿")),
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
                .formatted(modality, prohibited ? "一律不拿" : "报告以后可以拿"),
            "tests/gift.yaml",
            """
            tests:
              - id: qingxi-t-1
                given: {facts: {act: receive-souvenir, object: publicity, status: done}}
                expect: {verdict: %s, rule: qingxi-gift-1}
            """
                .formatted(verdict)));
  }

  /** Versions of the city's bundle that are installed. */
  static List<String> installed() {
    return installed(ID);
  }

  /** Versions of a bundle that are installed. */
  static List<String> installed(String id) {
    return service(PackInstaller.class).list().stream()
        .filter(listed -> listed.id().equals(id))
        .map(PackInstaller.Listed::version)
        .toList();
  }
}
