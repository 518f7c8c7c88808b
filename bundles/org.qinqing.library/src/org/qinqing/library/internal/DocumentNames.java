package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qinqing.pack.Document;

/** Under which names documents are cited. */
final class DocumentNames {
  private static final List<String> PREFIXES = List.of("中华人民共和国", "中国共产党");
  private static final int LONGEST = 60;

  private final Map<String, Set<String>> byName = new HashMap<>();
  private final Map<String, String> titles = new HashMap<>();

  DocumentNames(Collection<Corpus.Source> sources) {
    for (Corpus.Source source : sources) {
      Document document = source.document();
      String title = bare(document.title());
      titles.put(source.key(), title);
      add(title, source.key());
      for (String prefix : PREFIXES) {
        if (title.startsWith(prefix)) {
          add(title.substring(prefix.length()), source.key());
        }
      }
      document.shortNames().forEach(name -> add(bare(name), source.key()));
    }
  }

  private void add(String name, String key) {
    if (!name.isEmpty()) {
      byName.computeIfAbsent(name, k -> new LinkedHashSet<>()).add(key);
    }
  }

  /** A title without book marks and without the year of its version: 条例(2023年修订) is 条例. */
  private static String bare(String title) {
    return Folding.fold(title)
        .replaceAll("[《》\\s]", "")
        .replaceAll("\\([^()]*(?:\\d{4}|修订|修正|试行)[^()]*\\)$", "");
  }

  /**
   * The documents a name may mean.
   *
   * @param name folded words that end with the name
   * @return keys, the certain ones only when there are certain ones
   */
  List<String> find(String name) {
    String wanted = bare(name);
    String tail = wanted.length() > LONGEST ? wanted.substring(wanted.length() - LONGEST) : wanted;
    for (int from = 0; from < tail.length(); from++) {
      Set<String> keys = byName.get(tail.substring(from));
      if (keys != null) {
        return List.copyOf(keys);
      }
    }
    return List.of();
  }

  /**
   * The documents in whose title the last words of a name occur, such as 条例; at least two
   * characters of it.
   */
  List<String> guess(String name) {
    String wanted = bare(name);
    for (int from = 0; from + 2 <= wanted.length(); from++) {
      String part = wanted.substring(from);
      List<String> keys = new ArrayList<>();
      titles.forEach(
          (key, title) -> {
            if (title.contains(part)) {
              keys.add(key);
            }
          });
      if (!keys.isEmpty()) {
        keys.sort(null);
        return keys;
      }
    }
    return List.of();
  }
}
