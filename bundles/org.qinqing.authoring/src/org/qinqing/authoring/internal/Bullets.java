package org.qinqing.authoring.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * The members of a list that is written one below the other.
 *
 * @param indent column of the dashes
 * @param members in order
 */
record Bullets(int indent, List<Member> members) {
  Bullets {
    members = List.copyOf(members);
  }

  /**
   * Lines of one member.
   *
   * @param first first line, comments above the member included
   * @param dash line of its dash
   * @param end line after its last
   */
  record Member(int first, int dash, int end) {}

  /**
   * Gives each line to a member: comments that are indented no deeper than the dashes belong to the
   * member below them, and blank lines before those to none.
   *
   * @param from line after the key
   * @param to line after the list
   * @param dashes lines of the dashes
   */
  static Bullets of(TextLines lines, int from, int to, int indent, List<Integer> dashes) {
    List<Member> members = new ArrayList<>();
    int before = from;
    for (int i = 0; i < dashes.size(); i++) {
      int dash = dashes.get(i);
      int next = i + 1 < dashes.size() ? dashes.get(i + 1) : to;
      int end = next;
      while (end > dash + 1 && (lines.blank(end - 1) || outside(lines, end - 1, indent))) {
        end--;
      }
      int first = before;
      while (first < dash && lines.blank(first)) {
        first++;
      }
      members.add(new Member(first, dash, end));
      before = end;
    }
    return new Bullets(indent, members);
  }

  private static boolean outside(TextLines lines, int line, int indent) {
    return lines.comment(line) && lines.indent(line) <= indent;
  }
}
