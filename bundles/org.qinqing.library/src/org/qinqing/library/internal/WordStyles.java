package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qinqing.library.internal.ListNumbers.Level;
import org.qinqing.library.internal.ListNumbers.Style;

/** Paragraph styles and lists of a docx file: which paragraph is a heading, and its number. */
final class WordStyles {
  private static final Pattern HEADING = Pattern.compile("(?i)^(?:heading|标题)\\s*([1-9])$");
  private static final Pattern TITLE = Pattern.compile("(?i)^(?:title|标题|文档标题)$");
  private static final Pattern CONTENTS =
      Pattern.compile("(?i)^(?:toc|目录)\\s*(?:[1-9]|heading|标题)?$");
  private static final int LONGEST_CHAIN = 20;
  private static final int BODY_LEVEL = 9;

  private final Map<String, ParagraphStyle> styles = new HashMap<>();
  private final Map<String, AbstractList> lists = new HashMap<>();
  private final Map<String, ListUse> uses = new HashMap<>();
  private final ListNumbers numbers = new ListNumbers();
  private final Map<String, Integer> headings = new HashMap<>();
  private String usual = "";

  /** Where a paragraph says what list it is in; an empty use is "in none". */
  record Place(Optional<String> use, Optional<Integer> level) {}

  private static final class ParagraphStyle {
    String name = "";
    String basedOn = "";
    Optional<Integer> outline = Optional.empty();
    Optional<String> use = Optional.empty();
    Optional<Integer> level = Optional.empty();
  }

  private static final class AbstractList {
    final Map<Integer, OpenLevel> levels = new HashMap<>();
    String styleLink = "";
  }

  private static final class ListUse {
    String list = "";
    final Map<Integer, OpenLevel> levels = new HashMap<>();
    final Map<Integer, Integer> anew = new HashMap<>();
  }

  private static final class OpenLevel {
    Style style = Style.DECIMAL;
    String text = "";
    int start = 1;
    int restart = -1;
    boolean legal;
    boolean gap = true;
    String paragraphStyle = "";

    Level level() {
      return new Level(style, text, start, restart, legal, gap);
    }
  }

  private WordStyles() {}

  /** Reads both parts of a file. */
  static WordStyles of(WordPackage file) throws Refusal {
    WordStyles styles = new WordStyles();
    file.related("styles", styles::readStyles);
    file.related("numbering", styles::readLists);
    return styles;
  }

  private void readStyles(XMLStreamReader reader) throws XMLStreamException {
    ParagraphStyle open = new ParagraphStyle();
    boolean changed = false;
    while (reader.hasNext()) {
      int event = WordPackage.next(reader);
      if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().endsWith("Change")) {
        changed = false;
      }
      if (event != XMLStreamConstants.START_ELEMENT || changed) {
        continue;
      }
      String value = value(reader);
      switch (reader.getLocalName()) {
        case "style" -> {
          open = new ParagraphStyle();
          String id = attribute(reader, "styleId");
          styles.put(id, open);
          if (attribute(reader, "type").equals("paragraph")
              && isOn(attribute(reader, "default"), false)) {
            usual = id;
          }
        }
        case "name" -> open.name = value;
        case "basedOn" -> open.basedOn = value;
        case "outlineLvl" -> open.outline = integer(value);
        case "numId" -> open.use = Optional.of(value);
        case "ilvl" -> open.level = integer(value);
        case "pPrChange", "rPrChange" -> changed = true;
        default -> {}
      }
    }
  }

  private void readLists(XMLStreamReader reader) throws XMLStreamException {
    AbstractList list = new AbstractList();
    ListUse use = new ListUse();
    OpenLevel level = new OpenLevel();
    boolean inUse = false;
    int override = 0;
    while (reader.hasNext()) {
      if (WordPackage.next(reader) != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String value = value(reader);
      switch (reader.getLocalName()) {
        case "abstractNum" -> {
          inUse = false;
          list = new AbstractList();
          lists.put(attribute(reader, "abstractNumId"), list);
        }
        case "numStyleLink" -> list.styleLink = value;
        case "num" -> {
          inUse = true;
          use = new ListUse();
          uses.put(attribute(reader, "numId"), use);
        }
        case "abstractNumId" -> use.list = value;
        case "lvlOverride" -> override = integer(attribute(reader, "ilvl")).orElse(0);
        case "startOverride" -> use.anew.put(override, integer(value).orElse(1));
        case "lvl" -> {
          level = new OpenLevel();
          int at = integer(attribute(reader, "ilvl")).orElse(0);
          (inUse ? use.levels : list.levels).put(at, level);
        }
        case "start" -> level.start = integer(value).orElse(1);
        case "numFmt" -> level.style = style(value);
        case "lvlText" -> level.text = value;
        case "lvlRestart" -> level.restart = integer(value).orElse(-1);
        case "isLgl" -> level.legal = isOn(value, true);
        case "suff" -> level.gap = !value.equals("nothing");
        case "pStyle" -> level.paragraphStyle = value;
        default -> {}
      }
    }
  }

  private static Style style(String format) {
    return switch (format) {
      case "none", "bullet" -> Style.NONE;
      case "decimalZero" -> Style.DECIMAL_ZERO;
      case "upperRoman" -> Style.UPPER_ROMAN;
      case "lowerRoman" -> Style.LOWER_ROMAN;
      case "upperLetter" -> Style.UPPER_LETTER;
      case "lowerLetter" -> Style.LOWER_LETTER;
      case "chineseCounting",
          "chineseCountingThousand",
          "taiwaneseCounting",
          "taiwaneseCountingThousand",
          "japaneseCounting",
          "koreanCounting" ->
          Style.CHINESE;
      case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand" ->
          Style.CHINESE_DIGITS;
      case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal" ->
          Style.CHINESE_FORMAL;
      case "ideographTraditional" -> Style.STEMS;
      case "ideographZodiac" -> Style.BRANCHES;
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle" ->
          Style.CIRCLE;
      case "decimalEnclosedParen" -> Style.PARENTHESIS;
      case "decimalEnclosedFullstop" -> Style.FULL_STOP;
      case "decimalFullWidth", "decimalFullWidth2" -> Style.FULL_WIDTH;
      default -> Style.DECIMAL;
    };
  }

  /** Level of a heading from 1, 0 for other paragraphs, -1 for a line of a table of contents. */
  int heading(String styleId, Optional<Integer> outline) {
    return outline.isEmpty()
        ? headings.computeIfAbsent(styleId, id -> readHeading(id, outline))
        : readHeading(styleId, outline);
  }

  private int readHeading(String styleId, Optional<Integer> outline) {
    for (ParagraphStyle style : chain(styleId)) {
      if (CONTENTS.matcher(style.name).matches()) {
        return -1;
      }
    }
    Optional<Integer> level = outline;
    for (ParagraphStyle style : chain(styleId)) {
      if (level.isPresent()) {
        break;
      }
      Matcher heading = HEADING.matcher(style.name);
      if (TITLE.matcher(style.name).matches()) {
        return 1;
      }
      level = heading.matches() ? Optional.of(heading.group(1).charAt(0) - '1') : style.outline;
    }
    return level.filter(l -> l >= 0 && l < BODY_LEVEL).map(l -> Math.min(l + 1, 6)).orElse(0);
  }

  /** Counts a paragraph; its number with what follows it, empty when it has none. */
  String number(String styleId, Place place) {
    Optional<String> use = place.use();
    Optional<Integer> level = place.level();
    String from = "";
    for (String id : chainIds(styleId)) {
      ParagraphStyle style = styles.get(id);
      if (style == null || use.isPresent()) {
        break;
      }
      use = style.use;
      level = level.or(() -> style.level);
      from = id;
    }
    if (use.isEmpty()) {
      return "";
    }
    ListUse found = uses.get(use.get());
    if (found == null) {
      return "";
    }
    AbstractList list = list(found.list);
    if (list == null) {
      return "";
    }
    String carrier = from;
    int at =
        level
            .or(() -> levelOf(list, carrier))
            .filter(l -> l >= 0 && l < ListNumbers.LEVELS)
            .orElse(0);
    List<Level> levels = new ArrayList<>();
    for (int i = 0; i < ListNumbers.LEVELS; i++) {
      OpenLevel own = found.levels.getOrDefault(i, list.levels.getOrDefault(i, new OpenLevel()));
      levels.add(own.level());
    }
    return numbers.next(found.list, use.get(), levels, at, found.anew);
  }

  private static Optional<Integer> levelOf(AbstractList list, String styleId) {
    return list.levels.entrySet().stream()
        .filter(entry -> !styleId.isEmpty() && entry.getValue().paragraphStyle.equals(styleId))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** A list may borrow the levels of the list of a style. */
  private @Nullable AbstractList list(String id) {
    AbstractList list = lists.get(id);
    for (int i = 0; list != null && list.levels.isEmpty() && i < LONGEST_CHAIN; i++) {
      ParagraphStyle style = styles.get(list.styleLink);
      ListUse use = style == null ? null : uses.get(style.use.orElse(""));
      if (use == null) {
        return list;
      }
      list = lists.get(use.list);
    }
    return list;
  }

  private List<ParagraphStyle> chain(String styleId) {
    List<ParagraphStyle> chain = new ArrayList<>();
    for (String id : chainIds(styleId)) {
      ParagraphStyle style = styles.get(id);
      if (style != null) {
        chain.add(style);
      }
    }
    return chain;
  }

  private List<String> chainIds(String styleId) {
    List<String> ids = new ArrayList<>();
    String id = styleId.isEmpty() ? usual : styleId;
    while (!id.isEmpty() && ids.size() < LONGEST_CHAIN) {
      ids.add(id);
      ParagraphStyle style = styles.get(id);
      id = style == null ? "" : style.basedOn;
    }
    return ids;
  }

  static String value(XMLStreamReader reader) {
    return attribute(reader, "val");
  }

  /** The value of an attribute, whatever its namespace; empty when it is not there. */
  static String attribute(XMLStreamReader reader, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return "";
  }

  static boolean isOn(String value, boolean unsaid) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "" -> unsaid;
      case "0", "false", "off", "none" -> false;
      default -> true;
    };
  }

  static Optional<Integer> integer(String value) {
    return value.matches("-?\\d{1,8}") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
  }
}
