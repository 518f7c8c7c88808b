package org.qinqing.training.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinqing.pack.Question;
import org.qinqing.training.Answer;
import org.qinqing.training.Training.Marked;
import org.qinqing.training.exchange.Attempt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Statements have the shape that xAPI 1.0.3 asks for (part two, sections 2 and 4 of the standard).
 */
final class XapiStatementsTest {
  private static final URI HOME = URI.create("https://example.org/accounts");
  private static final Instant AT = Instant.parse("2026-11-22T08:00:01.234567Z");

  /** The keys that may stand where; a store refuses a statement with another. */
  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "",
          Set.of(
              "id",
              "actor",
              "verb",
              "object",
              "result",
              "context",
              "timestamp",
              "stored",
              "authority",
              "version",
              "attachments"),
          "actor",
          Set.of("objectType", "name", "mbox", "mbox_sha1sum", "openid", "account"),
          "verb",
          Set.of("id", "display"),
          "object",
          Set.of("objectType", "id", "definition"),
          "result",
          Set.of("score", "success", "completion", "response", "duration", "extensions"),
          "context",
          Set.of(
              "registration",
              "instructor",
              "team",
              "contextActivities",
              "revision",
              "platform",
              "language",
              "statement",
              "extensions"));

  private static final Set<String> DEFINITION =
      Set.of(
          "name",
          "description",
          "type",
          "moreInfo",
          "interactionType",
          "correctResponsesPattern",
          "choices",
          "scale",
          "source",
          "target",
          "steps",
          "extensions");

  private final JsonMapper json = new JsonMapper();

  private static Answer right(Question question) {
    return switch (question.content()) {
      case Question.Choice choice ->
          new Answer.Chosen(
              Set.copyOf(
                  choice.options().stream()
                      .filter(Question.Option::right)
                      .map(Question.Option::key)
                      .toList()));
      case Question.Opinions opinions ->
          new Answer.Chosen(Set.of(opinions.opinions().getFirst().key()));
      case Question.Matching matching -> new Answer.Joined(Map.of("1", "B", "2", "A"));
      case Question.Ordering ordering ->
          new Answer.Ordered(
              IntStream.rangeClosed(1, ordering.steps().size())
                  .mapToObj(Integer::toString)
                  .toList());
      case Question.Judgement judgement -> new Answer.Judged(judgement.verdict(), Optional.empty());
    };
  }

  private static Attempt attempt(Question question) {
    return new Attempt(
        new UUID(0x4000, 0x8000000000000000L | question.id().hashCode() & 0xFFFFL),
        "单位账号01",
        Optional.of(new UUID(0x4000, 0x8000000000000000L)),
        Marked.of(question, right(question)),
        AT,
        Optional.of(Duration.ofMillis(61_500)));
  }

  private List<JsonNode> statements(List<Question> questions) throws IOException {
    StringBuilder out = new StringBuilder();
    new XapiStatements().write(questions.stream().map(XapiStatementsTest::attempt), HOME, out);
    assertTrue(out.toString().endsWith("}\n"));
    return out.toString().lines().map(json::readTree).toList();
  }

  @Test
  void eachStatementHasTheShapeOfTheStandard() throws IOException {
    List<Question> questions = new Items(20261122).make(140);
    List<JsonNode> statements = statements(questions);
    assertEquals(questions.size(), statements.size());
    for (int i = 0; i < statements.size(); i++) {
      shape(statements.get(i), questions.get(i));
    }
  }

  private static void shape(JsonNode statement, Question question) {
    KEYS.forEach(
        (path, keys) -> {
          JsonNode part = path.isEmpty() ? statement : statement.get(path);
          assertTrue(keys.containsAll(part.propertyNames()), path);
        });
    UUID.fromString(statement.get("id").asString());
    assertEquals("1.0.3", statement.get("version").asString());
    assertEquals("2026-11-22T08:00:01.234Z", statement.get("timestamp").asString());
    // An agent has one way of being told from others, and an account has two parts.
    JsonNode actor = statement.get("actor");
    assertEquals(Set.of("objectType", "account"), Set.copyOf(actor.propertyNames()));
    assertEquals(HOME.toString(), actor.get("account").get("homePage").asString());
    assertEquals("单位账号01", actor.get("account").get("name").asString());
    assertTrue(URI.create(statement.get("verb").get("id").asString()).isAbsolute());
    assertEquals("answered", statement.get("verb").get("display").get("en-US").asString());
    JsonNode object = statement.get("object");
    assertEquals("urn:qinqing:question:" + question.id(), object.get("id").asString());
    JsonNode definition = object.get("definition");
    assertTrue(DEFINITION.containsAll(definition.propertyNames()));
    assertEquals(question.stem(), definition.get("description").get("zh-CN").asString());
    assertTrue(definition.get("correctResponsesPattern").get(0).isString());
    JsonNode score = statement.get("result").get("score");
    double scaled = score.get("scaled").asDouble();
    assertTrue(scaled >= -1 && scaled <= 1);
    assertTrue(score.get("raw").asInt() >= score.get("min").asInt());
    assertTrue(score.get("raw").asInt() <= score.get("max").asInt());
    assertEquals("PT1M1.5S", statement.get("result").get("duration").asString());
    for (String key : statement.get("context").get("extensions").propertyNames()) {
      assertTrue(URI.create(key).isAbsolute(), key);
    }
    assertTrue(statement.get("context").get("contextActivities").get("grouping").isArray());
    interaction(definition, statement.get("result"), question);
  }

  /** Each type of interaction has its own parts, and answers are put together in its own way. */
  private static void interaction(JsonNode definition, JsonNode result, Question question) {
    String response = result.get("response").asString();
    String pattern = definition.get("correctResponsesPattern").get(0).asString();
    switch (definition.get("interactionType").asString()) {
      case "true-false" -> {
        assertEquals(Question.Kind.JUDGE, question.kind());
        assertTrue(Set.of("true", "false").contains(response));
        assertEquals(pattern, response);
        assertTrue(result.get("success").asBoolean());
      }
      case "choice" -> assertTrue(ids(definition, "choices").containsAll(parts(pattern)));
      case "sequencing" -> {
        assertEquals(Set.copyOf(parts(pattern)), ids(definition, "choices"));
        assertEquals(pattern, response);
      }
      case "matching" -> {
        assertEquals("1[.]B[,]2[.]A", response);
        assertFalse(result.get("success").asBoolean());
        for (String pair : parts(pattern)) {
          String[] halves = pair.split("\\[\\.]");
          assertTrue(ids(definition, "source").contains(halves[0]));
          assertTrue(ids(definition, "target").contains(halves[1]));
        }
      }
      case "other" -> {
        assertEquals(Question.Kind.VERDICT, question.kind());
        assertTrue(pattern.startsWith(response + "[,]"), pattern);
        assertEquals(0.5, result.get("score").get("scaled").asDouble());
      }
      default -> throw new AssertionError(definition);
    }
  }

  private static List<String> parts(String pattern) {
    return List.of(pattern.split("\\[,]"));
  }

  private static Set<String> ids(JsonNode definition, String list) {
    return Set.copyOf(
        definition.get(list).valueStream().map(part -> part.get("id").asString()).toList());
  }

  @Test
  void whatIsNotKnownIsLeftOut() throws IOException {
    Question question = new Items(1).make(1).getFirst();
    StringBuilder out = new StringBuilder();
    Attempt alone =
        new Attempt(
            new UUID(1, 2),
            "a",
            Optional.empty(),
            Marked.of(question, right(question)),
            AT,
            Optional.empty());
    new XapiStatements().write(Stream.of(alone), HOME, out);
    JsonNode statement = json.readTree(out.toString());
    assertFalse(statement.get("context").has("registration"));
    assertFalse(statement.get("result").has("duration"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"accounts", "urn:x:y", "file:///home", "mailto:a@b.c"})
  void accountsBelongToASystemOnTheWeb(String home) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new XapiStatements().write(Stream.of(), URI.create(home), new StringBuilder()));
  }
}
