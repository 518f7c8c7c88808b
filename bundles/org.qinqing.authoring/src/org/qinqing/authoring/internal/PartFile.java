package org.qinqing.authoring.internal;

import java.util.List;
import java.util.Optional;
import org.qinqing.authoring.PackDraft.Kind;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Adds parts to the list of a file, and takes them out. */
final class PartFile {
  private PartFile() {}

  /** What a new part starts from; what the author has to fill in says so. */
  static String blank(Kind kind, String id, String topic) {
    String about = topic.isBlank() ? "other" : YamlScalars.text(topic, false);
    List<String> lines =
        switch (kind) {
          case RULE ->
              List.of(
                  "id: " + id,
                  "topic: " + about,
                  "side: official",
                  "who: [cadre]",
                  "modality: prohibited",
                  "when: {act: {in: []}}",
                  "basis: []",
                  "say: " + fill("draft.fill.say"));
          case CARD ->
              List.of(
                  "id: " + id,
                  "kind: pocket",
                  "title: " + fill("draft.fill.title"),
                  "topic: " + about,
                  "side: official",
                  "say: " + fill("draft.fill.say"),
                  "can:",
                  "  - " + fill("draft.fill.can"),
                  "cannot:",
                  "  - " + fill("draft.fill.cannot"),
                  "how:",
                  "  - " + fill("draft.fill.how"),
                  "basis: []");
          case TEST ->
              List.of(
                  "id: " + id, "given: {facts: {act: out-of-scope}}", "expect: {verdict: NO_RULE}");
          case QUESTION ->
              List.of(
                  "id: " + id,
                  "kind: single",
                  "topic: " + about,
                  "side: official",
                  "stem: " + fill("draft.fill.stem"),
                  "options:",
                  "  - {key: A, text: " + fill("draft.fill.right") + ", right: true}",
                  "  - {key: B, text: " + fill("draft.fill.wrong") + ", right: false}",
                  "explanation: " + fill("draft.fill.say"),
                  "basis: []");
        };
    return String.join("\n", lines);
  }

  private static String fill(String key) {
    return YamlScalars.text(Messages.text(key), true);
  }

  /** Whether a part can be added to a file without touching what is there. */
  static boolean takes(PartShape shape, DraftFile file) {
    if (file.text().isEmpty()) {
      return false;
    }
    String text = file.text().get();
    Optional<YamlNodes> nodes = YamlNodes.of(text);
    if (nodes.isEmpty()) {
      return !file.slots().isEmpty() || text.lines().allMatch(PartFile::empty);
    }
    Optional<Node> list = Outline.value(nodes.get().root(), shape.list());
    return nodes.get().root() instanceof MappingNode root
        && root.getFlowStyle() == FlowStyle.BLOCK
        && list.map(PartFile::isList).orElse(true);
  }

  private static boolean empty(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#");
  }

  private static boolean isList(Node node) {
    return node instanceof SequenceNode
        || (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL));
  }

  /** The text of a file with one more part at the end of its list. */
  static String added(PartShape shape, String text, String source) {
    TextLines lines = new TextLines(text);
    String end = lines.usualEnd();
    Optional<YamlNodes> nodes = YamlNodes.of(text);
    Optional<Node> list = nodes.flatMap(n -> Outline.value(n.root(), shape.list()));
    List<Outline.Slot> slots =
        Outline.of(kind(shape), text).slots().stream().filter(slot -> !slot.inline()).toList();
    if (!slots.isEmpty()) {
      Outline.Slot last = slots.get(slots.size() - 1);
      String before = text.substring(0, last.to());
      String gap = gap(text, slots, end);
      return closed(before, end)
          + gap
          + bulleted(source, last.indent(), end)
          + text.substring(last.to());
    }
    if (list.isPresent() && nodes.isPresent()) {
      int from = nodes.get().start(list.get());
      int to = nodes.get().end(list.get());
      if (list.get() instanceof SequenceNode members && !members.getValue().isEmpty()) {
        int close = text.lastIndexOf(']', Math.max(0, to - 1));
        int after = nodes.get().end(members.getValue().get(members.getValue().size() - 1));
        String made = YamlNodes.of(source).map(n -> YamlScalars.flow(n.root())).orElse("{}");
        return text.substring(0, after) + ", " + made + text.substring(Math.min(after, close));
      }
      String behind = text.substring(list.get() instanceof CollectionNode<?> ? to : from);
      String head = text.substring(0, from).stripTrailing();
      int lineEnd = lineEnd(behind);
      return head
          + closed(behind.substring(0, lineEnd), end)
          + bulleted(source, 2, end)
          + behind.substring(lineEnd);
    }
    return closed(text, end) + shape.list() + ":" + end + bulleted(source, 2, end);
  }

  private static Kind kind(PartShape shape) {
    for (Kind kind : Kind.values()) {
      if (PartShape.of(kind).equals(shape)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(shape.list());
  }

  /** Offset behind the end of the first line. */
  private static int lineEnd(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text.length() : end + 1;
  }

  private static String closed(String text, String end) {
    return text.isEmpty() || text.endsWith("\n") || text.endsWith("\r") ? text : text + end;
  }

  /** Blank lines as they stand between the last two parts. */
  private static String gap(String text, List<Outline.Slot> slots, String end) {
    if (slots.size() < 2) {
      return "";
    }
    String between =
        text.substring(slots.get(slots.size() - 2).to(), slots.get(slots.size() - 1).from());
    return between.isBlank() && !between.isEmpty() ? end : "";
  }

  private static String bulleted(String source, int indent, String end) {
    StringBuilder made = new StringBuilder();
    for (String line : source.lines().toList()) {
      made.append(" ".repeat(indent)).append(made.indexOf("-") < 0 ? "- " : "  ");
      made.append(line).append(end);
    }
    return made.toString();
  }

  /**
   * The text of a file without a part, and the blank lines above it.
   *
   * @return empty when nothing is left in the file
   */
  static Optional<String> removed(PartShape shape, String text, Outline.Slot slot, DraftFile file) {
    boolean only = file.slots().size() == 1;
    if (slot.inline()) {
      return Optional.of(withoutInline(text, slot, file.slots()));
    }
    String before = text.substring(0, slot.from());
    String after = text.substring(slot.to());
    if (!only) {
      boolean first = file.slots().get(0).equals(slot);
      return Optional.of(first ? before + unspaced(after) : spaced(before) + after);
    }
    return withoutList(shape, before, after);
  }

  /** A list with nothing in it would be wrong, so its key goes too. */
  private static Optional<String> withoutList(PartShape shape, String before, String after) {
    TextLines lines = new TextLines(before);
    for (int i = lines.count() - 1; i >= 0; i--) {
      if (lines.line(i).replace("\uFEFF", "").matches(shape.list() + "\\s*:.*")) {
        String head = before.substring(0, lines.start(i));
        String rest = head + before.substring(lines.start(i + 1)) + after;
        boolean nothing = rest.replace("\uFEFF", "").lines().allMatch(PartFile::empty);
        return nothing ? Optional.empty() : Optional.of(rest);
      }
    }
    return Optional.of(before + after);
  }

  private static String withoutInline(String text, Outline.Slot slot, List<Outline.Slot> slots) {
    int i = slots.indexOf(slot);
    if (i + 1 < slots.size()) {
      return text.substring(0, slot.from()) + text.substring(slots.get(i + 1).from());
    }
    int from = i > 0 ? slots.get(i - 1).to() : slot.from();
    return text.substring(0, from) + text.substring(slot.to());
  }

  private static String unspaced(String after) {
    TextLines lines = new TextLines(after);
    int line = 0;
    while (line < lines.count() && lines.blank(line)) {
      line++;
    }
    return after.substring(lines.start(line));
  }

  private static String spaced(String before) {
    TextLines lines = new TextLines(before);
    int line = lines.count();
    while (line > 0 && lines.blank(line - 1)) {
      line--;
    }
    return before.substring(0, lines.start(line));
  }
}
