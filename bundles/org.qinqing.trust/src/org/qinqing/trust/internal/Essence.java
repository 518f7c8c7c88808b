package org.qinqing.trust.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qinqing.pack.SourceLocation;

/**
 * What a record of a bundle says, wherever in its files it is written: two of them say the same
 * when their essences are equal, though a line was put in above one of them. Everything a bundle is
 * read into is records, so this needs no list of what there is, and forgets nothing that is added.
 */
final class Essence {
  private Essence() {}

  /** The essence of a value; only to be compared. */
  static Object of(Object value) {
    return switch (value) {
      case SourceLocation where -> "";
      case Optional<?> optional -> optional.map(Essence::of).map(List::of).orElse(List.of());
      case List<?> list -> list.stream().map(Essence::of).toList();
      case Set<?> set -> new TreeSet<>(set.stream().map(v -> of(v).toString()).toList());
      case Map<?, ?> map -> {
        Map<String, Object> sorted = new TreeMap<>();
        map.forEach((key, v) -> sorted.put(key.toString(), of(v)));
        yield sorted;
      }
      case Record one -> parts(one);
      default -> value;
    };
  }

  private static List<Object> parts(Record one) {
    List<Object> parts = new ArrayList<>();
    parts.add(one.getClass().getName());
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      try {
        parts.add(of(component.getAccessor().invoke(one)));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(component.toString(), e); // records of an exported package
      }
    }
    return parts;
  }
}
