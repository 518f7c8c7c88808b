package org.qinqing.authoring.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Writes YAML as an author would: a key a line, short lists and conditions on one line. Remembers
 * the line of each mapping.
 */
final class YamlBlock {
  private static final int WIDTH = 96;
  private static final Pattern OBVIOUS =
      Pattern.compile("[\\p{IsHan}A-Za-z][\\p{IsHan}A-Za-z0-9，。、；：？（）《》“”…_/.-]*");

  /** Plain words that are no texts. */
  private static final Set<String> WORDS = Set.of("true", "false", "null", "nan", "inf");

  private final StringBuilder text = new StringBuilder();
  private final Map<Node, Integer> marked;
  private final Map<Integer, Integer> rows = new HashMap<>();
  private int line = 1;

  /** Writes; {@code marked} are mappings whose line is wanted, with what is known of each. */
  YamlBlock(Map<Node, Integer> marked) {
    this.marked = marked;
  }

  String text() {
    return text.toString();
  }

  /** Line → what is known of the mapping that begins there. */
  Map<Integer, Integer> rows() {
    return rows;
  }

  /** The members of a mapping, one a line. */
  void members(MappingNode mapping, int indent) {
    boolean first = true;
    for (NodeTuple tuple : mapping.getValue()) {
      if (first) {
        note(mapping);
        first = false;
      }
      text.append(" ".repeat(indent)).append(flow(tuple.getKeyNode())).append(':');
      value(tuple.getValueNode(), indent);
    }
  }

  private void note(Node mapping) {
    Integer row = marked.get(mapping);
    if (row != null) {
      rows.putIfAbsent(line, row);
    }
  }

  private void value(Node value, int indent) {
    switch (value) {
      case MappingNode mapping when !fits(mapping, indent) -> {
        end();
        members(mapping, indent + 2);
      }
      case SequenceNode list when !fits(list, indent) -> {
        end();
        list(list, indent + 2);
      }
      case ScalarNode scalar -> {
        text.append(' ').append(scalar(scalar));
        end();
      }
      default -> {
        text.append(' ').append(flow(value));
        end();
      }
    }
  }

  private void list(SequenceNode list, int indent) {
    for (Node member : list.getValue()) {
      text.append(" ".repeat(indent)).append('-');
      if (member instanceof MappingNode mapping && !fits(mapping, indent)) {
        note(mapping);
        int from = text.length();
        members(mapping, indent + 2);
        // The first key stands on the line of the dash.
        text.replace(from, from + indent + 2, " ");
      } else {
        if (member instanceof MappingNode mapping) {
          note(mapping);
        }
        text.append(' ')
            .append(member instanceof ScalarNode scalar ? scalar(scalar) : flow(member));
        end();
      }
    }
  }

  /** A node on one line. Most texts are seen to be plain without being parsed again. */
  static String flow(Node node) {
    return switch (node) {
      case ScalarNode scalar when obvious(scalar) -> scalar.getValue();
      case SequenceNode list ->
          list.getValue().stream().map(YamlBlock::flow).collect(Collectors.joining(", ", "[", "]"));
      case MappingNode mapping ->
          mapping.getValue().stream()
              .map(tuple -> flow(tuple.getKeyNode()) + ": " + flow(tuple.getValueNode()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> YamlScalars.flow(node);
    };
  }

  private static boolean obvious(ScalarNode scalar) {
    String value = scalar.getValue();
    return scalar.getScalarStyle() == ScalarStyle.PLAIN
        && (scalar.getTag().equals(Tag.STR)
            ? OBVIOUS.matcher(value).matches() && !WORDS.contains(value.toLowerCase(Locale.ROOT))
            : scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.BOOL));
  }

  private static String scalar(ScalarNode scalar) {
    return obvious(scalar) ? scalar.getValue() : YamlScalars.like(scalar, scalar.getValue(), false);
  }

  /** Whether it is written on one line. Things of the top level never are. */
  private boolean fits(Node node, int indent) {
    List<?> members =
        node instanceof MappingNode mapping ? mapping.getValue() : ((SequenceNode) node).getValue();
    if (members.isEmpty()) {
      return true;
    }
    boolean thing = marked.containsKey(node) && indent <= 2;
    boolean things =
        node instanceof SequenceNode list
            && indent == 0
            && list.getValue().stream().anyMatch(marked::containsKey);
    return !thing && !things && width(flow(node)) + indent <= WIDTH;
  }

  /** Columns on a screen: a Chinese character takes two. */
  private static int width(String line) {
    return line.length() + (int) line.chars().filter(c -> c >= 0x2e80).count();
  }

  private void end() {
    text.append('\n');
    line++;
  }
}
