package org.qinqing.library.internal;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a provision as people write it: 处分条例97条, 《…》第九十九条第二款, 政务处分法34.
 *
 * @param name folded words before the number that may name a document; may be empty
 * @param quoted whether the name stood in 《》
 * @param anchor what it points at, such as {@code art-99/p-2}
 * @param explicit whether 条 was written; a bare number counts only after the name of a document
 * @param ordinal whether 第 was written, so that it cannot be an amount (两条烟)
 * @param from where the reference to the article begins in the folded text
 * @param to where it ends
 */
record ArticleReference(
    String name,
    boolean quoted,
    String anchor,
    boolean explicit,
    boolean ordinal,
    int from,
    int to) {
  private static final String NUMBER = "[" + Numerals.CLASS + "]+";
  private static final Pattern ARTICLE =
      Pattern.compile(
          "第?\\s*(" + NUMBER + ")\\s*条(?!例)(?:\\s*之\\s*(" + NUMBER + "))?" + tail(true));
  private static final Pattern BARE =
      Pattern.compile(
          "(?:第\\s*)?(?<![" + Numerals.CLASS + "])(" + NUMBER + ")()" + tail(false) + "$");
  private static final Pattern QUOTED = Pattern.compile("《([^《》]+(?:〈[^〉]*〉[^《》]*)?)》[^《》]*$");

  private static String tail(boolean article) {
    return "(?:\\s*第?\\s*("
        + NUMBER
        + ")\\s*款)?(?:\\s*(?:第\\s*)?[(]?\\s*("
        + NUMBER
        + ")\\s*[)]?\\s*项)?"
        + (article ? "" : "\\s*");
  }

  /** Finds the first reference in folded text. */
  static Optional<ArticleReference> in(String folded) {
    Matcher matcher = ARTICLE.matcher(folded);
    if (matcher.find()) {
      return read(folded, matcher, true);
    }
    matcher = BARE.matcher(folded);
    return matcher.find() && matcher.start() > 0 ? read(folded, matcher, false) : Optional.empty();
  }

  private static Optional<ArticleReference> read(String folded, Matcher matcher, boolean explicit) {
    OptionalInt article = Numerals.parse(matcher.group(1));
    if (article.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder anchor = new StringBuilder("art-").append(article.getAsInt());
    append(anchor, ".", matcher.group(2));
    append(anchor, "/p-", matcher.group(3));
    append(anchor, "/i-", matcher.group(4));
    String before = folded.substring(0, matcher.start()).strip();
    Matcher quoted = QUOTED.matcher(before);
    boolean inQuotes = quoted.find();
    return Optional.of(
        new ArticleReference(
            inQuotes ? quoted.group(1).strip() : before,
            inQuotes,
            anchor.toString(),
            explicit || matcher.group(3) != null,
            matcher.group().startsWith("第"),
            matcher.start(),
            matcher.end()));
  }

  private static void append(StringBuilder anchor, String mark, @Nullable String number) {
    if (number != null) {
      Numerals.parse(number).ifPresent(value -> anchor.append(mark).append(value));
    }
  }

  /** The article alone, without paragraph and item. */
  String article() {
    int slash = anchor.indexOf('/');
    return slash < 0 ? anchor : anchor.substring(0, slash);
  }
}
