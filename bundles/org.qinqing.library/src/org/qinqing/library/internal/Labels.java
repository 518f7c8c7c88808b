package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Writes an anchor in the words of citations: {@code art-99/p-2} is 第九十九条第二款. */
final class Labels {
  private Labels() {}

  static String of(String anchor) {
    StringBuilder label = new StringBuilder();
    List<String> segments =
        anchor.isEmpty() ? List.of() : new ArrayList<>(List.of(anchor.split("/")));
    boolean article = anchor.startsWith("art-") || anchor.contains("/art-");
    for (String segment : segments) {
      int dash = segment.indexOf('-');
      int dot = segment.indexOf('.');
      String number = number(segment.substring(dash + 1, dot < 0 ? segment.length() : dot));
      label.append(
          switch (segment.substring(0, dash)) {
            case "part" -> "第" + number + "篇";
            case "art" -> "第" + number + "条";
            case "sec" -> "第" + number + "部分";
            case "list" -> "清单" + number;
            case "p" -> "第" + number + (article ? "款" : "段");
            default -> "第" + number + "项";
          });
      if (dot >= 0) {
        label.append("之").append(number(segment.substring(dot + 1)));
      }
    }
    return label.toString();
  }

  private static String number(String digits) {
    OptionalInt value = Numerals.parse(digits);
    return value.isPresent() ? Numerals.chinese(value.getAsInt()) : digits;
  }
}
