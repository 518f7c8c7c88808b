package org.qinqing.library;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a person corrects in the structure found in a file, before it is imported. Whatever is empty
 * stays as it was found.
 *
 * @param title title instead of the one found; a line of the text that says the same is taken out
 * @param number issuing number, such as 〔2021〕8号 with its prefix; an empty string means "none"
 * @param issuer issuing body; an empty string means "not known"
 * @param issued day of issue
 * @param effective first day in force; decides the version
 * @param decisions about single blocks; of several about one block the last one counts
 */
public record ImportCorrections(
    Optional<String> title,
    Optional<String> number,
    Optional<String> issuer,
    Optional<LocalDate> issued,
    Optional<LocalDate> effective,
    List<Decision> decisions) {

  /** Nothing is corrected. */
  public static final ImportCorrections NONE =
      new ImportCorrections(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  public ImportCorrections {
    decisions = List.copyOf(decisions);
  }

  /** Whether nothing is corrected. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /**
   * What one block is.
   *
   * @param block number of the block, as in {@link ImportStructure.Block#number()}
   * @param beginning how the text of the block begins; when the file has changed since and another
   *     block carries the number, the block that begins like this is meant, and none if there is no
   *     such block
   * @param as what it is
   */
  public record Decision(int block, String beginning, As as) {}

  /** What a block may be said to be. */
  public enum As {
    /** The heading of a chapter or section. */
    HEADING,
    /** The beginning of an article; one without a number gets the next number. */
    ARTICLE,
    /** Plain text, whatever it begins with. */
    TEXT,
    /** The rest of the block before it. */
    CONTINUATION,
    /** Not part of the document. */
    LEFT_OUT
  }
}
