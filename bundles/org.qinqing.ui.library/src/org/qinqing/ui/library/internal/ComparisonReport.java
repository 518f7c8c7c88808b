package org.qinqing.ui.library.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qinqing.library.Comparison;
import org.qinqing.pack.Document;
import org.qinqing.report.Block;
import org.qinqing.report.Report;
import org.qinqing.ui.kit.Words;

/** Two versions side by side as a table; what changed stands in brackets. */
record ComparisonReport(Words words) {
  private static final List<Double> WIDTHS = List.of(5.0, 5.0, 1.0);

  /**
   * Makes the table.
   *
   * @param onlyChanged whether articles with the same words are left out
   * @param day the day of the report
   */
  Report of(Comparison comparison, boolean onlyChanged, LocalDate day) {
    List<List<String>> rows = new ArrayList<>();
    for (Comparison.Row row : comparison.rows()) {
      if (!onlyChanged || row.change() != Comparison.Change.SAME) {
        rows.add(
            List.of(
                side(row, row.older(), true),
                side(row, row.newer(), false),
                words.say("compare." + row.change().name())));
      }
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Note(words.say("compare.export.legend")));
    blocks.add(new Block.Note(notes(comparison)));
    if (rows.isEmpty()) {
      blocks.add(Block.Paragraph.of(words.say("compare.none")));
    } else {
      blocks.add(
          new Block.Table(
              List.of(
                  words.say("compare.older", version(comparison.older())),
                  words.say("compare.newer", version(comparison.newer())),
                  words.say("compare.change")),
              rows,
              WIDTHS));
    }
    return new Report(
        words.say("compare.export.title", CitationText.title(comparison.newer())),
        "",
        List.of(),
        blocks,
        "",
        day);
  }

  /** How a version is named: by its first day in force. */
  String version(Document document) {
    return document.effective().getYear() < 1900
        ? words.say("history.undated")
        : words.say("compare.version", document.effective().toString());
  }

  /** Whose words are compared, and how. */
  String notes(Comparison comparison) {
    boolean olderDigest = comparison.older().wording() == Document.Wording.DIGEST;
    boolean newerDigest = comparison.newer().wording() == Document.Wording.DIGEST;
    String whose =
        olderDigest && newerDigest
            ? "compare.note.digest"
            : olderDigest || newerDigest ? "compare.note.mixed" : "compare.note.full";
    return words.say(whose) + words.say("compare.note.how");
  }

  private String side(Comparison.Row row, Optional<Document.Provision> unit, boolean older) {
    if (unit.isEmpty()) {
      return words.say("compare.nothing");
    }
    List<String> lines = new ArrayList<>();
    lines.add((unit.get().label() + "　" + unit.get().heading()).strip());
    boolean whole = row.change() != Comparison.Change.CHANGED;
    for (Comparison.Line line : row.lines()) {
      List<Comparison.Piece> pieces = older ? line.older() : line.newer();
      String label = older ? line.olderLabel() : line.newerLabel();
      String text =
          pieces.stream()
              .map(
                  piece ->
                      piece.changed() && !whole
                          ? words.say("compare.export.mark", piece.text())
                          : piece.text())
              .collect(Collectors.joining());
      if (!text.isBlank()) {
        lines.add(label.isEmpty() ? text : label + "　" + text);
      }
    }
    return String.join("\n", lines);
  }
}
