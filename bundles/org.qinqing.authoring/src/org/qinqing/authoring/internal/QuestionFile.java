package org.qinqing.authoring.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qinqing.authoring.PackDraft;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.pack.SourceLocation;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Questions as a file of a bundle. */
final class QuestionFile {
  private static final PartShape SHAPE = PartShape.of(PackDraft.Kind.QUESTION);

  private final List<Question> questions;
  private final String text;

  /** Line → place of the question that begins there. */
  private final TreeMap<Integer, Integer> lines;

  private QuestionFile(List<Question> questions, String text, TreeMap<Integer, Integer> lines) {
    this.questions = questions;
    this.text = text;
    this.lines = lines;
  }

  /** Writes them in this order. */
  static QuestionFile of(List<Question> questions) {
    Map<Node, Integer> places = new IdentityHashMap<>();
    List<Node> nodes = new ArrayList<>();
    for (Question question : questions) {
      Node node = node(question);
      places.put(node, nodes.size());
      nodes.add(node);
    }
    YamlBlock block = new YamlBlock(places);
    block.members(SheetRows.mapping(Map.of(SHAPE.list(), sequence(nodes))), 0);
    return new QuestionFile(List.copyOf(questions), block.text(), new TreeMap<>(block.rows()));
  }

  /** A file name in the folder of questions that is free: {@code imported.yaml}, then with 2. */
  static String freeName(Map<String, byte[]> files) {
    String name = SHAPE.folder() + "/imported.yaml";
    for (int i = 2; files.containsKey(name); i++) {
      name = SHAPE.folder() + "/imported-" + i + ".yaml";
    }
    return name;
  }

  /** The whole file. */
  String text() {
    return text;
  }

  /** The question a line belongs to. */
  Optional<Question> at(SourceLocation location) {
    return Optional.ofNullable(lines.floorEntry(location.line()))
        .map(entry -> questions.get(entry.getValue()));
  }

  private static MappingNode node(Question question) {
    Map<String, Node> values = new HashMap<>();
    values.put("id", text(question.id()));
    values.put("kind", text(wire(question.kind())));
    values.put("topic", text(question.topic()));
    values.put("side", text(wire(question.side())));
    values.put("stem", text(question.stem()));
    content(question.content(), values);
    values.put("difficulty", plain(Tag.INT, Integer.toString(question.difficulty())));
    values.put("explanation", text(question.explanation()));
    values.put("basis", addresses(question.basis()));
    question.rule().ifPresent(rule -> values.put("rule", text(rule)));
    return ordered(values);
  }

  private static void content(Question.Content content, Map<String, Node> values) {
    switch (content) {
      case Question.Choice choice ->
          values.put(
              "options", sequence(choice.options().stream().map(QuestionFile::option).toList()));
      case Question.Matching matching -> {
        values.put(
            "pairs",
            sequence(
                matching.pairs().stream()
                    .map(
                        pair -> mapping("first", text(pair.first()), "second", text(pair.second())))
                    .toList()));
        if (!matching.extras().isEmpty()) {
          values.put("extras", texts(matching.extras()));
        }
      }
      case Question.Ordering ordering -> values.put("steps", texts(ordering.steps()));
      case Question.Judgement judgement -> {
        values.put("verdict", text(judgement.verdict().name()));
        values.put("provision", text(judgement.provision().toString()));
        if (!judgement.among().isEmpty()) {
          values.put("among", addresses(judgement.among()));
        }
      }
      case Question.Opinions opinions -> {
        values.put(
            "opinions",
            sequence(
                opinions.opinions().stream()
                    .map(
                        opinion ->
                            mapping(
                                "key",
                                text(opinion.key()),
                                "text",
                                text(opinion.text()),
                                "reason",
                                text(opinion.reason()),
                                "holds",
                                yes(opinion.holds())))
                    .toList()));
        values.put("commentary", text(opinions.commentary()));
      }
    }
  }

  private static Node option(Question.Option option) {
    Map<String, Node> values = new LinkedHashMap<>();
    values.put("key", text(option.key()));
    values.put("text", text(option.text()));
    values.put("right", yes(option.right()));
    option.verdict().ifPresent(verdict -> values.put("verdict", text(verdict.name())));
    if (!option.note().isEmpty()) {
      values.put("note", text(option.note()));
    }
    return SheetRows.mapping(values);
  }

  /** In the order in which an author writes them. */
  private static MappingNode ordered(Map<String, Node> values) {
    Map<String, Node> sorted = new LinkedHashMap<>();
    for (String key : SHAPE.keys()) {
      Node value = values.get(key);
      if (value != null) {
        sorted.put(key, value);
      }
    }
    return SheetRows.mapping(sorted);
  }

  private static MappingNode mapping(Object... keysAndNodes) {
    Map<String, Node> values = new LinkedHashMap<>();
    for (int i = 0; i < keysAndNodes.length; i += 2) {
      values.put((String) keysAndNodes[i], (Node) keysAndNodes[i + 1]);
    }
    return SheetRows.mapping(values);
  }

  private static SequenceNode sequence(List<? extends Node> members) {
    return new SequenceNode(Tag.SEQ, List.copyOf(members), FlowStyle.BLOCK);
  }

  private static SequenceNode texts(List<String> texts) {
    return sequence(texts.stream().map(QuestionFile::text).toList());
  }

  /** In quotes, as addresses are written everywhere. */
  private static SequenceNode addresses(List<Address> addresses) {
    return sequence(
        addresses.stream()
            .map(address -> new ScalarNode(Tag.STR, address.toString(), ScalarStyle.DOUBLE_QUOTED))
            .toList());
  }

  private static Node text(String text) {
    return plain(Tag.STR, text);
  }

  private static Node yes(boolean yes) {
    return plain(Tag.BOOL, Boolean.toString(yes));
  }

  private static Node plain(Tag tag, String text) {
    return SheetRows.scalar(tag, text);
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
