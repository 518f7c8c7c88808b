package org.qinqing.ui.library.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;

/**
 * The text of a provision as it is read, its paragraphs and items one a line, and where each
 * stretch of it stands in the texts of the units.
 *
 * @param shown all of it
 * @param pieces the texts of the units in it, in order
 */
record ProvisionText(String shown, List<Piece> pieces) {
  private static final int CIRCLED_ONE = 0x2460;
  private static final int MOST_CIRCLED = 20;
  private static final Pattern ITEM = Pattern.compile("第([〇零一二三四五六七八九十百]+)项$");

  ProvisionText {
    pieces = List.copyOf(pieces);
  }

  /**
   * The text of one unit.
   *
   * @param from first place in what is shown
   * @param to after the last place in what is shown
   * @param address the unit
   * @param offset place of the first in the text of the unit
   */
  record Piece(int from, int to, Address address, int offset) {}

  /**
   * A stretch inside one unit.
   *
   * @param from first place in the text of the unit
   * @param to after the last
   */
  record Stretch(Address address, int from, int to) {}

  /** A stretch of what is shown. */
  record Range(int from, int to) {}

  /**
   * Puts a provision together.
   *
   * @param parts its paragraphs and items, in order
   * @param none what to say when there is no text at all
   */
  static ProvisionText of(
      Document.Provision provision, List<Document.Provision> parts, String none) {
    StringBuilder shown = new StringBuilder();
    List<Piece> pieces = new ArrayList<>();
    add(shown, pieces, "", provision);
    int base = provision.address().segments().size();
    for (Document.Provision part : parts) {
      String heading = part.heading().equals(provision.heading()) ? "" : part.heading();
      boolean silent = part.text().isBlank();
      if (silent && heading.isEmpty()) {
        continue;
      }
      String indent = "　".repeat(Math.max(0, part.address().segments().size() - base - 1));
      add(
          shown,
          pieces,
          indent + sign(part) + heading + (heading.isEmpty() || silent ? "" : "："),
          part);
    }
    return shown.isEmpty()
        ? new ProvisionText(none, List.of())
        : new ProvisionText(shown.toString(), pieces);
  }

  private static void add(
      StringBuilder shown, List<Piece> pieces, String before, Document.Provision unit) {
    String said = unit.text().strip();
    if (said.isEmpty() && before.isEmpty()) {
      return;
    }
    if (!shown.isEmpty()) {
      shown.append('\n');
    }
    shown.append(before);
    if (!said.isEmpty()) {
      int from = shown.length();
      shown.append(said);
      pieces.add(new Piece(from, shown.length(), unit.address(), unit.text().indexOf(said)));
    }
  }

  /** What stands before a paragraph or item: ①, （三） or a number. */
  static String sign(Document.Provision part) {
    String last = part.address().segments().getLast();
    String number = last.substring(last.indexOf('-') + 1);
    if (last.startsWith("p-") && number.matches("\\d{1,2}")) {
      int value = Integer.parseInt(number);
      if (value >= 1 && value <= MOST_CIRCLED) {
        return Character.toString(CIRCLED_ONE + value - 1) + " ";
      }
    }
    if (last.startsWith("p-")) {
      return number + " ";
    }
    Matcher item = ITEM.matcher(part.label());
    return item.find() ? "（" + item.group(1) + "）" : number + ". ";
  }

  /** What a selection covers, unit by unit. */
  List<Stretch> within(int from, int to) {
    List<Stretch> found = new ArrayList<>();
    for (Piece piece : pieces) {
      int first = Math.max(from, piece.from);
      int last = Math.min(to, piece.to);
      if (first < last) {
        int shift = piece.offset - piece.from;
        found.add(new Stretch(piece.address, first + shift, last + shift));
      }
    }
    return found;
  }

  /**
   * Where a stretch of a unit is shown.
   *
   * @param from in the text of the unit, -1 for all of it
   * @param to after the last, -1 for all of it
   */
  Optional<Range> range(Address unit, int from, int to) {
    for (Piece piece : pieces) {
      if (piece.address.anchor().equals(unit.anchor())) {
        int shift = piece.from - piece.offset;
        int first = from < 0 ? piece.from : Math.max(piece.from, from + shift);
        int last = to < 0 ? piece.to : Math.min(piece.to, to + shift);
        return first < last ? Optional.of(new Range(first, last)) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
