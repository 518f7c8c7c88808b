package org.qinqing.library.internal;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.library.internal.Blocks.Block;

/**
 * Collections of law as LawRefBook lays them out: a folder for each category, in it a file for each
 * version, {@code 名称(2018-10-26).md}, which gives the title, then the history of the text, one
 * event a line, then a mark, then the text.
 */
final class CollectionLayout {
  /** Stands for the mark between history and text in the blocks of a file. */
  static final String MARK = "\uE000INFO END\uE000";

  private static final Pattern MARK_COMMENT = Pattern.compile("(?i)<!--\\s*INFO\\s+END\\s*-->");
  private static final Pattern FILE_DAY =
      Pattern.compile(
          "^(.*?)[\\s_-]*[(（\\[【_-]\\s*(\\d{4})[-.年]?(\\d{2})[-.月]?(\\d{2})日?\\s*[)）\\]】]?$");
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})\\s*[-年]\\s*(\\d{1,2})\\s*[-月]\\s*(\\d{1,2})\\s*日?");
  private static final Pattern IN_FORCE = Pattern.compile("施行|实施|生效|执行");
  private static final Pattern PASSED = Pattern.compile("通过|公布|发布|颁布|批准|修正|修订|修改|印发|令|公告|会议");

  /** The whole history as one paragraph in brackets, as official editions print it. */
  private static final Pattern BRACKETED =
      Pattern.compile("^[（(]\\s*(\\d{4}年\\d{1,2}月\\d{1,2}日.{4,1500})[)）]$");

  private static final Pattern CONGRESS =
      Pattern.compile("(\\p{IsHan}{0,14}?)第[零〇一二三四五六七八九十百\\d]+届((?:全国)?人民代表大会(?:常务委员会)?)");
  private static final Pattern COUNCIL = Pattern.compile("国务院(?:令|第|常务会议|发布|公布|批准)|政务院");
  private static final Pattern DECREE =
      Pattern.compile("(\\p{IsHan}{2,16}(?:部|委员会|总局|局|署|院|会|行|人民政府))(?:公告|令)");
  private static final Pattern COURT = Pattern.compile("最高人民(?:法院|检察院)");
  private static final Pattern FIRST_REVISION = Pattern.compile("修正|修订|修改");

  private static final Set<String> LAWS =
      Set.of("宪法", "宪法相关法", "民法典", "民法商法", "刑法", "经济法", "社会法", "行政法", "诉讼与非诉讼程序法");
  private static final Map<String, String> KINDS =
      Map.of(
          "行政法规", "administrative-regulation",
          "部门规章", "department-rule",
          "司法解释", "judicial-interpretation",
          "地方性法规", "local-regulation",
          "案例", "case");
  private static final int DEEPEST = 6;
  private static final LocalDate OLDEST = LocalDate.of(1911, 1, 1);
  private static final LocalDate NEWEST = LocalDate.of(2200, 1, 1);

  /**
   * What stands above the mark.
   *
   * @param title empty when there is none
   * @param history lines in order
   */
  record Head(String title, List<String> history) {
    Head {
      history = List.copyOf(history);
    }
  }

  /**
   * What happened to a text on a day.
   *
   * @param inForce whether it came into force then; else it was passed, issued or amended
   */
  record Event(LocalDate day, String text, boolean inForce) {}

  /**
   * The dates of one version of a text.
   *
   * @param issued when this version was passed or issued
   * @param effective first day in force
   */
  record Dates(Optional<LocalDate> issued, Optional<LocalDate> effective) {}

  private CollectionLayout() {}

  /** Whether a comment is the mark that ends the history. */
  static boolean isMark(String comment) {
    return MARK_COMMENT.matcher(comment.strip()).matches();
  }

  /** Whether a file of a collection describes its folder and is no document. */
  static boolean isFolderPage(Path file) {
    Path name = file.getFileName();
    return name != null && name.toString().equals("_index.md");
  }

  /** The day at the end of a file name, as in {@code 名称(2018-10-26).md} or 名称_20181026.docx. */
  static Optional<LocalDate> day(String fileName) {
    Matcher matcher = FILE_DAY.matcher(stem(fileName));
    return matcher.matches()
        ? day(matcher.group(2), matcher.group(3), matcher.group(4))
        : Optional.empty();
  }

  /** The file name without the day: the same for all versions of a document. */
  static String undated(String fileName) {
    String stem = stem(fileName);
    Matcher matcher = FILE_DAY.matcher(stem);
    return day(fileName).isPresent() && matcher.matches() && !matcher.group(1).isEmpty()
        ? matcher.group(1) + fileName.substring(stem.length())
        : fileName;
  }

  private static String stem(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot <= 0 ? fileName : fileName.substring(0, dot);
  }

  /** The folders that are categories of a collection, outermost first. */
  static List<String> category(Path file) {
    List<String> folders = new ArrayList<>();
    Path folder = file.toAbsolutePath().normalize().getParent();
    for (int depth = 0;
        folder != null && folder.getFileName() != null && depth < DEEPEST;
        depth++) {
      folders.addFirst(folder.getFileName().toString());
      folder = folder.getParent();
    }
    for (int i = 0; i < folders.size(); i++) {
      if (LAWS.contains(folders.get(i)) || KINDS.containsKey(folders.get(i))) {
        return List.copyOf(folders.subList(i, folders.size()));
      }
    }
    return List.of();
  }

  /** The kind of document a category says; empty when it says none. */
  static String kind(List<String> category) {
    if (category.isEmpty()) {
      return "";
    }
    return LAWS.contains(category.getFirst()) ? "law" : KINDS.getOrDefault(category.getFirst(), "");
  }

  /** Reads what stands above the mark. */
  static Head head(List<Block> above) {
    StringBuilder title = new StringBuilder();
    List<String> history = new ArrayList<>();
    for (Block block : above) {
      boolean dated = DAY.matcher(block.text()).lookingAt();
      if (block.level() > 0 || (title.isEmpty() && history.isEmpty() && !dated)) {
        title.append(title.isEmpty() ? "" : " ").append(block.text());
      } else if (dated || history.isEmpty()) {
        history.add(block.text());
      } else {
        history.add(history.removeLast() + block.text());
      }
    }
    return new Head(title.toString(), history);
  }

  /** The events a paragraph in brackets below the title tells; none when it is no history. */
  static List<Event> bracketed(String paragraph) {
    Matcher matcher = BRACKETED.matcher(paragraph);
    if (!matcher.matches()) {
      return List.of();
    }
    List<Event> events = events(List.of(matcher.group(1)));
    boolean all =
        !events.isEmpty()
            && events.stream().allMatch(e -> e.inForce() || PASSED.matcher(e.text()).find());
    return all ? events : List.of();
  }

  /** The events of a history; an event goes from one day to the next. */
  static List<Event> events(List<String> history) {
    List<Event> events = new ArrayList<>();
    for (String line : history) {
      Matcher matcher = DAY.matcher(line);
      int from = -1;
      Optional<LocalDate> open = Optional.empty();
      while (matcher.find()) {
        event(open, line, from, matcher.start(), events);
        open = day(matcher.group(1), matcher.group(2), matcher.group(3));
        from = matcher.end();
      }
      event(open, line, from, line.length(), events);
    }
    return events;
  }

  private static void event(
      Optional<LocalDate> day, String line, int from, int to, List<Event> events) {
    if (day.isPresent()) {
      String text = line.substring(from, to).strip();
      boolean inForce = IN_FORCE.matcher(text).find() && !PASSED.matcher(text).find();
      events.add(new Event(day.get(), text, inForce));
    }
  }

  /**
   * The dates of the version that a file holds.
   *
   * @param named day in the name of the file
   * @param events history of the text
   * @param written first day in force as the text itself says, which is that of its first version
   *     when it was amended since
   */
  static Dates dates(Optional<LocalDate> named, List<Event> events, Optional<LocalDate> written) {
    Optional<LocalDate> last =
        events.stream()
            .filter(event -> !event.inForce())
            .map(Event::day)
            .max(Comparator.naturalOrder());
    Optional<LocalDate> passed = named.or(() -> last);
    if (passed.isEmpty()) {
      return new Dates(Optional.empty(), written);
    }
    LocalDate version = passed.get();
    Optional<LocalDate> told =
        events.stream()
            .filter(event -> event.inForce() && !event.day().isBefore(version))
            .map(Event::day)
            .min(Comparator.naturalOrder());
    Optional<LocalDate> later = written.filter(day -> !day.isBefore(version));
    return new Dates(passed, told.or(() -> later).or(() -> passed));
  }

  /** The body that passed or issued the text, as its history names it; empty when it does not. */
  static String issuer(List<Event> events, List<String> category) {
    for (Event event : events) {
      String text = event.text();
      Matcher congress = CONGRESS.matcher(text);
      if (congress.find()) {
        return congress.group(1) + congress.group(2);
      }
      if (COUNCIL.matcher(text).find()) {
        return "国务院";
      }
      Matcher court = COURT.matcher(text);
      if (court.find()) {
        return court.group();
      }
      Matcher decree = DECREE.matcher(text);
      if (decree.find() && !FIRST_REVISION.matcher(text).find()) {
        return decree.group(1);
      }
    }
    boolean office = category.size() > 1 && category.getFirst().equals("部门规章");
    return office ? category.getLast() : "";
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    try {
      LocalDate read =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return Optional.of(read).filter(d -> d.isAfter(OLDEST) && d.isBefore(NEWEST));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
