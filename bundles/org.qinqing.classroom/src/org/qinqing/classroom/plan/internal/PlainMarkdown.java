package org.qinqing.classroom.plan.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markdown as plain text: screens of a class show text and no markup. Headings, lists, quotations
 * and stress lose their marks, links keep their words; what is not understood stays as written.
 */
final class PlainMarkdown {
  private static final Pattern FRONT =
      Pattern.compile("^(\\s*)(?:#{1,6}\\s+|>\\s?)+", Pattern.MULTILINE);
  private static final Pattern BULLET = Pattern.compile("^(\\s*)[-*+]\\s+", Pattern.MULTILINE);
  private static final Pattern LINE =
      Pattern.compile("^\\s*(?:-{3,}|\\*{3,}|_{3,})\\s*$", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\n]*)\\]\\([^)\\s]*\\)");
  private static final List<Pattern> STRESS =
      List.of(
          Pattern.compile("\\*\\*(?!\\s)([^\\n]+?)(?<!\\s)\\*\\*"),
          Pattern.compile("(?<!\\w)__(?!\\s)([^\\n]+?)(?<!\\s)__(?!\\w)"),
          Pattern.compile("\\*(?!\\s)([^*\\n]+?)(?<!\\s)\\*"),
          Pattern.compile("`([^`\\n]+)`"));
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+.!>~|-])");
  private static final Pattern HIDDEN = Pattern.compile("\uE000(\\d+)\uE001");
  private static final Pattern MANY_LINES = Pattern.compile("\\n{3,}");

  private PlainMarkdown() {}

  static String of(String markdown) {
    // Characters that must not be read as marks are hidden while the marks are taken away.
    String text =
        ESCAPE
            .matcher(markdown.replace("\r\n", "\n").replaceAll("[\uE000\uE001]", ""))
            .replaceAll(found -> "\uE000" + (int) found.group(1).charAt(0) + "\uE001");
    text = LINE.matcher(text).replaceAll("");
    text = FRONT.matcher(text).replaceAll("$1");
    text = BULLET.matcher(text).replaceAll("$1· ");
    text = LINK.matcher(text).replaceAll("$1");
    for (Pattern stress : STRESS) {
      text = stress.matcher(text).replaceAll("$1");
    }
    text =
        HIDDEN
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1)))));
    return MANY_LINES.matcher(text).replaceAll("\n\n").strip();
  }
}
