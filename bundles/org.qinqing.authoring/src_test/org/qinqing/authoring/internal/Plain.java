package org.qinqing.authoring.internal;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qinqing.pack.PackSupplement;
import org.qinqing.pack.SourceLocation;

/** What a record says, without where it is written. */
final class Plain {
  private Plain() {}

  static Object of(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? List.of(of(optional.get())) : List.of();
    }
    if (value instanceof Set<?> set) {
      Set<String> sorted = new TreeSet<>();
      set.forEach(member -> sorted.add(String.valueOf(of(member))));
      return sorted;
    }
    if (value instanceof Collection<?> list) {
      return list.stream().map(Plain::of).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, member) -> sorted.put(String.valueOf(of(key)), of(member)));
      return sorted;
    }
    if (value instanceof PackSupplement supplement) {
      return of(supplement.content());
    }
    return value instanceof Record it ? record(it) : value;
  }

  private static Map<String, Object> record(Record it) {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (RecordComponent part : it.getClass().getRecordComponents()) {
      if (part.getType() != SourceLocation.class) {
        try {
          part.getAccessor().setAccessible(true);
          parts.put(part.getName(), of(part.getAccessor().invoke(it)));
        } catch (ReflectiveOperationException e) {
          throw new AssertionError(e);
        }
      }
    }
    return parts;
  }
}
