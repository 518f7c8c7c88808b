package org.qinqing.report;

import java.util.List;

/** One piece of a report, from top to bottom. */
public sealed interface Block {

  /** Deepest level of a {@link Division}, a {@link Heading} or an {@link Item}. */
  int DEEPEST = 4;

  /**
   * A part, chapter or section (编、章、节) of the document shown; centred.
   *
   * @param level 1 (outermost) to {@value #DEEPEST}
   * @param text number and name, such as 第一章　总则
   */
  record Division(int level, String text) implements Block {
    public Division {
      checkLevel(level);
    }
  }

  /**
   * A heading in the text, such as 一、总体要求; the first level in 黑体, the second in 楷体, the others in
   * the face of the text.
   *
   * @param level 1 to {@value #DEEPEST}
   * @param text with its number, if it has one
   */
  record Heading(int level, String text) implements Block {
    public Heading {
      checkLevel(level);
    }
  }

  /**
   * A paragraph, its first line indented by two characters.
   *
   * @param runs its text; nothing between them
   */
  record Paragraph(List<Run> runs) implements Block {
    public Paragraph {
      runs = List.copyOf(runs);
    }

    /** A paragraph of plain text. */
    public static Paragraph of(String text) {
      return new Paragraph(List.of(Run.plain(text)));
    }
  }

  /**
   * An item of a list.
   *
   * @param label such as （一）; empty for none
   * @param runs its text
   * @param level 1 (outermost) to {@value #DEEPEST}; each stands further in, but for official
   *     documents, where all begin as paragraphs do
   */
  record Item(String label, List<Run> runs, int level) implements Block {
    public Item {
      checkLevel(level);
      runs = List.copyOf(runs);
    }
  }

  /**
   * A table. A row never breaks across pages unless it is longer than one, and the head is repeated
   * on every page.
   *
   * @param head texts of the head line; empty for a table without one, such as a form
   * @param rows each with as many cells as the table has columns
   * @param widths of the columns, in any unit: only their proportions count; each above 0
   */
  record Table(List<String> head, List<List<String>> rows, List<Double> widths) implements Block {
    public Table {
      head = List.copyOf(head);
      rows = rows.stream().map(List::copyOf).toList();
      widths = List.copyOf(widths);
      int columns = widths.size();
      if (columns == 0 || widths.stream().anyMatch(w -> !(w > 0) || w.isInfinite())) {
        throw new IllegalArgumentException("widths: " + widths);
      }
      boolean headFits = head.isEmpty() || head.size() == columns;
      if (!headFits || rows.stream().anyMatch(r -> r.size() != columns)) {
        throw new IllegalArgumentException("a line has not " + columns + " cells");
      }
    }
  }

  /**
   * Someone's words, set off from the text.
   *
   * @param text what is quoted
   * @param source where it is from; empty for none
   */
  record Quote(String text, String source) implements Block {}

  /**
   * A box that says in everyday words what the text above means.
   *
   * @param label what the box is, such as 白话
   * @param runs its text
   */
  record PlainWords(String label, List<Run> runs) implements Block {
    public PlainWords {
      runs = List.copyOf(runs);
    }
  }

  /**
   * A remark in small print.
   *
   * @param text the remark
   */
  record Note(String text) implements Block {}

  /**
   * The end of a letter (落款): who and when, or lines to sign on; to the right.
   *
   * @param lines from top to bottom; kept together on one page
   */
  record Closing(List<String> lines) implements Block {
    public Closing {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A table of contents: the outermost divisions and headings of the whole report, each with the
   * number of its page where the writer knows it.
   *
   * @param title what stands above it
   */
  record Contents(String title) implements Block {}

  /** What follows begins on a new page. */
  record PageBreak() implements Block {}

  /** A line across. */
  record Rule() implements Block {}

  private static void checkLevel(int level) {
    if (level < 1 || level > DEEPEST) {
      throw new IllegalArgumentException("level: " + level);
    }
  }
}
