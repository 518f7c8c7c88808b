package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * A text as a row of words to compare: each Chinese character, each run of other letters and each
 * number is one. Punctuation and spaces are left out; variant characters, full width and the two
 * ways to write a number make no difference.
 */
final class ComparedWords {
  private static final String SIGNS_OF_AMOUNT = "%‰‱％";
  private static final String SIGNS_OF_RANGE = "~～|｜^`";

  /** A stretch of words, from the first to the one after the last. */
  record Range(int from, int to) {}

  private final String text;
  private final List<String> norms = new ArrayList<>();
  private final List<Range> spans = new ArrayList<>();
  private final List<Range> titles = new ArrayList<>();
  private final List<Range> titleSpans = new ArrayList<>();

  private ComparedWords(String text) {
    this.text = text;
  }

  static ComparedWords of(String text) {
    ComparedWords words = new ComparedWords(text);
    words.split();
    words.findTitles();
    return words;
  }

  /** The text as written. */
  String text() {
    return text;
  }

  /** The words in the form in which they are compared. */
  List<String> norms() {
    return norms;
  }

  int size() {
    return norms.size();
  }

  boolean isEmpty() {
    return norms.isEmpty();
  }

  /** Where a word stands in the text. */
  Range span(int word) {
    return spans.get(word);
  }

  /** Titles in 《》 as stretches of words; the outermost where they are nested. */
  List<Range> titles() {
    return titles;
  }

  /** Where a title stands in the text, with its brackets. */
  Range titleSpan(int title) {
    return titleSpans.get(title);
  }

  /** Whether a word is a number. */
  boolean isNumber(int word) {
    return norms.get(word).startsWith("#");
  }

  /** Whether the words of a stretch stand between marks, so that they read as a phrase. */
  boolean setOff(int from, int to) {
    boolean before = from == 0 || spans.get(from - 1).to() < spans.get(from).from();
    boolean after = to == size() || spans.get(to - 1).to() < spans.get(to).from();
    return before && after;
  }

  /** Whether a mark, a space or an end of the text stands before a word. */
  boolean beginsAfterMark(int word) {
    return word == 0 || word == size() || spans.get(word - 1).to() < spans.get(word).from();
  }

  private void split() {
    String folded = folded();
    Matcher numbers = WrittenNumber.in(folded);
    int i = 0;
    while (i < folded.length()) {
      int point = folded.codePointAt(i);
      int end = i + Character.charCount(point);
      if (!isMark(point)) {
        boolean number =
            WrittenNumber.begins(folded.charAt(i))
                && numbers.region(i, folded.length()).lookingAt();
        if (number) {
          end = numbers.end();
          norms.add("#" + WrittenNumber.value(numbers));
        } else {
          end = isRun(point) ? endOfRun(folded, i) : end;
          norms.add(folded.substring(i, end));
        }
        spans.add(new Range(i, end));
      }
      i = end;
    }
  }

  /** A full-width comma stays one: it stands between numbers, not inside one. */
  private String folded() {
    StringBuilder folded = new StringBuilder(Folding.fold(text));
    for (int at = text.indexOf('，'); at >= 0; at = text.indexOf('，', at + 1)) {
      folded.setCharAt(at, '，');
    }
    return folded.toString();
  }

  private static int endOfRun(String folded, int from) {
    int end = from;
    while (end < folded.length() && isRun(folded.codePointAt(end))) {
      end += Character.charCount(folded.codePointAt(end));
    }
    return end;
  }

  /** Letters of scripts that write words as runs. */
  private static boolean isRun(int point) {
    return point < 0x2E80 && Character.isLetter(point);
  }

  private static boolean isMark(int point) {
    if (SIGNS_OF_AMOUNT.indexOf(point) >= 0) {
      return false;
    }
    if (SIGNS_OF_RANGE.indexOf(point) >= 0) {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }

  private void findTitles() {
    int depth = 0;
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '《') {
        open = depth == 0 ? i : open;
        depth++;
      } else if (c == '》' && depth > 0) {
        depth--;
        if (depth == 0) {
          addTitle(open, i + 1);
        }
      } else if (c == '\n') {
        // A bracket that is not closed on its line opens nothing.
        depth = 0;
      }
    }
  }

  private void addTitle(int from, int to) {
    int first = wordAt(from);
    int last = wordAt(to);
    if (first < last) {
      titles.add(new Range(first, last));
      titleSpans.add(new Range(from, to));
    }
  }

  /** The first word that begins at the offset or later. */
  private int wordAt(int offset) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).from() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
