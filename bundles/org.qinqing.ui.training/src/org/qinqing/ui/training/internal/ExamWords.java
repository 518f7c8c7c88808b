package org.qinqing.ui.training.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qinqing.pack.Side;
import org.qinqing.training.exam.Blueprint;
import org.qinqing.training.exam.MarkSheet;
import org.qinqing.ui.kit.Words;

/** How exams are put into words. */
final class ExamWords {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int FEW = 3;

  private ExamWords() {}

  static String points(BigDecimal points) {
    return points.stripTrailingZeros().toPlainString();
  }

  static String day(Instant at) {
    return MOMENT.format(at.atZone(ZoneId.systemDefault()));
  }

  /** Such as 20 分钟, or 1 小时 30 分钟; seconds only below a minute. */
  static String time(Words words, Duration time) {
    long minutes = time.toMinutes();
    if (minutes == 0) {
      return words.say("exam.seconds", Long.toString(time.toSeconds()));
    }
    return words.say("exam.minutes", Long.toString(minutes));
  }

  /** Such as 19:05; never negative. */
  static String clock(Duration left) {
    long seconds = Math.max(0, left.toSeconds());
    return "%02d:%02d".formatted(seconds / 60, seconds % 60);
  }

  static String pauses(Words words, Blueprint.Pauses pauses) {
    return switch (pauses.rule()) {
      case NONE -> words.say("exam.pauses.none");
      case FREE -> words.say("exam.pauses.free");
      case COUNTED -> words.say("exam.pauses.counted", Integer.toString(pauses.times()));
    };
  }

  static String side(Words words, Optional<Side> side) {
    return words.say(
        side.map(one -> one == Side.OFFICIAL ? "exam.side.official" : "exam.side.enterprise")
            .orElse("exam.side.both"));
  }

  static int count(Blueprint blueprint) {
    return blueprint.rows().stream().mapToInt(Blueprint.Row::count).sum();
  }

  /** What is asked how often, by the kinds of the rows: 单选、判断 14 题；多选 4 题. */
  static String kinds(Words words, Blueprint blueprint) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Blueprint.Row row : blueprint.rows()) {
      String kinds =
          row.kinds().isEmpty()
              ? words.say("exam.any.kind")
              : row.kinds().stream()
                  .sorted()
                  .map(kind -> words.say("kind." + kind))
                  .collect(Collectors.joining(words.say("exam.and")));
      counts.merge(kinds, row.count(), Integer::sum);
    }
    return counts.entrySet().stream()
        .map(entry -> words.say("exam.part", entry.getKey(), Integer.toString(entry.getValue())))
        .collect(Collectors.joining(words.say("exam.list")));
  }

  /** Topics, the first three by name. */
  static String topics(Words words, Names names, Blueprint blueprint) {
    List<String> topics = new ArrayList<>();
    boolean any = false;
    for (Blueprint.Row row : blueprint.rows()) {
      any |= row.topics().isEmpty();
      row.topics().stream()
          .sorted()
          .map(names::topic)
          .filter(topic -> !topics.contains(topic))
          .forEach(topics::add);
    }
    if (topics.isEmpty()) {
      return words.say("exam.any.topic");
    }
    String first =
        String.join(words.say("exam.and"), topics.subList(0, Math.min(FEW, topics.size())));
    String count = Integer.toString(topics.size());
    if (any) {
      return words.say("exam.topics.all", first, count);
    }
    return topics.size() <= FEW ? first : words.say("exam.topics.more", first, count);
  }

  /** What became of a task, in a word. */
  static String mark(Words words, MarkSheet.Mark mark) {
    return words.say("exam.mark." + mark.name());
  }
}
