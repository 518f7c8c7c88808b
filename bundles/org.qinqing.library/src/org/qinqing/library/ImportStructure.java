package org.qinqing.library;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;

/**
 * The structure found in a file, to be looked at and corrected before the import.
 *
 * @param file name of the file
 * @param format how it was read: {@code md}, {@code txt}, {@code html}, {@code docx}, {@code doc}
 *     or {@code pdf}, whatever its name ends in; empty when it would be refused
 * @param charset encoding of a text file, such as GB18030; empty for the others
 * @param title full title
 * @param number issuing number, may be empty
 * @param issuer issuing body, may be empty
 * @param issued day of issue, or of the last amendment when the file gives the history of the text
 * @param effective first day in force, if the file says so
 * @param kind kind of document as in {@link org.qinqing.pack.Document#kind()} when the folder tells
 *     it, else empty
 * @param category names of the folders of a collection, outermost first; empty elsewhere
 * @param blocks everything read from the file, in order
 * @param units what the provisions will be, in order; none when the file would be refused
 * @param findings why it would be refused, or what was noticed
 */
public record ImportStructure(
    String file,
    String format,
    String charset,
    String title,
    String number,
    String issuer,
    Optional<LocalDate> issued,
    Optional<LocalDate> effective,
    String kind,
    List<String> category,
    List<Block> blocks,
    List<Unit> units,
    List<Diagnostic> findings) {

  public ImportStructure {
    category = List.copyOf(category);
    blocks = List.copyOf(blocks);
    units = List.copyOf(units);
    findings = List.copyOf(findings);
  }

  /**
   * A paragraph, heading or table row of the file.
   *
   * @param number counted from 1; corrections name blocks by it
   * @param line line of the file it begins on, from 1; 0 for files that have no lines
   * @param text on one line
   * @param part what it was taken for
   */
  public record Block(int number, int line, String text, Part part) {}

  /** What a block was taken for. */
  public enum Part {
    TITLE,
    /** The issuing number. */
    NUMBER,
    /** Where and when it was published, or when the text was passed and amended. */
    ABOUT,
    /** Heading of a chapter, section or part. */
    HEADING,
    ARTICLE,
    /** An item such as （一） or 1. */
    ITEM,
    TEXT,
    /** Left out, as residue of a web page or because a person said so. */
    LEFT_OUT
  }

  /**
   * A provision that will be made.
   *
   * @param anchor tail of its address, such as {@code art-97/p-1}
   * @param label in words, such as 第九十七条第一款
   * @param heading may be empty
   * @param block number of the block it begins with
   * @param line line of the file, 0 for files that have no lines
   * @param beginning the first characters of its text, at most {@value #BEGINNING}
   */
  public record Unit(
      String anchor, String label, String heading, int block, int line, String beginning) {}

  /** Longest beginning of a text, in UTF-16 units. */
  public static final int BEGINNING = 60;
}
