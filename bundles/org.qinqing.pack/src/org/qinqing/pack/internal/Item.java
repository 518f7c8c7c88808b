package org.qinqing.pack.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.SourceLocation;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One node of a YAML file with its place. Reading something of another kind than asked for makes a
 * finding and gives a harmless stand-in, so that one pass finds all errors; a bundle with an error
 * is never used.
 */
final class Item {
  /** Stands in for an address that is missing or wrong. */
  static final Address NOWHERE = new Address("nowhere", "none", Optional.empty(), "");

  private static final int LONGEST_NUMBER = 24;
  private static final int LONGEST_MONTHS = 1_200;
  private static final int LONGEST_DAYS = 36_500;

  private final Node node;
  private final String file;
  private final int skipped;
  private final Findings findings;

  Item(Node node, String file, int skipped, Findings findings) {
    this.node = node;
    this.file = file;
    this.skipped = skipped;
    this.findings = findings;
  }

  SourceLocation where() {
    return new SourceLocation(file, lineOf(node));
  }

  Findings findings() {
    return findings;
  }

  Node node() {
    return node;
  }

  int lineOf(Node any) {
    return any.getStartMark().map(Mark::getLine).orElse(-1) + 1 + skipped;
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isNumber() {
    return node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
  }

  void wrong(Code code, Object... arguments) {
    findings.add(code, where(), arguments);
  }

  /** The keys and values of a mapping, in order. */
  Map<String, Item> entries() {
    Map<String, Item> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          entries.putIfAbsent(key.getValue(), part(tuple.getValueNode()));
        } else {
          part(tuple.getKeyNode()).wrong(Code.WRONG_TYPE, "?", Messages.text("type.string"));
        }
      }
    } else {
      wrong(Code.WRONG_TYPE, shown(), Messages.text("type.object"));
    }
    return entries;
  }

  /** Reports keys written twice, everywhere below; one of the two would be lost in silence. */
  void uniqueKeys() {
    if (node instanceof MappingNode mapping) {
      Set<String> seen = new HashSet<>();
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key && !seen.add(key.getValue())) {
          part(key).wrong(Code.YAML_SYNTAX, Messages.text("twice", key.getValue()));
        }
        part(tuple.getValueNode()).uniqueKeys();
      }
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(member -> part(member).uniqueKeys());
    }
  }

  /** The node of a key itself, for a finding about the key. */
  Item key(String name) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
          return part(key);
        }
      }
    }
    return this;
  }

  private Item part(Node other) {
    return new Item(other, file, skipped, findings);
  }

  /** A mapping of which every key must be understood. */
  Fields fields() {
    return new Fields(this);
  }

  /** The members of a list. */
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      for (Node member : sequence.getValue()) {
        items.add(new Item(member, file, skipped, findings));
      }
    } else {
      wrong(Code.WRONG_TYPE, shown(), Messages.text("type.array"));
    }
    return items;
  }

  /** One member of a list; empty when this is no list or a shorter one. */
  Optional<Item> member(int index) {
    return node instanceof SequenceNode sequence && index < sequence.getValue().size()
        ? Optional.of(part(sequence.getValue().get(index)))
        : Optional.empty();
  }

  /** A list, or a single value as a list of one. */
  List<Item> itemsOrOne() {
    return isList() ? items() : List.of(this);
  }

  /** The text of a scalar; numbers and yes/no as written. */
  String text() {
    if (node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL)) {
      return scalar.getValue().strip();
    }
    wrong(Code.WRONG_TYPE, shown(), Messages.text("type.string"));
    return "";
  }

  List<String> texts() {
    return items().stream().map(Item::text).toList();
  }

  boolean yes() {
    if (!node.getTag().equals(Tag.BOOL)) {
      wrong(Code.WRONG_TYPE, shown(), Messages.text("type.boolean"));
    }
    return shown().equals("true");
  }

  BigDecimal number() {
    try {
      return decimal(text().replace("_", ""));
    } catch (NumberFormatException e) {
      wrong(Code.WRONG_TYPE, shown(), Messages.text("type.number"));
      return BigDecimal.ZERO;
    }
  }

  /**
   * A number as people write it. One of a million digits, or with an exponent that makes it one,
   * would take minutes to read and a gigabyte to show.
   *
   * @throws NumberFormatException when it is none
   */
  static BigDecimal decimal(String text) {
    if (text.length() > LONGEST_NUMBER || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      throw new NumberFormatException();
    }
    return new BigDecimal(text);
  }

  int integer() {
    try {
      return number().intValueExact();
    } catch (ArithmeticException e) {
      wrong(Code.WRONG_TYPE, shown(), Messages.text("type.integer"));
      return 0;
    }
  }

  LocalDate date() {
    try {
      return LocalDate.parse(text());
    } catch (DateTimeException e) {
      wrong(Code.BAD_DATE, shown());
      return LocalDate.EPOCH;
    }
  }

  /** A day, or all days of a range written {@code first/last}. */
  List<LocalDate> days() {
    String[] ends = text().split("/", 2);
    try {
      LocalDate first = LocalDate.parse(ends[0]);
      LocalDate last = ends.length == 2 ? LocalDate.parse(ends[1]) : first;
      if (last.isBefore(first) || last.isAfter(first.plusYears(1))) {
        wrong(Code.BAD_DATE, shown());
        return List.of();
      }
      return first.datesUntil(last.plusDays(1)).toList();
    } catch (DateTimeException e) {
      wrong(Code.BAD_DATE, shown());
      return List.of();
    }
  }

  /** A length of time that can be added to any date that can be written. */
  Period period() {
    try {
      Period period = Period.parse(text());
      if (Math.abs(period.toTotalMonths()) <= LONGEST_MONTHS
          && Math.abs((long) period.getDays()) <= LONGEST_DAYS) {
        return period;
      }
    } catch (DateTimeException e) {
      // Told below, with those that are too long.
    }
    wrong(Code.BAD_DATE, shown());
    return Period.ofYears(1);
  }

  Address address() {
    return Address.parse(text())
        .orElseGet(
            () -> {
              wrong(Code.BAD_ADDRESS, shown());
              return NOWHERE;
            });
  }

  List<Address> addresses() {
    return items().stream().map(Item::address).toList();
  }

  /** A constant by its name in lower case with hyphens. */
  <E extends Enum<E>> E constant(Class<E> type) {
    String name = text();
    for (E constant : type.getEnumConstants()) {
      if (wireName(constant).equals(name) || constant.name().equals(name)) {
        return constant;
      }
    }
    wrong(Code.WRONG_VALUE, shown(), names(type));
    return type.getEnumConstants()[0];
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      names.add(wireName(constant));
    }
    return String.join("、", names);
  }

  private static String wireName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What stands there, short enough for a message. */
  String shown() {
    String shown =
        switch (node) {
          case ScalarNode scalar -> scalar.getValue().strip();
          case SequenceNode list -> "[…]";
          default -> "{…}";
        };
    return shown.length() > 40 ? shown.substring(0, 40) + "…" : shown;
  }
}
