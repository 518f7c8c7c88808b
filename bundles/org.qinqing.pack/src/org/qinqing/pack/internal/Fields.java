package org.qinqing.pack.internal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Address;

/** The keys of one mapping; {@link #close()} reports those nobody asked for. */
final class Fields {
  private final Item owner;
  private final Map<String, Item> entries;
  private final Set<String> asked = new HashSet<>();

  Fields(Item owner) {
    this.owner = owner;
    this.entries = owner.entries();
  }

  Item owner() {
    return owner;
  }

  /**
   * The members of one list of a file that may hold several lists.
   *
   * @param key the list wanted; none when the file holds only others
   * @param keys all lists such a file may hold; one at least must be there
   */
  static List<Item> members(Item root, String key, List<String> keys) {
    Fields fields = root.fields();
    if (root.isMapping() && keys.stream().noneMatch(fields.entries::containsKey)) {
      root.wrong(Code.MISSING_KEY, String.join(" | ", keys));
    }
    fields.ignore(keys);
    fields.close();
    return fields.items(key);
  }

  Optional<Item> get(String key) {
    asked.add(key);
    return Optional.ofNullable(entries.get(key));
  }

  /** A key that must be there; its absence is a finding. */
  Optional<Item> need(String key) {
    Optional<Item> item = get(key);
    if (item.isEmpty()) {
      owner.wrong(Code.MISSING_KEY, key);
    }
    return item;
  }

  String text(String key) {
    return need(key).map(Item::text).orElse("");
  }

  String textOr(String key, String otherwise) {
    return get(key).map(Item::text).orElse(otherwise);
  }

  List<String> texts(String key) {
    return get(key).map(Item::texts).orElse(List.of());
  }

  /** Members of a list that may be left out. */
  List<Item> items(String key) {
    return get(key).map(Item::items).orElse(List.of());
  }

  /** Members of a list that must be there and not be empty. */
  List<Item> some(String key) {
    Optional<Item> list = need(key);
    List<Item> items = list.map(Item::items).orElse(List.of());
    if (list.isPresent() && items.isEmpty()) {
      list.get().wrong(Code.WRONG_COUNT, key);
    }
    return items;
  }

  List<Address> someAddresses(String key) {
    return some(key).stream().map(Item::address).toList();
  }

  <E extends Enum<E>> E constant(String key, Class<E> type) {
    return need(key).map(item -> item.constant(type)).orElseGet(() -> type.getEnumConstants()[0]);
  }

  /** Keys that are understood but kept out of the records. */
  void ignore(Collection<String> keys) {
    asked.addAll(keys);
  }

  /** Reports the keys nobody asked for: a misspelt key must not be lost in silence. */
  void close() {
    for (String key : entries.keySet()) {
      if (!asked.contains(key)) {
        owner.key(key).wrong(Code.UNKNOWN_KEY, key);
      }
    }
  }
}
