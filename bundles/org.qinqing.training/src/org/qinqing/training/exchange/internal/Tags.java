package org.qinqing.training.exchange.internal;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qinqing.pack.Verdict;

/** Names and values as tags {@code name=value}; foreign tags are left alone. */
final class Tags {
  static final String KIND = "kind";
  static final String TOPIC = "topic";
  static final String SIDE = "side";
  static final String DIFFICULTY = "difficulty";
  static final String RULE = "rule";
  static final String BASIS = "basis";
  static final String KEYS = "keys";
  static final String VERDICT = "verdict";

  private final List<String> tags = new ArrayList<>();

  Tags() {}

  Tags(List<String> tags) {
    this.tags.addAll(tags);
  }

  /** Characters that could end a tag in one of the formats are written as in a web address. */
  Tags add(String name, String value) {
    tags.add(name + "=" + written(value));
    return this;
  }

  Tags add(String name, List<String> values) {
    tags.add(name + "=" + String.join("|", values.stream().map(Tags::written).toList()));
    return this;
  }

  private static String written(String value) {
    return value.matches("[A-Za-z0-9._:/@-]*")
        ? value
        : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String read(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A tag of somebody else, which only looks like one of ours.
      return value;
    }
  }

  private Stream<String> values(String name) {
    return tags.stream()
        .map(String::strip)
        .filter(tag -> tag.startsWith(name + "="))
        .map(tag -> tag.substring(name.length() + 1));
  }

  Optional<String> get(String name) {
    return values(name).map(Tags::read).findFirst();
  }

  List<String> all(String name) {
    return values(name).map(Tags::read).toList();
  }

  /** The values of a tag that holds a list; empty when there is no such tag. */
  List<String> list(String name) {
    return values(name)
        .findFirst()
        .map(value -> Stream.of(value.split("\\|", -1)).map(Tags::read).toList())
        .orElse(List.of());
  }

  /** The verdict of an option. */
  Optional<Verdict> verdict(String key) {
    return values(VERDICT)
        .map(value -> Stream.of(value.split("\\|", -1)).map(Tags::read).toList())
        .filter(parts -> parts.size() == 2 && parts.getFirst().equals(key))
        .flatMap(parts -> Stream.of(Verdict.values()).filter(v -> v.name().equals(parts.getLast())))
        .findFirst();
  }

  List<String> asList() {
    return List.copyOf(tags);
  }
}
