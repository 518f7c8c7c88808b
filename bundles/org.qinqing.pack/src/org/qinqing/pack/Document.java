package org.qinqing.pack;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A regulation, opinion or plan in one version.
 *
 * @param address without anchor; its version is {@code effective}
 * @param title full title without 《》
 * @param shortNames other names people use
 * @param number issuing number, may be empty
 * @param issuer issuing body
 * @param kind {@code party-regulation}, {@code law}, {@code administrative-regulation}, {@code
 *     normative}, {@code opinion}, {@code report}, {@code import}, …
 * @param issued day of issue, if known
 * @param effective first day in force
 * @param repealed first day no longer in force, if any
 * @param repealedBy what replaced it
 * @param replaces what it replaced
 * @param source where it was read, as a citation
 * @param wording whether the text is our digest or the official wording
 * @param provisions in order
 * @param location its file
 */
public record Document(
    Address address,
    String title,
    List<String> shortNames,
    String number,
    String issuer,
    String kind,
    Optional<LocalDate> issued,
    LocalDate effective,
    Optional<LocalDate> repealed,
    Optional<Address> repealedBy,
    List<Address> replaces,
    String source,
    Wording wording,
    List<Provision> provisions,
    SourceLocation location) {

  public Document {
    shortNames = List.copyOf(shortNames);
    replaces = List.copyOf(replaces);
    provisions = List.copyOf(provisions);
  }

  /** Whose words the text is in. */
  public enum Wording {
    /** Our own plain words. */
    DIGEST,
    /** The official wording. */
    FULL
  }

  /** Where a version stands on a day. */
  public enum Status {
    IN_FORCE,
    NOT_YET,
    REPEALED
  }

  /** Where this version stands on the day. */
  public Status status(LocalDate day) {
    if (day.isBefore(effective)) {
      return Status.NOT_YET;
    }
    return repealed.filter(end -> !day.isBefore(end)).isPresent()
        ? Status.REPEALED
        : Status.IN_FORCE;
  }

  /**
   * One addressable unit: an article, a paragraph, an item, a list or a heading with text.
   *
   * @param address with the document's version
   * @param label the unit in words, such as 第九十七条 or 第九十七条第一款
   * @param heading short heading of the article, may be empty
   * @param headingPath headings of the chapters above, outermost first
   * @param text the text of this unit alone, without its sub-units; may be empty
   * @param certainty how far it was checked
   * @param continues addresses of the same provision in earlier versions
   * @param declared how many items the source says there are, if it says so
   * @param itemised how many of them it lists
   * @param errata misprint → right word, both searchable
   * @param location line of the anchor
   */
  public record Provision(
      Address address,
      String label,
      String heading,
      List<String> headingPath,
      String text,
      Certainty certainty,
      List<Address> continues,
      Optional<Integer> declared,
      Optional<Integer> itemised,
      Map<String, String> errata,
      SourceLocation location) {
    public Provision {
      headingPath = List.copyOf(headingPath);
      continues = List.copyOf(continues);
      errata = Map.copyOf(errata);
    }
  }
}
