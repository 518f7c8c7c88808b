package org.qinqing.ui.library.internal;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.qinqing.pack.Document;
import org.qinqing.ui.kit.Words;

/** How a provision is cited in an official paper, with the days it is in force. */
record CitationText(Words words) {
  private static final int EARLIEST = 1900;

  /** Our own addition to a title, which tells versions apart. */
  private static final Pattern VERSION = Pattern.compile("（\\d{4}年版）$");

  /**
   * Cites a unit.
   *
   * @param label of the unit such as 第九十七条第一款; empty for the document as a whole
   */
  String of(Document document, String label) {
    String title = title(document);
    if (document.effective().getYear() < EARLIEST) {
      return words.say("cite.undated", title, label);
    }
    String from = day(document.effective());
    return document
        .repealed()
        .map(end -> words.say("cite.ended", title, label, from, day(end)))
        .orElseGet(() -> words.say("cite.form", title, label, from));
  }

  /** With the words; says so when they are ours and not the official ones. */
  String withText(Document document, String label, String text) {
    String key = document.wording() == Document.Wording.FULL ? "cite.quote" : "cite.digest";
    return words.say(key, of(document, label), text.strip());
  }

  /** The official title; a title inside it stands in single marks. */
  static String title(Document document) {
    return VERSION.matcher(document.title()).replaceFirst("").replace('《', '〈').replace('》', '〉');
  }

  String day(LocalDate day) {
    return words.say(
        "cite.day",
        Integer.toString(day.getYear()),
        Integer.toString(day.getMonthValue()),
        Integer.toString(day.getDayOfMonth()));
  }
}
