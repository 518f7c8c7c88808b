package org.qinqing.classroom.report.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qinqing.classroom.report.ClassReport.ChoiceFigures;
import org.qinqing.classroom.report.ClassReport.QuestionFigures;

/** How figures are written for people, in documents and in tables alike. */
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final ZoneId zone;

  Words(ZoneId zone) {
    this.zone = zone;
  }

  /** As a table sorts it, such as 2026-11-22 09:00. */
  String time(Instant instant) {
    return TIME.format(instant.atZone(zone));
  }

  /** As a document says it, such as 2026年11月22日 9:00. */
  String timeInWords(Instant instant) {
    return inWords("time", instant);
  }

  /** As a document says it, such as 2026年11月22日. */
  String dayInWords(Instant instant) {
    return inWords("day", instant);
  }

  private String inWords(String pattern, Instant instant) {
    return DateTimeFormatter.ofPattern(Messages.text("pattern." + pattern), Locale.ROOT)
        .format(instant.atZone(zone));
  }

  /** Such as 62.5%; a dash when there is none. */
  static String percent(Optional<Double> share) {
    return share.map(value -> String.format(Locale.ROOT, "%.1f%%", value * 100)).orElse("—");
  }

  /** Such as 0.42; a dash when there is none. */
  static String figure(Optional<Double> value) {
    // Minus zero is zero to a reader.
    return value
        .map(v -> String.format(Locale.ROOT, "%.2f", v).replaceFirst("^-(0\\.00)$", "$1"))
        .orElse("—");
  }

  /** Number of round and question, such as 2.3. */
  static String place(int round, int question) {
    return round + "." + question;
  }

  /** The key as it is read: an order with arrows. */
  static String key(QuestionFigures question) {
    return String.join(
        question.form() == org.qinqing.classroom.ClassQuestion.Form.ORDERING ? " → " : " ",
        question.key());
  }

  /** The wrong choices that were made, the most frequent first, with how often. */
  static String distractors(QuestionFigures question, int most) {
    return question.distractors().stream()
        .limit(most)
        .map(Words::distractor)
        .collect(Collectors.joining("\n"));
  }

  private static String distractor(ChoiceFigures choice) {
    return Messages.text(
        "distractor",
        choice.id(),
        choice.text(),
        choice.count(),
        percent(Optional.of(choice.share())));
  }

  /** The beginning of a text on one line. */
  static String beginning(String text, int most) {
    String line = text.replaceAll("\\s+", " ").strip();
    List<Integer> points = line.codePoints().boxed().toList();
    if (points.size() <= most) {
      return line;
    }
    StringBuilder start = new StringBuilder();
    points.subList(0, most).forEach(start::appendCodePoint);
    return start.append('…').toString();
  }
}
