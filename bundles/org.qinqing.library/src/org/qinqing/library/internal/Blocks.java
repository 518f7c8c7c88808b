package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.library.ImportCorrections.As;
import org.qinqing.library.ImportCorrections.Decision;
import org.qinqing.library.ImportStructure.Part;

/**
 * A file as a sequence of paragraphs, with what surrounds the text (residue of web pages, lines
 * that say where it was published) taken away.
 *
 * @param meta front matter and lines of the form 来源:…, by lower-case name
 * @param history what a collection says above the text; empty elsewhere
 * @param blocks paragraphs in order
 * @param all everything that was read, numbered from 1
 * @param parts what became of the blocks that are not in {@code blocks}, by number
 * @param unmatched decisions that found no block
 */
record Blocks(
    Map<String, String> meta,
    Optional<CollectionLayout.Head> history,
    List<Block> blocks,
    List<Block> all,
    Map<Integer, Part> parts,
    List<Decision> unmatched) {
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

  private static final Pattern BLANKS =
      Pattern.compile("[\\s\\u00A0\\u3000\\u200B\\u2028\\uFEFF]+");
  private static final Pattern CRUMB_MARKS = Pattern.compile("[>›»＞/]");
  private static final Pattern WHEN = Pattern.compile("(?:发表|发布|更新)?(?:时间|日期)?[:：\\d\\s]*");

  /** Shorter lines end where their writer ended them. */
  private static final int SHORTEST_FULL_LINE = 20;

  /**
   * A paragraph or heading.
   *
   * @param text on one line
   * @param level 1 to 6 for a heading that is marked as one, else 0
   * @param line line of the file it begins on, 0 when unknown
   * @param number of the block in the file from 1, 0 while it has none
   * @param as what a person said it is
   */
  record Block(String text, int level, int line, int number, Optional<As> as) {
    Block(String text, int level, int line) {
      this(text, level, line, 0, Optional.empty());
    }

    /** The same block with another text. */
    Block with(String other) {
      return new Block(other, level, line, number, as);
    }

    boolean isSaid(As what) {
      return as.filter(what::equals).isPresent();
    }
  }

  /** Numbers, corrects and cleans what was read. */
  static Blocks of(FileContent file, List<Decision> decisions) {
    List<Block> all = new ArrayList<>();
    for (Block block : file.blocks()) {
      String text = squeeze(block.text());
      if (!text.isEmpty()) {
        boolean mark = text.equals(CollectionLayout.MARK);
        all.add(
            new Block(
                text, block.level(), block.line(), mark ? 0 : all.size() + 1, Optional.empty()));
      }
    }
    int mark = all.stream().map(Block::text).toList().indexOf(CollectionLayout.MARK);
    if (mark >= 0) {
      all = withoutMarks(all);
    }
    Map<Integer, Part> parts = new HashMap<>();
    List<Decision> unmatched = new ArrayList<>();
    Map<Integer, As> said = said(all, decisions, unmatched);
    List<Block> corrected = corrected(all, said, parts);
    Map<String, String> meta = new LinkedHashMap<>(file.meta());
    Optional<CollectionLayout.Head> history = Optional.empty();
    if (mark >= 0) {
      List<Block> above =
          corrected.stream().filter(b -> b.number() <= mark && b.as().isEmpty()).toList();
      history = Optional.of(CollectionLayout.head(above));
      above.forEach(b -> parts.put(b.number(), b.level() > 0 ? Part.TITLE : Part.ABOUT));
      corrected.removeAll(above);
    }
    return new Blocks(meta, history, clean(corrected, meta, parts), all, parts, unmatched);
  }

  private static List<Block> withoutMarks(List<Block> all) {
    List<Block> kept = new ArrayList<>();
    for (Block block : all) {
      if (!block.text().equals(CollectionLayout.MARK)) {
        kept.add(new Block(block.text(), block.level(), block.line(), kept.size() + 1, block.as()));
      }
    }
    return kept;
  }

  private static Map<Integer, As> said(
      List<Block> all, List<Decision> decisions, List<Decision> unmatched) {
    Map<Integer, As> said = new HashMap<>();
    for (Decision decision : decisions) {
      String beginning = squeeze(decision.beginning());
      boolean there =
          decision.block() >= 1
              && decision.block() <= all.size()
              && all.get(decision.block() - 1).text().startsWith(beginning);
      Optional<Integer> meant =
          there
              ? Optional.of(decision.block())
              : all.stream()
                  .filter(b -> !beginning.isEmpty() && b.text().startsWith(beginning))
                  .map(Block::number)
                  .findFirst();
      meant.ifPresentOrElse(
          number -> said.put(number, decision.as()), () -> unmatched.add(decision));
    }
    return said;
  }

  private static List<Block> corrected(
      List<Block> all, Map<Integer, As> said, Map<Integer, Part> parts) {
    List<Block> corrected = new ArrayList<>();
    for (Block block : all) {
      Optional<As> as = Optional.ofNullable(said.get(block.number()));
      if (as.filter(As.LEFT_OUT::equals).isPresent()) {
        parts.put(block.number(), Part.LEFT_OUT);
      } else if (as.filter(As.CONTINUATION::equals).isPresent() && !corrected.isEmpty()) {
        StringBuilder text = new StringBuilder(corrected.getLast().text());
        join(text, block.text());
        corrected.add(corrected.removeLast().with(text.toString()));
      } else {
        corrected.add(new Block(block.text(), block.level(), block.line(), block.number(), as));
      }
    }
    return corrected;
  }

  /** One line with single blanks. */
  static String squeeze(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }

  /** A row of a table as a line; columns without text leave no trace. */
  static String row(List<String> cells) {
    return String.join(" | ", cells.stream().filter(cell -> !cell.isBlank()).toList());
  }

  /** Whether a line goes on in the next one. */
  static boolean goesOn(CharSequence line, String next) {
    return line.length() >= SHORTEST_FULL_LINE
        && !next.isEmpty()
        && !Outline.ended(line.toString().strip())
        && !Outline.begins(next);
  }

  /** Appends a line; a blank stands between words that are not Chinese. */
  static void join(StringBuilder text, String next) {
    boolean words =
        !text.isEmpty()
            && !next.isEmpty()
            && text.charAt(text.length() - 1) < 0x2E80
            && next.charAt(0) < 0x2E80
            && Character.isLetterOrDigit(next.charAt(0))
            && Character.isLetter(text.charAt(text.length() - 1));
    text.append(words ? " " : "").append(next);
  }

  private static List<Block> clean(
      List<Block> raw, Map<String, String> meta, Map<Integer, Part> parts) {
    List<Block> kept = new ArrayList<>();
    List<String> crumbs = new ArrayList<>();
    int seen = 0;
    for (Block block : raw) {
      String text = block.text();
      if (block.as().isPresent()) {
        kept.add(block);
        continue;
      }
      seen++;
      Matcher path = CRUMBS.matcher(text);
      if (path.matches()) {
        crumbs.addAll(
            List.of(CRUMB_MARKS.split(path.group(1))).stream().map(String::strip).toList());
        parts.put(block.number(), Part.LEFT_OUT);
        continue;
      }
      boolean residue =
          (text.length() <= 110 && RESIDUE.matcher(text).matches())
              || (text.length() <= 90 && PICTURE_NAME.matcher(text).matches())
              || crumbs.contains(text)
              || text.chars().noneMatch(Character::isLetterOrDigit);
      if (residue) {
        parts.put(block.number(), Part.LEFT_OUT);
        continue;
      }
      if (text.length() <= 80 && isMeta(text, seen <= 12, meta)) {
        parts.put(block.number(), Part.ABOUT);
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
    String rest = hasDay ? WHEN.matcher(text.replace(day.group(), "")).replaceAll("") : text;
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
