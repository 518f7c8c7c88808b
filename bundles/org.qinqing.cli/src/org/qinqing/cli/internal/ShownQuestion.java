package org.qinqing.cli.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.pack.Verdict;
import org.qinqing.training.Answer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question as it stands before a person: its parts in the order in which they are shown, each
 * with the label by which it is answered. The labels of steps and of what is to be joined are not
 * the keys of the bank, for those tell the right answer.
 */
final class ShownQuestion {
  private static final String APART = "[,，、;；\\s]+";
  private static final Pattern PAIR = Pattern.compile("(\\d+)\\s*[-=→:：]?\\s*([A-Z]+)");

  private final Question question;

  /** Label → key, in the order shown; empty for a scene to be judged. */
  private final Map<String, String> keys;

  private ShownQuestion(Question question, Map<String, String> keys) {
    this.question = question;
    this.keys = keys;
  }

  /**
   * As it is practised: options as they are written, steps and what is to be joined in an order
   * that follows from the id, the same at each call.
   */
  static ShownQuestion of(Question question) {
    Map<String, String> keys = new LinkedHashMap<>();
    switch (question.content()) {
      case Question.Choice choice -> choice.options().forEach(o -> keys.put(o.key(), o.key()));
      case Question.Opinions opinions ->
          opinions.opinions().forEach(o -> keys.put(o.key(), o.key()));
      case Question.Matching matching ->
          putLabels(
              keys,
              mixed(
                  question.id(),
                  IntStream.range(0, matching.seconds().size())
                      .mapToObj(Question::letter)
                      .toList()),
              true);
      case Question.Ordering ordering ->
          putLabels(keys, mixed(question.id(), numbers(ordering.steps().size())), false);
      case Question.Judgement judgement -> {}
    }
    return new ShownQuestion(question, keys);
  }

  /**
   * As it stands in a paper.
   *
   * @param order keys of the options in the order in which the paper shows them
   */
  static ShownQuestion of(Question question, List<String> order) {
    Map<String, String> keys = new LinkedHashMap<>();
    putLabels(keys, order, question.kind() != Question.Kind.ORDERING);
    return new ShownQuestion(question, keys);
  }

  private static void putLabels(Map<String, String> keys, List<String> order, boolean letters) {
    for (int i = 0; i < order.size(); i++) {
      keys.put(letters ? Question.letter(i) : Integer.toString(i + 1), order.get(i));
    }
  }

  private static List<String> numbers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }

  /** Never the order of the bank, unless there is no other. */
  private static List<String> mixed(String id, List<String> keys) {
    List<String> order = new ArrayList<>(keys);
    order.sort(Comparator.comparingLong((String key) -> checksum(id + "/" + key)));
    if (order.equals(keys)) {
      Collections.rotate(order, 1);
    }
    return order;
  }

  private static long checksum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return sum.getValue();
  }

  Question question() {
    return question;
  }

  // --- answering ---------------------------------------------------------------------------------

  /**
   * The answer that somebody wrote: {@code B}, {@code A,C}, {@code 1-B,2-A}, {@code 3,1,2}, {@code
   * PROHIBITED@ADDRESS}.
   *
   * @param labels what a verdict is called, besides its name
   * @return empty when it is no answer of the form that the question wants
   */
  Optional<Answer> answer(String text, Map<String, Verdict> labels) {
    String said = text.strip();
    return switch (question.content()) {
      case Question.Choice choice -> chosen(said);
      case Question.Opinions opinions -> chosen(said);
      case Question.Matching matching -> joined(said);
      case Question.Ordering ordering -> ordered(said);
      case Question.Judgement judgement -> judged(said, labels);
    };
  }

  private Optional<Answer> chosen(String said) {
    List<String> written =
        parts(said.toUpperCase(Locale.ROOT), keys.size() > 26 ? "" : "|(?<=[A-Z])(?=[A-Z])");
    // Keys that are no letters stand as they are written.
    List<String> labels = written.stream().allMatch(keys::containsKey) ? written : parts(said, "");
    Set<String> chosen = new TreeSet<>();
    for (String label : labels) {
      String key = keys.get(label);
      if (key == null || !chosen.add(key)) {
        return Optional.empty();
      }
    }
    return chosen.isEmpty() ? Optional.empty() : Optional.of(new Answer.Chosen(chosen));
  }

  private Optional<Answer> joined(String said) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String part : parts(said.toUpperCase(Locale.ROOT), "")) {
      Matcher pair = PAIR.matcher(part);
      String key = pair.matches() ? keys.get(pair.group(2)) : null;
      if (key == null || pairs.put(pair.group(1), key) != null) {
        return Optional.empty();
      }
    }
    return pairs.isEmpty() ? Optional.empty() : Optional.of(new Answer.Joined(pairs));
  }

  private Optional<Answer> ordered(String said) {
    List<String> order = new ArrayList<>();
    for (String label : parts(said, keys.size() > 9 ? "" : "|(?<=\\d)(?=\\d)")) {
      String key = keys.get(label);
      if (key == null || order.contains(key)) {
        return Optional.empty();
      }
      order.add(key);
    }
    return order.size() == keys.size() ? Optional.of(new Answer.Ordered(order)) : Optional.empty();
  }

  private static Optional<Answer> judged(String said, Map<String, Verdict> labels) {
    int at = said.indexOf('@');
    String name = (at < 0 ? said : said.substring(0, at)).strip();
    Optional<Verdict> verdict =
        Stream.of(Verdict.values())
            .filter(known -> known.name().equalsIgnoreCase(name))
            .findFirst()
            .or(() -> Optional.ofNullable(labels.get(name)));
    if (at < 0) {
      return verdict.map(given -> new Answer.Judged(given, Optional.empty()));
    }
    Optional<Address> provision = Address.parse(said.substring(at + 1).strip());
    return provision.isEmpty()
        ? Optional.empty()
        : verdict.map(given -> new Answer.Judged(given, provision));
  }

  private static List<String> parts(String text, String also) {
    return Arrays.stream(text.split(APART + also)).filter(part -> !part.isEmpty()).toList();
  }

  /** What a person would have written for an answer. */
  String said(Answer answer) {
    return switch (answer) {
      case Answer.Chosen chosen -> joinedLabels(chosen.keys());
      case Answer.Joined joined ->
          String.join(
              ",",
              joined.pairs().entrySet().stream()
                  .sorted(Comparator.comparing(pair -> Integer.parseInt(pair.getKey())))
                  .map(pair -> pair.getKey() + "-" + label(pair.getValue()))
                  .toList());
      case Answer.Ordered ordered ->
          String.join(",", ordered.keys().stream().map(this::label).toList());
      case Answer.Judged judged ->
          judged.verdict().name() + judged.provision().map(address -> "@" + address).orElse("");
    };
  }

  private String joinedLabels(Set<String> chosen) {
    return String.join(
        ",",
        keys.entrySet().stream()
            .filter(entry -> chosen.contains(entry.getValue()))
            .map(Map.Entry::getKey)
            .toList());
  }

  private String label(String key) {
    return keys.entrySet().stream()
        .filter(entry -> entry.getValue().equals(key))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(key);
  }

  /** The right answer, as a person would have written it. */
  String right() {
    return said(rightAnswer());
  }

  private Answer rightAnswer() {
    return switch (question.content()) {
      case Question.Choice choice ->
          new Answer.Chosen(
              Set.copyOf(
                  choice.options().stream()
                      .filter(Question.Option::right)
                      .map(Question.Option::key)
                      .toList()));
      case Question.Opinions opinions ->
          new Answer.Chosen(
              Set.copyOf(
                  opinions.opinions().stream()
                      .filter(Question.Opinion::holds)
                      .map(Question.Opinion::key)
                      .toList()));
      case Question.Matching matching -> {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < matching.pairs().size(); i++) {
          pairs.put(Integer.toString(i + 1), Question.letter(i));
        }
        yield new Answer.Joined(pairs);
      }
      case Question.Ordering ordering -> new Answer.Ordered(numbers(ordering.steps().size()));
      case Question.Judgement judgement ->
          new Answer.Judged(judgement.verdict(), Optional.of(judgement.provision()));
    };
  }

  // --- showing -----------------------------------------------------------------------------------

  /** A labelled part. */
  private record Part(String label, String text) {}

  private List<Part> second() {
    List<Part> parts = new ArrayList<>();
    keys.forEach((label, key) -> parts.add(new Part(label, text(key))));
    return parts;
  }

  /** What the part with that key says. */
  private String text(String key) {
    return switch (question.content()) {
      case Question.Choice choice ->
          choice.options().stream()
              .filter(option -> option.key().equals(key))
              .map(Question.Option::text)
              .findFirst()
              .orElse("");
      case Question.Opinions opinions ->
          opinions.opinions().stream()
              .filter(opinion -> opinion.key().equals(key))
              .map(opinion -> opinion.text() + " " + opinion.reason())
              .findFirst()
              .orElse("");
      case Question.Matching matching ->
          IntStream.range(0, matching.seconds().size())
              .filter(place -> Question.letter(place).equals(key))
              .mapToObj(matching.seconds()::get)
              .findFirst()
              .orElse("");
      case Question.Ordering ordering ->
          IntStream.range(0, ordering.steps().size())
              .filter(place -> Integer.toString(place + 1).equals(key))
              .mapToObj(ordering.steps()::get)
              .findFirst()
              .orElse("");
      case Question.Judgement judgement -> "";
    };
  }

  private List<Part> first() {
    return question.content() instanceof Question.Matching matching
        ? IntStream.range(0, matching.pairs().size())
            .mapToObj(i -> new Part(Integer.toString(i + 1), matching.pairs().get(i).first()))
            .toList()
        : List.of();
  }

  /** The question for people, without its answer; the last line says how it is answered. */
  List<String> lines(Terminal terminal) {
    List<String> lines = new ArrayList<>();
    lines.add(question.stem());
    first().forEach(part -> lines.add("  " + part.label() + ". " + part.text()));
    second().forEach(part -> lines.add("  " + part.label() + ". " + part.text()));
    if (question.content() instanceof Question.Judgement judgement) {
      for (Verdict verdict : given()) {
        lines.add("  " + verdict.name() + "  " + terminal.say("verdict." + verdict.name()));
      }
      judgement.offered().forEach(address -> lines.add("  @" + address));
    }
    lines.add(terminal.say("quiz.how." + wire()));
    return lines;
  }

  private static List<Verdict> given() {
    return Stream.of(Verdict.values())
        .filter(verdict -> verdict.kind() != Verdict.Kind.OPEN)
        .toList();
  }

  /** The question for programs, without its answer. */
  ObjectNode describe(Terminal terminal) {
    ObjectNode node =
        Json.object()
            .put("id", question.id())
            .put("pack", question.pack())
            .put("kind", wire())
            .put("topic", question.topic())
            .put("side", question.side().name().toLowerCase(Locale.ROOT))
            .put("difficulty", question.difficulty())
            .put("stem", question.stem());
    boolean choice = question.content() instanceof Question.Choice;
    node.set("options", array(choice ? second() : List.of()));
    switch (question.content()) {
      case Question.Choice any -> {}
      case Question.Opinions opinions -> {
        ArrayNode array = node.putArray("opinions");
        keys.forEach(
            (label, key) ->
                opinions.opinions().stream()
                    .filter(opinion -> opinion.key().equals(key))
                    .forEach(
                        opinion ->
                            array.add(
                                Json.object()
                                    .put("key", label)
                                    .put("text", opinion.text())
                                    .put("reason", opinion.reason()))));
      }
      case Question.Matching matching -> {
        node.set("first", array(first()));
        node.set("second", array(second()));
      }
      case Question.Ordering ordering -> node.set("steps", array(second()));
      case Question.Judgement judgement -> {
        ArrayNode verdicts = node.putArray("verdicts");
        for (Verdict verdict : given()) {
          verdicts.add(
              Json.object()
                  .put("key", verdict.name())
                  .put("text", terminal.say("verdict." + verdict.name())));
        }
        node.set("provisions", Json.addresses(judgement.offered()));
      }
    }
    return node;
  }

  private static ArrayNode array(List<Part> parts) {
    ArrayNode array = Json.array();
    parts.forEach(
        part -> array.add(Json.object().put("key", part.label()).put("text", part.text())));
    return array;
  }

  private String wire() {
    return question.kind().name().toLowerCase(Locale.ROOT);
  }

  /** The right answer in words, where its labels alone say little. */
  List<String> rightInWords(Terminal terminal) {
    return switch (question.content()) {
      case Question.Choice choice -> List.of();
      case Question.Opinions opinions -> List.of();
      case Question.Matching matching ->
          matching.pairs().stream().map(pair -> pair.first() + " → " + pair.second()).toList();
      case Question.Ordering ordering -> ordering.steps();
      case Question.Judgement judgement ->
          List.of(
              terminal.say("verdict." + judgement.verdict().name()) + "  " + judgement.provision());
    };
  }
}
