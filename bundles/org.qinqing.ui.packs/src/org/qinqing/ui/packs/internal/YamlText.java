package org.qinqing.ui.packs.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Small mappings of a form, to and from the YAML they are written in. */
final class YamlText {
  private static final int LONGEST = 4000;

  private YamlText() {}

  /** The mapping a text holds; empty when it holds something else, or nothing. */
  static Map<String, Object> mapping(String text) {
    return load(text)
        .filter(Map.class::isInstance)
        .map(YamlText::strings)
        .orElseGet(LinkedHashMap::new);
  }

  static Map<String, Object> strings(Object mapping) {
    Map<String, Object> copy = new LinkedHashMap<>();
    // A key without a value is half typed.
    ((Map<?, ?>) mapping)
        .forEach((key, value) -> copy.put(String.valueOf(key), value == null ? "" : value));
    return copy;
  }

  private static Optional<Object> load(String text) {
    try {
      return Optional.ofNullable(
          new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build())
              .loadFromString(text));
    } catch (YamlEngineException e) {
      return Optional.empty();
    }
  }

  /** Whether a text is whole YAML; half-typed text often is not. */
  static boolean isWhole(String text) {
    try {
      new Load(LoadSettings.builder().build()).loadFromString(text);
      return true;
    } catch (YamlEngineException e) {
      return false;
    }
  }

  /** A value on one line, such as {@code {verdict: PERMITTED, rule: x-1}}. */
  static String flow(Object value) {
    return new Dump(
            DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.FLOW)
                .setWidth(LONGEST)
                .setSplitLines(false)
                .build())
        .dumpToString(value)
        .strip();
  }

  /** Facts as lines {@code fact: value}; a blank line stands between two events. */
  static String lines(Object facts) {
    List<?> events = facts instanceof List<?> several ? several : List.of(facts);
    return events.stream()
        .filter(Map.class::isInstance)
        .map(YamlText::strings)
        .map(
            event ->
                event.entrySet().stream()
                    .map(fact -> fact.getKey() + ": " + flow(fact.getValue()))
                    .collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n\n"));
  }

  /** The facts that lines of a form stand for: a mapping, or a list of mappings for several. */
  static Object facts(String lines) {
    List<Map<String, Object>> events = new ArrayList<>();
    for (String block : lines.strip().split("\\n\\s*\\n")) {
      Map<String, Object> event = new LinkedHashMap<>();
      for (String line : block.split("\\n")) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          String value = line.substring(colon + 1).strip();
          event.put(line.substring(0, colon).strip(), load(value).orElse(value));
        }
      }
      events.add(event);
    }
    return events.size() == 1 ? events.getFirst() : events;
  }
}
