package org.qinqing.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.SourceLocation;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.PackSites;
import org.qinqing.trust.PackTransfer;
import org.qinqing.trust.PackUpdates;
import org.qinqing.trust.TrustRoots;

/** Asks no site and remembers what it was asked. */
final class Sited implements PackSites, PackTransfer, PackUpdates {
  static final Diagnostic UNREACHABLE =
      new Diagnostic(
          "/usb", Diagnostic.Severity.ERROR, "T-242", SourceLocation.WHOLE, "读不到。", "再试。");

  String asked = "";
  boolean works = true;
  boolean newer = true;

  private List<Diagnostic> findings() {
    return works ? List.of() : List.of(UNREACHABLE);
  }

  @Override
  public List<Site> sites() {
    return List.of(new Site("/usb", true, Optional.of(Instant.EPOCH), 7, findings()));
  }

  @Override
  public TrustRoots.Changed add(String place) {
    asked = "add " + place;
    return new TrustRoots.Changed(works, place, findings());
  }

  @Override
  public TrustRoots.Changed remove(String place) {
    asked = "remove " + place;
    return new TrustRoots.Changed(works, place, findings());
  }

  @Override
  public List<Offer> known() {
    return List.of(
        new Offer(
            "/usb",
            "gz",
            "样例市",
            "440100",
            "1.1.0",
            "样例市纪委",
            LocalDate.of(2026, 11, 22),
            100,
            "ab".repeat(32),
            List.of("更严一点")));
  }

  @Override
  public List<Offer> refresh() {
    asked = "refresh";
    return known();
  }

  @Override
  public List<Offer> updates() {
    return known();
  }

  @Override
  public Path fetch(Offer offer, Path folder) {
    throw new AssertionError(offer);
  }

  @Override
  public PackSigner.Signed publish(
      Path folder, List<Path> files, PackSigner.Signer signer, Instant until, Instant time) {
    asked =
        "publish "
            + folder.getFileName()
            + " "
            + files.stream().map(Path::getFileName).toList()
            + " "
            + time
            + " "
            + until.isAfter(time);
    return new PackSigner.Signed(works, findings());
  }

  @Override
  public Path bring(String address, Path folder) throws IOException {
    asked = "bring " + address;
    if (!works) {
      throw new NotBroughtException(findings());
    }
    return Files.writeString(folder.resolve("gz.qinqing"), "x");
  }

  @Override
  public Mirrored mirror(String source, Path folder) {
    asked = "mirror " + source + " " + folder.getFileName();
    return new Mirrored(works, 7, 3, 2, 1, findings());
  }

  @Override
  public List<Updated> update(Set<String> ids) {
    asked = "update " + new TreeSet<>(ids);
    return newer
        ? List.of(
            new Updated(
                "gz",
                "样例市",
                "1.0.0",
                "1.1.0",
                "样例市纪委",
                List.of("更严一点"),
                PackLifeCommandsTest.CHANGES,
                works,
                findings()))
        : List.of();
  }

  @Override
  public List<Automatic> runAutomatic() {
    throw new AssertionError();
  }

  @Override
  public List<Automatic> automatic() {
    return List.of();
  }
}
