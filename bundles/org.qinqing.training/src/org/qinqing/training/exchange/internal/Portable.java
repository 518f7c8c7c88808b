package org.qinqing.training.exchange.internal;

import java.util.List;
import org.qinqing.pack.Question.Pair;

/**
 * A question in the few forms that other programs know.
 *
 * @param id its name
 * @param line where it begins in the file, 0 when it was not read
 * @param stem the situation and the question
 * @param shape how it is answered
 * @param feedback what is said after the answer, may be empty
 * @param tags {@code name=value}
 */
record Portable(String id, int line, String stem, Shape shape, String feedback, List<String> tags) {
  Portable {
    tags = List.copyOf(tags);
  }

  /** How it is answered. */
  sealed interface Shape permits Choices, TrueFalse, Pairs, Order {}

  /**
   * Lines to choose from.
   *
   * @param several whether several may be chosen
   */
  record Choices(boolean several, List<Line> lines) implements Shape {
    Choices {
      lines = List.copyOf(lines);
    }
  }

  /** A line to choose. */
  record Line(String text, boolean right, String feedback) {}

  /**
   * A sentence that is right or wrong.
   *
   * @param truth whether it is right
   * @param onTrue what is said to those who hold it right
   * @param onFalse what is said to those who hold it wrong
   */
  record TrueFalse(boolean truth, String onTrue, String onFalse) implements Shape {}

  /** Things to be joined, and further ones that belong to nothing. */
  record Pairs(List<Pair> pairs, List<String> extras) implements Shape {
    Pairs {
      pairs = List.copyOf(pairs);
      extras = List.copyOf(extras);
    }
  }

  /** Steps in their right order. */
  record Order(List<String> steps) implements Shape {
    Order {
      steps = List.copyOf(steps);
    }
  }

  /** The same with another shape. */
  Portable with(Shape other) {
    return new Portable(id, line, stem, other, feedback, tags);
  }
}
