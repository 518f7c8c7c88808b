package org.qinqing.library.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.library.internal.Annotation.NoMark;
import org.qinqing.pack.Diagnostic;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Marks in one file: a W3C annotation collection with one page, all of it inside the file. */
final class AnnotationCollection {
  private static final String ITEMS = "items";

  private AnnotationCollection() {}

  /**
   * What was read.
   *
   * @param annotations with different ids
   * @param findings what could not be read
   */
  record Taken(List<Annotation> annotations, List<Diagnostic> findings) {}

  /** A collection of all of them, under an id of its own. */
  static ObjectNode of(List<Annotation> annotations, String id) {
    ObjectNode collection = JsonNodeFactory.instance.objectNode();
    collection.put("@context", Annotation.CONTEXT);
    collection.put("id", Annotation.URN + id);
    collection.put("type", "AnnotationCollection");
    collection.put("total", annotations.size());
    ObjectNode page = collection.putObject("first");
    page.put("id", Annotation.URN + id + "#1");
    page.put("type", "AnnotationPage");
    page.put("partOf", Annotation.URN + id);
    page.put("startIndex", 0);
    ArrayNode items = page.putArray(ITEMS);
    annotations.forEach(annotation -> items.add(annotation.json()));
    return collection;
  }

  /** Reads a collection, a page, a list of annotations or a single one. */
  static Taken read(JsonMapper json, byte[] bytes, Instant now) {
    List<Diagnostic> findings = new ArrayList<>();
    List<JsonNode> items = new ArrayList<>();
    Optional<JsonNode> tree = tree(json, bytes);
    boolean understood = tree.isPresent() && items(tree.get(), items, findings);
    if (!understood) {
      findings.add(Findings.error("N-201", "", "note.in.format"));
      return new Taken(List.of(), findings);
    }
    Map<String, Annotation> found = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      for (JsonNode item : Annotation.single(items.get(i))) {
        try {
          Annotation annotation = Annotation.read(item, now);
          found.putIfAbsent(annotation.mark().id(), annotation);
        } catch (NoMark e) {
          findings.add(
              e.source().isEmpty()
                  ? Findings.warning("N-203", "", "note.in.broken", i + 1)
                  : Findings.warning("N-202", "", "note.in.foreign", i + 1, e.source()));
        }
      }
    }
    return new Taken(List.copyOf(found.values()), findings);
  }

  private static Optional<JsonNode> tree(JsonMapper json, byte[] bytes) {
    try {
      return Optional.of(json.readTree(bytes));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Whether the tree is one of the forms; its annotations are added. */
  private static boolean items(JsonNode tree, List<JsonNode> items, List<Diagnostic> findings) {
    if (tree instanceof ArrayNode list) {
      list.forEach(items::add);
      return true;
    }
    if (tree.has(ITEMS)) {
      return page(tree, items, findings);
    }
    if (tree.has("first")) {
      return page(tree.path("first"), items, findings);
    }
    if (tree.path("total").asInt(-1) == 0) {
      return true;
    }
    if (tree.has("target")) {
      items.add(tree);
      return true;
    }
    return false;
  }

  private static boolean page(JsonNode first, List<JsonNode> items, List<Diagnostic> findings) {
    JsonNode page = first;
    while (page.isObject()) {
      JsonNode list = page.path(ITEMS);
      if (list instanceof ArrayNode all) {
        all.forEach(items::add);
      } else if (list.isObject()) {
        items.add(list);
      }
      page = page.path("next");
    }
    if (page.isString()) {
      // The rest stands at an address of the net, where nobody goes.
      findings.add(Findings.warning("N-204", "", "note.in.elsewhere", page.stringValue()));
    }
    return true;
  }
}
