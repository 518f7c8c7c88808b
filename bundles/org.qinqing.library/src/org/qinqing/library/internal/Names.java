package org.qinqing.library.internal;

import java.util.List;

/** Under which names documents are cited. */
interface Names {
  /**
   * The documents a name may mean.
   *
   * @param name folded words that end with the name
   * @return keys, those of the longest name that fits
   */
  List<String> find(String name);

  /**
   * The documents in whose title the last words of a name occur, such as 条例; at least two
   * characters of it.
   */
  List<String> guess(String name);

  /** Whether a document has exactly that name. */
  boolean isName(String name);

  /** The versions of a year of these documents: issued, in force from or titled so. */
  List<String> ofYear(List<String> keys, int year);

  /**
   * The documents with an issuing number.
   *
   * @param number as {@link IndexedFields#number} writes it
   */
  List<String> numbered(String number);

  /** Whether a unit of any document is labelled so, as {@link LabelReference#key} writes it. */
  boolean labelled(String key);

  /** Whether any provision, or way of asking for one, contains a pair of characters or a word. */
  boolean seen(String gram);
}
