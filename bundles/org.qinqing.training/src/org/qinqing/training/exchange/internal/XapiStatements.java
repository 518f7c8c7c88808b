package org.qinqing.training.exchange.internal;

import java.io.IOException;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.training.Answer;
import org.qinqing.training.Training.Marked;
import org.qinqing.training.exchange.Attempt;
import org.qinqing.training.exchange.AttemptStatements;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Statements with the interaction types that xAPI takes from SCORM: {@code choice}, {@code
 * true-false}, {@code matching}, {@code sequencing}; a scene to be judged has two answers in one
 * and is {@code other}.
 */
@Component(service = AttemptStatements.class)
public final class XapiStatements implements AttemptStatements {
  private static final String VERSION = "1.0.3";
  private static final String VERB = "http://adlnet.gov/expapi/verbs/answered";
  private static final String ACTIVITY = "http://adlnet.gov/expapi/activities/cmi.interaction";

  /** Begins the names of questions, bundles and extensions. */
  private static final String NAME = "urn:qinqing:";

  private static final String AND = "[,]";
  private static final String JOINED = "[.]";

  private final JsonMapper json = new JsonMapper();

  @Override
  public void write(Stream<Attempt> attempts, URI home, Appendable out) throws IOException {
    String scheme = String.valueOf(home.getScheme());
    if (!scheme.matches("(?i)https?") || home.getHost() == null) {
      throw new IllegalArgumentException(home.toString());
    }
    for (Iterator<Attempt> each = attempts.iterator(); each.hasNext(); ) {
      out.append(json.writeValueAsString(statement(each.next(), home))).append('\n');
    }
  }

  private ObjectNode statement(Attempt attempt, URI home) {
    Question question = attempt.marked().question();
    ObjectNode statement = json.createObjectNode().put("id", attempt.id().toString());
    ObjectNode actor = statement.putObject("actor").put("objectType", "Agent");
    actor.putObject("account").put("homePage", home.toString()).put("name", attempt.account());
    ObjectNode verb = statement.putObject("verb").put("id", VERB);
    verb.putObject("display")
        .put("en-US", "answered")
        .put("zh-CN", Messages.first("xapi.answered"));
    ObjectNode object =
        statement
            .putObject("object")
            .put("objectType", "Activity")
            .put("id", NAME + "question:" + question.id());
    object.set("definition", definition(attempt.marked()));
    statement.set("result", result(attempt));
    statement.set("context", context(attempt));
    statement.put("timestamp", attempt.at().truncatedTo(ChronoUnit.MILLIS).toString());
    return statement.put("version", VERSION);
  }

  private ObjectNode definition(Marked marked) {
    Question question = marked.question();
    ObjectNode definition = json.createObjectNode().put("type", ACTIVITY);
    definition.set("name", said(question.id()));
    definition.set("description", said(question.stem()));
    List<String> key = marked.key();
    ArrayNode patterns = json.createArrayNode();
    switch (question.content()) {
      case Question.Choice choice when choice.kind() == Question.Kind.JUDGE && sentence(choice) -> {
        definition.put("interactionType", "true-false");
        definition.set("correctResponsesPattern", patterns.add(truth(choice, key.getFirst())));
      }
      case Question.Choice choice -> {
        definition.put("interactionType", "choice");
        definition.set("correctResponsesPattern", patterns.add(String.join(AND, key)));
        ArrayNode choices = definition.putArray("choices");
        choice.options().forEach(o -> choices.add(part(o.key(), o.text())));
      }
      case Question.Opinions opinions -> {
        definition.put("interactionType", "choice");
        definition.set("correctResponsesPattern", patterns.add(String.join(AND, key)));
        ArrayNode choices = definition.putArray("choices");
        opinions.opinions().forEach(o -> choices.add(part(o.key(), o.text())));
      }
      case Question.Matching matching -> {
        definition.put("interactionType", "matching");
        definition.set(
            "correctResponsesPattern",
            patterns.add(String.join(AND, key.stream().map(k -> k.replace("-", JOINED)).toList())));
        ArrayNode source = definition.putArray("source");
        ArrayNode target = definition.putArray("target");
        for (int i = 0; i < matching.pairs().size(); i++) {
          source.add(part(Integer.toString(i + 1), matching.pairs().get(i).first()));
        }
        for (int i = 0; i < matching.seconds().size(); i++) {
          target.add(part(Question.letter(i), matching.seconds().get(i)));
        }
      }
      case Question.Ordering ordering -> {
        definition.put("interactionType", "sequencing");
        definition.set("correctResponsesPattern", patterns.add(String.join(AND, key)));
        ArrayNode choices = definition.putArray("choices");
        for (int i = 0; i < ordering.steps().size(); i++) {
          choices.add(part(Integer.toString(i + 1), ordering.steps().get(i)));
        }
      }
      case Question.Judgement judgement -> {
        definition.put("interactionType", "other");
        definition.set("correctResponsesPattern", patterns.add(String.join(AND, key)));
      }
    }
    return definition;
  }

  private static boolean sentence(Question.Choice choice) {
    return choice.options().stream()
        .map(Question.Option::text)
        .toList()
        .equals(List.of(Messages.first("wire.true"), Messages.first("wire.false")));
  }

  private static String truth(Question.Choice choice, String key) {
    return Boolean.toString(choice.options().getFirst().key().equals(key));
  }

  private ObjectNode said(String text) {
    return json.createObjectNode().put("zh-CN", text);
  }

  private ObjectNode part(String id, String text) {
    ObjectNode part = json.createObjectNode().put("id", id);
    part.set("description", said(text));
    return part;
  }

  private ObjectNode result(Attempt attempt) {
    Marked marked = attempt.marked();
    ObjectNode result = json.createObjectNode();
    result
        .putObject("score")
        .put("scaled", marked.share())
        .put("raw", marked.rightParts())
        .put("min", 0)
        .put("max", marked.parts());
    result.put("success", marked.right()).put("completion", true).put("response", response(marked));
    attempt
        .took()
        .ifPresent(took -> result.put("duration", took.truncatedTo(ChronoUnit.MILLIS).toString()));
    return result;
  }

  private static String response(Marked marked) {
    return switch (marked.answer()) {
      case Answer.Chosen chosen -> {
        boolean truth =
            marked.question().content() instanceof Question.Choice choice
                && choice.kind() == Question.Kind.JUDGE
                && sentence(choice);
        yield truth
            ? truth((Question.Choice) marked.question().content(), chosen.keys().iterator().next())
            : String.join(AND, new TreeSet<>(chosen.keys()));
      }
      case Answer.Joined joined ->
          new TreeMap<>(joined.pairs())
              .entrySet().stream()
                  .map(pair -> pair.getKey() + JOINED + pair.getValue())
                  .collect(Collectors.joining(AND));
      case Answer.Ordered ordered -> String.join(AND, ordered.keys());
      case Answer.Judged judged ->
          judged.verdict().name() + judged.provision().map(p -> AND + p).orElse("");
    };
  }

  private ObjectNode context(Attempt attempt) {
    Question question = attempt.marked().question();
    ObjectNode context = json.createObjectNode();
    attempt.session().ifPresent(session -> context.put("registration", session.toString()));
    context.put("platform", "qinqing").put("language", "zh-CN");
    context
        .putObject("contextActivities")
        .putArray("grouping")
        .add(
            json.createObjectNode()
                .put("objectType", "Activity")
                .put("id", NAME + "pack:" + question.pack()));
    ObjectNode extensions = context.putObject("extensions");
    extensions.put(NAME + "kind", question.kind().name().toLowerCase(Locale.ROOT));
    extensions.put(NAME + "topic", question.topic());
    extensions.put(NAME + "difficulty", question.difficulty());
    ArrayNode basis = extensions.putArray(NAME + "basis");
    question.basis().stream().map(Address::toString).forEach(basis::add);
    return context;
  }
}
