package org.qinqing.ui.library.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;

/** The headings and articles of a document as a tree; groups close, words narrow it down. */
final class OutlineModel {
  /**
   * A line of the tree.
   *
   * @param depth 0 for the outermost
   * @param text what it says
   * @param address of the article; empty for a heading
   * @param open for a heading: whether what is below it is shown
   */
  record Line(int depth, String text, Optional<Address> address, boolean open) {}

  private record Node(int depth, String text, Optional<Address> address, String searched) {}

  private final List<Node> nodes = new ArrayList<>();
  private final Set<Integer> closed = new HashSet<>();
  private String sought = "";

  /** Makes the tree of a document. */
  OutlineModel(Document document) {
    List<String> path = List.of();
    for (Document.Provision unit : document.provisions()) {
      if (!Reader.unit(unit.address()).equals(unit.address())) {
        continue;
      }
      List<String> now = unit.headingPath();
      int same = 0;
      while (same < Math.min(path.size(), now.size()) && path.get(same).equals(now.get(same))) {
        same++;
      }
      for (int depth = same; depth < now.size(); depth++) {
        nodes.add(new Node(depth, now.get(depth), Optional.empty(), folded(now.get(depth))));
      }
      path = now;
      String name = (unit.label() + "　" + unit.heading()).strip();
      String anchor = unit.address().anchor();
      nodes.add(
          new Node(
              now.size(),
              name,
              Optional.of(unit.address()),
              folded(name + " " + anchor.substring(anchor.lastIndexOf('-') + 1))));
    }
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[\\s　]", "");
  }

  /** Narrows the tree down to lines with these words, and the headings above them. */
  void seek(String words) {
    sought = folded(words);
  }

  /** Opens or closes a heading, given by its place among the lines. */
  void turn(int line) {
    List<Integer> shown = shown();
    if (line >= 0 && line < shown.size() && nodes.get(shown.get(line)).address.isEmpty()) {
      int node = shown.get(line);
      if (!closed.remove(node)) {
        closed.add(node);
      }
    }
  }

  /** The lines to show. */
  List<Line> lines() {
    return shown().stream()
        .map(
            i -> {
              Node node = nodes.get(i);
              boolean open = node.address.isEmpty() && !(closed.contains(i) && sought.isEmpty());
              return new Line(node.depth, node.text, node.address, open);
            })
        .toList();
  }

  private List<Integer> shown() {
    return sought.isEmpty() ? unfolded() : matching();
  }

  private List<Integer> unfolded() {
    List<Integer> shown = new ArrayList<>();
    int hiddenBelow = Integer.MAX_VALUE;
    for (int i = 0; i < nodes.size(); i++) {
      int depth = nodes.get(i).depth;
      if (depth > hiddenBelow) {
        continue;
      }
      hiddenBelow = closed.contains(i) ? depth : Integer.MAX_VALUE;
      shown.add(i);
    }
    return shown;
  }

  private List<Integer> matching() {
    Set<Integer> kept = new HashSet<>();
    List<Integer> above = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      above.removeIf(other -> nodes.get(other).depth >= node.depth);
      boolean under = above.stream().anyMatch(h -> nodes.get(h).searched.contains(sought));
      if (node.searched.contains(sought) || under) {
        kept.add(i);
        kept.addAll(above);
      }
      if (node.address.isEmpty()) {
        above.add(i);
      }
    }
    return kept.stream().sorted().toList();
  }
}
