package org.qinqing.library.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.qinqing.library.Library;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Locality;

/**
 * One provision as it is indexed.
 *
 * @param address with version
 * @param title of its document
 * @param names other names and the number of its document
 * @param item label
 * @param heading its heading or the nearest above it
 * @param context headings around it
 * @param chapter which chapter of the document it is in, counted from 0
 * @param text what is shown
 * @param corrections right words for misprints in the text
 * @param people words of the rules and questions that stand on it
 * @param topics ids of the topics of these rules
 * @param binds kinds of persons these rules bind
 * @param wording digest or full
 * @param level rank of its document
 * @param issuer issuing body of its document, may be empty
 * @param locality of its bundle
 * @param span when it is in force
 * @param ranked whether words find it; else only its citation does, because its parts or its whole
 *     are ranked
 */
record SearchUnit(
    Address address,
    String title,
    List<String> names,
    String item,
    String heading,
    List<String> context,
    int chapter,
    String text,
    List<String> corrections,
    List<String> people,
    Set<String> topics,
    Set<String> binds,
    Document.Wording wording,
    Library.Level level,
    String issuer,
    Locality locality,
    Span span,
    boolean ranked) {

  /**
   * When a document version is in force.
   *
   * @param from first day
   * @param end first day no longer, {@link LocalDate#MAX} when no end is known
   * @param next first day of the next version of the same document, {@link LocalDate#MAX} without
   *     one
   * @param last first day on which no version of the document is in force any more
   */
  record Span(LocalDate from, LocalDate end, LocalDate next, LocalDate last) {
    Library.Status status(LocalDate day) {
      if (day.isBefore(from)) {
        return Library.Status.NOT_YET;
      }
      if (!day.isBefore(next)) {
        return day.isBefore(last) ? Library.Status.HISTORIC : Library.Status.REPEALED;
      }
      return day.isBefore(end) ? Library.Status.IN_FORCE : Library.Status.REPEALED;
    }

    /** First day on which it is not in force any more, for whatever reason. */
    LocalDate over() {
      return end.isBefore(next) ? end : next;
    }
  }

  /** The same with the address, label and text of a part of it. */
  SearchUnit narrowed(Document.Provision part) {
    return new SearchUnit(
        part.address(),
        title,
        names,
        part.label(),
        heading,
        context,
        chapter,
        part.text(),
        corrections,
        people,
        topics,
        binds,
        wording,
        level,
        issuer,
        locality,
        span,
        ranked);
  }
}
