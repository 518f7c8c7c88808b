package org.qinqing.trust;

import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;

/**
 * For what a publisher may speak. It stands in the publisher's certificate; a valid signature
 * beyond it is worth nothing.
 *
 * @param packs ids of bundles; {@code *} for any, {@code gd-*} for all that begin so
 * @param locality the place, with all places inside it
 * @param highest the highest level of a bundle
 * @param issuers issuing bodies of whose documents it may carry the wording or a digest, as {@code
 *     issuer:} says; {@code *} for any
 * @param replaces documents of other bundles ({@code pack:document}) that its own may replace;
 *     {@code *} for any
 * @param code whether it may publish extensions, which are code; see {@link Extensions}
 */
public record Authority(
    Set<String> packs,
    Locality locality,
    Level highest,
    Set<String> issuers,
    Set<String> replaces,
    boolean code) {
  /** Stands for everything of its kind. */
  public static final String ANY = "*";

  public Authority {
    packs = Set.copyOf(packs);
    issuers = Set.copyOf(issuers);
    replaces = Set.copyOf(replaces);
  }

  /** One that may publish no code. */
  public Authority(
      Set<String> packs,
      Locality locality,
      Level highest,
      Set<String> issuers,
      Set<String> replaces) {
    this(packs, locality, highest, issuers, replaces, false);
  }

  /** Whether it may publish a bundle of that id. */
  public boolean speaksAs(String pack) {
    return packs.stream().anyMatch(pattern -> covers(pattern, pack));
  }

  /** Whether it may speak for a place. */
  public boolean speaksFor(Locality place) {
    return place.equals(locality) || place.chain().contains(locality);
  }

  /** Whether it may carry documents of an issuing body. */
  public boolean carries(String issuer) {
    return issuers.contains(ANY) || issuers.contains(issuer);
  }

  /** Whether its documents may replace one of another bundle. */
  public boolean replaces(Address document) {
    return replaces.contains(ANY) || replaces.contains(document.pack() + ":" + document.document());
  }

  /** Whether nothing of it goes beyond the other: only such a one can be handed on. */
  public boolean within(Authority wider) {
    return packs.stream().allMatch(wider::speaksAsAll)
        && wider.speaksFor(locality)
        && !highest.above(wider.highest)
        && inside(issuers, wider.issuers)
        && inside(replaces, wider.replaces)
        && (!code || wider.code);
  }

  private boolean speaksAsAll(String narrower) {
    return packs.stream()
        .anyMatch(
            pattern ->
                pattern.equals(narrower)
                    || (pattern.endsWith(ANY)
                        && narrower.startsWith(pattern.substring(0, pattern.length() - 1))));
  }

  private static boolean covers(String pattern, String pack) {
    return pattern.endsWith(ANY)
        ? pack.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(pack);
  }

  private static boolean inside(Set<String> narrow, Set<String> wide) {
    return wide.contains(ANY) || wide.containsAll(narrow);
  }
}
