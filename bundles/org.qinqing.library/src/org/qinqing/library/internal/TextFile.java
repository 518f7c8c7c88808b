package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.library.internal.Blocks.Block;

/** Reads md, txt and html: front matter first, then what the text turns out to be. */
final class TextFile {
  private static final Pattern TAG =
      Pattern.compile("(?i)<(p|div|br|span|table|h[1-6]|html|body)\\b[^<>]*>");
  private static final Pattern FRONT =
      Pattern.compile("(?s)\\A\\s*---\\n(.*?)(?<=\\n)---[ \\t]*(?:\\n|#|\\z)");
  private static final Pattern FRONT_LINE = Pattern.compile("^([A-Za-z][\\w-]*):\\s*(.*)$");
  private static final Pattern QUOTED = Pattern.compile("^(['\"])(.*)\\1$");
  private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*\\](?:\\([^)]*\\))?");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern TAGS = Pattern.compile("</?[A-Za-z][^>]{0,200}>");
  private static final Pattern BULLET = Pattern.compile("^(?:>\\s*)?(?:[-*+]\\s+)?");
  private static final Pattern STARS = Pattern.compile("\\*{2,}|__");
  private static final Pattern ANCHOR = Pattern.compile("\\{#[^}]*\\}\\s*$");

  /** In longer lines no person set marks. */
  private static final int LONGEST_MARKED = 10_000;

  /** What the name of a file promises. */
  enum Kind {
    MARKDOWN("md"),
    PLAIN("txt"),
    HTML("html");

    private final String format;

    Kind(String format) {
      this.format = format;
    }
  }

  private TextFile() {}

  /** Reads a text. */
  static FileContent read(FileText file, Kind promised) {
    Map<String, String> meta = new HashMap<>();
    String text = file.text();
    int skipped = 0;
    Matcher front = FRONT.matcher(text);
    if (front.find()) {
      frontMatter(front.group(1), meta);
      // A heading may follow the closing mark on the same line.
      int end = front.group().endsWith("#") ? front.end() - 1 : front.end();
      skipped = (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
      text = text.substring(end);
    }
    Kind kind = promised != Kind.HTML && markedUp(text) ? Kind.HTML : promised;
    List<Block> blocks =
        switch (kind) {
          case HTML -> HtmlFile.read(text, meta);
          case MARKDOWN -> MarkdownFile.read(text, skipped);
          case PLAIN -> lines(text, skipped);
        };
    return new FileContent(kind.format, file.charset().name(), meta, blocks, List.of());
  }

  private static boolean markedUp(String body) {
    if (body.indexOf('<') < 0) {
      return false;
    }
    Matcher tags = TAG.matcher(withoutComments(body));
    int count = 0;
    while (count < 3 && tags.find()) {
      count++;
    }
    return count >= 3;
  }

  private static void frontMatter(String front, Map<String, String> meta) {
    for (String line : front.lines().toList()) {
      Matcher entry = FRONT_LINE.matcher(line.strip());
      if (entry.matches()) {
        String value = QUOTED.matcher(entry.group(2).strip()).replaceAll("$2");
        if (!value.isEmpty()) {
          meta.putIfAbsent(entry.group(1).toLowerCase(Locale.ROOT), value);
        }
      }
    }
  }

  /** Every line is a paragraph; marks of Markdown that plain texts often carry are taken off. */
  static List<Block> lines(String body, int skipped) {
    List<Block> blocks = new ArrayList<>();
    String plain = withoutComments(body);
    String[] lines = plain.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String text = lines[i].strip();
      int level = 0;
      while (level < text.length() && text.charAt(level) == '#') {
        level++;
      }
      boolean heading = level > 0 && level <= 6;
      blocks.add(
          new Block(
              unmarked(heading ? text.substring(level) : text),
              heading ? level : 0,
              skipped + i + 1));
    }
    return blocks;
  }

  /**
   * Takes comments out; their line feeds stay, so that line numbers stay right, and so does the
   * mark of a collection.
   */
  static String withoutComments(String text) {
    int open = text.indexOf("<!--");
    if (open < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (open >= 0) {
      int close = text.indexOf("-->", open);
      if (close < 0) {
        break;
      }
      String comment = text.substring(open, close + 3);
      out.append(text, from, open);
      if (CollectionLayout.isMark(comment)) {
        out.append(CollectionLayout.MARK);
      } else {
        comment.chars().filter(c -> c == '\n').forEach(c -> out.append('\n'));
      }
      from = close + 3;
      open = text.indexOf("<!--", from);
    }
    return out.append(text, from, text.length()).toString();
  }

  private static String unmarked(String line) {
    if (line.length() > LONGEST_MARKED) {
      return line;
    }
    String text = ANCHOR.matcher(line).replaceAll("");
    if (text.indexOf('[') >= 0) {
      text = LINK.matcher(IMAGE.matcher(text).replaceAll("")).replaceAll("$1");
    }
    text = STARS.matcher(text).replaceAll("");
    text = BULLET.matcher(text).replaceFirst("");
    return text.indexOf('<') < 0 || text.contains(CollectionLayout.MARK)
        ? text
        : TAGS.matcher(text).replaceAll("");
  }
}
