package org.qinqing.pocketbook;

import java.time.LocalDate;
import java.util.List;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pocketbook.internal.BookletPaper;
import org.qinqing.pocketbook.internal.SheetPaper;
import org.qinqing.report.Report;

/** What is put on paper, as reports that {@link org.qinqing.report.ReportWriter} makes files of. */
public final class Papers {
  private Papers() {}

  /**
   * A request sheet, for {@link org.qinqing.report.Layout#OFFICIAL_A4}. It fits on one page: what
   * is too long is shortened, and a note says so.
   */
  public static Report sheet(RequestSheet sheet) {
    return SheetPaper.of(sheet);
  }

  /**
   * A booklet, for {@link org.qinqing.report.Layout#BOOKLET_A6}: cover, contents, a chapter for
   * each topic.
   *
   * @param snapshot gives the names of provisions
   * @param cards replies to show under their topics; the others get a chapter at the end
   * @param made the day on the cover
   */
  public static Report booklet(
      Pocketbook book, PackSnapshot snapshot, List<LocalCard> cards, LocalDate made) {
    return new BookletPaper(book, snapshot, cards).report(made);
  }
}
