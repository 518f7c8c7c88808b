package org.qinqing.authoring.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A document file as one thing: its front matter, and a list of units. A unit is a heading (level,
 * words, anchor, attributes) with the lines below it; one without a level only carries on the text.
 */
final class DocumentSheet {
  private static final Pattern HEADING =
      Pattern.compile("(#{1,6})\\s+(.*?)\\s*(?:\\{#([^}]*)\\})?\\s*");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
  private static final Pattern ATTRIBUTES =
      Pattern.compile(
          "<!--\\s*((?:certainty|continues|declared|itemised|errata)\\s*:.*?)\\s*-->\\s*");
  private static final String RULE = "---";
  private static final String UNITS = "units";

  /** A cell of a workbook holds 32,767 characters. */
  static final int LONGEST = 32_000;

  private DocumentSheet() {}

  /** Reads a file; empty when its front matter cannot be read. */
  static Optional<MappingNode> of(String file) {
    List<String> lines = file.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().strip().equals(RULE)) {
      return Optional.empty();
    }
    int end = lines.subList(1, lines.size()).indexOf(RULE) + 1;
    if (end == 0) {
      return Optional.empty();
    }
    Optional<MappingNode> front =
        YamlNodes.of(String.join("\n", lines.subList(1, end)))
            .map(YamlNodes::root)
            .filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast);
    return front.map(
        mapping -> {
          List<NodeTuple> tuples = new ArrayList<>(mapping.getValue());
          tuples.add(
              new NodeTuple(
                  SheetRows.scalar(Tag.STR, UNITS),
                  new SequenceNode(
                      Tag.SEQ, units(lines.subList(end + 1, lines.size())), FlowStyle.BLOCK)));
          return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
        });
  }

  private static List<Node> units(List<String> lines) {
    List<Node> units = new ArrayList<>();
    Map<String, Node> unit = new LinkedHashMap<>();
    StringBuilder body = new StringBuilder();
    String fence = "";
    boolean underHeading = false;
    for (String line : lines) {
      Matcher fenced = FENCE.matcher(line);
      if (fenced.matches()) {
        fence = fence.isEmpty() ? fenced.group(1) : fenced.group(1).startsWith(fence) ? "" : fence;
      }
      Matcher heading = HEADING.matcher(line);
      Matcher attributes = ATTRIBUTES.matcher(line.strip());
      if (fence.isEmpty() && heading.matches()) {
        close(units, unit, body);
        unit = new LinkedHashMap<>();
        unit.put("level", SheetRows.scalar(Tag.INT, Integer.toString(heading.group(1).length())));
        if (heading.group(3) != null) {
          unit.put("anchor", SheetRows.scalar(Tag.STR, heading.group(3)));
        }
        unit.put("heading", SheetRows.scalar(Tag.STR, heading.group(2)));
        underHeading = true;
      } else if (fence.isEmpty() && underHeading && attributes.matches()) {
        unit.put("attributes", SheetRows.scalar(Tag.STR, attributes.group(1)));
        underHeading = false;
      } else {
        body.append(line).append('\n');
        underHeading = false;
      }
    }
    close(units, unit, body);
    return units;
  }

  /** Ends a unit; what is too long for one cell goes on in further ones. */
  private static void close(List<Node> units, Map<String, Node> unit, StringBuilder body) {
    String text = body.toString().replaceAll("^\\n+|\\s+$", "");
    body.setLength(0);
    Map<String, Node> next = unit;
    while (text.length() > LONGEST) {
      int cut = text.lastIndexOf('\n', LONGEST);
      int end = cut > 0 ? cut : LONGEST;
      next.put("body", SheetRows.scalar(Tag.STR, text.substring(0, end)));
      units.add(SheetRows.mapping(next));
      next = new LinkedHashMap<>();
      text = text.substring(cut > 0 ? end + 1 : end);
    }
    if (!text.isEmpty()) {
      next.put("body", SheetRows.scalar(Tag.STR, text));
    }
    if (!next.isEmpty()) {
      units.add(SheetRows.mapping(next));
    }
  }

  /**
   * Writes a file.
   *
   * @param rows gets line → row for the front matter and each unit
   */
  static String write(MappingNode thing, Map<Node, Integer> marked, Map<Integer, Integer> rows) {
    Optional<Node> units = Optional.empty();
    List<NodeTuple> front = new ArrayList<>();
    for (NodeTuple tuple : thing.getValue()) {
      if (key(tuple).equals(UNITS)) {
        units = Optional.of(tuple.getValueNode());
      } else {
        front.add(tuple);
      }
    }
    YamlBlock yaml = new YamlBlock(Map.of());
    yaml.members(new MappingNode(Tag.MAP, front, FlowStyle.BLOCK), 0);
    StringBuilder text = new StringBuilder(RULE + "\n").append(yaml.text()).append(RULE + "\n");
    rows.put(1, marked.getOrDefault(thing, 0));
    if (units.isPresent() && units.get() instanceof SequenceNode list) {
      for (Node unit : list.getValue()) {
        if (unit instanceof MappingNode mapping) {
          boolean heading = !value(mapping, "level").isEmpty();
          if (heading) {
            text.append('\n');
          }
          rows.put(
              (int) text.chars().filter(c -> c == '\n').count() + 1, marked.getOrDefault(unit, 0));
          text.append(heading ? heading(mapping) : "").append(body(mapping));
        }
      }
    }
    return text.toString();
  }

  private static String heading(MappingNode unit) {
    int level = Math.clamp(level(value(unit, "level")), 1, 6);
    String anchor = value(unit, "anchor");
    String attributes = value(unit, "attributes");
    return "#".repeat(level)
        + " "
        + value(unit, "heading")
        + (anchor.isEmpty() ? "" : " {#" + anchor + "}")
        + "\n"
        + (attributes.isEmpty() ? "" : "<!-- " + attributes + " -->\n");
  }

  private static String body(MappingNode unit) {
    String body = value(unit, "body");
    return body.isEmpty() ? "" : body + "\n";
  }

  private static int level(String text) {
    return text.matches("[1-6]") ? Integer.parseInt(text) : 1;
  }

  static String value(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .filter(tuple -> key(tuple).equals(key))
        .map(NodeTuple::getValueNode)
        .filter(ScalarNode.class::isInstance)
        .map(node -> ((ScalarNode) node).getValue())
        .findFirst()
        .orElse("");
  }

  private static String key(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
  }
}
