package org.qinqing.training.exam;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qinqing.training.practice.Item;

/**
 * The questions one person gets.
 *
 * @param blueprint id of the blueprint
 * @param seed the seed it was drawn with
 * @param bank fingerprint of the bank it was drawn from; seed, blueprint and bank give this paper
 *     again
 * @param tasks in order; no item twice
 */
public record Paper(String blueprint, long seed, String bank, List<Task> tasks) {
  /** Refuses a paper that asks one item twice. */
  public Paper {
    tasks = List.copyOf(tasks);
    Set<String> items = new HashSet<>();
    for (Task task : tasks) {
      if (!items.add(task.item())) {
        throw new IllegalArgumentException(task.item());
      }
    }
  }

  /** The task that asks the item. */
  public Optional<Task> task(String item) {
    return tasks.stream().filter(task -> task.item().equals(item)).findFirst();
  }

  /**
   * One question of the paper.
   *
   * @param item id of the item
   * @param row the row of the blueprint it fills, from 0
   * @param kind its kind
   * @param options keys of the options in the order in which they are shown
   * @param worth points for a wholly right answer
   */
  public record Task(String item, int row, String kind, List<String> options, BigDecimal worth) {
    public Task {
      options = List.copyOf(options);
    }

    /** Whether at most one option can be chosen. */
    boolean single() {
      return Set.of(Item.SINGLE, Item.JUDGE, Item.OPINIONS).contains(kind);
    }

    /** Whether the response names only options of this task, or pairs with them, each once. */
    boolean offers(List<String> response) {
      return response.stream().distinct().count() == response.size()
          && (options.isEmpty()
              || response.stream()
                  .allMatch(part -> options.contains(part.substring(part.indexOf('=') + 1))));
    }
  }
}
