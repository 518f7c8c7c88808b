package org.qinqing.ui.packs.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.qinqing.pack.Locality;
import org.qinqing.ui.kit.Outline;
import org.qinqing.ui.kit.Role;
import org.qinqing.ui.kit.Tag;
import org.qinqing.ui.kit.Words;

/**
 * Bundles in the order of their places: a plain list while they are few, provinces with their
 * cities and counties when they are many. Remembers what is folded. Used on the UI thread.
 */
final class PlaceTree {
  /** Up to so many stand in a plain list without a search field. */
  static final int FEW = 12;

  /** Up to so many stand unfolded from the start. */
  private static final int UNFOLDED = 40;

  private static final String LAST = "~";

  /**
   * A bundle.
   *
   * @param id tells it apart from the others
   * @param code its division code, {@code template}, or empty when unknown
   * @param place its name, by which it is found in pinyin too
   * @param find everything by which one may look for it
   * @param cells one a column, the place first
   * @param tags at the right
   */
  record Entry(
      String id, String code, String place, String find, List<Outline.Cell> cells, List<Tag> tags) {
    Entry {
      cells = List.copyOf(cells);
      tags = List.copyOf(tags);
    }

    /**
     * Whether it is what somebody looks for.
     *
     * @param text in small letters; empty finds everything
     */
    private boolean isFoundBy(String text) {
      return find.toLowerCase(Locale.ROOT).contains(text) || Pinyin.finds(place, text);
    }
  }

  /** A place with its bundles and the places inside it. */
  private static final class Node {
    private final String code;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Node> inside = new TreeMap<>();

    Node(String code) {
      this.code = code;
    }

    int count() {
      return entries.size() + inside.values().stream().mapToInt(Node::count).sum();
    }
  }

  private final Words words;
  private final Set<String> turned = new HashSet<>();

  PlaceTree(Words words) {
    this.words = words;
  }

  /** Folds what is unfolded, and the other way round. */
  void turn(String code) {
    if (!turned.remove(code)) {
      turned.add(code);
    }
  }

  /**
   * The rows in their order.
   *
   * @param wanted what is looked for; blank for everything
   */
  List<Outline.Row> rows(List<Entry> entries, String wanted) {
    String text = wanted.strip().toLowerCase(Locale.ROOT);
    List<Entry> found =
        entries.stream()
            .filter(entry -> entry.isFoundBy(text))
            .sorted(Comparator.comparing(PlaceTree::order).thenComparing(Entry::id))
            .toList();
    List<Outline.Row> rows = new ArrayList<>();
    if (entries.size() <= FEW) {
      found.forEach(entry -> rows.add(row(entry, 0, Outline.Fold.NONE)));
      return rows;
    }
    Node root = new Node("");
    for (Entry entry : found) {
      node(root, entry.code).entries.add(entry);
    }
    boolean unfolded = !text.isEmpty() || entries.size() <= UNFOLDED;
    root.inside.values().forEach(node -> add(node, 0, unfolded, rows));
    return rows;
  }

  /** How many would be found. */
  long found(List<Entry> entries, String wanted) {
    String text = wanted.strip().toLowerCase(Locale.ROOT);
    return entries.stream().filter(entry -> entry.isFoundBy(text)).count();
  }

  /** Where it stands: the country first, templates and unknown places last. */
  private static String order(Entry entry) {
    return entry.code.isEmpty() || entry.code.equals(Locality.TEMPLATE.code())
        ? LAST + entry.code
        : entry.code;
  }

  private static Node node(Node root, String code) {
    List<String> path = new ArrayList<>();
    Optional<Locality> place = Locality.of(code).filter(own -> !own.equals(Locality.TEMPLATE));
    if (place.isEmpty()) {
      path.add(LAST + code);
    } else {
      place.get().chain().forEach(step -> path.addFirst(step.code()));
      if (path.size() > 1) {
        // The country stands beside the provinces, not around them.
        path.removeFirst();
      }
    }
    Node at = root;
    for (String step : path) {
      at = at.inside.computeIfAbsent(step, Node::new);
    }
    return at;
  }

  private void add(Node node, int depth, boolean unfolded, List<Outline.Row> rows) {
    boolean holds = !node.inside.isEmpty();
    boolean open = unfolded != turned.contains(node.code);
    Outline.Fold fold = !holds ? Outline.Fold.NONE : open ? Outline.Fold.OPEN : Outline.Fold.CLOSED;
    if (node.entries.isEmpty()) {
      rows.add(heading(node, depth, fold));
    }
    Outline.Fold first = fold;
    for (Entry entry : node.entries) {
      rows.add(row(entry, depth, first));
      first = Outline.Fold.NONE;
    }
    if (open) {
      node.inside.values().forEach(inner -> add(inner, depth + 1, unfolded, rows));
    }
  }

  /** The division code of the place whose sign was clicked. */
  static String code(Outline.Row row, List<Entry> entries) {
    return row.heading()
        ? row.id()
        : entries.stream()
            .filter(entry -> entry.id.equals(row.id()))
            .map(Entry::code)
            .findFirst()
            .orElse("");
  }

  private Outline.Row heading(Node node, int depth, Outline.Fold fold) {
    return new Outline.Row(
        node.code,
        depth,
        fold,
        true,
        List.of(
            new Outline.Cell(
                Places.province(node.code, words)
                    .orElseGet(() -> words.say("tree.city", node.code)),
                words.say("tree.count", Integer.toString(node.count())),
                Role.TEXT_SECONDARY)),
        List.of());
  }

  private static Outline.Row row(Entry entry, int depth, Outline.Fold fold) {
    return new Outline.Row(entry.id, depth, fold, false, entry.cells, entry.tags);
  }
}
