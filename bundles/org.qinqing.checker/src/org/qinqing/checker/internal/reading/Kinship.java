package org.qinqing.checker.internal.reading;

import java.util.Set;

/** Folds chains of kin (我爱人的弟弟) to one of the ties of the facts model. */
final class Kinship {
  private static final Set<String> FAMILY =
      Set.of("spouse", "child", "childs-spouse", "parent", "sibling", "kin3", "in-law");

  private Kinship() {}

  /** Whether the tie is one of blood or marriage (特定关系人 are not). */
  static boolean family(String tie) {
    return FAMILY.contains(tie);
  }

  /**
   * The tie to the second person of a chain; a friend's relative stays within the bond to the
   * friend.
   */
  static String fold(String first, String second) {
    return switch (first) {
      case "spouse" -> second.equals("child") ? "child" : "in-law";
      case "child" ->
          switch (second) {
            case "spouse" -> "childs-spouse";
            case "child" -> "parent";
            default -> "in-law";
          };
      case "parent" ->
          switch (second) {
            case "sibling", "kin3" -> "kin3";
            case "child" -> "sibling";
            default -> "parent";
          };
      case "sibling" ->
          switch (second) {
            case "spouse" -> "in-law";
            case "child" -> "kin3";
            case "parent" -> "parent";
            default -> "in-law";
          };
      case "kin3" -> second.equals("spouse") ? "in-law" : "kin3";
      case "childs-spouse", "in-law" -> "in-law";
      default -> first;
    };
  }
}
