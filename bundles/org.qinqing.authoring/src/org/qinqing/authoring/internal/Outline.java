package org.qinqing.authoring.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.qinqing.authoring.PackDraft.Kind;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Where the parts stand in the text of one file. A text that is no YAML just now, because somebody
 * is typing, is divided by its lines; so one broken part hides no other.
 *
 * @param slots the parts in order
 */
record Outline(List<Slot> slots) {
  private static final int TITLE = 40;

  Outline {
    slots = List.copyOf(slots);
  }

  /**
   * One part.
   *
   * @param kind what it is
   * @param id its id, empty when it has none
   * @param title first words
   * @param line line of its dash, from 1
   * @param from offset of its first line, comments above it included; of the brace in a list on one
   *     line
   * @param dash offset of the line of its dash
   * @param to offset behind it, the end of its last line included
   * @param indent column of its dash; -1 in a list on one line
   */
  record Slot(
      Kind kind, String id, String title, int line, int from, int dash, int to, int indent) {
    boolean inline() {
      return indent < 0;
    }
  }

  /**
   * The parts after one of them was written anew.
   *
   * @param index which
   * @param text the whole text now
   * @param longer by how many characters the text is longer now
   */
  Outline moved(int index, String text, int longer) {
    List<Slot> moved = new ArrayList<>(slots.subList(0, index));
    Slot old = slots.get(index);
    int to = old.to() + longer;
    TextLines lines = new TextLines(text);
    int dash = old.dash();
    if (!old.inline()) {
      int line = lines.at(old.from());
      while (line + 1 < lines.count() && !lines.bullet(line, old.indent())) {
        line++;
      }
      dash = lines.start(line);
    }
    Slot bare =
        new Slot(
            old.kind(),
            old.id(),
            old.title(),
            lines.at(dash) + 1,
            old.from(),
            dash,
            to,
            old.indent());
    moved.add(named(bare, PartSource.read(text, bare)));
    for (Slot slot : slots.subList(index + 1, slots.size())) {
      int at = slot.dash() + longer;
      moved.add(
          new Slot(
              slot.kind(),
              slot.id(),
              slot.title(),
              lines.at(at) + 1,
              slot.from() + longer,
              at,
              slot.to() + longer,
              slot.indent()));
    }
    return new Outline(moved);
  }

  /** A slot with the id and title that a source gives it, whether that is YAML or not. */
  private static Slot named(Slot bare, String source) {
    return YamlNodes.of(source)
        .map(
            nodes ->
                slot(
                    bare.kind(),
                    nodes.root(),
                    bare.line(),
                    bare.from(),
                    bare.dash(),
                    bare.to(),
                    bare.indent()))
        .orElseGet(
            () ->
                new Slot(
                    bare.kind(),
                    word(source, "id"),
                    shortened(word(source, PartShape.of(bare.kind()).title())),
                    bare.line(),
                    bare.from(),
                    bare.dash(),
                    bare.to(),
                    bare.indent()));
  }

  /** A list as it was found, with the nodes of its members if they are known. */
  private record Found(Bullets bullets, List<Node> nodes) {}

  static Outline of(Kind kind, String text) {
    TextLines lines = new TextLines(text);
    String key = PartShape.of(kind).list();
    Optional<YamlNodes> nodes = YamlNodes.of(text);
    Optional<SequenceNode> list = nodes.flatMap(n -> list(n.root(), key));
    if (list.isPresent() && list.get().getFlowStyle() == FlowStyle.FLOW) {
      YamlNodes known = nodes.get();
      return new Outline(
          list.get().getValue().stream()
              .map(
                  node -> {
                    int at = known.start(node);
                    return slot(kind, node, YamlNodes.line(node) + 1, at, at, known.end(node), -1);
                  })
              .toList());
    }
    Optional<Found> byNodes =
        list.map(known -> new Found(bullets(lines, nodes.get(), known, key), known.getValue()));
    Optional<Found> byLines = byLines(lines, key);
    return new Outline(
        better(lines, byNodes, byLines)
            .map(found -> slots(kind, text, lines, found))
            .orElse(List.of()));
  }

  /**
   * The nodes are right, unless a quote that was left open has swallowed the parts below it; then
   * the lines find more parts that name themselves.
   */
  private static Optional<Found> better(
      TextLines lines, Optional<Found> byNodes, Optional<Found> byLines) {
    if (byNodes.isEmpty() || byLines.isEmpty()) {
      return byNodes.or(() -> byLines);
    }
    List<Integer> known =
        byNodes.get().bullets().members().stream().map(Bullets.Member::dash).toList();
    List<Bullets.Member> more =
        byLines.get().bullets().members().stream()
            .filter(member -> !known.contains(member.dash()))
            .toList();
    boolean swallowed =
        !more.isEmpty()
            && more.stream()
                .allMatch(
                    member ->
                        IntStream.range(member.dash(), member.end())
                            .anyMatch(
                                line -> lines.line(line).matches("\\s*(?:-\\s+)?id:\\s+\\S.*")));
    return swallowed ? byLines : byNodes;
  }

  private static Optional<SequenceNode> list(Node root, String key) {
    return value(root, key).filter(SequenceNode.class::isInstance).map(SequenceNode.class::cast);
  }

  /** The value under a key of a mapping. */
  static Optional<Node> value(Node mapping, String key) {
    if (mapping instanceof MappingNode known) {
      for (NodeTuple tuple : known.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
          return Optional.of(tuple.getValueNode());
        }
      }
    }
    return Optional.empty();
  }

  private static Bullets bullets(TextLines lines, YamlNodes nodes, SequenceNode list, String key) {
    int keyLine = 0;
    int to = lines.count();
    if (nodes.root() instanceof MappingNode root) {
      for (NodeTuple tuple : root.getValue()) {
        int line = YamlNodes.line(tuple.getKeyNode());
        if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
          keyLine = line;
        } else if (line > YamlNodes.line(list)) {
          to = Math.min(to, line);
        }
      }
    }
    return bullets(lines, list, keyLine + 1, to);
  }

  /** The members of a list whose nodes are known. */
  static Bullets bullets(TextLines lines, SequenceNode list, int from, int to) {
    int indent = YamlNodes.column(list);
    List<Integer> dashes = new ArrayList<>();
    for (Node member : list.getValue()) {
      int line = Math.min(YamlNodes.line(member), lines.count() - 1);
      while (line > from && !lines.bullet(line, indent)) {
        line--;
      }
      dashes.add(line);
    }
    return Bullets.of(lines, from, to, indent, dashes);
  }

  private static Optional<Found> byLines(TextLines lines, String key) {
    Pattern start = Pattern.compile("\uFEFF?" + key + "\\s*:\\s*(?:#.*)?");
    for (int i = 0; i < lines.count(); i++) {
      if (start.matcher(lines.line(i)).matches()) {
        return byLines(lines, i + 1);
      }
    }
    return Optional.empty();
  }

  private static Optional<Found> byLines(TextLines lines, int from) {
    int indent = -1;
    int to = from;
    List<Integer> dashes = new ArrayList<>();
    for (; to < lines.count(); to++) {
      if (lines.blank(to) || lines.comment(to)) {
        continue;
      }
      int column = lines.indent(to);
      if (lines.bullet(to, column) && (indent < 0 || column == indent)) {
        indent = column;
        dashes.add(to);
      } else if (column == 0) {
        break;
      }
    }
    return dashes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(Bullets.of(lines, from, to, indent, dashes), List.of()));
  }

  private static List<Slot> slots(Kind kind, String text, TextLines lines, Found found) {
    List<Slot> slots = new ArrayList<>();
    int indent = found.bullets().indent();
    for (int i = 0; i < found.bullets().members().size(); i++) {
      Bullets.Member member = found.bullets().members().get(i);
      int from = lines.start(member.first());
      int dash = lines.start(member.dash());
      int to = lines.start(member.end());
      int line = member.dash() + 1;
      if (i < found.nodes().size()) {
        slots.add(slot(kind, found.nodes().get(i), line, from, dash, to, indent));
      } else {
        Slot bare = new Slot(kind, "", "", line, from, dash, to, indent);
        slots.add(named(bare, PartSource.read(text, bare)));
      }
    }
    return slots;
  }

  private static Slot slot(Kind kind, Node node, int line, int from, int dash, int to, int in) {
    String id =
        value(node, "id")
            .filter(ScalarNode.class::isInstance)
            .map(n -> ((ScalarNode) n).getValue().strip())
            .orElse("");
    return new Slot(kind, id, shortened(title(kind, node)), line, from, dash, to, in);
  }

  private static String title(Kind kind, Node node) {
    Optional<Node> said = value(node, PartShape.of(kind).title());
    return said.flatMap(n -> value(n, "text"))
        .or(() -> said.flatMap(n -> value(n, "facts")))
        .or(() -> said)
        .map(n -> n instanceof ScalarNode scalar ? scalar.getValue() : inside(n))
        .orElse(node instanceof ScalarNode scalar ? scalar.getValue() : "");
  }

  private static String inside(Node node) {
    String flow = YamlScalars.flow(node);
    return flow.length() > 1 ? flow.substring(1, flow.length() - 1) : flow;
  }

  /** What stands behind a key on its line, in a text that is no YAML. */
  private static String word(String source, String key) {
    return source
        .lines()
        .filter(line -> line.startsWith(key + ":"))
        .map(line -> line.substring(key.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  private static String shortened(String title) {
    String line = title.strip().replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= TITLE
        ? line
        : line.substring(0, line.offsetByCodePoints(0, TITLE)) + "…";
  }
}
