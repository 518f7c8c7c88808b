package org.qinqing.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.SourceLocation;
import org.qinqing.trust.PackSigner;
import org.qinqing.trust.PackSites;
import org.qinqing.trust.TrustRoots;

/** Sites that stand in memory, and what they offer. */
final class MadeUpSites implements PackSites {
  final List<Site> known = new ArrayList<>();
  final List<Offer> offers = new ArrayList<>();
  final List<Offer> updates = new ArrayList<>();
  private final Map<Offer, Path> files = new HashMap<>();
  int refreshed;

  /** One site that offers nothing yet. */
  static MadeUpSites one() {
    MadeUpSites sites = new MadeUpSites();
    sites.known.add(new Site("站点", false, Optional.of(Instant.now()), 1, List.of()));
    return sites;
  }

  /** What one gets who takes an offer. */
  void brings(Offer offer, Path file) {
    files.put(offer, file);
  }

  @Override
  public List<Site> sites() {
    return List.copyOf(known);
  }

  @Override
  public TrustRoots.Changed add(String place) {
    if (place.startsWith("/nowhere")) {
      return new TrustRoots.Changed(false, "", List.of(finding("没有这个地方。")));
    }
    known.add(new Site(place, false, Optional.empty(), 0, List.of()));
    return new TrustRoots.Changed(true, place, List.of());
  }

  @Override
  public TrustRoots.Changed remove(String place) {
    known.removeIf(site -> site.place().equals(place));
    return new TrustRoots.Changed(true, place, List.of());
  }

  @Override
  public List<Offer> known() {
    return List.copyOf(offers);
  }

  @Override
  public List<Offer> refresh() {
    refreshed++;
    known.replaceAll(
        site ->
            new Site(
                site.place(),
                site.byPolicy(),
                Optional.of(Instant.parse("2026-11-22T04:00:00Z")),
                7,
                List.of(finding("目录过期了。"))));
    return known();
  }

  @Override
  public List<Offer> updates() {
    return updates.stream()
        .filter(offer -> !SignedCity.installed(offer.id()).contains(offer.version()))
        .toList();
  }

  @Override
  public Path fetch(Offer offer, Path folder) throws IOException {
    Path file = files.get(offer);
    if (file == null) {
      throw new IOException("not asked for");
    }
    return Files.copy(file, folder.resolve("fetched.qinqing"));
  }

  @Override
  public PackSigner.Signed publish(
      Path folder, List<Path> files, PackSigner.Signer signer, Instant until, Instant time) {
    return new PackSigner.Signed(false, List.of());
  }

  private static Diagnostic finding(String text) {
    return new Diagnostic(
        "site", Diagnostic.Severity.WARNING, "T-240", SourceLocation.WHOLE, text, "");
  }
}
