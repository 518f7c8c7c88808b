package org.qinqing.library.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.library.internal.Blocks.Block;
import org.qinqing.pack.Address;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.SourceLocation;

/** Makes a document of the text of a file. What the file does not say stays empty. */
final class ImportReader {
  /** Stands for "always so far" where a file gives no date. */
  static final LocalDate UNDATED = LocalDate.of(1, 1, 1);

  private static final Pattern NUMBER =
      Pattern.compile(
          "[\\p{IsHan}]{1,12}[〔﹝\\[［【(（]\\s*\\d{4}\\s*[〕﹞\\]］】)）]\\s*第?\\s*\\d{1,5}\\s*号");
  private static final Pattern DAY =
      Pattern.compile("(\\d{4})\\s*[-年/.]\\s*(\\d{1,2})\\s*[-月/.]\\s*(\\d{1,2})\\s*日?");
  private static final Pattern ENGLISH_DAY =
      Pattern.compile(
          "(\\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\\d{4})");
  private static final Pattern SIGNED_BY =
      Pattern.compile("\\S{4,36}\\s\\p{IsHan}{2,4}|\\S{2,6}编辑\\s.{2,12}");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final Pattern IN_FORCE =
      Pattern.compile(
          "本[\\p{IsHan}]{1,8}自\\s*(\\d{4})年\\s*(\\d{1,2})月\\s*(\\d{1,2})日起(?:正式)?(?:施行|实施|执行|生效)");
  private static final Pattern KIND_OF_TITLE =
      Pattern.compile(
          ".*(?:方案|意见|办法|规定|规则|条例|准则|细则|通知|决定|法|解释|通报|报告|规范|制度|清单|指引|要点)(?:[（(].*[)）])?$");
  private static final int LONGEST_TITLE = 120;
  private static final int LONGEST_PART = 40;

  /**
   * What was read.
   *
   * @param document the document
   * @param findings remarks
   */
  record Read(Document document, List<Diagnostic> findings) {}

  private ImportReader() {}

  /**
   * Reads a file.
   *
   * @return empty when there is no text in it
   */
  static Optional<Read> read(String fileName, String text, boolean html) {
    Blocks file = Blocks.of(text, html);
    List<Block> body = new ArrayList<>(file.blocks());
    if (body.isEmpty()) {
      return Optional.empty();
    }
    String title = title(file, body, fileName);
    Optional<String> number = number(file, body);
    Optional<String> author = file.meta("author").or(() -> author(body));
    Optional<LocalDate> issued =
        file.meta("date").flatMap(ImportReader::day).or(() -> signed(body));
    Optional<LocalDate> effective = effective(body);
    LocalDate from = effective.or(() -> issued).orElse(UNDATED);
    Optional<LocalDate> version = Optional.of(from).filter(day -> !day.equals(UNDATED));
    Address address = new Address(Corpus.USER, Slug.of(title, fileName), version, "");
    List<Outline.Unit> units = Outline.of(body);
    List<Provision> provisions = new ArrayList<>();
    for (Outline.Unit unit : units) {
      provisions.add(
          new Provision(
              new Address(address.pack(), address.document(), version, unit.anchor()),
              unit.label(),
              unit.heading(),
              unit.headingPath(),
              unit.text(),
              Certainty.A,
              List.of(),
              Optional.empty(),
              Optional.empty(),
              Map.of(),
              new SourceLocation(fileName, unit.line())));
    }
    String source =
        String.join(
            " ",
            java.util.stream.Stream.of(file.meta("source"), author)
                .flatMap(Optional::stream)
                .toList());
    Document document =
        new Document(
            address,
            title,
            shortNames(title),
            number.orElse(""),
            file.meta("issuer").orElse(""),
            "import",
            issued,
            from,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            source,
            Document.Wording.FULL,
            provisions,
            new SourceLocation(fileName, 1));
    return Optional.of(new Read(document, findings(fileName, document, units, body)));
  }

  private static List<Diagnostic> findings(
      String fileName, Document document, List<Outline.Unit> units, List<Block> body) {
    List<Diagnostic> findings = new ArrayList<>();
    if (document.effective().equals(UNDATED)) {
      findings.add(Findings.note("I-201", fileName, "import.undated", document.title()));
    }
    if (units.stream().allMatch(unit -> unit.anchor().startsWith("p-"))) {
      findings.add(Findings.note("I-202", fileName, "import.plain", document.title()));
    }
    if (document.number().isEmpty()) {
      body.stream()
          .map(block -> NUMBER.matcher(block.text()))
          .filter(Matcher::find)
          .map(Matcher::group)
          .findFirst()
          .ifPresent(
              found -> findings.add(Findings.note("I-203", fileName, "import.number", found)));
    }
    return findings;
  }

  /** Finds the title and takes it out of the body. */
  private static String title(Blocks file, List<Block> body, String fileName) {
    Optional<String> given = file.meta("title");
    for (int i = 0; i < Math.min(8, body.size()); i++) {
      Block block = body.get(i);
      boolean marked = block.level() == 1;
      boolean plain = given.isEmpty() && isTitle(block.text());
      boolean repeats = given.filter(t -> same(t, block.text())).isPresent();
      if (repeats) {
        body.remove(i);
        return given.get();
      }
      if (given.isEmpty() && (marked || plain)) {
        body.remove(i);
        String title = block.text();
        if (!marked && i < body.size() && continues(title, body.get(i).text())) {
          title += body.remove(i).text();
        }
        // What stood above the title (a number, an issuer) stays in the body.
        return title;
      }
    }
    String stem = fileName.replaceFirst("\\.[^.]+$", "");
    return given.or(() -> file.meta("page-title")).orElse(stem);
  }

  private static boolean isTitle(String text) {
    boolean sentence = text.matches(".*[。；;：:！？，,]$");
    boolean header = NUMBER.matcher(text).matches() || DAY.matcher(text).matches();
    boolean item =
        text.matches(
            "^(?:第["
                + Numerals.CLASS
                + "]+[条章节]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\\d]+[)）]|\\d+[.、]).*");
    return text.length() >= 2 && text.length() <= LONGEST_TITLE && !sentence && !header && !item;
  }

  /** A title broken over two lines: the first part does not end like a title, the second does. */
  private static boolean continues(String first, String second) {
    return first.length() <= LONGEST_PART
        && second.length() <= LONGEST_PART
        && !KIND_OF_TITLE.matcher(first).matches()
        && KIND_OF_TITLE.matcher(second).matches()
        && isTitle(second);
  }

  private static boolean same(String one, String other) {
    return Folding.fold(one)
        .replaceAll("[\\s\\p{Punct}]", "")
        .equals(Folding.fold(other).replaceAll("[\\s\\p{Punct}]", ""));
  }

  private static List<String> shortNames(String title) {
    Matcher quoted = Pattern.compile("《([^《》]{3,60})》").matcher(title);
    List<String> names = new ArrayList<>();
    while (quoted.find()) {
      names.add(quoted.group(1));
    }
    return names;
  }

  /**
   * The number stands alone on a line near the top, or in the front matter; one in a sentence is
   * another document's.
   */
  private static Optional<String> number(Blocks file, List<Block> body) {
    Optional<String> given = file.meta("number");
    if (given.isPresent()) {
      return given;
    }
    for (Block block : body.subList(0, Math.min(6, body.size()))) {
      String bare = block.text().replaceAll("^[（(]|[)）]$", "").strip();
      Matcher whole = NUMBER.matcher(block.text());
      Matcher inner = NUMBER.matcher(bare);
      if (whole.matches() || inner.matches()) {
        body.remove(block);
        return Optional.of(whole.matches() ? block.text() : bare);
      }
    }
    return Optional.empty();
  }

  /** A line right below the title that ends in a name set off by a blank. */
  private static Optional<String> author(List<Block> body) {
    boolean named =
        body.size() > 1
            && body.getFirst().level() == 0
            && SIGNED_BY.matcher(body.getFirst().text()).matches();
    return named ? Optional.of(body.removeFirst().text()) : Optional.empty();
  }

  private static Optional<LocalDate> day(String text) {
    Matcher matcher = DAY.matcher(text);
    if (matcher.find()) {
      return day(matcher.group(1), matcher.group(2), matcher.group(3));
    }
    Matcher english = ENGLISH_DAY.matcher(text);
    return english.find()
        ? day(
            english.group(3),
            Integer.toString(MONTHS.indexOf(english.group(2)) + 1),
            english.group(1))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The date below the text. */
  private static Optional<LocalDate> signed(List<Block> body) {
    for (int i = body.size() - 1; i >= Math.max(0, body.size() - 3); i--) {
      Matcher matcher = DAY.matcher(body.get(i).text());
      if (matcher.matches()) {
        return day(body.get(i).text());
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> effective(List<Block> body) {
    Optional<LocalDate> found = Optional.empty();
    for (Block block : body) {
      Matcher matcher = IN_FORCE.matcher(block.text());
      while (matcher.find()) {
        Optional<LocalDate> day = day(matcher.group(1), matcher.group(2), matcher.group(3));
        found = day.isPresent() ? day : found;
      }
    }
    return found;
  }
}
