package org.qinqing.authoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Writes single values as YAML, quoted where YAML would read something else without quotes. */
final class YamlScalars {
  private YamlScalars() {}

  /** On one line, plain when that is read back as the same text. */
  static String text(String value, boolean inFlow) {
    return plain(value, inFlow, false) ? value : quoted(value);
  }

  /**
   * On one line, in the style of a value that stood there.
   *
   * @param before the value that is replaced
   */
  static String like(ScalarNode before, String value, boolean inFlow) {
    return switch (before.getScalarStyle()) {
      case DOUBLE_QUOTED -> quoted(value);
      case SINGLE_QUOTED -> single(value);
      default -> {
        boolean other = !before.getTag().equals(Tag.STR) && !before.getTag().equals(Tag.NULL);
        yield plain(value, inFlow, other) ? value : quoted(value);
      }
    };
  }

  /**
   * Whether a text without quotes is read back as it is.
   *
   * @param otherTypes whether it may be a number or yes/no
   */
  static boolean plain(String value, boolean inFlow, boolean otherTypes) {
    if (value.isEmpty() || value.indexOf('\n') >= 0) {
      return false;
    }
    String around = inFlow ? "[" + value + "]" : "k: " + value;
    return only(around)
        .filter(ScalarNode.class::isInstance)
        .map(ScalarNode.class::cast)
        .filter(scalar -> scalar.getScalarStyle() == ScalarStyle.PLAIN)
        .filter(scalar -> scalar.getValue().equals(value))
        .filter(scalar -> scalar.getAnchor().isEmpty())
        .filter(scalar -> otherTypes || scalar.getTag().equals(Tag.STR))
        .isPresent();
  }

  /** The only value in a list or mapping of one. */
  static Optional<Node> only(String text) {
    return YamlNodes.of(text)
        .map(YamlNodes::root)
        .flatMap(
            root ->
                switch (root) {
                  case SequenceNode list when list.getValue().size() == 1 ->
                      Optional.of(list.getValue().get(0));
                  case MappingNode mapping when mapping.getValue().size() == 1 ->
                      Optional.of(mapping.getValue().get(0).getValueNode());
                  default -> Optional.empty();
                });
  }

  private static String single(String value) {
    boolean printable = value.chars().allMatch(c -> c >= ' ' && c != 0x7f);
    String written = "'" + value.replace("'", "''") + "'";
    return printable && reads("k: " + written, value) ? written : quoted(value);
  }

  /** Whether a text holds one scalar of that value. */
  static boolean reads(String text, String value) {
    return only(text)
        .filter(ScalarNode.class::isInstance)
        .map(node -> ((ScalarNode) node).getValue())
        .filter(value::equals)
        .isPresent();
  }

  /** In double quotes. */
  static String quoted(String value) {
    StringBuilder written = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> written.append("\\\"");
                case '\\' -> written.append("\\\\");
                case '\n' -> written.append("\\n");
                case '\r' -> written.append("\\r");
                case '\t' -> written.append("\\t");
                default -> {
                  if (hidden(c)) {
                    written.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
                  } else {
                    written.appendCodePoint(c);
                  }
                }
              }
            });
    return written.append('"').toString();
  }

  /** Whether a character must not stand in a YAML text, or could not be seen in it. */
  private static boolean hidden(int c) {
    return c < ' '
        || (c >= 0x7f && c < 0xa0)
        || (c >= 0xd800 && c <= 0xdfff)
        || c == 0x2028
        || c == 0x2029
        || c == 0xfeff
        || c == 0xfffe
        || c == 0xffff;
  }

  /** A node on one line; comments are left out. */
  static String flow(Node node) {
    return switch (node) {
      case ScalarNode scalar -> flow(scalar);
      case SequenceNode list -> {
        List<String> members = new ArrayList<>();
        list.getValue().forEach(member -> members.add(flow(member)));
        yield "[" + String.join(", ", members) + "]";
      }
      case MappingNode mapping -> {
        List<String> members = new ArrayList<>();
        for (NodeTuple tuple : mapping.getValue()) {
          members.add(flow(tuple.getKeyNode()) + ": " + flow(tuple.getValueNode()));
        }
        yield "{" + String.join(", ", members) + "}";
      }
      default -> "";
    };
  }

  private static String flow(ScalarNode scalar) {
    String value = scalar.getValue();
    if (scalar.getTag().equals(Tag.NULL)) {
      return "null";
    }
    return switch (scalar.getScalarStyle()) {
      case DOUBLE_QUOTED -> quoted(value);
      case SINGLE_QUOTED -> single(value);
      case PLAIN -> like(scalar, value, true);
      default -> text(value.stripTrailing(), true);
    };
  }
}
