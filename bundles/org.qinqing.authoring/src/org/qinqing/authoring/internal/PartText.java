package org.qinqing.authoring.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The keys of one part in its source. Changing a value leaves every other character of the source
 * as it is. Works on a source that is no YAML too, key by key.
 */
final class PartText {
  private static final Pattern KEY =
      Pattern.compile("(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z_][\\w-]*))\\s*:(?:\\s.*|$)");

  /** What a form shows for a key. */
  private enum Type {
    TEXT,
    LIST,
    RECORDS,
    MAPPING
  }

  /**
   * One key.
   *
   * @param key its name
   * @param start offset of the key
   * @param colon offset behind the colon
   * @param end offset behind the last character that belongs to it
   * @param node its value, if it can be read
   * @param from offset of the value
   * @param to offset behind the value
   */
  private record Entry(
      String key, int start, int colon, int end, Optional<Node> node, int from, int to) {}

  private final PartShape shape;
  private final String source;
  private final boolean inline;
  private final List<Entry> entries;

  private PartText(PartShape shape, String source, boolean inline, List<Entry> entries) {
    this.shape = shape;
    this.source = source;
    this.inline = inline;
    this.entries = entries;
  }

  static PartText of(PartShape shape, String source) {
    Optional<YamlNodes> nodes = YamlNodes.of(source);
    if (nodes.isPresent() && nodes.get().root() instanceof MappingNode root) {
      return root.getFlowStyle() == FlowStyle.FLOW
          ? new PartText(shape, source, true, inBraces(nodes.get(), root, source))
          : new PartText(shape, source, false, below(nodes.get(), root, source));
    }
    return new PartText(shape, source, false, byLines(source));
  }

  // Finding the keys

  private static List<Entry> inBraces(YamlNodes nodes, MappingNode root, String source) {
    List<Entry> entries = new ArrayList<>();
    for (NodeTuple tuple : root.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        int keyEnd = nodes.end(key);
        int from = nodes.start(tuple.getValueNode());
        int to = nodes.end(tuple.getValueNode());
        int colon = source.substring(keyEnd, Math.max(keyEnd, from)).indexOf(':');
        entries.add(
            new Entry(
                key.getValue(),
                nodes.start(key),
                colon < 0 ? -1 : keyEnd + colon + 1,
                to,
                Optional.of(tuple.getValueNode()),
                from,
                to));
      }
    }
    return entries;
  }

  private static List<Entry> below(YamlNodes nodes, MappingNode root, String source) {
    TextLines lines = new TextLines(source);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < root.getValue().size(); i++) {
      NodeTuple tuple = root.getValue().get(i);
      int next =
          i + 1 < root.getValue().size()
              ? YamlNodes.line(root.getValue().get(i + 1).getKeyNode())
              : lines.count();
      int line = YamlNodes.line(tuple.getKeyNode());
      if (tuple.getKeyNode() instanceof ScalarNode key && nodes.start(key) == lines.start(line)) {
        entries.add(
            entry(
                key.getValue(),
                source.indexOf(':', nodes.end(key)) + 1,
                lines,
                line,
                next,
                nodes,
                tuple.getValueNode(),
                0));
      }
    }
    return entries;
  }

  private static Entry entry(
      String key,
      int colon,
      TextLines lines,
      int line,
      int next,
      YamlNodes nodes,
      Node value,
      int shift) {
    int end = lines.end(lastOf(lines, line, next));
    int from = nodes.start(value) + shift;
    boolean toTheEnd =
        value instanceof ScalarNode scalar
            ? scalar.getScalarStyle() == ScalarStyle.LITERAL
                || scalar.getScalarStyle() == ScalarStyle.FOLDED
            : !isFlow(value);
    int to = toTheEnd ? end : nodes.end(value) + shift;
    return new Entry(
        key, lines.start(line), colon, end, Optional.of(value), from, Math.max(from, to));
  }

  /** Last line of a key: comments at the left edge below it belong to the next key. */
  private static int lastOf(TextLines lines, int line, int next) {
    int last = next - 1;
    while (last > line && (lines.blank(last) || (lines.comment(last) && lines.indent(last) == 0))) {
      last--;
    }
    return last;
  }

  private static List<Entry> byLines(String source) {
    TextLines lines = new TextLines(source);
    List<Integer> starts = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < lines.count(); i++) {
      Matcher matcher = KEY.matcher(lines.line(i));
      if (matcher.matches()) {
        starts.add(i);
        for (int group = 1; group <= 3; group++) {
          if (matcher.group(group) != null) {
            keys.add(matcher.group(group));
          }
        }
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      int line = starts.get(i);
      int next = i + 1 < starts.size() ? starts.get(i + 1) : lines.count();
      int start = lines.start(line);
      int end = lines.end(lastOf(lines, line, next));
      int colon = source.indexOf(':', start) + 1;
      Optional<YamlNodes> nodes = YamlNodes.of(source.substring(start, end));
      if (nodes.isPresent()
          && nodes.get().root() instanceof MappingNode only
          && only.getValue().size() == 1) {
        Node value = only.getValue().get(0).getValueNode();
        entries.add(entry(keys.get(i), colon, lines, line, next, nodes.get(), value, start));
      } else {
        entries.add(new Entry(keys.get(i), start, colon, end, Optional.empty(), colon, end));
      }
    }
    return entries;
  }

  private static boolean isFlow(Node node) {
    return node instanceof SequenceNode list
        ? list.getFlowStyle() == FlowStyle.FLOW
        : node instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW;
  }

  // What a form shows

  /** Key → value as a form shows it. */
  Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    entries.forEach(entry -> values.putIfAbsent(entry.key(), shown(entry)));
    return values;
  }

  private Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  private Type type(String key) {
    Optional<Node> node = entry(key).flatMap(Entry::node);
    if (node.isPresent() && node.get() instanceof SequenceNode list) {
      boolean texts = list.getValue().stream().allMatch(ScalarNode.class::isInstance);
      return shape.records().contains(key) || !texts ? Type.RECORDS : Type.LIST;
    }
    if (shape.mappings().contains(key) || (node.isPresent() && node.get() instanceof MappingNode)) {
      return Type.MAPPING;
    }
    if (shape.records().contains(key)) {
      return Type.RECORDS;
    }
    return shape.lists().contains(key) ? Type.LIST : Type.TEXT;
  }

  private String shown(Entry entry) {
    Type type = type(entry.key());
    if (entry.node().isEmpty()) {
      String raw = raw(entry);
      return type == Type.LIST || type == Type.RECORDS
          ? normal(entry.key(), raw.lines().map(PartText::undashed).reduce("", PartText::joined))
          : raw;
    }
    return switch (entry.node().get()) {
      case ScalarNode scalar -> shown(scalar);
      case SequenceNode list ->
          list.getValue().stream().map(PartText::member).reduce("", PartText::joined);
      default -> raw(entry);
    };
  }

  private static String shown(ScalarNode scalar) {
    if (scalar.getTag().equals(Tag.NULL)) {
      return "";
    }
    return withoutLastBreaks(scalar.getValue());
  }

  private static String member(Node node) {
    return node instanceof ScalarNode scalar
        ? shown(scalar).replace('\n', ' ').strip()
        : YamlScalars.flow(node);
  }

  private static String joined(String before, String line) {
    return before.isEmpty() ? line : before + "\n" + line;
  }

  private static String undashed(String line) {
    String text = line.strip();
    return text.startsWith("- ") ? text.substring(2).strip() : text;
  }

  private static String withoutLastBreaks(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }

  /** The text of a value as it is written, moved to the left edge. */
  private String raw(Entry entry) {
    boolean closed = inline || entry.node().filter(PartText::isFlow).isPresent();
    String text =
        closed
            ? source.substring(entry.from(), entry.to())
            : source.substring(entry.colon(), entry.end());
    int lineEnd = text.indexOf('\n');
    if (lineEnd < 0) {
      return source.substring(entry.from(), entry.to()).strip();
    }
    String first = text.substring(0, lineEnd).strip();
    List<String> rest = text.substring(lineEnd + 1).lines().toList();
    int indent =
        rest.stream().filter(line -> !line.isBlank()).mapToInt(TextLines::indent).min().orElse(0);
    String below =
        String.join("\n", rest.stream().map(l -> TextLines.outdented(l, indent)).toList());
    return first.isEmpty() || first.startsWith("#") ? below : first + "\n" + below;
  }

  /** A value in the form in which {@link #values} gives it. */
  private String normal(String key, String value) {
    String text = withoutLastBreaks(value.replace("\r\n", "\n").replace('\r', '\n'));
    return switch (type(key)) {
      case TEXT -> text.replaceAll("(?m)^[ \t]+$", "").stripTrailing();
      case MAPPING -> text.isBlank() ? "" : text.stripTrailing();
      case LIST ->
          text.lines().map(String::strip).filter(l -> !l.isEmpty()).reduce("", PartText::joined);
      case RECORDS ->
          text.lines()
              .map(PartText::undashed)
              .filter(l -> !l.isEmpty())
              .reduce("", PartText::joined);
    };
  }

  // Changing a value

  /** The source with another value under a key; an empty one takes the key away. */
  String with(String key, String value) {
    String wanted = normal(key, value);
    Optional<Entry> old = entry(key);
    if (normal(key, old.map(this::shown).orElse("")).equals(wanted)) {
      return source;
    }
    if (wanted.isEmpty()) {
      return inline ? removedInBraces(old.orElseThrow()) : removed(old.orElseThrow());
    }
    if (inline) {
      return inBraces(key, wanted, old);
    }
    Written written = written(key, wanted, old);
    return old.isPresent() ? replaced(old.get(), written) : inserted(key, written);
  }

  /**
   * A value as it is to be written.
   *
   * @param head what stands behind the colon on the line of the key
   * @param below lines below the key, indented
   */
  private record Written(String head, List<String> below) {
    static Written line(String head) {
      return new Written(head, List.of());
    }
  }

  private String removed(Entry entry) {
    int next = source.indexOf('\n', entry.end());
    if (next >= 0) {
      return source.substring(0, entry.start()) + source.substring(next + 1);
    }
    return withoutLastBreaks(source.substring(0, entry.start()));
  }

  private String replaced(Entry old, Written written) {
    int lineEnd = source.indexOf('\n', old.colon());
    int keyLineEnd = lineEnd < 0 ? source.length() : Math.min(lineEnd, old.end());
    boolean onKeyLine = old.from() <= keyLineEnd;
    boolean stays = old.node().isPresent() && onKeyLine && !toTheEnd(old);
    if (stays && written.below().isEmpty()) {
      String space = old.from() == old.colon() ? " " : "";
      return source.substring(0, old.from()) + space + written.head() + source.substring(old.to());
    }
    String comment =
        old.node().isEmpty()
            ? ""
            : commentOf(
                stays
                    ? source.substring(old.to(), old.end())
                    : source.substring(old.colon(), keyLineEnd));
    return source.substring(0, old.colon())
        + (written.head().isEmpty() ? "" : " " + written.head())
        + comment
        + below(written)
        + source.substring(old.end());
  }

  /** Whether the value reaches to the end of its last line, so that no comment can follow it. */
  private static boolean toTheEnd(Entry entry) {
    return entry.to() == entry.end()
        && entry.node().filter(node -> !(node instanceof ScalarNode) && !isFlow(node)).isPresent();
  }

  private static String commentOf(String text) {
    boolean comment = text.startsWith(" ") && text.stripLeading().startsWith("#");
    return comment && text.indexOf('\n') < 0 ? text : "";
  }

  private static String below(Written written) {
    return written.below().isEmpty() ? "" : "\n" + String.join("\n", written.below());
  }

  private String inserted(String key, Written written) {
    String made =
        key + ":" + (written.head().isEmpty() ? "" : " " + written.head()) + below(written);
    Optional<Entry> before = predecessor(key);
    if (before.isPresent()) {
      int end = before.get().end();
      return source.substring(0, end) + "\n" + made + source.substring(end);
    }
    if (entries.isEmpty()) {
      return source.isBlank() ? made : withoutLastBreaks(source) + "\n" + made;
    }
    int at = entries.get(0).start();
    return source.substring(0, at) + made + "\n" + source.substring(at);
  }

  /** The key behind which a new one belongs. */
  private Optional<Entry> predecessor(String key) {
    int rank = shape.keys().indexOf(key);
    if (rank < 0) {
      return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }
    Optional<Entry> found = Optional.empty();
    for (Entry entry : entries) {
      int other = shape.keys().indexOf(entry.key());
      if (other >= 0 && other < rank) {
        found = Optional.of(entry);
      }
    }
    return found;
  }

  // Writing a value below one another

  private Written written(String key, String value, Optional<Entry> old) {
    return switch (type(key)) {
      case TEXT -> text(value, old);
      case MAPPING -> mapping(value, old);
      case LIST, RECORDS -> list(key, value, old);
    };
  }

  private Written text(String value, Optional<Entry> old) {
    Optional<ScalarNode> before =
        old.flatMap(Entry::node).filter(ScalarNode.class::isInstance).map(ScalarNode.class::cast);
    ScalarStyle style = before.map(ScalarNode::getScalarStyle).orElse(ScalarStyle.PLAIN);
    if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
      String head = source.substring(old.orElseThrow().from()).lines().findFirst().orElse("|");
      return lines(head, value, style, indentOf(old.orElseThrow()));
    }
    if (value.indexOf('\n') >= 0 && style != ScalarStyle.DOUBLE_QUOTED) {
      return lines("|", value, ScalarStyle.LITERAL, 2);
    }
    return Written.line(
        before
            .map(scalar -> YamlScalars.like(scalar, value, false))
            .orElseGet(() -> YamlScalars.text(value, false)));
  }

  private int indentOf(Entry entry) {
    List<String> lines = source.substring(entry.colon(), entry.end()).lines().skip(1).toList();
    return lines.stream()
        .filter(line -> !line.isBlank())
        .mapToInt(TextLines::indent)
        .findFirst()
        .stream()
        .map(indent -> Math.max(indent, 1))
        .findFirst()
        .orElse(2);
  }

  /** A long text below its key; in quotes when it would be read as another one there. */
  private static Written lines(String head, String value, ScalarStyle style, int indent) {
    List<String> below = new ArrayList<>();
    for (String line : value.split("\n", -1)) {
      if (!below.isEmpty() && style == ScalarStyle.FOLDED) {
        below.add("");
      }
      below.add(line.isEmpty() ? "" : " ".repeat(indent) + line);
    }
    Written written = new Written(head, below);
    boolean same =
        YamlScalars.only("k: " + head + below(written) + "\n")
            .filter(ScalarNode.class::isInstance)
            .map(node -> shown((ScalarNode) node))
            .filter(value::equals)
            .isPresent();
    return same ? written : Written.line(YamlScalars.quoted(value));
  }

  private Written mapping(String value, Optional<Entry> old) {
    List<String> lines = value.lines().toList();
    String first = lines.get(0).stripLeading();
    boolean open = first.startsWith("{") || first.startsWith("[");
    if (open || (lines.size() == 1 && !first.endsWith(":") && !first.contains(": "))) {
      return new Written(
          first, lines.stream().skip(1).map(line -> line.isBlank() ? "" : "  " + line).toList());
    }
    int indent =
        old.filter(entry -> entry.node().filter(node -> !isFlow(node)).isPresent())
            .filter(entry -> source.substring(entry.colon(), entry.end()).contains("\n"))
            .map(this::indentOf)
            .orElse(2);
    return new Written(
        "", lines.stream().map(l -> l.isBlank() ? "" : " ".repeat(indent) + l).toList());
  }

  private Written list(String key, String value, Optional<Entry> old) {
    List<String> wanted = value.lines().toList();
    Optional<Node> node = old.flatMap(Entry::node);
    if (node.isPresent() && node.get() instanceof SequenceNode before) {
      if (isFlow(before) && !before.getValue().isEmpty()) {
        Optional<String> line = inBrackets(key, wanted, old.get(), before);
        if (line.isPresent()) {
          return Written.line(line.get());
        }
      } else if (!isFlow(before)) {
        return below(key, wanted, old.get(), before);
      }
    }
    if (node.isPresent()
        && node.get() instanceof ScalarNode scalar
        && !scalar.getTag().equals(Tag.NULL)
        && wanted.size() == 1) {
      return Written.line(YamlScalars.like(scalar, wanted.get(0), false));
    }
    boolean sentences =
        type(key) == Type.RECORDS
            || !wanted.stream().allMatch(line -> line.length() <= 60 && isWord(line));
    if (sentences) {
      return new Written(
          "", wanted.stream().map(l -> "  - " + member(key, l, List.of(), false)).toList());
    }
    return Written.line(
        "["
            + String.join(", ", wanted.stream().map(l -> member(key, l, List.of(), true)).toList())
            + "]");
  }

  /** Whether an entry is an id or an address rather than a sentence. */
  private static boolean isWord(String line) {
    return line.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private String member(String key, String line, List<Node> others, boolean inFlow) {
    if (type(key) == Type.RECORDS) {
      return line;
    }
    Optional<ScalarNode> other =
        others.stream()
            .filter(ScalarNode.class::isInstance)
            .map(ScalarNode.class::cast)
            .findFirst();
    if (other.isPresent()) {
      return YamlScalars.like(other.get(), line, inFlow);
    }
    return line.indexOf(':') >= 0 ? YamlScalars.quoted(line) : YamlScalars.text(line, inFlow);
  }

  /** For each wanted entry the old one that reads the same, or -1. */
  private static int[] matches(List<String> wanted, List<Node> old) {
    int[] matches = new int[wanted.size()];
    boolean[] taken = new boolean[old.size()];
    List<String> shown = old.stream().map(PartText::member).toList();
    for (int i = 0; i < matches.length; i++) {
      matches[i] = i < shown.size() && shown.get(i).equals(wanted.get(i)) ? i : -1;
      if (matches[i] >= 0) {
        taken[i] = true;
      }
    }
    for (int i = 0; i < matches.length; i++) {
      for (int j = 0; j < shown.size() && matches[i] < 0; j++) {
        if (!taken[j] && shown.get(j).equals(wanted.get(i))) {
          matches[i] = j;
          taken[j] = true;
        }
      }
    }
    return matches;
  }

  /** Empty when an entry cannot stand in brackets. */
  private Optional<String> inBrackets(
      String key, List<String> wanted, Entry entry, SequenceNode before) {
    List<int[]> places = places(entry, before);
    int[] matches = matches(wanted, before.getValue());
    List<String> written = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (matches[i] >= 0) {
        int[] place = places.get(matches[i]);
        written.add(source.substring(place[0], place[1]));
      } else {
        String made = member(key, wanted.get(i), before.getValue(), true);
        if (YamlScalars.only("[" + made + "]").isEmpty()) {
          return Optional.empty();
        }
        written.add(made);
      }
    }
    if (wanted.size() != places.size()) {
      return Optional.of("[" + String.join(", ", written) + "]");
    }
    StringBuilder line = new StringBuilder();
    int at = entry.from();
    for (int i = 0; i < written.size(); i++) {
      line.append(source, at, places.get(i)[0]).append(written.get(i));
      at = places.get(i)[1];
    }
    return Optional.of(line.append(source, at, entry.to()).toString());
  }

  /** Where the members of a list stand; the nodes may have been read from a piece of the source. */
  private List<int[]> places(Entry entry, SequenceNode list) {
    YamlNodes nodes = nodesAround(entry);
    int shift = inline ? 0 : entry.start();
    SequenceNode again =
        nodes.root() instanceof MappingNode mapping
                && Outline.value(mapping, entry.key()).orElse(list) instanceof SequenceNode found
            ? found
            : list;
    List<int[]> places = new ArrayList<>();
    for (Node member : again.getValue()) {
      places.add(new int[] {nodes.start(member) + shift, nodes.end(member) + shift});
    }
    return places;
  }

  private YamlNodes nodesAround(Entry entry) {
    String piece = inline ? source : source.substring(entry.start(), entry.end());
    return YamlNodes.of(piece).orElseThrow();
  }

  private Written below(String key, List<String> wanted, Entry entry, SequenceNode before) {
    String piece = source.substring(entry.start(), entry.end());
    TextLines lines = new TextLines(piece);
    YamlNodes nodes = nodesAround(entry);
    SequenceNode again =
        Outline.value(nodes.root(), entry.key()).orElse(before) instanceof SequenceNode found
            ? found
            : before;
    Bullets bullets = Outline.bullets(lines, again, 1, lines.count());
    int[] matches = matches(wanted, before.getValue());
    List<String> below = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      if (matches[i] >= 0) {
        Bullets.Member member = bullets.members().get(matches[i]);
        int from = matches[i] == 0 ? 1 : bullets.members().get(matches[i] - 1).end();
        for (int line = matches[i] == i ? from : member.first(); line < member.end(); line++) {
          below.add(lines.line(line));
        }
        continue;
      }
      String dash = " ".repeat(bullets.indent()) + "- ";
      String made = member(key, wanted.get(i), before.getValue(), false);
      int old = i;
      if (old < bullets.members().size() && Arrays.stream(matches).noneMatch(m -> m == old)) {
        // The entry itself was written anew; the comments about it stay.
        Bullets.Member member = bullets.members().get(old);
        Node node = again.getValue().get(old);
        below.addAll(range(lines, old == 0 ? 1 : bullets.members().get(old - 1).end(), member));
        int start = lines.start(member.dash());
        boolean oneLine =
            member.end() == member.dash() + 1 && nodes.end(node) <= lines.end(member.dash());
        below.add(
            oneLine
                ? piece.substring(start, nodes.start(node))
                    + made
                    + piece.substring(nodes.end(node), lines.end(member.dash()))
                : dash + made);
      } else {
        below.add(dash + made);
      }
    }
    return new Written("", below);
  }

  private static List<String> range(TextLines lines, int from, Bullets.Member member) {
    return IntStream.range(from, member.dash()).mapToObj(lines::line).toList();
  }

  // Writing a value in braces

  private String removedInBraces(Entry entry) {
    int i = entries.indexOf(entry);
    if (i + 1 < entries.size()) {
      return source.substring(0, entry.start()) + source.substring(entries.get(i + 1).start());
    }
    int from = i > 0 ? entries.get(i - 1).to() : entry.start();
    return source.substring(0, from) + source.substring(entry.to());
  }

  private String inBraces(String key, String value, Optional<Entry> old) {
    String written = inFlow(key, value, old);
    if (old.isPresent()) {
      Entry entry = old.get();
      String colon = entry.colon() < 0 ? ": " : entry.from() == entry.colon() ? " " : "";
      return source.substring(0, entry.from()) + colon + written + source.substring(entry.to());
    }
    String made = key + ": " + written;
    Optional<Entry> before = predecessor(key);
    if (before.isPresent()) {
      int at = before.get().to();
      return source.substring(0, at) + ", " + made + source.substring(at);
    }
    int at = source.indexOf('{') + 1;
    return source.substring(0, at) + made + (entries.isEmpty() ? "" : ", ") + source.substring(at);
  }

  private String inFlow(String key, String value, Optional<Entry> old) {
    Optional<Node> node = old.flatMap(Entry::node);
    return switch (type(key)) {
      case TEXT ->
          node.isPresent() && node.get() instanceof ScalarNode scalar
              ? YamlScalars.like(scalar, value, true)
              : YamlScalars.text(value, true);
      case MAPPING ->
          value.startsWith("{")
              ? value
              : YamlNodes.of(value)
                  .map(nodes -> YamlScalars.flow(nodes.root()))
                  .orElse(value.replace('\n', ' '));
      case LIST, RECORDS -> {
        List<String> wanted = value.lines().toList();
        if (node.isPresent() && node.get() instanceof SequenceNode list) {
          Optional<String> line = inBrackets(key, wanted, old.get(), list);
          if (line.isPresent()) {
            yield line.get();
          }
        }
        yield "["
            + String.join(", ", wanted.stream().map(l -> member(key, l, List.of(), true)).toList())
            + "]";
      }
    };
  }
}
