package org.qinqing.checker.internal.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Aho–Corasick automaton over a fixed list of phrases; immutable. */
final class PhraseAutomaton {
  /** Phrase number {@code phrase} stands at {@code from} (inclusive) to {@code to} (exclusive). */
  record Hit(int phrase, int from, int to) {}

  private static final int NONE = -1;

  /** Length of each phrase. */
  private final int[] lengths;

  /**
   * Nodes are numbered by their distance from the root, so that the children of a node have numbers
   * in a row: from {@code children[node]} to {@code children[node + 1]}. So a child is found
   * without jumping through memory.
   */
  private final int[] children;

  /** The unit that leads to each node, ascending among the children of one node. */
  private final char[] label;

  private final int[] ends;
  private final int[] fail;
  private final int[] output;

  /** Children of the root by their unit: most units of a text begin there, and it has thousands. */
  private final int[] root = filled(Character.MAX_VALUE + 1);

  PhraseAutomaton(List<String> phrases) {
    lengths = phrases.stream().mapToInt(String::length).toArray();
    Trie trie = new Trie(phrases);
    children = new int[trie.size + 1];
    label = new char[trie.size];
    ends = new int[trie.size];
    fail = new int[trie.size];
    output = filled(trie.size);
    number(trie);
    link();
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, NONE);
    return array;
  }

  private void number(Trie trie) {
    int[] old = new int[trie.size];
    int size = 1;
    for (int node = 0; node < trie.size; node++) {
      children[node] = size;
      ends[node] = trie.ends[old[node]];
      for (int child : trie.children(old[node])) {
        label[size] = trie.label[child];
        old[size++] = child;
      }
    }
    children[trie.size] = size;
    for (int node = children[0]; node < children[1]; node++) {
      root[label[node]] = node;
    }
  }

  private void link() {
    // By ascending distance from the root: what is shorter is linked already.
    for (int node = 1; node < ends.length; node++) {
      output[node] = ends[fail[node]] != NONE ? fail[node] : output[fail[node]];
      for (int next = children[node]; next < children[node + 1]; next++) {
        int back = fail[node];
        while (back != 0 && child(back, label[next]) == NONE) {
          back = fail[back];
        }
        fail[next] = Math.max(0, child(back, label[next]));
      }
    }
  }

  private int child(int node, char unit) {
    if (node == 0) {
      return root[unit];
    }
    int at = Arrays.binarySearch(label, children[node], children[node + 1], unit);
    return at < 0 ? NONE : at;
  }

  /** All phrases in the text, overlapping ones included, in the order of their ends. */
  List<Hit> hits(String text) {
    List<Hit> hits = new ArrayList<>(2 * text.length());
    int node = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      int next = child(node, unit);
      while (node != 0 && next == NONE) {
        node = fail[node];
        next = child(node, unit);
      }
      node = next == NONE ? 0 : next;
      for (int found = node; found > 0; found = output[found]) {
        if (ends[found] != NONE) {
          hits.add(new Hit(ends[found], i + 1 - lengths[ends[found]], i + 1));
        }
      }
    }
    return hits;
  }

  /** The phrases by their beginnings, while they are added. */
  private static final class Trie {
    private int[] first = filled(1024);
    private int[] sibling = filled(1024);
    private int[] ends = filled(1024);
    private char[] label = new char[1024];
    private int size = 1;

    Trie(List<String> phrases) {
      // Children of the root, which has too many to look through.
      int[] beginnings = filled(Character.MAX_VALUE + 1);
      for (int number = 0; number < phrases.size(); number++) {
        String phrase = phrases.get(number);
        int node = 0;
        for (int i = 0; i < phrase.length(); i++) {
          char unit = phrase.charAt(i);
          int next = i == 0 ? beginnings[unit] : child(node, unit);
          if (next == NONE) {
            next = add(node, unit);
            beginnings[unit] = i == 0 ? next : beginnings[unit];
          }
          node = next;
        }
        ends[node] = number;
      }
    }

    private int child(int node, char unit) {
      int next = first[node];
      while (next != NONE && label[next] != unit) {
        next = sibling[next];
      }
      return next;
    }

    private int add(int parent, char unit) {
      if (size == first.length) {
        first = grown(first);
        sibling = grown(sibling);
        ends = grown(ends);
        label = Arrays.copyOf(label, size * 2);
      }
      label[size] = unit;
      sibling[size] = first[parent];
      first[parent] = size;
      return size++;
    }

    private static int[] grown(int[] array) {
      int[] bigger = Arrays.copyOf(array, array.length * 2);
      Arrays.fill(bigger, array.length, bigger.length, NONE);
      return bigger;
    }

    /** The children of a node, by their units ascending. */
    private List<Integer> children(int node) {
      List<Integer> children = new ArrayList<>();
      for (int next = first[node]; next != NONE; next = sibling[next]) {
        children.add(next);
      }
      children.sort((one, other) -> Character.compare(label[one], label[other]));
      return children;
    }
  }
}
