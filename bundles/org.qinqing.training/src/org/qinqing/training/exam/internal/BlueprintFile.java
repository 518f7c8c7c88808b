package org.qinqing.training.exam.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.qinqing.pack.Question;
import org.qinqing.pack.Side;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.Blueprint.Pauses;
import org.qinqing.training.exam.Blueprints;
import org.qinqing.training.exam.ExamPlan;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A blueprint as a file. Everything that is wrong with one is found at once and said in words. */
final class BlueprintFile {
  private static final String FORMAT = "qinqing-exam";
  private static final int VERSION = 1;
  private static final int LONGEST_TITLE = 60;
  private static final int LONGEST_NAME = 60;
  private static final int MOST_ROWS = 60;
  private static final int MOST_ITEMS = 500;
  private static final int MOST_PAUSES = 20;
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(100);
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final List<String> KINDS =
      List.of(Question.Kind.values()).stream()
          .map(kind -> kind.name().toLowerCase(Locale.ROOT))
          .toList();
  private static final Set<String> FIELDS =
      Set.of(
          "format",
          "version",
          "id",
          "title",
          "side",
          "limit",
          "pauses",
          "pass",
          "shuffleItems",
          "shuffleOptions",
          "points",
          "partial",
          "rows");
  private static final Set<String> ROW_FIELDS = Set.of("topics", "kinds", "difficulties", "count");

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  String write(ExamPlan plan) {
    Blueprint blueprint = plan.blueprint();
    ObjectNode file = mapper.createObjectNode();
    file.put("format", FORMAT);
    file.put("version", VERSION);
    file.put("id", blueprint.id());
    file.put("title", blueprint.title());
    plan.side().ifPresent(side -> file.put("side", side.name().toLowerCase(Locale.ROOT)));
    file.put("limit", blueprint.limit().toString());
    switch (blueprint.pauses().rule()) {
      case NONE -> file.put("pauses", "none");
      case FREE -> file.put("pauses", "free");
      case COUNTED -> file.put("pauses", blueprint.pauses().times());
    }
    file.put("pass", blueprint.pass());
    file.put("shuffleItems", blueprint.shuffleItems());
    file.put("shuffleOptions", blueprint.shuffleOptions());
    ObjectNode points = file.putObject("points");
    new TreeMap<>(blueprint.points()).forEach(points::put);
    texts(file.putArray("partial"), blueprint.partial());
    ArrayNode rows = file.putArray("rows");
    for (Blueprint.Row row : blueprint.rows()) {
      ObjectNode part = rows.addObject();
      texts(part.putArray("topics"), row.topics());
      texts(part.putArray("kinds"), row.kinds());
      ArrayNode difficulties = part.putArray("difficulties");
      new TreeSet<>(row.difficulties()).forEach(difficulties::add);
      part.put("count", row.count());
    }
    return mapper.writeValueAsString(file);
  }

  private static void texts(ArrayNode array, Set<String> texts) {
    new TreeSet<>(texts).forEach(array::add);
  }

  /**
   * Reads a file.
   *
   * @param freshId for one that has no id, or that of a built-in one
   */
  Blueprints.Read read(String text, String freshId) {
    JsonNode tree;
    try {
      tree = mapper.readTree(text);
    } catch (JacksonException e) {
      return refused(
          Messages.text("file.json", Optional.ofNullable(e.getOriginalMessage()).orElse("")));
    }
    if (!tree.isObject() || !tree.path("format").asString("").equals(FORMAT)) {
      return refused(Messages.text("file.format"));
    }
    JsonNode version = tree.path("version");
    if (!version.isInt() || version.asInt() != VERSION) {
      return refused(Messages.text("file.version", version, VERSION));
    }
    return new Reading((ObjectNode) tree).plan(freshId);
  }

  private static Blueprints.Read refused(String finding) {
    return new Blueprints.Read(Optional.empty(), List.of(finding));
  }

  /**
   * One file that is read. A field that is wrong gets a stand-in, and the plan is not given out.
   */
  private static final class Reading {
    private final ObjectNode file;
    private final List<String> findings = new ArrayList<>();

    Reading(ObjectNode file) {
      this.file = file;
    }

    Blueprints.Read plan(String freshId) {
      known(file, FIELDS, "");
      JsonNode named = file.path("id");
      String id = named.isMissingNode() ? freshId : named.isString() ? named.asString() : "";
      if (!ID.matcher(id).matches()) {
        findings.add(Messages.text("file.id"));
      }
      if (BuiltInBlueprints.isOne(id)) {
        id = freshId;
      }
      String title = text("title", LONGEST_TITLE);
      Optional<Side> side = side();
      Duration limit = limit();
      Pauses pauses = pauses();
      int pass = number(file, "pass", "pass", 0, 100);
      boolean items = bool("shuffleItems");
      boolean options = bool("shuffleOptions");
      Map<String, BigDecimal> points = points();
      Set<String> partial = kinds(file.path("partial"), "partial");
      List<Blueprint.Row> rows = rows();
      if (!findings.isEmpty()) {
        return new Blueprints.Read(Optional.empty(), findings);
      }
      return new Blueprints.Read(
          Optional.of(
              ExamPlan.own(
                  new Blueprint(
                      id, title, rows, points, limit, pauses, pass, items, options, partial),
                  side)),
          List.of());
    }

    private void known(JsonNode node, Set<String> fields, String place) {
      for (String field : node.propertyNames()) {
        if (!fields.contains(field)) {
          findings.add(Messages.text("file.unknown", place + field));
        }
      }
    }

    private String text(String field, int most) {
      JsonNode node = file.path(field);
      String text = node.isString() ? node.asString().strip() : "";
      if (text.isEmpty()
          || text.length() > most
          || text.codePoints().anyMatch(Character::isISOControl)) {
        findings.add(Messages.text("file.text", field, most));
      }
      return text;
    }

    private Optional<Side> side() {
      if (!file.has("side")) {
        return Optional.empty();
      }
      Optional<Side> side =
          List.of(Side.values()).stream()
              .filter(
                  one -> one.name().toLowerCase(Locale.ROOT).equals(file.path("side").asString("")))
              .findFirst();
      if (side.isEmpty()) {
        findings.add(Messages.text("file.side"));
      }
      return side;
    }

    private Duration limit() {
      try {
        Duration limit = Duration.parse(file.path("limit").asString(""));
        if (limit.compareTo(SHORTEST) >= 0 && limit.compareTo(LONGEST) <= 0) {
          return limit;
        }
      } catch (DateTimeParseException e) {
        // Said below, with what it should be.
      }
      findings.add(Messages.text("file.limit"));
      return SHORTEST;
    }

    private Pauses pauses() {
      JsonNode node = file.path("pauses");
      if (node.asString("").equals("none")) {
        return Pauses.NONE;
      }
      if (node.asString("").equals("free")) {
        return Pauses.FREE;
      }
      if (node.isInt() && node.asInt() >= 1 && node.asInt() <= MOST_PAUSES) {
        return Pauses.of(node.asInt());
      }
      findings.add(Messages.text("file.pauses"));
      return Pauses.NONE;
    }

    private int number(JsonNode node, String field, String place, int least, int most) {
      JsonNode value = node.path(field);
      if (value.isInt() && value.asInt() >= least && value.asInt() <= most) {
        return value.asInt();
      }
      findings.add(Messages.text("file.number", place, least, most));
      return Math.max(1, least);
    }

    private boolean bool(String field) {
      JsonNode value = file.path(field);
      if (!value.isBoolean()) {
        findings.add(Messages.text("file.bool", field));
      }
      return value.asBoolean(false);
    }

    private Map<String, BigDecimal> points() {
      Map<String, BigDecimal> points = new LinkedHashMap<>();
      JsonNode node = file.path("points");
      if (node.isMissingNode()) {
        return points;
      }
      if (!node.isObject()) {
        findings.add(Messages.text("file.object", "points"));
        return points;
      }
      node.propertyStream()
          .forEach(
              entry -> {
                kind("points", entry.getKey());
                BigDecimal worth =
                    entry.getValue().isNumber() ? entry.getValue().decimalValue() : BigDecimal.ZERO;
                if (worth.signum() <= 0
                    || worth.compareTo(MOST_POINTS) > 0
                    || worth.stripTrailingZeros().scale() > 2) {
                  findings.add(Messages.text("file.points", entry.getKey()));
                }
                points.put(entry.getKey(), worth);
              });
      return points;
    }

    private Set<String> kinds(JsonNode node, String place) {
      Set<String> kinds = texts(node, place);
      kinds.forEach(kind -> kind(place, kind));
      return kinds;
    }

    private void kind(String place, String kind) {
      if (!KINDS.contains(kind)) {
        findings.add(Messages.text("file.kind", place, kind, String.join(", ", KINDS)));
      }
    }

    /** What is not there stands for any. */
    private Set<String> texts(JsonNode node, String place) {
      Set<String> texts = new LinkedHashSet<>();
      boolean sound = node.isMissingNode() || node.isArray();
      for (JsonNode text : node) {
        sound &=
            text.isString()
                && !text.asString().isBlank()
                && text.asString().length() <= LONGEST_NAME;
        texts.add(text.asString(""));
      }
      if (!sound) {
        findings.add(Messages.text("file.list", place));
      }
      return texts;
    }

    private List<Blueprint.Row> rows() {
      JsonNode node = file.path("rows");
      List<Blueprint.Row> rows = new ArrayList<>();
      if (!node.isArray() || node.isEmpty() || node.size() > MOST_ROWS) {
        findings.add(Messages.text("file.rows"));
        return rows;
      }
      for (JsonNode row : node) {
        String place = "rows[" + rows.size() + "].";
        if (!row.isObject()) {
          findings.add(Messages.text("file.object", "rows[" + rows.size() + "]"));
          rows.add(new Blueprint.Row(Set.of(), Set.of(), Set.of(), 1));
          continue;
        }
        known(row, ROW_FIELDS, place);
        Set<Integer> difficulties = new LinkedHashSet<>();
        JsonNode hard = row.path("difficulties");
        boolean sound = hard.isMissingNode() || hard.isArray();
        for (JsonNode one : hard) {
          sound &= one.isInt() && one.asInt() >= 1 && one.asInt() <= 3;
          difficulties.add(one.asInt(1));
        }
        if (!sound) {
          findings.add(Messages.text("file.number", place + "difficulties", 1, 3));
        }
        rows.add(
            new Blueprint.Row(
                texts(row.path("topics"), place + "topics"),
                kinds(row.path("kinds"), place + "kinds"),
                difficulties,
                number(row, "count", place + "count", 1, MOST_ITEMS)));
      }
      return rows;
    }
  }
}
