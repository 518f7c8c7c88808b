package org.qinqing.library.internal;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was used last, up to a number; the rest is forgotten. */
final class Recent<K, V> {
  private final int most;
  private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

  Recent(int most) {
    this.most = most;
  }

  Optional<V> get(K key) {
    return Optional.ofNullable(values.get(key));
  }

  void put(K key, V value) {
    values.put(key, value);
    if (values.size() > most) {
      Iterator<K> eldest = values.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }
}
