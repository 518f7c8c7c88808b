package org.qinqing.checker.internal.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * A clause of a normalised text.
 *
 * @param index number in the text
 * @param from first unit
 * @param to one past the last unit, without the mark that ends it
 * @param text its words
 * @param asks whether it is a question
 */
record Clause(int index, int from, int to, String text, boolean asks) {
  /** End a clause. */
  static final String MARKS = ",。;?!:";

  /** End what belongs together over commas. */
  static final String STOPS = "。;?!";

  private static final Finder TURN =
      Finder.of(
          "但是|但(?!凡)|后来|结果(?!出)|然后|最后|不过(?!是)|可是|于是|又(?!是)|还(?=塞|送|给|请|替|帮|把|让|收|拿|用|说|答应|安排|提出)");
  private static final Finder ASKS =
      Finder.of(
          "吗|么$|嘛$|能不能|可不可以|行不行|可以不|能否|可否|是否|要不要|该不该|好不好|会不会|算不算|合不合|违不违|犯不犯|用不用"
              + "|需不需要|怎么办|怎么处理|怎么弄|咋办|咋整|咋弄|咋处理|行不$|行吧$|中不中|得行|要紧|有没有问题|有问题没|没事吧|妥不妥|合适不|如何");

  static List<Clause> cut(String text) {
    List<Clause> clauses = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || MARKS.indexOf(text.charAt(i)) >= 0) {
        boolean asks = i < text.length() && text.charAt(i) == '?';
        split(text, from, i, asks, clauses);
        from = i + 1;
      }
    }
    return clauses;
  }

  private static void split(String text, int from, int to, boolean asks, List<Clause> out) {
    String sentence = text.substring(from, to);
    Matcher turn = TURN.matcher(sentence);
    int begin = from;
    for (int at = 0; TURN.next(turn, sentence, at); at = turn.end()) {
      if (from + turn.start() > begin) {
        add(text, begin, from + turn.start(), false, out);
        begin = from + turn.start();
      }
    }
    add(text, begin, to, asks, out);
  }

  private static void add(String text, int from, int to, boolean asks, List<Clause> out) {
    if (to > from) {
      String words = text.substring(from, to);
      out.add(new Clause(out.size(), from, to, words, asks || ASKS.in(words)));
    }
  }

  boolean holds(int at) {
    return at >= from && at < to;
  }

  /** The words of the clause before a place of the text. */
  String before(int at) {
    return text.substring(0, Math.max(0, Math.min(at, to) - from));
  }

  /** The words of the clause after a place of the text. */
  String after(int at) {
    return text.substring(Math.max(0, Math.min(at, to) - from));
  }
}
