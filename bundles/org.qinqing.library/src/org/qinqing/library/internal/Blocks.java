package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * A file as a sequence of paragraphs, with what surrounds the text (mark-up, front matter, residue
 * of web pages) taken away.
 *
 * @param meta front matter and lines of the form 来源:…, by lower-case name
 * @param blocks paragraphs in order
 */
record Blocks(Map<String, String> meta, List<Block> blocks) {
  private static final Pattern TAG =
      Pattern.compile("(?i)<(p|div|br|span|table|h[1-6]|html|body)\\b[^>]*>");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
  private static final Pattern FRONT =
      Pattern.compile("(?s)^\\s*---\\n(.*?)\\n---[ \\t]*(?:\\n|$)");
  private static final Pattern FRONT_LINE = Pattern.compile("^([A-Za-z][\\w-]*):\\s*(.*)$");
  private static final Pattern IMAGE = Pattern.compile("!\\[[^\\]]*\\](?:\\([^)]*\\))?");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
  private static final Pattern PICTURE_NAME =
      Pattern.compile("(?i)^[^\\s。，；]{1,80}\\.(?:jpe?g|png|gif|bmp|webp|svg)$");
  private static final Pattern RESIDUE =
      Pattern.compile(
          "^(?:.{0,60}(?:点击|扫描|长按).{0,4}下方.{0,40}|(?:封面)?图片?来源.{0,30}|分享(?:到|至)?[:：]?.{0,20}|扫一扫.{0,30}|【?(?:打印|关闭|收藏)】?.{0,20}|上一篇.*|下一篇.*|返回(?:顶部|首页|列表).*"
              + "|相关(?:链接|阅读|新闻|文章)[:：]?|(?:【?字体|字号)[:：].*|阅读(?:次数|量)?[:：]?\\s*\\d*|浏览(?:次数|量)[:：]?\\s*\\d*"
              + "|点击数[:：]?\\s*\\d*|版权所有.*|(?:微信|微博|QQ空间|打印|关闭|首页|\\||\\s){1,8})$");
  private static final Pattern CRUMBS =
      Pattern.compile("^(?:您?(?:现在的?|当前的?|所在的?)?位置|当前位置)\\s*[:：]\\s*(.*)$");
  private static final Pattern SOURCE =
      Pattern.compile(
          "(?:^|\\s)(?:文章|信息|稿件)?来\\s*源\\s*[:：]\\s*(.*?)(?=\\s*(?:发表|发布|时间|日期|作者|编辑|\\d{4}[-年/]|$))");
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})\\s*[-年/.]\\s*(\\d{1,2})\\s*[-月/.]\\s*(\\d{1,2})\\s*日?");
  private static final Pattern EDITOR =
      Pattern.compile("^[（(]?(?:作者|通讯员|校对|审核|摄影|\\S{0,6}编辑|\\S{0,6}记者)[:：|｜丨\\s].{1,30}$");

  /**
   * A paragraph or heading.
   *
   * @param text on one line
   * @param level 1 to 6 for a heading that is marked as one, else 0
   * @param line line of the file it begins on, 0 when unknown
   */
  record Block(String text, int level, int line) {}

  /** Reads a file. */
  static Blocks of(String text, boolean html) {
    Map<String, String> meta = new LinkedHashMap<>();
    Matcher front = FRONT.matcher(text);
    int skipped = 0;
    String body = text;
    if (front.find()) {
      frontMatter(front.group(1), meta);
      body = text.substring(front.end());
      skipped = (int) text.substring(0, front.end()).chars().filter(c -> c == '\n').count();
    }
    List<Block> raw = html || markedUp(body) ? fromHtml(body, meta) : fromText(body, skipped);
    return new Blocks(meta, clean(raw, meta));
  }

  private static boolean markedUp(String body) {
    Matcher tags = TAG.matcher(COMMENT.matcher(body).replaceAll(""));
    int count = 0;
    while (tags.find()) {
      count++;
    }
    return count >= 3;
  }

  private static void frontMatter(String front, Map<String, String> meta) {
    for (String line : front.lines().toList()) {
      Matcher entry = FRONT_LINE.matcher(line.strip());
      if (entry.matches()) {
        String value = entry.group(2).strip().replaceAll("^(['\"])(.*)\\1$", "$2");
        if (!value.isEmpty()) {
          meta.putIfAbsent(entry.group(1).toLowerCase(java.util.Locale.ROOT), value);
        }
      }
    }
  }

  private static List<Block> fromText(String body, int skipped) {
    List<Block> blocks = new ArrayList<>();
    // Comments keep their line feeds, so that line numbers stay right.
    String plain =
        COMMENT.matcher(body).replaceAll(comment -> comment.group().replaceAll("[^\\n]", ""));
    String[] lines = plain.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      String stripped = squeeze(line);
      int level = 0;
      while (level < stripped.length() && stripped.charAt(level) == '#') {
        level++;
      }
      boolean heading = level > 0 && level <= 6;
      String text = heading ? stripped.substring(level) : stripped;
      text = text.replaceAll("\\{#[^}]*\\}\\s*$", "");
      text = IMAGE.matcher(text).replaceAll("");
      text = LINK.matcher(text).replaceAll("$1");
      text =
          text.replaceAll("\\*{2,}|__", "").replaceAll("^>\\s*", "").replaceAll("^[-*+]\\s+", "");
      text = squeeze(text.replaceAll("</?[A-Za-z][^>]{0,200}>", ""));
      blocks.add(new Block(text, heading ? level : 0, skipped + i + 1));
    }
    return blocks;
  }

  private static List<Block> fromHtml(String body, Map<String, String> meta) {
    org.jsoup.nodes.Document page = Jsoup.parse(body);
    String title = page.title().strip();
    if (!title.isEmpty()) {
      meta.putIfAbsent("page-title", title);
    }
    page.select(
            "script,style,nav,header nav,footer,aside,form,iframe,noscript,button,select,svg,template,"
                + "[role=navigation],[hidden],.share,.bdsharebuttonbox,.breadcrumb,.nav,.footer")
        .remove();
    List<Block> blocks = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    page.body()
        .traverse(
            new NodeVisitor() {
              private int level;

              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                  line.append(text.text());
                } else if (node instanceof Element element && breaks(element)) {
                  flush();
                  level = level(element);
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (node instanceof Element element && breaks(element)) {
                  flush();
                  level = 0;
                }
              }

              private void flush() {
                blocks.add(new Block(squeeze(line.toString()), level, 0));
                line.setLength(0);
              }
            });
    blocks.add(new Block(squeeze(line.toString()), 0, 0));
    return blocks;
  }

  private static boolean breaks(Element element) {
    return element.isBlock()
        || element.normalName().equals("br")
        || element.normalName().equals("td");
  }

  private static int level(Element element) {
    String name = element.normalName();
    return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))
        ? name.charAt(1) - '0'
        : 0;
  }

  private static String squeeze(String text) {
    return text.replaceAll("[\\s\\u00A0\\u3000\\u200B]+", " ").strip();
  }

  private static List<Block> clean(List<Block> raw, Map<String, String> meta) {
    List<Block> kept = new ArrayList<>();
    List<String> crumbs = new ArrayList<>();
    int seen = 0;
    for (Block block : raw) {
      String text = block.text();
      if (text.isEmpty()) {
        continue;
      }
      seen++;
      Matcher path = CRUMBS.matcher(text);
      if (path.matches()) {
        crumbs.addAll(
            List.of(path.group(1).split(">|›|»|＞|/")).stream().map(String::strip).toList());
        continue;
      }
      boolean residue =
          RESIDUE.matcher(text).matches()
              || PICTURE_NAME.matcher(text).matches()
              || crumbs.contains(text)
              || text.chars().noneMatch(Character::isLetterOrDigit);
      if (residue) {
        continue;
      }
      if (text.length() <= 80 && isMeta(text, seen <= 12, meta)) {
        continue;
      }
      kept.add(block);
    }
    return kept;
  }

  /** Lines that tell where and when, not what. */
  private static boolean isMeta(String text, boolean near, Map<String, String> meta) {
    Matcher source = SOURCE.matcher(text);
    Matcher day = DAY.matcher(text);
    boolean hasSource = source.find() && source.start() <= 40;
    boolean hasDay = near && day.find();
    if (hasSource && !text.endsWith("。")) {
      if (!source.group(1).isBlank()) {
        meta.putIfAbsent("source", source.group(1).strip());
      }
      if (hasDay) {
        meta.putIfAbsent("date", day.group());
      }
      return true;
    }
    String rest =
        hasDay
            ? text.replace(day.group(), "").replaceAll("(?:发表|发布|更新)?(?:时间|日期)?[:：\\d\\s]*", "")
            : text;
    if (hasDay && rest.isEmpty()) {
      meta.putIfAbsent("date", day.group());
      return true;
    }
    if (EDITOR.matcher(text).matches()) {
      meta.putIfAbsent("author", text);
      return true;
    }
    return false;
  }

  /** The value of a name, if it is there. */
  Optional<String> meta(String name) {
    return Optional.ofNullable(meta.get(name));
  }
}
