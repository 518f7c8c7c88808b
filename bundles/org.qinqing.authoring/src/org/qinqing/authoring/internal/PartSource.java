package org.qinqing.authoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * The text of one part as an author sees it, without the indentation of the list, and its way back
 * into the file: lines that were not changed keep every byte.
 */
final class PartSource {
  /** Beyond this many lines on either side, what lies between the first and last change is new. */
  private static final int COMPARED = 1_500;

  private PartSource() {}

  private enum Place {
    /** A comment above the member. */
    ABOVE,
    /** The line behind the dash. */
    FIRST,
    BELOW
  }

  /**
   * A line.
   *
   * @param shown as the author sees it
   * @param place where it stands
   * @param raw as it is written in the file, without its end
   * @param end its end
   */
  private record Line(String shown, Place place, String raw, String end) {
    boolean same(Line other) {
      return shown.equals(other.shown) && place == other.place;
    }
  }

  private record Lines(List<Line> all, int column) {}

  static String read(String text, Outline.Slot slot) {
    if (slot.inline()) {
      return text.substring(slot.from(), slot.to()).replace("\r\n", "\n").replace('\r', '\n');
    }
    return String.join("\n", lines(text, slot).all().stream().map(Line::shown).toList());
  }

  /**
   * Puts another source in the place of a part.
   *
   * @return the whole text of the file
   */
  static String write(String text, Outline.Slot slot, String source) {
    String wanted = source.replace("\r\n", "\n").replace('\r', '\n');
    if (read(text, slot).equals(wanted)) {
      return text;
    }
    String before = text.substring(0, slot.from());
    String after = text.substring(slot.to());
    if (slot.inline()) {
      return before + inline(wanted) + after;
    }
    Lines old = lines(text, slot);
    List<Line> made = reused(old.all(), made(wanted, slot.indent(), old.column()));
    String usual = new TextLines(text).usualEnd();
    StringBuilder written = new StringBuilder(before);
    for (int i = 0; i < made.size(); i++) {
      Line line = made.get(i);
      boolean last = i == made.size() - 1 && after.isEmpty();
      boolean open = last && !text.isEmpty() && !endsLine(text);
      written.append(line.raw());
      if (!open) {
        written.append(line.end().isEmpty() ? usual : line.end());
      }
    }
    return written.append(after).toString();
  }

  private static boolean endsLine(String text) {
    return text.endsWith("\n") || text.endsWith("\r");
  }

  private static Lines lines(String text, Outline.Slot slot) {
    TextLines all = new TextLines(text.substring(slot.from(), slot.to()));
    int indent = slot.indent();
    int column = indent + 2;
    List<Line> lines = new ArrayList<>();
    String pending = "";
    boolean above = true;
    boolean first = true;
    int offset = slot.from();
    for (int i = 0; i < all.count(); i++) {
      String raw = all.line(i);
      if (above && offset + all.start(i) < slot.dash()) {
        lines.add(new Line(TextLines.outdented(raw, indent), Place.ABOVE, raw, all.lineEnd(i)));
        continue;
      }
      if (above) {
        above = false;
        String behind = raw.substring(Math.min(raw.length(), indent + 1));
        int spaces = TextLines.indent(behind);
        String content = behind.substring(spaces);
        if (content.isBlank() || content.startsWith("#")) {
          pending = raw + all.lineEnd(i);
          continue;
        }
        column = indent + 1 + spaces;
        lines.add(new Line(content, Place.FIRST, raw, all.lineEnd(i)));
        first = false;
        continue;
      }
      if (first) {
        if (all.blank(i)) {
          pending += raw + all.lineEnd(i);
          continue;
        }
        column = Math.max(indent + 1, TextLines.indent(raw));
        lines.add(
            new Line(TextLines.outdented(raw, column), Place.FIRST, pending + raw, all.lineEnd(i)));
        first = false;
        continue;
      }
      lines.add(new Line(TextLines.outdented(raw, column), Place.BELOW, raw, all.lineEnd(i)));
    }
    return new Lines(lines, column);
  }

  /** The lines of a source, written anew. */
  private static List<Line> made(String source, int indent, int column) {
    List<String> wanted = new ArrayList<>(source.lines().toList());
    while (!wanted.isEmpty() && wanted.get(wanted.size() - 1).isBlank()) {
      wanted.remove(wanted.size() - 1);
    }
    while (!wanted.isEmpty() && wanted.get(0).isBlank()) {
      wanted.remove(0);
    }
    List<Line> made = new ArrayList<>();
    String dash = " ".repeat(indent) + "-";
    boolean above = true;
    for (String line : wanted) {
      boolean comment = line.isBlank() || line.stripLeading().startsWith("#");
      if (above && comment) {
        String raw = line.isBlank() ? "" : " ".repeat(indent) + line;
        made.add(new Line(line.isBlank() ? "" : line, Place.ABOVE, raw, ""));
      } else if (above) {
        above = false;
        String content = line.stripLeading();
        String raw = dash + " ".repeat(column - indent - 1) + content;
        made.add(new Line(content, Place.FIRST, raw, ""));
      } else {
        String raw = line.isBlank() ? "" : " ".repeat(column) + line;
        made.add(new Line(line.isBlank() ? "" : line, Place.BELOW, raw, ""));
      }
    }
    if (above) {
      made.add(new Line("", Place.FIRST, dash, ""));
    }
    return made;
  }

  /** Takes for each line that was there before the one that was there. */
  private static List<Line> reused(List<Line> old, List<Line> made) {
    List<Line> result = new ArrayList<>(made);
    int head = 0;
    while (head < Math.min(old.size(), made.size()) && old.get(head).same(made.get(head))) {
      result.set(head, old.get(head));
      head++;
    }
    int tail = 0;
    while (tail < Math.min(old.size(), made.size()) - head
        && old.get(old.size() - 1 - tail).same(made.get(made.size() - 1 - tail))) {
      result.set(made.size() - 1 - tail, old.get(old.size() - 1 - tail));
      tail++;
    }
    int rows = old.size() - head - tail;
    int columns = made.size() - head - tail;
    if (rows > COMPARED || columns > COMPARED) {
      return result;
    }
    int[][] longest = new int[rows + 1][columns + 1];
    for (int i = rows - 1; i >= 0; i--) {
      for (int j = columns - 1; j >= 0; j--) {
        longest[i][j] =
            old.get(head + i).same(made.get(head + j))
                ? longest[i + 1][j + 1] + 1
                : Math.max(longest[i + 1][j], longest[i][j + 1]);
      }
    }
    for (int i = 0, j = 0; i < rows && j < columns; ) {
      if (old.get(head + i).same(made.get(head + j))) {
        result.set(head + j++, old.get(head + i++));
      } else if (longest[i + 1][j] >= longest[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    return result;
  }

  /** A member of a list on one line must be on one line too, if it can be read at all. */
  private static String inline(String source) {
    String text = source.strip();
    if (text.startsWith("{")) {
      return text;
    }
    Optional<MappingNode> block =
        YamlNodes.of(text)
            .map(YamlNodes::root)
            .filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast)
            .filter(node -> ((CollectionNode<?>) node).getFlowStyle() == FlowStyle.BLOCK);
    return block.map(YamlScalars::flow).orElse(text.isEmpty() ? "{}" : text);
  }
}
