package org.qinqing.classroom.plan.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.qinqing.classroom.Round.Mode;
import org.qinqing.classroom.plan.ClassPlan;
import org.qinqing.classroom.plan.PlanPart;
import org.qinqing.classroom.plan.PlanPart.QuestionRound;
import org.qinqing.classroom.plan.PlanPart.QuestionRound.Answering;
import org.qinqing.classroom.plan.PlanPart.Slide;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Side;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plans as JSON, on the shelf and in files. A field that a newer program added is passed over; a
 * newer version, which is one that cannot be read without knowing it, is refused.
 */
final class PlanJson {
  private static final String FORMAT = "qinqing-class-plan";
  private static final int VERSION = 1;

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** A text is no plan; the message is a sentence for a person. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String key, Object... arguments) {
      super(Messages.text(key, arguments));
    }

    /** The sentence. */
    String sentence() {
      return String.valueOf(getMessage());
    }
  }

  String write(ClassPlan plan) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("format", FORMAT).put("version", VERSION);
    node.put("id", plan.id()).put("title", plan.title());
    node.put("locality", plan.locality().code());
    plan.side().ifPresent(side -> node.put("side", wire(side)));
    node.put("minutes", plan.minutes());
    strings(node, "teams", plan.teams());
    ArrayNode parts = node.putArray("parts");
    plan.parts().forEach(part -> parts.add(part(part)));
    ObjectNode readings = node.putObject("readings");
    new TreeMap<>(plan.readings()).forEach(readings::put);
    return mapper.writeValueAsString(node);
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void strings(ObjectNode node, String field, List<String> values) {
    values.forEach(node.putArray(field)::add);
  }

  private static ObjectNode part(PlanPart part) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    switch (part) {
      case Slide slide -> {
        node.put("kind", wire(slide.kind()));
        node.put("title", slide.title()).put("minutes", slide.minutes());
        node.put("text", slide.text());
        strings(node, "basis", slide.basis().stream().map(Address::toString).toList());
      }
      case QuestionRound round -> {
        node.put("kind", wire(round.mode()));
        node.put("title", round.title()).put("minutes", round.minutes());
        node.put("text", round.text());
        strings(node, "questions", round.questions());
        node.put("answering", wire(round.answering()));
        node.put("points", round.points()).put("penalty", round.penalty());
        round.stakes().forEach(node.putArray("stakes")::add);
        round.limit().ifPresent(limit -> node.put("limitSeconds", seconds(limit)));
      }
    }
    return node;
  }

  private static BigDecimal seconds(Duration limit) {
    BigDecimal exact = BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws Unreadable when it is something else
   */
  ClassPlan read(String text) throws Unreadable {
    JsonNode node;
    try {
      node = mapper.readTree(text);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw new Unreadable("file.noJson", line);
    }
    if (!node.isObject() || !FORMAT.equals(node.path("format").stringValue(""))) {
      throw new Unreadable("file.noPlan");
    }
    JsonNode version = node.path("version");
    if (!version.canConvertToExactIntegral()
        || !version.canConvertToInt()
        || version.intValue() < 1) {
      throw new Unreadable("file.field", "version");
    }
    if (version.intValue() > VERSION) {
      throw new Unreadable("file.newer", version.intValue());
    }
    Fields fields = new Fields(node, "");
    List<PlanPart> parts = new ArrayList<>();
    List<JsonNode> written = fields.array("parts");
    for (int i = 0; i < written.size(); i++) {
      parts.add(part(new Fields(written.get(i), "parts[" + (i + 1) + "].")));
    }
    String id = fields.text("id");
    int minutes = fields.number("minutes");
    Locality locality = fields.value("locality", Locality::of);
    Optional<Side> side =
        fields.has("side")
            ? Optional.of(fields.value("side", word -> constant(Side.class, word)))
            : Optional.empty();
    try {
      return new ClassPlan(
          id,
          fields.text("title"),
          locality,
          side,
          minutes,
          fields.strings("teams"),
          parts,
          fields.map("readings"));
    } catch (IllegalArgumentException e) {
      throw new Unreadable("file.field", ClassPlan.isId(id) ? "minutes" : "id");
    }
  }

  private static PlanPart part(Fields fields) throws Unreadable {
    String kind = fields.text("kind");
    Optional<Slide.Kind> slide = constant(Slide.Kind.class, kind);
    Optional<Mode> mode = constant(Mode.class, kind);
    try {
      if (slide.isPresent()) {
        List<Address> basis = new ArrayList<>();
        for (String address : fields.strings("basis")) {
          basis.add(Address.parse(address).orElseThrow(() -> fields.wrong("basis")));
        }
        return new Slide(
            slide.get(),
            fields.text("title"),
            fields.number("minutes"),
            fields.text("text"),
            basis);
      }
      return new QuestionRound(
          mode.orElseThrow(() -> fields.wrong("kind")),
          fields.text("title"),
          fields.number("minutes"),
          fields.text("text"),
          fields.strings("questions"),
          fields.value("answering", word -> constant(Answering.class, word)),
          fields.number("points"),
          fields.number("penalty"),
          fields.numbers("stakes"),
          fields.has("limitSeconds")
              ? Optional.of(fields.seconds("limitSeconds"))
              : Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new Unreadable("file.field", fields.path() + e.getMessage());
    }
  }

  private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> wire(constant).equals(word))
        .findFirst();
  }

  /**
   * The fields of one object; each is wanted with its type, or the plan is damaged.
   *
   * @param path what stands before the names of fields in a sentence
   */
  private record Fields(JsonNode node, String path) {
    Unreadable wrong(String name) {
      return new Unreadable("file.field", path + name);
    }

    boolean has(String name) {
      return node.has(name);
    }

    String text(String name) throws Unreadable {
      return string(node.path(name), name);
    }

    private String string(JsonNode value, String name) throws Unreadable {
      if (!value.isString()) {
        throw wrong(name);
      }
      return value.stringValue();
    }

    int number(String name) throws Unreadable {
      return integer(node.path(name), name);
    }

    private int integer(JsonNode value, String name) throws Unreadable {
      if (!value.isIntegralNumber() || !value.canConvertToInt()) {
        throw wrong(name);
      }
      return value.intValue();
    }

    Duration seconds(String name) throws Unreadable {
      JsonNode value = node.path(name);
      // The longest limit is a day; more would not be a limit, and might not fit.
      if (!value.isNumber() || !(Math.abs(value.doubleValue()) <= 86_400)) {
        throw wrong(name);
      }
      return Duration.ofMillis(Math.round(value.doubleValue() * 1000));
    }

    <T> T value(String name, Function<String, Optional<T>> reader) throws Unreadable {
      return reader.apply(text(name)).orElseThrow(() -> wrong(name));
    }

    List<JsonNode> array(String name) throws Unreadable {
      JsonNode value = node.path(name);
      if (!value.isArray()) {
        throw wrong(name);
      }
      return value.valueStream().toList();
    }

    List<String> strings(String name) throws Unreadable {
      List<String> values = new ArrayList<>();
      for (JsonNode value : array(name)) {
        values.add(string(value, name));
      }
      return values;
    }

    List<Integer> numbers(String name) throws Unreadable {
      List<Integer> values = new ArrayList<>();
      for (JsonNode value : array(name)) {
        values.add(integer(value, name));
      }
      return values;
    }

    Map<String, String> map(String name) throws Unreadable {
      JsonNode value = node.path(name);
      if (!value.isObject()) {
        throw wrong(name);
      }
      Map<String, String> values = new TreeMap<>();
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        values.put(entry.getKey(), string(entry.getValue(), name));
      }
      return values;
    }
  }
}
