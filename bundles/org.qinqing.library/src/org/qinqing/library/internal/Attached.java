package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qinqing.pack.Address;
import org.qinqing.pack.Asked;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;

/**
 * What rules and questions bring to a provision they stand on.
 *
 * @param words people's own words: what rules say, questions ask, and how people ask for it
 * @param topics ids of the topics of the rules
 * @param binds kinds of persons the rules bind
 */
record Attached(Set<String> words, Set<String> topics, Set<String> binds) {
  private static final Attached NOTHING = new Attached(Set.of(), Set.of(), Set.of());

  private static Attached empty() {
    return new Attached(new LinkedHashSet<>(), new TreeSet<>(), new TreeSet<>());
  }

  private void add(Attached other) {
    words.addAll(other.words);
    topics.addAll(other.topics);
    binds.addAll(other.binds);
  }

  /** By document ({@code pack:document}) and by the address a rule or question stands on. */
  static Map<String, Map<Address, Attached>> of(PackSnapshot snapshot) {
    Map<String, Map<Address, Attached>> found = new TreeMap<>();
    for (Pack pack : snapshot.packs()) {
      for (Rule rule : pack.rules()) {
        Attached brought = new Attached(Set.of(rule.say()), Set.of(rule.topic()), rule.who());
        rule.basis().forEach(basis -> at(found, basis).add(brought));
      }
      for (Question question : pack.questions()) {
        Attached brought = new Attached(Set.of(question.stem()), Set.of(), Set.of());
        question.basis().forEach(basis -> at(found, basis).add(brought));
      }
      for (Asked asked : pack.asked()) {
        at(found, asked.at())
            .add(new Attached(new LinkedHashSet<>(asked.say()), Set.of(), Set.of()));
      }
    }
    return found;
  }

  private static Attached at(Map<String, Map<Address, Attached>> found, Address basis) {
    return found
        .computeIfAbsent(Corpus.id(basis), key -> new TreeMap<>())
        .computeIfAbsent(basis, key -> empty());
  }

  /**
   * Keeps what means one version: what names it, and for the newest also what names none. The same
   * number may stand for another matter in another version.
   */
  static Map<Address, Attached> meaning(
      Address version, boolean newest, Map<Address, Attached> all) {
    Map<Address, Attached> meant = new TreeMap<>();
    all.forEach(
        (address, brought) -> {
          boolean means =
              address.version().isPresent() ? address.version().equals(version.version()) : newest;
          if (means) {
            meant.computeIfAbsent(address.unversioned(), key -> empty()).add(brought);
          }
        });
    return meant;
  }

  /** What hangs on a provision, on a part of it, or on what it is a part of. */
  static Attached near(Address provision, Map<Address, Attached> all) {
    if (all.isEmpty()) {
      return NOTHING;
    }
    Address here = provision.unversioned();
    Attached near = empty();
    all.forEach(
        (address, brought) -> {
          boolean touches =
              !address.anchor().isEmpty() && (address.contains(here) || here.contains(address));
          if (touches) {
            near.add(brought);
          }
        });
    return near;
  }

  /** Its content in a fixed order, for telling whether anything changed. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(new TreeSet<>(words));
    lines.add("#" + String.join(",", topics));
    lines.add("@" + String.join(",", new TreeSet<>(binds)));
    return lines;
  }
}
