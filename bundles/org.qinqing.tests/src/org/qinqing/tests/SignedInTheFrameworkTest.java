package org.qinqing.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Level;
import org.qinqing.trust.PackInstaller;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.TrustRoots;

/** From a new key to an installed bundle, with the libraries as the framework wires them. */
class SignedInTheFrameworkTest {
  private static final String OFFICE = "云溪示例单位";

  @TempDir Path temp;

  private final PackInstaller installer = Services.get(PackInstaller.class);
  private final TrustRoots roots = Services.get(TrustRoots.class);
  private String pinned = "";

  @AfterEach
  void leaveNothing() throws IOException {
    installer.remove(CityBundle.ID);
    roots.unpin(pinned);
  }

  @Test
  void aBundleSignedWithEd25519IsInstalled() throws IOException {
    signedAndInstalled(SignatureAlgorithm.ED25519);
  }

  @Test
  void aBundleSignedWithSm2IsInstalled() throws IOException {
    signedAndInstalled(SignatureAlgorithm.SM2);
  }

  private void signedAndInstalled(SignatureAlgorithm algorithm) throws IOException {
    SigningKeys keys = Services.get(SigningKeys.class);
    char[] passphrase = "correct horse battery".toCharArray();
    Path key = temp.resolve("office.key");
    Path request = temp.resolve("office.csr");
    Path certificate = temp.resolve("office.pem");
    assertTrue(keys.create(algorithm, OFFICE, passphrase, key, request).done());
    PackSigner.Signer signer = new PackSigner.Signer(key, passphrase, certificate);
    Authority authority =
        new Authority(
            Set.of(CityBundle.ID),
            Locality.of(CityBundle.CODE).orElseThrow(),
            Level.CITY,
            Set.of(OFFICE),
            Set.of());
    SigningKeys.Made root = keys.root(signer, request, authority, Period.ofYears(1));
    assertTrue(root.done(), () -> root.findings().toString());
    Path built = new CityBundle("1.0.0").write(temp);
    Path signed = temp.resolve("签名.qinqing");
    PackSigner.Signed done =
        Services.get(PackSigner.class).sign(built, signer, Optional.empty(), Instant.now(), signed);
    assertTrue(done.done(), () -> done.findings().toString());
    assertEquals(List.of("T-149"), codes(installer.install(signed, false)));
    pinned = root.fingerprint();
    assertTrue(roots.pin(certificate, root.words()).done());
    PackInstaller.Outcome outcome = installer.install(signed, false);
    assertTrue(outcome.done(), () -> outcome.findings().toString());
    Services.await(
        "in use",
        () -> Services.get(PackRegistry.class).snapshot().pack(CityBundle.ID).isPresent());
    assertTrue(
        installer.list().stream()
            .anyMatch(
                l ->
                    l.id().equals(CityBundle.ID)
                        && l.signature() == PackInstaller.Signature.VERIFIED
                        && l.state() == PackInstaller.State.IN_USE));
    byte[] bytes = Files.readAllBytes(signed);
    bytes[bytes.length / 2] ^= 1;
    Path forged = Files.write(temp.resolve("forged.qinqing"), bytes);
    assertFalse(installer.install(forged, true).done());
    installer.remove(CityBundle.ID);
    Path policy = Services.get(DataFolder.class).root().resolve("policy.yaml");
    try {
      Files.writeString(policy, "format: 1\nunsinged: refuse\n");
      assertEquals(List.of("T-180"), codes(installer.install(signed, false)));
    } finally {
      Files.deleteIfExists(policy);
    }
    Path list = temp.resolve("office.crl");
    assertTrue(
        keys.revoke(signer, certificate, SigningKeys.Reason.KEY_COMPROMISE, Optional.empty(), list)
            .done());
    assertTrue(roots.revocations(list).done());
    assertEquals(List.of("T-152"), codes(installer.install(signed, false)));
  }

  private static List<String> codes(PackInstaller.Outcome outcome) {
    return outcome.findings().stream().map(Diagnostic::code).toList();
  }
}
