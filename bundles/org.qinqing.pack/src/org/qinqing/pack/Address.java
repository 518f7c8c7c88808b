package org.qinqing.pack;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a provision stands: {@code pack:document[@date]/art-97[.1][/p-1][/i-3]}.
 *
 * <p>{@code art} is an article (条), {@code .1} is 之一, {@code p} a paragraph (款), {@code i} an item
 * (项); lists and preambles read {@code sec-3/list-1/i-2}. Without a version date the address means
 * the text in force on the as-of date.
 *
 * @param pack id of the bundle that carries the document, {@code user} for imported files
 * @param document id of the document within the bundle
 * @param version first day on which the meant version is in force, empty for "whatever is in force"
 * @param anchor the tail, such as {@code art-97/p-1}; empty for the document as a whole
 */
public record Address(String pack, String document, Optional<LocalDate> version, String anchor)
    implements Comparable<Address> {

  private static final Pattern FORM =
      Pattern.compile(
          "([a-z][a-z0-9-]*):([a-z0-9][a-z0-9-]*)(?:@(\\d{4}-\\d{2}-\\d{2}))?(?:/([a-z0-9./-]+))?");

  /** No text is divided as deep as that; without an end, a long text would exhaust the stack. */
  private static final Pattern ANCHOR =
      Pattern.compile("[a-z]+-\\d+(?:\\.\\d+)?(?:/[a-z]+-\\d+(?:\\.\\d+)?){0,20}");

  /** Validates the parts; use {@link #parse(String)} for text from outside. */
  public Address {
    Objects.requireNonNull(pack);
    Objects.requireNonNull(document);
    Objects.requireNonNull(version);
    if (!anchor.isEmpty() && !ANCHOR.matcher(anchor).matches()) {
      throw new IllegalArgumentException(anchor);
    }
  }

  /**
   * Reads an address.
   *
   * @return the address, or empty when the text does not have the form of one
   */
  public static Optional<Address> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String anchor = matcher.group(4) == null ? "" : matcher.group(4);
    if (!anchor.isEmpty() && !ANCHOR.matcher(anchor).matches()) {
      return Optional.empty();
    }
    try {
      Optional<LocalDate> version = Optional.ofNullable(matcher.group(3)).map(LocalDate::parse);
      return Optional.of(new Address(matcher.group(1), matcher.group(2), version, anchor));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Whether the text has the form of an anchor (the tail of an address). */
  public static boolean isAnchor(String text) {
    return ANCHOR.matcher(text).matches();
  }

  /** The same place in whatever version is in force. */
  public Address unversioned() {
    return new Address(pack, document, Optional.empty(), anchor);
  }

  /** The same place in the version that came into force on the given day. */
  public Address at(LocalDate day) {
    return new Address(pack, document, Optional.of(day), anchor);
  }

  /** The segments of the anchor, outermost first; empty for a whole document. */
  public List<String> segments() {
    return anchor.isEmpty() ? List.of() : List.of(anchor.split("/"));
  }

  /** The next larger unit (item, paragraph, article, document), empty for a whole document. */
  public Optional<Address> parent() {
    if (anchor.isEmpty()) {
      return Optional.empty();
    }
    int cut = anchor.lastIndexOf('/');
    return Optional.of(
        new Address(pack, document, version, cut < 0 ? "" : anchor.substring(0, cut)));
  }

  /** Whether the other address is this one or lies inside it; versions are not compared. */
  public boolean contains(Address other) {
    return pack.equals(other.pack)
        && document.equals(other.document)
        && (anchor.isEmpty()
            || anchor.equals(other.anchor)
            || other.anchor.startsWith(anchor + "/"));
  }

  @Override
  public int compareTo(Address other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return pack
        + ":"
        + document
        + version.map(day -> "@" + day).orElse("")
        + (anchor.isEmpty() ? "" : "/" + anchor);
  }
}
