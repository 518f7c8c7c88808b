package org.qinqing.training.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.practice.Item;

/**
 * Gives items to the rows of a blueprint. Rows may overlap (any topic of kind x, any kind of topic
 * y), so that taking what comes first can leave a row short which a better sharing fills: a row
 * that finds nothing free takes an item from another row that can do with a different one
 * (augmenting paths of a bipartite matching, which finds a filling whenever there is one).
 */
final class PaperDraw {
  private final List<Blueprint.Row> rows;

  /** For each row what fits it, in the order in which it is tried. */
  private final List<List<Item>> fitting;

  private final Map<String, Integer> rowOf = new HashMap<>();
  private final int[] filled;

  /** Tries the items of each row in a drawn order; their order in the bank plays no part. */
  PaperDraw(Blueprint blueprint, List<Item> bank, Draw draw) {
    rows = blueprint.rows();
    List<Item> sorted = bank.stream().sorted(Comparator.comparing(Item::id)).toList();
    fitting = new ArrayList<>();
    for (Blueprint.Row row : rows) {
      fitting.add(draw.shuffled(sorted.stream().filter(item -> fits(row, item)).toList()));
    }
    filled = new int[rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      while (filled[row] < rows.get(row).count() && placed(row)) {
        filled[row]++;
      }
    }
  }

  private static boolean fits(Blueprint.Row row, Item item) {
    return (row.topics().isEmpty() || row.topics().contains(item.topic()))
        && (row.kinds().isEmpty() || row.kinds().contains(item.kind()))
        && (row.difficulties().isEmpty() || row.difficulties().contains(item.difficulty()));
  }

  /** Gives one more item to the row, moving others from row to row where need be. */
  private boolean placed(int row) {
    // Breadth first: a row is reached through an item that a reached row wants and it holds.
    Map<Integer, Step> reached = new HashMap<>();
    List<Integer> queue = new ArrayList<>(List.of(row));
    for (int i = 0; i < queue.size(); i++) {
      int wanting = queue.get(i);
      for (Item item : fitting.get(wanting)) {
        Integer holder = rowOf.get(item.id());
        if (holder == null) {
          moveAlong(reached, wanting, item.id());
          return true;
        }
        if (holder != row && !reached.containsKey(holder)) {
          reached.put(holder, new Step(wanting, item.id()));
          queue.add(holder);
        }
      }
    }
    return false;
  }

  /** Gives the free item to the row reached last, what that row held to the one before, and on. */
  private void moveAlong(Map<Integer, Step> reached, int last, String free) {
    rowOf.put(free, last);
    Optional<Step> step = Optional.ofNullable(reached.get(last));
    while (step.isPresent()) {
      rowOf.put(step.get().item(), step.get().from());
      step = Optional.ofNullable(reached.get(step.get().from()));
    }
  }

  /**
   * How a row was reached.
   *
   * @param from the row that wants an item it holds
   * @param item that item
   */
  private record Step(int from, String item) {}

  /** How many items fit the row. */
  int fitting(int row) {
    return fitting.get(row).size();
  }

  /** How many items the row got. */
  int filled(int row) {
    return filled[row];
  }

  /** Whether every row got what it asks for. */
  boolean complete() {
    for (int row = 0; row < filled.length; row++) {
      if (filled[row] < rows.get(row).count()) {
        return false;
      }
    }
    return true;
  }

  /** The items of the row, by id. */
  List<Item> items(int row) {
    return fitting.get(row).stream()
        .filter(item -> Integer.valueOf(row).equals(rowOf.get(item.id())))
        .sorted(Comparator.comparing(Item::id))
        .toList();
  }
}
