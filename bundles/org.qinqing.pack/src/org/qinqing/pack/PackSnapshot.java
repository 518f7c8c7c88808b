package org.qinqing.pack;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is installed at one moment. Immutable; a change of the installed bundles makes a
 * new snapshot.
 *
 * @param generation grows with each snapshot of one registry; 0 before the first scan
 * @param packs healthy bundles, ordered by id; one version each. What such a bundle says of itself
 *     is at hand; its body may be read only when it is asked for ({@link PackBody}), so whoever
 *     goes through all bundles for their documents or rules reads them all
 * @param unhealthy bundles that are installed and known to be unusable; one whose file is damaged
 *     while the program runs is found when its place is asked for or it is read
 * @param facts the facts model of {@code cn} with the additions of the others
 */
public record PackSnapshot(
    long generation, List<Pack> packs, List<UnhealthyPack> unhealthy, FactsModel facts) {

  /** Nothing installed. */
  public static final PackSnapshot EMPTY =
      new PackSnapshot(0, List.of(), List.of(), FactsModel.EMPTY);

  public PackSnapshot {
    packs = List.copyOf(packs);
    unhealthy = List.copyOf(unhealthy);
  }

  /**
   * A bundle that is installed but cannot be used.
   *
   * @param id its id as far as known, else its symbolic name or file name
   * @param locality the place it claims to speak for, if that could be read
   * @param version its version, may be empty
   * @param findings why
   */
  public record UnhealthyPack(
      String id, Optional<Locality> locality, String version, List<Diagnostic> findings) {
    public UnhealthyPack {
      findings = List.copyOf(findings);
    }
  }

  /**
   * The bundles that answer for a place.
   *
   * @param asked the place asked for
   * @param answering bundles of the place and of the places around it, smallest place first
   * @param exact whether the place asked for has a bundle of its own
   * @param unhealthy bundles of these places that are installed but cannot be used (law 11)
   */
  public record Chain(
      Locality asked, List<Pack> answering, boolean exact, List<UnhealthyPack> unhealthy) {}

  /** The bundle with that id. */
  public Optional<Pack> pack(String id) {
    return packs.stream().filter(pack -> pack.id().equals(id)).findFirst();
  }

  /**
   * Understands a place as people write it: a division code, a bundle id, a place name, {@code
   * national}, {@code district}.
   *
   * @return empty when it is none of these; the caller treats that as wrong use
   */
  public Optional<Locality> locality(String text) {
    String wanted = text.strip();
    if (wanted.equals("national") || wanted.equals("全国") || wanted.equals("cn")) {
      return Optional.of(Locality.NATIONAL);
    }
    return Locality.of(wanted)
        .or(
            () ->
                packs.stream()
                    .filter(
                        pack ->
                            pack.id().equals(wanted)
                                || pack.place().equals(wanted)
                                || (pack.place() + "市").equals(wanted))
                    .map(Pack::locality)
                    .findFirst())
        .or(
            () ->
                unhealthy.stream()
                    .filter(pack -> pack.id().equals(wanted))
                    .flatMap(pack -> pack.locality().stream())
                    .findFirst());
  }

  /**
   * The bundles that answer for a place. Reads what of them decides a verdict, so that one that can
   * no longer be read is known as broken before an answer is given (law 11).
   */
  public Chain chain(Locality place) {
    List<Pack> answering = new ArrayList<>();
    List<UnhealthyPack> broken = new ArrayList<>();
    for (Locality step : place.chain()) {
      packs.stream()
          .filter(pack -> pack.locality().equals(step))
          .map(Pack::held)
          .forEach(
              pack -> {
                List<Diagnostic> why = pack.broken();
                if (why.isEmpty()) {
                  answering.add(pack);
                } else {
                  broken.add(new UnhealthyPack(pack.id(), Optional.of(step), pack.version(), why));
                }
              });
      unhealthy.stream()
          .filter(pack -> pack.locality().map(step::equals).orElse(true))
          .filter(pack -> !broken.contains(pack))
          .forEach(broken::add);
    }
    boolean exact = answering.stream().anyMatch(pack -> pack.locality().equals(place));
    return new Chain(place, List.copyOf(answering), exact, List.copyOf(broken));
  }

  /** The document an address points into, in the version the address or the day selects. */
  public Optional<Document> document(Address address, LocalDate asOf) {
    return pack(address.pack()).flatMap(pack -> pack.document(address, asOf));
  }

  /** The provision at an address, in the version the address or the day selects. */
  public Optional<Document.Provision> provision(Address address, LocalDate asOf) {
    return document(address, asOf)
        .flatMap(
            document ->
                document.provisions().stream()
                    .filter(provision -> provision.address().anchor().equals(address.anchor()))
                    .findFirst());
  }
}
