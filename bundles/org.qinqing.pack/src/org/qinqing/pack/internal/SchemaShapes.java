package org.qinqing.pack.internal;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks files by the JSON Schemas that ship with the toolkit, and says in plain words where they
 * differ.
 */
final class SchemaShapes implements FileShapes {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Who mends these will check again; a file that is wrong throughout would fill the screen. */
  private static final int MOST = 200;

  private Optional<SchemaRegistry> schemas = Optional.empty();
  private final Map<FileKind, Schema> loaded = new EnumMap<>(FileKind.class);

  @Override
  public synchronized boolean fits(FileKind kind, Item root) {
    List<Error> errors = loaded.computeIfAbsent(kind, this::load).validate(json(root.node()));
    errors.stream().limit(MOST).forEach(error -> report(error, root));
    return errors.isEmpty();
  }

  private Schema load(FileKind kind) {
    try (InputStream in = SchemaShapes.class.getResourceAsStream(kind.schema())) {
      if (in == null) {
        throw new IllegalStateException(kind.schema());
      }
      return registry().getSchema(in, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Woken by the first file that is checked; a program that only judges never needs it. */
  private SchemaRegistry registry() {
    SchemaRegistry registry =
        schemas.orElseGet(() -> SchemaRegistry.withDialect(Dialects.getDraft202012()));
    schemas = Optional.of(registry);
    return registry;
  }

  private static void report(Error error, Item root) {
    Item place = descend(root, error.getInstanceLocation());
    String property = Optional.ofNullable(error.getProperty()).orElse("");
    switch (error.getKeyword()) {
      case "required" -> place.wrong(Code.MISSING_KEY, property);
      case "additionalProperties", "unevaluatedProperties" ->
          place.key(property).wrong(Code.UNKNOWN_KEY, property);
      case "type" -> place.wrong(Code.WRONG_TYPE, place.shown(), types(error.getSchemaNode()));
      case "enum", "const" ->
          place.wrong(Code.WRONG_VALUE, place.shown(), values(error.getSchemaNode()));
      case "pattern", "format" ->
          place.wrong(Code.WRONG_VALUE, place.shown(), values(error.getSchemaNode()));
      // A key that belongs to another kind of thing; the error stands at its value.
      case "false" -> misplaced(error, root);
      default -> place.wrong(Code.WRONG_COUNT, place.shown());
    }
  }

  private static void misplaced(Error error, Item root) {
    NodePath location = error.getInstanceLocation();
    String property = String.valueOf(location.getElement(-1));
    descend(root, location.getParent()).key(property).wrong(Code.UNKNOWN_KEY, property);
  }

  private static String types(JsonNode schema) {
    StringBuilder names = new StringBuilder();
    for (JsonNode type : schema.isArray() ? schema : JSON.arrayNode().add(schema)) {
      names.append(names.isEmpty() ? "" : "、").append(Messages.text("type." + type.asString()));
    }
    return names.toString();
  }

  private static String values(JsonNode schema) {
    if (!schema.isArray()) {
      return schema.asString();
    }
    StringBuilder names = new StringBuilder();
    for (JsonNode value : schema) {
      names.append(names.isEmpty() ? "" : "、").append(value.asString());
    }
    return names.toString();
  }

  /** The node at an instance location, as deep as it can be followed. */
  private static Item descend(Item root, NodePath location) {
    Item at = root;
    for (int i = 0; i < location.getNameCount(); i++) {
      Object step = location.getElement(i);
      Optional<Item> next =
          step instanceof Integer index
              ? at.member(index)
              : at.isMapping()
                  ? Optional.ofNullable(at.entries().get(String.valueOf(step)))
                  : Optional.empty();
      if (next.isEmpty()) {
        return at;
      }
      at = next.get();
    }
    return at;
  }

  private static JsonNode json(Node node) {
    return switch (node) {
      case MappingNode mapping -> {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
          if (tuple.getKeyNode() instanceof ScalarNode key) {
            object.set(key.getValue(), json(tuple.getValueNode()));
          }
        }
        yield object;
      }
      case SequenceNode sequence -> {
        ArrayNode array = JSON.arrayNode();
        sequence.getValue().forEach(member -> array.add(json(member)));
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar);
      default -> JSON.nullNode();
    };
  }

  private static JsonNode scalar(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    String text = scalar.getValue();
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(text.equals("true"));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      try {
        return JSON.numberNode(Item.decimal(text));
      } catch (NumberFormatException e) {
        // .inf and .nan are numbers in YAML only, and some are too long for anybody
        return JSON.stringNode(text);
      }
    }
    return JSON.stringNode(text);
  }
}
