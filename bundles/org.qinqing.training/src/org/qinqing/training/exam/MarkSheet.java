package org.qinqing.training.exam;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The marks of a sitting that was handed in.
 *
 * @param sitting id of the sitting
 * @param lines one for each task, in the order of the paper
 * @param kinds one for each kind, in the order in which they first come
 * @param points points reached
 * @param worth points that could be reached; those of void tasks are taken out
 * @param needed points needed for a pass
 * @param passed whether they were reached; never when all tasks are void
 * @param used the time used
 */
public record MarkSheet(
    String sitting,
    List<Line> lines,
    List<KindTotal> kinds,
    BigDecimal points,
    BigDecimal worth,
    BigDecimal needed,
    boolean passed,
    Duration used) {
  public MarkSheet {
    lines = List.copyOf(lines);
    kinds = List.copyOf(kinds);
  }

  /** What became of a task. */
  public enum Mark {
    RIGHT,
    /** A part was right and counts. */
    PARTLY,
    WRONG,
    UNANSWERED,
    /** The item has left the bank since the paper was drawn; it counts for nobody. */
    VOID
  }

  /**
   * A task and its marks.
   *
   * @param task the task
   * @param response what was answered, empty when nothing was
   * @param mark what became of it
   * @param key the right response; empty when void
   * @param points points reached
   * @param explanation why; empty when void
   */
  public record Line(
      Paper.Task task,
      List<String> response,
      Mark mark,
      List<String> key,
      BigDecimal points,
      String explanation) {
    public Line {
      response = List.copyOf(response);
      key = List.copyOf(key);
    }
  }

  /**
   * The tasks of one kind.
   *
   * @param kind the kind
   * @param tasks how many count
   * @param right how many of these are wholly right
   * @param points points reached
   * @param worth points that could be reached
   */
  public record KindTotal(String kind, int tasks, int right, BigDecimal points, BigDecimal worth) {}
}
