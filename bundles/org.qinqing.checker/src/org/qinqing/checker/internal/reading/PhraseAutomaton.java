package org.qinqing.checker.internal.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Aho–Corasick automaton over a fixed list of phrases; immutable after building. */
final class PhraseAutomaton {
  /** Phrase number {@code phrase} stands at {@code from} (inclusive) to {@code to} (exclusive). */
  record Hit(int phrase, int from, int to) {}

  private static final int NONE = -1;

  private final List<String> phrases;
  private int[] first = filled(1024);
  private int[] sibling = filled(1024);
  private int[] ends = filled(1024);
  private int[] fail = new int[1024];
  private int[] output = filled(1024);
  private char[] label = new char[1024];
  private int size = 1;

  /** Children of the root by their unit; empty while phrases are still added. */
  private int[] root = new int[0];

  PhraseAutomaton(List<String> phrases) {
    this.phrases = List.copyOf(phrases);
    for (int i = 0; i < this.phrases.size(); i++) {
      insert(this.phrases.get(i), i);
    }
    link();
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, NONE);
    return array;
  }

  private void insert(String phrase, int number) {
    int node = 0;
    for (int i = 0; i < phrase.length(); i++) {
      int next = child(node, phrase.charAt(i));
      node = next == NONE ? add(node, phrase.charAt(i)) : next;
    }
    ends[node] = number;
  }

  private int child(int node, char unit) {
    if (node == 0 && root.length > 0) {
      return root[unit];
    }
    for (int next = first[node]; next != NONE; next = sibling[next]) {
      if (label[next] == unit) {
        return next;
      }
    }
    return NONE;
  }

  private int add(int parent, char unit) {
    if (size == first.length) {
      first = grown(first);
      sibling = grown(sibling);
      ends = grown(ends);
      output = grown(output);
      fail = Arrays.copyOf(fail, size * 2);
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

  private void link() {
    // Most units of a text begin at the root, which has thousands of children.
    int[] table = new int[Character.MAX_VALUE + 1];
    Arrays.fill(table, NONE);
    for (int node = first[0]; node != NONE; node = sibling[node]) {
      table[label[node]] = node;
    }
    root = table;
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int node = first[0]; node != NONE; node = sibling[node]) {
      queue.add(node);
    }
    while (!queue.isEmpty()) {
      int node = queue.remove();
      output[node] = ends[fail[node]] != NONE ? fail[node] : output[fail[node]];
      for (int next = first[node]; next != NONE; next = sibling[next]) {
        int back = fail[node];
        while (back != 0 && child(back, label[next]) == NONE) {
          back = fail[back];
        }
        int target = child(back, label[next]);
        fail[next] = target == NONE ? 0 : target;
        queue.add(next);
      }
    }
  }

  /** All phrases in the text, overlapping ones included, in the order of their ends. */
  List<Hit> hits(String text) {
    List<Hit> hits = new ArrayList<>();
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
          int length = phrases.get(ends[found]).length();
          hits.add(new Hit(ends[found], i + 1 - length, i + 1));
        }
      }
    }
    return hits;
  }
}
