package org.qinqing.library;

import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Document;

/**
 * Two versions of a document side by side, aligned by content and by the links of continuation, not
 * by number. Punctuation, spaces, variant characters and the two ways to write a number make no
 * difference.
 *
 * <p>Where articles were merged or one was split there is a row for each pair that belongs
 * together, and a paragraph stands in the row of the article it went to. So every paragraph stands
 * in exactly one row.
 *
 * @param older the earlier version
 * @param newer the later version
 * @param rows one an article, in the order of the newer version; an article that was dropped stands
 *     after the one it followed
 */
public record Comparison(Document older, Document newer, List<Row> rows) {
  public Comparison {
    rows = List.copyOf(rows);
  }

  /** What became of an article. */
  public enum Change {
    /** The words are the same; the number may have moved. */
    SAME,
    /** Some words changed. */
    CHANGED,
    /** Only in the newer version. */
    ADDED,
    /** Only in the older version. */
    DROPPED
  }

  /**
   * An article.
   *
   * @param change what became of it
   * @param older the article in the older version
   * @param newer the article in the newer version; at least one of the two is there
   * @param lines its paragraphs and items, aligned; before them the headings, without a label,
   *     where they differ or there is no text
   */
  public record Row(
      Change change,
      Optional<Document.Provision> older,
      Optional<Document.Provision> newer,
      List<Line> lines) {
    public Row {
      lines = List.copyOf(lines);
    }

    /** Whether the number changed. */
    public boolean moved() {
      return older.isPresent()
          && newer.isPresent()
          && !older.get().address().anchor().equals(newer.get().address().anchor());
    }
  }

  /**
   * A paragraph or item. Between versions of one wording its heading stands before its text, set
   * off by a blank; paragraphs that the other version has as one stand together, a line each.
   *
   * @param olderLabel such as 第一款, may be empty
   * @param older its text in the older version in pieces; empty when it is new
   * @param newerLabel such as 第一款, may be empty
   * @param newer its text in the newer version in pieces; empty when it was dropped
   */
  public record Line(String olderLabel, List<Piece> older, String newerLabel, List<Piece> newer) {
    public Line {
      older = List.copyOf(older);
      newer = List.copyOf(newer);
    }

    /** Whether anything differs. */
    public boolean changed() {
      return older.isEmpty() != newer.isEmpty()
          || older.stream().anyMatch(Piece::changed)
          || newer.stream().anyMatch(Piece::changed);
    }
  }

  /**
   * A stretch of text. The pieces of a side are together exactly its text.
   *
   * @param text as written, never empty
   * @param changed whether the other version lacks it; no change begins or ends inside a number or
   *     a title in 《》
   */
  public record Piece(String text, boolean changed) {}
}
