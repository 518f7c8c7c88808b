package org.qinqing.authoring.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lines of a text and where they stand; lines may end as on any system. */
final class TextLines {
  private final String text;
  private final List<Integer> starts = new ArrayList<>();

  TextLines(String text) {
    this.text = text;
    if (!text.isEmpty()) {
      starts.add(0);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (ends && i + 1 < text.length()) {
        starts.add(i + 1);
      }
    }
  }

  int count() {
    return starts.size();
  }

  /** Offset of a line; of the end of the text for the line after the last. */
  int start(int line) {
    return line < starts.size() ? starts.get(line) : text.length();
  }

  /** The line an offset stands in. */
  int at(int offset) {
    int found = Collections.binarySearch(starts, offset);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  /** Offset behind the last character of a line, without its end. */
  int end(int line) {
    int end = start(line + 1);
    while (end > start(line) && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  /** A line without its end. */
  String line(int line) {
    return text.substring(start(line), end(line));
  }

  /** How a line ends; empty for a last line that does not. */
  String lineEnd(int line) {
    return text.substring(end(line), start(line + 1));
  }

  /** How most likely a new line should end: as the first one does. */
  String usualEnd() {
    return count() == 0 || lineEnd(0).isEmpty() ? "\n" : lineEnd(0);
  }

  boolean blank(int line) {
    return line(line).isBlank();
  }

  /** Whether a line holds nothing but a comment. */
  boolean comment(int line) {
    return line(line).stripLeading().startsWith("#");
  }

  /** How many spaces a line starts with. */
  int indent(int line) {
    return indent(line(line));
  }

  static int indent(String line) {
    int spaces = 0;
    while (spaces < line.length() && line.charAt(spaces) == ' ') {
      spaces++;
    }
    return spaces;
  }

  /** A line without its first spaces, as many as there are up to a number. */
  static String outdented(String line, int spaces) {
    return line.isBlank() ? "" : line.substring(Math.min(spaces, indent(line)));
  }

  /** Whether a line starts a member of a list at a column. */
  boolean bullet(int line, int column) {
    String written = line(line);
    return written.length() > column
        && indent(written) == column
        && written.charAt(column) == '-'
        && (written.length() == column + 1 || written.charAt(column + 1) <= ' ');
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }
}
