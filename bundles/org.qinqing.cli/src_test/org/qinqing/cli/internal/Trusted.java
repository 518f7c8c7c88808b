package org.qinqing.cli.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.SourceLocation;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Level;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.Publisher;
import org.qinqing.trust.SignatureAlgorithm;
import org.qinqing.trust.SigningKeys;
import org.qinqing.trust.TrustRoots;

/** Signs nothing and remembers what it was asked. */
final class Trusted implements PackSigner, SigningKeys, TrustRoots {
  String asked = "";
  char[] passphrase = new char[0];
  boolean holds = true;

  private static final Publisher CITY =
      new Publisher(
          "样例市纪委",
          "ab".repeat(32),
          "苹果 香蕉",
          SignatureAlgorithm.SM2,
          Instant.EPOCH,
          Instant.parse("2028-01-01T00:00:00Z"),
          false,
          new Authority(
              Set.of("gz"),
              Locality.of("440100").orElseThrow(),
              Level.CITY,
              Set.of("样例市纪委"),
              Set.of()));

  private Made made() {
    return new Made(true, "ab".repeat(32), "苹果 香蕉", List.of());
  }

  @Override
  public Signed sign(Path file, Signer signer, Optional<Path> handOver, Instant time, Path output) {
    asked = "sign " + new String(signer.passphrase()) + " " + time + " " + output.getFileName();
    passphrase = signer.passphrase();
    return new Signed(true, List.of());
  }

  @Override
  public Signed collect(List<Path> files, Path output) {
    asked = "collect " + files.size();
    return new Signed(true, List.of());
  }

  @Override
  public List<Verification> verify(Path file) {
    Diagnostic why =
        new Diagnostic("gz", Diagnostic.Severity.ERROR, "W-104", SourceLocation.WHOLE, "不对。", "改。");
    return List.of(
        new Verification(
            holds,
            "gz",
            "1.0.0",
            Optional.of(CITY),
            Optional.of(Instant.EPOCH),
            holds ? List.of() : List.of(why)));
  }

  @Override
  public Made create(
      SignatureAlgorithm algorithm, String name, char[] secret, Path key, Path request) {
    asked = "create " + algorithm + " " + name;
    return made();
  }

  @Override
  public Shown show(Path file) {
    return new Shown(List.of(CITY), Optional.empty(), Optional.empty(), List.of());
  }

  @Override
  public Made root(Signer key, Path request, Authority authority, Period validity) {
    asked = "root " + authority.locality().code();
    return made();
  }

  @Override
  public Made certify(
      Signer issuer,
      Path request,
      Authority authority,
      Period validity,
      boolean certifies,
      Path output) {
    asked =
        "certify "
            + new TreeSet<>(authority.packs())
            + " "
            + authority.locality().code()
            + " "
            + authority.highest()
            + " "
            + authority.issuers()
            + " "
            + authority.replaces()
            + " "
            + validity
            + (authority.code() ? " code" : "")
            + " "
            + certifies;
    return made();
  }

  @Override
  public Made revoke(
      Signer issuer, Path certificate, Reason reason, Optional<Path> before, Path output) {
    asked = "revoke " + reason;
    return made();
  }

  @Override
  public Made handOver(Signer from, String pack, Path to, Path output) {
    asked = "hand-over " + pack;
    return made();
  }

  @Override
  public List<Root> roots() {
    return List.of(new Root(CITY, false));
  }

  @Override
  public Changed pin(Path certificate, String fingerprint) {
    asked = "pin " + certificate.getFileName() + " " + fingerprint;
    return new Changed(true, CITY.name(), List.of());
  }

  @Override
  public Changed unpin(String fingerprint) {
    asked = "unpin " + fingerprint;
    return new Changed(true, CITY.name(), List.of());
  }

  @Override
  public Changed revocations(Path list) {
    asked = "revocations " + list.getFileName();
    return new Changed(true, CITY.name(), List.of());
  }
}
