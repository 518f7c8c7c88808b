package org.qinqing.authoring.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qinqing.authoring.internal.SheetShape.Column;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.PackReader;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.CommentEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The files of a bundle as sheets, and back. */
final class BundleWorkbook {
  private final SheetFindings findings;

  BundleWorkbook(SheetFindings findings) {
    this.findings = findings;
  }

  /** The sheets for these files; what has no place in one is a finding that names the file. */
  Map<SheetShape, List<Map<String, String>>> sheets(SortedMap<String, byte[]> files) {
    Map<SheetShape, List<Map<String, String>>> sheets = new LinkedHashMap<>();
    for (SheetShape shape : SheetShape.ALL) {
      if (shape.always() || files.containsKey(shape.file())) {
        sheets.put(shape, new ArrayList<>());
      }
    }
    files.forEach((path, content) -> file(path, content, sheets));
    return sheets;
  }

  private void file(
      String path, byte[] content, Map<SheetShape, List<Map<String, String>>> sheets) {
    List<SheetShape> shapes =
        SheetShape.ALL.stream()
            .filter(shape -> shape.carries(path) && path.endsWith(shape.suffix()))
            .toList();
    if (shapes.isEmpty()) {
      if (!path.startsWith("META-INF/")) {
        findings.note("W-201", path, 0, "sheet.notCarried");
      }
      return;
    }
    String text = new String(content, StandardCharsets.UTF_8);
    boolean document = shapes.getFirst().id().equals(SheetShape.DOCUMENTS);
    Optional<MappingNode> root =
        document
            ? DocumentSheet.of(withoutMark(text))
            : YamlNodes.of(text)
                .map(YamlNodes::root)
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast);
    if (root.isEmpty()) {
      findings.error("W-208", path, 0, "sheet.unreadableFile");
      return;
    }
    if (comments(document ? front(text) : text)) {
      findings.note("W-202", path, 0, "sheet.comments");
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (shapes.getFirst().list().isEmpty()) {
      SheetShape shape = shapes.getFirst();
      rows(shape, root.get(), name, path, sheets);
      return;
    }
    for (NodeTuple tuple : root.get().getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      Optional<SheetShape> shape = shapes.stream().filter(s -> s.list().equals(key)).findFirst();
      if (shape.isEmpty() || !(tuple.getValueNode() instanceof SequenceNode list)) {
        findings.warning("W-203", path, 0, "sheet.noColumn", key);
        continue;
      }
      for (Node thing : list.getValue()) {
        if (thing instanceof MappingNode mapping) {
          rows(shape.get(), mapping, name, path, sheets);
        } else {
          findings.warning("W-203", path, YamlNodes.line(thing) + 1, "sheet.noColumn", key);
        }
      }
    }
  }

  private void rows(
      SheetShape shape,
      MappingNode thing,
      String name,
      String path,
      Map<SheetShape, List<Map<String, String>>> sheets) {
    int line = YamlNodes.line(thing) + 1;
    List<Map<String, String>> rows =
        new SheetRows(shape)
            .of(thing, lost -> findings.warning("W-203", path, line, "sheet.noColumn", lost));
    if (shape.namesFiles()) {
      rows.getFirst().put(WorkbookReader.FILE, name);
    }
    for (Map<String, String> row : rows) {
      row.forEach(
          (column, text) -> {
            if (text.length() > DocumentSheet.LONGEST) {
              findings.error("W-207", path, line, "sheet.tooLong", column);
            }
          });
    }
    sheets.computeIfAbsent(shape, any -> new ArrayList<>()).addAll(rows);
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String front(String document) {
    int end = document.indexOf("\n---", 3);
    return end < 0 ? "" : document.substring(Math.min(4, end), end);
  }

  private static boolean comments(String yaml) {
    LoadSettings settings = LoadSettings.builder().setParseComments(true).build();
    try {
      ParserImpl parser = new ParserImpl(settings, new StreamReader(settings, withoutMark(yaml)));
      while (parser.hasNext()) {
        if (parser.next() instanceof CommentEvent comment
            && comment.getCommentType() != CommentType.BLANK_LINE) {
          return true;
        }
      }
    } catch (YamlEngineException e) {
      // Said already of the file as a whole, or by the reader of bundles.
      return false;
    }
    return false;
  }

  /**
   * Files made of sheets.
   *
   * @param texts path → content
   * @param origins path → line → where in the workbook it comes from
   */
  record Made(SortedMap<String, String> texts, Map<String, TreeMap<Integer, Origin>> origins) {
    /** The files as they are written. */
    SortedMap<String, byte[]> files() {
      SortedMap<String, byte[]> files = new TreeMap<>();
      texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
      return files;
    }
  }

  /** A row of a sheet. */
  record Origin(String sheet, int row) {}

  /** The files these sheets stand for. */
  Made files(List<WorkbookReader.Table> tables) {
    Map<String, Map<SheetShape, List<Node>>> things = new TreeMap<>();
    Map<Node, Integer> rows = new IdentityHashMap<>();
    Map<Node, String> sheets = new IdentityHashMap<>();
    for (WorkbookReader.Table table : tables) {
      for (Map.Entry<String, List<SheetRows.Row>> file : byFile(table).entrySet()) {
        SheetRows.Made made =
            new SheetRows(table.shape())
                .from(
                    file.getValue(),
                    (row, path, key) ->
                        findings.error(
                            "W-108",
                            table.name(),
                            row,
                            key,
                            WorkbookReader.label(path, java.util.Locale.getDefault())));
        rows.putAll(made.rows());
        made.rows().keySet().forEach(node -> sheets.put(node, table.name()));
        if (!made.things().isEmpty()) {
          things
              .computeIfAbsent(file.getKey(), any -> new LinkedHashMap<>())
              .computeIfAbsent(table.shape(), any -> new ArrayList<>())
              .addAll(made.things());
        }
      }
    }
    SortedMap<String, String> texts = new TreeMap<>();
    Map<String, TreeMap<Integer, Origin>> origins = new HashMap<>();
    things.forEach(
        (path, lists) -> {
          Map<Integer, Integer> lines = new HashMap<>();
          texts.put(path, text(lists, rows, lines));
          TreeMap<Integer, Origin> origin = new TreeMap<>();
          String sheet =
              lists.values().stream()
                  .flatMap(List::stream)
                  .map(thing -> sheets.getOrDefault(thing, ""))
                  .findFirst()
                  .orElse("");
          lines.forEach((line, row) -> origin.put(line, new Origin(sheet, row)));
          if (lists.size() > 1) {
            severalSheets(lists, rows, sheets, origin);
          }
          origins.put(path, origin);
        });
    return new Made(texts, origins);
  }

  /** One file of several sheets: which line comes from which is found by writing each alone. */
  private static void severalSheets(
      Map<SheetShape, List<Node>> lists,
      Map<Node, Integer> rows,
      Map<Node, String> sheets,
      Map<Integer, Origin> origin) {
    int before = 0;
    for (Map.Entry<SheetShape, List<Node>> list : lists.entrySet()) {
      YamlBlock alone = new YamlBlock(rows);
      alone.members(root(list.getKey(), list.getValue()), 0);
      String sheet = sheets.getOrDefault(list.getValue().getFirst(), "");
      int shift = before;
      alone.rows().forEach((line, row) -> origin.put(line + shift, new Origin(sheet, row)));
      before += (int) alone.text().chars().filter(c -> c == '\n').count();
    }
  }

  private static String text(
      Map<SheetShape, List<Node>> lists, Map<Node, Integer> rows, Map<Integer, Integer> lines) {
    YamlBlock block = new YamlBlock(rows);
    for (Map.Entry<SheetShape, List<Node>> list : lists.entrySet()) {
      SheetShape shape = list.getKey();
      if (shape.id().equals(SheetShape.DOCUMENTS)) {
        return DocumentSheet.write((MappingNode) list.getValue().getFirst(), rows, lines);
      }
      block.members(
          shape.list().isEmpty()
              ? (MappingNode) list.getValue().getFirst()
              : root(shape, list.getValue()),
          0);
    }
    lines.putAll(block.rows());
    return block.text();
  }

  private static MappingNode root(SheetShape shape, List<Node> things) {
    return SheetRows.mapping(
        Map.of(shape.list(), new SequenceNode(Tag.SEQ, things, FlowStyle.BLOCK)));
  }

  /** The rows of each file; a thing without a file name stands in that of the one before. */
  private Map<String, List<SheetRows.Row>> byFile(WorkbookReader.Table table) {
    SheetShape shape = table.shape();
    Map<String, List<SheetRows.Row>> files = new LinkedHashMap<>();
    String current = shape.namesFiles() ? "" : shape.file();
    for (SheetRows.Row row : table.rows()) {
      String name = row.cells().getOrDefault(WorkbookReader.FILE, "");
      if (!name.isEmpty()) {
        if (!name.matches("[A-Za-z0-9@._-]+") || !name.endsWith(shape.suffix())) {
          findings.error(
              "W-109", table.name(), row.number(), "sheet.fileName", name, shape.suffix());
          continue;
        }
        current = shape.folder() + "/" + name;
      }
      if (current.isEmpty()) {
        findings.error("W-109", table.name(), row.number(), "sheet.noFile");
        continue;
      }
      boolean second =
          shape.list().isEmpty()
              && files.containsKey(current)
              && row.cells().keySet().stream()
                  .anyMatch(path -> shape.column(path).filter(c -> top(c)).isPresent());
      if (second) {
        findings.error("W-109", table.name(), row.number(), "sheet.secondOfFile", current);
        continue;
      }
      files.computeIfAbsent(current, any -> new ArrayList<>()).add(row);
    }
    return files;
  }

  private static boolean top(Column column) {
    return column.prefix().isEmpty();
  }

  /** Reads the files as a bundle and says each finding of the row it comes from. */
  void judge(Made made, PackReader reader, String name) {
    for (Diagnostic finding : reader.read(name, made.files()).findings()) {
      TreeMap<Integer, Origin> lines =
          made.origins().getOrDefault(finding.location().file(), new TreeMap<>());
      Map.Entry<Integer, Origin> origin = lines.floorEntry(Math.max(finding.location().line(), 1));
      if (origin == null) {
        findings.add(finding);
      } else {
        findings.content(finding, origin.getValue().sheet(), origin.getValue().row());
      }
    }
  }
}
