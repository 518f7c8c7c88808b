package org.qinqing.training.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Puts items in an order in which topics change. */
final class TopicMix {
  private TopicMix() {}

  /**
   * The same elements, the first of them as early as may be, with no two of one topic side by side
   * as long as no topic has more than half (rounded up) of them.
   */
  static <T> List<T> mixed(List<T> elements, Function<T, String> topic) {
    Map<String, Integer> left = new HashMap<>();
    for (T element : elements) {
      left.merge(topic.apply(element), 1, Integer::sum);
    }
    List<T> rest = new ArrayList<>(elements);
    List<T> order = new ArrayList<>();
    String last = "";
    while (!rest.isEmpty()) {
      String avoid = last;
      // A topic with more than half of the rest has to come now, or it would meet itself later.
      String pressing =
          left.entrySet().stream()
              .filter(entry -> 2 * entry.getValue() > rest.size())
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse("");
      T next =
          take(
              rest,
              element ->
                  pressing.isEmpty() || pressing.equals(avoid)
                      ? !topic.apply(element).equals(avoid)
                      : topic.apply(element).equals(pressing));
      last = topic.apply(next);
      left.merge(last, -1, Integer::sum);
      order.add(next);
    }
    return order;
  }

  /** Takes out the first element that is wanted, else the first. */
  private static <T> T take(List<T> rest, Predicate<T> wanted) {
    for (Iterator<T> elements = rest.iterator(); elements.hasNext(); ) {
      T element = elements.next();
      if (wanted.test(element)) {
        elements.remove();
        return element;
      }
    }
    return rest.removeFirst();
  }
}
