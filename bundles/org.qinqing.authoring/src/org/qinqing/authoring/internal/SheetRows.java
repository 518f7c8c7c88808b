package org.qinqing.authoring.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.qinqing.authoring.internal.SheetShape.Column;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A thing of a bundle as rows of a sheet, and back. The first row carries the thing itself and the
 * first member of its first list; each further member has a row of its own in which the cells of
 * the thing are empty.
 */
final class SheetRows {
  private static final String EMPTY_LIST = "[]";
  private static final String CONTINUED = "\n  ";

  private final SheetShape shape;

  SheetRows(SheetShape shape) {
    this.shape = shape;
  }

  /**
   * The rows of a thing.
   *
   * @param lost told the path of each value that has no column
   */
  List<Map<String, String>> of(MappingNode thing, Consumer<String> lost) {
    return of(thing, "", lost);
  }

  private List<Map<String, String>> of(MappingNode thing, String prefix, Consumer<String> lost) {
    Map<String, String> own = new LinkedHashMap<>();
    List<Map<String, String>> rows = new ArrayList<>();
    take(thing, prefix, own, rows, lost);
    if (rows.isEmpty()) {
      rows.add(own);
    } else {
      own.putAll(rows.getFirst());
      rows.set(0, own);
    }
    return rows;
  }

  private void take(
      MappingNode thing,
      String prefix,
      Map<String, String> own,
      List<Map<String, String>> rows,
      Consumer<String> lost) {
    for (NodeTuple tuple : thing.getValue()) {
      String path = prefix + (tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?");
      Node value = tuple.getValueNode();
      Optional<Column> column = shape.column(path);
      if (column.isPresent()) {
        Optional<String> cell = cell(column.get().kind(), value);
        cell.ifPresentOrElse(text -> own.put(path, text), () -> lost.accept(path));
      } else if (value instanceof MappingNode inner && leads(path + ".")) {
        take(inner, path + ".", own, rows, lost);
      } else if (value instanceof SequenceNode list && leads(path + "/")) {
        for (Node member : list.getValue()) {
          if (member instanceof MappingNode mapping) {
            rows.addAll(of(mapping, path + "/", lost));
          } else {
            lost.accept(path);
          }
        }
      } else {
        lost.accept(path);
      }
    }
  }

  private boolean leads(String start) {
    return shape.columns().stream().anyMatch(column -> column.path().startsWith(start));
  }

  private static Optional<String> cell(SheetShape.Kind kind, Node value) {
    if (value.getTag().equals(Tag.NULL)) {
      return Optional.of("");
    }
    return switch (kind) {
      case YAML -> Optional.of(YamlBlock.flow(value));
      case LIST -> list(value);
      default ->
          value instanceof ScalarNode scalar
              ? Optional.of(scalar.getValue().strip())
              : Optional.empty();
    };
  }

  private static Optional<String> list(Node value) {
    if (!(value instanceof SequenceNode sequence)
        || !sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
      return Optional.empty();
    }
    if (sequence.getValue().isEmpty()) {
      return Optional.of(EMPTY_LIST);
    }
    List<String> lines = new ArrayList<>();
    for (Node member : sequence.getValue()) {
      lines.add(((ScalarNode) member).getValue().strip().replace("\n", CONTINUED));
    }
    return Optional.of(String.join("\n", lines));
  }

  /**
   * A row that was read.
   *
   * @param number as the person sees it, from 1
   * @param cells path → text; no empty ones
   */
  record Row(int number, Map<String, String> cells) {}

  /**
   * Things made of rows.
   *
   * @param things in order, each with its first row
   * @param rows the row of each thing and of each member of its lists
   */
  record Made(List<MappingNode> things, Map<Node, Integer> rows) {}

  /** A mapping that grows row by row. */
  private static final class Part {
    final Map<String, Object> values = new LinkedHashMap<>();
    final int row;

    Part(int row) {
      this.row = row;
    }

    @SuppressWarnings("unchecked")
    void put(String key, Node value) {
      Map<String, Object> inner = values;
      String[] steps = key.split("\\.");
      for (int i = 0; i < steps.length - 1; i++) {
        inner =
            (Map<String, Object>)
                inner.computeIfAbsent(steps[i], any -> new LinkedHashMap<String, Object>());
      }
      inner.put(steps[steps.length - 1], value);
    }

    @SuppressWarnings("unchecked")
    List<Part> list(String key) {
      return (List<Part>) values.computeIfAbsent(key, any -> new ArrayList<Part>());
    }
  }

  /**
   * Puts rows together again.
   *
   * @param wrong told the row number and the path of a cell that cannot be placed or understood
   */
  Made from(List<Row> rows, Wrong wrong) {
    List<Part> things = new ArrayList<>();
    Map<String, Part> open = new HashMap<>();
    for (Row row : rows) {
      place(row, "", things, open, wrong);
    }
    Map<Node, Integer> written = new java.util.IdentityHashMap<>();
    return new Made(things.stream().map(part -> node(part, "", written)).toList(), written);
  }

  /** Told what is wrong with a cell. */
  interface Wrong {
    /** A cell that cannot be understood, or stands in a row that continues nothing. */
    void cell(int row, String path, String key);
  }

  private void place(
      Row row, String prefix, List<Part> siblings, Map<String, Part> open, Wrong wrong) {
    Map<Column, String> own = new LinkedHashMap<>();
    for (Column column : shape.columns(prefix, false)) {
      String text = row.cells().getOrDefault(column.path(), "");
      if (!text.isEmpty()) {
        own.put(column, text);
      }
    }
    if (!own.isEmpty()) {
      Part part = new Part(row.number());
      siblings.add(part);
      open.keySet().removeIf(other -> other.startsWith(prefix));
      open.put(prefix, part);
      own.forEach(
          (column, text) ->
              value(column.kind(), text)
                  .ifPresentOrElse(
                      node -> part.put(column.key(), node),
                      () -> wrong.cell(row.number(), column.path(), "sheet.badValue")));
    }
    Part current = open.get(prefix);
    for (String list : shape.lists(prefix)) {
      boolean used = row.cells().keySet().stream().anyMatch(path -> path.startsWith(list));
      if (!used) {
        continue;
      }
      if (current == null) {
        wrong.cell(row.number(), list, "sheet.orphan");
        return;
      }
      String key = list.substring(prefix.length(), list.length() - 1);
      place(row, list, current.list(key), open, wrong);
    }
  }

  /** The value a cell stands for; empty when it is no YAML where YAML is due. */
  private static Optional<Node> value(SheetShape.Kind kind, String text) {
    return switch (kind) {
      case YAML -> YamlNodes.of(text).map(YamlNodes::root);
      case LIST -> Optional.of(list(text));
      case NUMBER -> Optional.of(scalar(text.matches("-?\\d+") ? Tag.INT : number(text), text));
      case YES ->
          Optional.of(
              switch (text.strip()) {
                case "true", "TRUE", "是" -> scalar(Tag.BOOL, "true");
                case "false", "FALSE", "否" -> scalar(Tag.BOOL, "false");
                default -> scalar(Tag.STR, text);
              });
      default -> Optional.of(scalar(Tag.STR, text));
    };
  }

  private static Tag number(String text) {
    return text.matches("-?\\d+\\.\\d+") ? Tag.FLOAT : Tag.STR;
  }

  private static Node list(String text) {
    List<Node> members = new ArrayList<>();
    if (!text.strip().equals(EMPTY_LIST)) {
      for (String line : text.split("\n(?!  )")) {
        if (!line.isBlank()) {
          members.add(scalar(Tag.STR, line.strip().replace(CONTINUED, "\n")));
        }
      }
    }
    return new SequenceNode(Tag.SEQ, members, FlowStyle.FLOW);
  }

  static Node scalar(Tag tag, String text) {
    return new ScalarNode(tag, text, ScalarStyle.PLAIN);
  }

  static MappingNode mapping(Map<String, Node> values) {
    List<NodeTuple> tuples = new ArrayList<>();
    values.forEach((key, value) -> tuples.add(new NodeTuple(scalar(Tag.STR, key), value)));
    return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
  }

  /** In the order of the columns, so that a file reads as an author would write it. */
  private MappingNode node(Part part, String prefix, Map<Node, Integer> rows) {
    Map<String, Node> values = new LinkedHashMap<>();
    for (Column column : shape.columns(prefix, true)) {
      String rest = column.path().substring(prefix.length());
      String key = rest.split("[./]", 2)[0];
      if (values.containsKey(key)) {
        continue;
      }
      Object value = part.values.get(key);
      boolean list = rest.startsWith(key + "/");
      if (list && (value != null || SheetShape.needed(prefix + key))) {
        List<Node> members = new ArrayList<>();
        for (Part member : part.list(key)) {
          members.add(node(member, prefix + key + "/", rows));
        }
        values.put(key, new SequenceNode(Tag.SEQ, members, FlowStyle.BLOCK));
      } else if (value != null) {
        values.put(key, plain(value));
      }
    }
    MappingNode node = mapping(values);
    rows.put(node, part.row);
    return node;
  }

  private static Node plain(Object value) {
    if (value instanceof Map<?, ?> inner) {
      Map<String, Node> values = new LinkedHashMap<>();
      inner.forEach((key, member) -> values.put(String.valueOf(key), plain(member)));
      return mapping(values);
    }
    return (Node) value;
  }
}
