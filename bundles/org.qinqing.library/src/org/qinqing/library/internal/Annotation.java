package org.qinqing.library.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.qinqing.library.Notes.Kind;
import org.qinqing.library.Notes.Mark;
import org.qinqing.library.Notes.Quote;
import org.qinqing.pack.Address;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A mark as a W3C Web Annotation. What others wrote into it is kept as it is; only what a person
 * changed is written anew. Immutable: the tree is never handed out or changed. Two are equal only
 * when they are the same object.
 *
 * <p>Our own terms stand in the namespace {@code urn:qinqing:annotation:}, all on the target:
 * {@code text} and {@code sha256} of the provision as it was when the mark was made (the hash over
 * the text without punctuation and variant characters), {@code title}, {@code label} and {@code
 * file} of what it was put on, {@code historic} when a later version was in force already, and
 * {@code was}: the targets it had before it was settled elsewhere.
 */
final class Annotation {
  static final String CONTEXT = "http://www.w3.org/ns/anno.jsonld";
  static final String URN = "urn:uuid:";
  private static final String OURS = "qinqing:";
  private static final String NAMESPACE = "urn:qinqing:annotation:";
  private static final String TEXTUAL = "TextualBody";

  private final ObjectNode tree;
  private final Mark mark;
  private final Target target;

  /**
   * What a mark was put on, as it was then.
   *
   * @param text of the provision; of all its parts too when there is no quote
   * @param title of its document, may be empty
   * @param label of the provision, may be empty
   * @param file the document came from, may be empty
   * @param position of the quote in the text, -1 when unknown
   * @param historic whether a later version was in force then, so that the mark stays
   */
  record Target(
      String text, String title, String label, String file, int position, boolean historic) {}

  private Annotation(ObjectNode tree, Mark mark, Target target) {
    this.tree = tree;
    this.mark = mark;
    this.target = target;
  }

  Mark mark() {
    return mark;
  }

  Target target() {
    return target;
  }

  /** A copy of the tree. */
  ObjectNode json() {
    return tree.deepCopy();
  }

  /** A new one. */
  static Annotation of(Mark mark, Target target) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ArrayNode context = tree.putArray("@context");
    context.add(CONTEXT);
    context.addObject().put("qinqing", NAMESPACE);
    tree.put("id", URN + mark.id());
    tree.put("type", "Annotation");
    tree.put(
        "motivation",
        switch (mark.kind()) {
          case NOTE -> "commenting";
          case HIGHLIGHT -> "highlighting";
          case FAVOURITE -> "bookmarking";
        });
    tree.put("created", mark.created().toString());
    tree.put("modified", mark.changed().toString());
    if (!mark.words().isEmpty()) {
      tree.set("body", body(mark.words()));
    }
    tree.set("target", targetOf(mark, target));
    return new Annotation(tree, mark, target);
  }

  private static ObjectNode body(String words) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", TEXTUAL)
        .put("value", words)
        .put("format", "text/plain");
  }

  private static ObjectNode targetOf(Mark mark, Target target) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("source", mark.target().toString());
    mark.quote()
        .ifPresent(
            quote -> {
              ArrayNode selectors = node.putArray("selector");
              selectors
                  .addObject()
                  .put("type", "TextQuoteSelector")
                  .put("exact", quote.exact())
                  .put("prefix", quote.prefix())
                  .put("suffix", quote.suffix());
              if (target.position() >= 0) {
                selectors
                    .addObject()
                    .put("type", "TextPositionSelector")
                    .put("start", target.position())
                    .put("end", target.position() + quote.exact().length());
              }
            });
    node.put(OURS + "sha256", PlainText.of(target.text()).hash());
    node.put(OURS + "text", target.text());
    node.put(OURS + "title", target.title());
    node.put(OURS + "label", target.label());
    node.put(OURS + "file", target.file());
    node.put(OURS + "historic", target.historic());
    return node;
  }

  /** The same with other words. */
  Annotation withWords(String words, Instant changed) {
    ObjectNode next = json();
    next.put("modified", changed.toString());
    JsonNode body = next.path("body");
    List<JsonNode> others = new ArrayList<>();
    each(body).stream().filter(one -> !isTextual(one)).forEach(others::add);
    next.remove("bodyValue");
    if (!words.isEmpty()) {
      others.addFirst(body(words));
    }
    if (others.isEmpty()) {
      next.remove("body");
    } else if (others.size() == 1) {
      next.set("body", others.getFirst());
    } else {
      next.putArray("body").addAll(others);
    }
    Mark same =
        new Mark(
            mark.id(), mark.kind(), mark.target(), mark.quote(), words, mark.created(), changed);
    return new Annotation(next, same, target);
  }

  /** The same on another target; the one before is remembered. */
  Annotation settled(Address address, Optional<Quote> quote, Target now) {
    Mark there =
        new Mark(
            mark.id(), mark.kind(), address, quote, mark.words(), mark.created(), mark.changed());
    ObjectNode next = json();
    JsonNode before = next.path("target");
    ObjectNode after = targetOf(there, now);
    ArrayNode was = after.putArray(OURS + "was");
    if (before instanceof ObjectNode object) {
      JsonNode earlier = object.remove(OURS + "was");
      if (earlier instanceof ArrayNode list) {
        was.addAll(list);
      }
    }
    was.add(before);
    next.set("target", after);
    return new Annotation(next, there, now);
  }

  /** Why a tree is no mark. */
  static final class NoMark extends Exception {
    private static final long serialVersionUID = 1L;
    private final String source;

    NoMark(String source) {
      super(source);
      this.source = source;
    }

    /** The source it names; empty when it is not even that far an annotation. */
    String source() {
      return source;
    }
  }

  /**
   * Reads a tree.
   *
   * @param now for a tree without times
   * @throws NoMark when it is no annotation, or not one on a provision
   */
  static Annotation read(JsonNode node, Instant now) throws NoMark {
    if (!(node instanceof ObjectNode given) || !types(given).contains("Annotation")) {
      throw new NoMark("");
    }
    ObjectNode tree = given.deepCopy();
    String id = id(tree);
    JsonNode on = tree.path("target");
    String source = source(on);
    if (source.isEmpty()) {
      throw new NoMark("");
    }
    Address address = Address.parse(source).orElseThrow(() -> new NoMark(source));
    Optional<Quote> quote = Optional.empty();
    int position = -1;
    for (JsonNode selector : selectors(on.path("selector"), new ArrayList<>())) {
      String type = text(selector, "type");
      if (type.equals("TextQuoteSelector") && !text(selector, "exact").isEmpty()) {
        quote =
            Optional.of(
                new Quote(
                    text(selector, "exact"), text(selector, "prefix"), text(selector, "suffix")));
      } else if (type.equals("TextPositionSelector")) {
        position = Math.max(-1, selector.path("start").asInt(-1));
      }
    }
    String words = words(tree);
    Instant created = time(tree, "created").orElse(now);
    Mark mark =
        new Mark(
            id,
            kind(tree, words, quote),
            address,
            quote,
            words,
            created,
            time(tree, "modified").orElse(created));
    Target target =
        new Target(
            text(on, OURS + "text"),
            text(on, OURS + "title"),
            text(on, OURS + "label"),
            text(on, OURS + "file"),
            position,
            on.path(OURS + "historic").asBoolean(false));
    return new Annotation(tree, mark, target);
  }

  /** Whether it says what the text was when it was made; what others wrote does not. */
  boolean knowsText() {
    return tree.path("target").has(OURS + "text");
  }

  /** The same, saying what it was put on. */
  Annotation on(Address address, Target known) {
    ObjectNode next = json();
    JsonNode before = next.path("target");
    ObjectNode on =
        before instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    on.put("source", address.toString());
    targetOf(mark, known)
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().startsWith(OURS)) {
                on.set(entry.getKey(), entry.getValue());
              }
            });
    next.set("target", on);
    Mark there =
        new Mark(
            mark.id(),
            mark.kind(),
            address,
            mark.quote(),
            mark.words(),
            mark.created(),
            mark.changed());
    return new Annotation(next, there, known);
  }

  /** One annotation for each target of a tree; the first keeps the id. */
  static List<JsonNode> single(JsonNode node) {
    if (!(node instanceof ObjectNode tree)
        || !(tree.path("target") instanceof ArrayNode targets)
        || targets.isEmpty()) {
      return List.of(node);
    }
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode target : targets) {
      ObjectNode one = tree.deepCopy();
      one.set("target", target);
      // One without an id gets one made of all it says, and so of its target too.
      if (!all.isEmpty() && !text(tree, "id").isEmpty()) {
        one.put("id", text(tree, "id") + "#" + all.size());
      }
      all.add(one);
    }
    return all;
  }

  /**
   * Its id as a UUID. Others name their annotations as they like: such a name is kept as the
   * canonical one, and the same name always gives the same id.
   */
  private static String id(ObjectNode tree) {
    String given = text(tree, "id");
    String bare = given.startsWith(URN) ? given.substring(URN.length()) : "";
    if (isId(bare)) {
      return bare;
    }
    String made =
        UUID.nameUUIDFromBytes(
                (given.isEmpty() ? tree.toString() : given).getBytes(StandardCharsets.UTF_8))
            .toString();
    if (!given.isEmpty() && !tree.has("canonical")) {
      tree.put("canonical", given);
    }
    tree.put("id", URN + made);
    return made;
  }

  /** Whether a text is an id as we write it, and so a safe name of a file. */
  static boolean isId(String text) {
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  private static Kind kind(ObjectNode tree, String words, Optional<Quote> quote) {
    List<String> motivations =
        each(tree.path("motivation")).stream()
            .filter(JsonNode::isString)
            .map(JsonNode::stringValue)
            .map(said -> said.substring(said.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT))
            .toList();
    if (motivations.contains("bookmarking")) {
      return Kind.FAVOURITE;
    }
    if (motivations.contains("highlighting")) {
      return Kind.HIGHLIGHT;
    }
    if (!words.isBlank()) {
      return Kind.NOTE;
    }
    return quote.isPresent() ? Kind.HIGHLIGHT : Kind.FAVOURITE;
  }

  private static String words(ObjectNode tree) {
    List<String> values = new ArrayList<>();
    for (JsonNode body : each(tree.path("body"))) {
      if (isTextual(body) && !text(body, "value").isEmpty()) {
        values.add(text(body, "value"));
      }
    }
    if (values.isEmpty() && !text(tree, "bodyValue").isEmpty()) {
      values.add(text(tree, "bodyValue"));
    }
    return String.join("\n", values);
  }

  private static boolean isTextual(JsonNode body) {
    return types(body).contains(TEXTUAL);
  }

  private static List<String> types(JsonNode node) {
    JsonNode type = node.has("type") ? node.path("type") : node.path("@type");
    return each(type).stream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
  }

  private static String source(JsonNode target) {
    if (target.isString()) {
      return target.stringValue();
    }
    JsonNode source = target.path("source");
    if (source.isString()) {
      return source.stringValue();
    }
    return text(source, "id").isEmpty() ? text(target, "id") : text(source, "id");
  }

  /** Selectors, and those that refine them. */
  private static List<JsonNode> selectors(JsonNode node, List<JsonNode> found) {
    for (JsonNode selector : each(node)) {
      if (selector.isObject()) {
        found.add(selector);
        selectors(selector.path("refinedBy"), found);
      }
    }
    return found;
  }

  private static Optional<Instant> time(ObjectNode tree, String field) {
    try {
      return Optional.of(text(tree, field)).filter(said -> !said.isEmpty()).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** What JSON-LD allows to be one thing or a list of things. */
  private static List<JsonNode> each(JsonNode node) {
    if (node instanceof ArrayNode list) {
      List<JsonNode> all = new ArrayList<>();
      list.forEach(all::add);
      return all;
    }
    return node.isMissingNode() || node.isNull() ? List.of() : List.of(node);
  }

  private static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.stringValue() : "";
  }
}
