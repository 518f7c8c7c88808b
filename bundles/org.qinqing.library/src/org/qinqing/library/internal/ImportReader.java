package org.qinqing.library.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.library.ImportCorrections;
import org.qinqing.library.ImportStructure;
import org.qinqing.library.ImportStructure.Part;
import org.qinqing.library.internal.Blocks.Block;
import org.qinqing.library.internal.CollectionLayout.Event;
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

  /** Copy number, degree of secrecy and urgency stand above the masthead. */
  private static final String SECRET_WORDS =
      "\\d{6}|(?:绝密|机密|秘密|内部).{0,8}|特\\s*急|加\\s*急|平\\s*急|紧急|签发人.*";

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
  private static final Pattern MASTHEAD =
      Pattern.compile("\\p{IsHan}{4,34}(?:文件|令|公告|公报)|" + SECRET_WORDS);
  private static final Pattern SECRECY = Pattern.compile(SECRET_WORDS);
  private static final Pattern SENTENCE = Pattern.compile(".*[。；;：:！？，,]$");
  private static final Pattern STARTS_ITEM =
      Pattern.compile(
          "^(?:第["
              + Numerals.CLASS
              + "]+[条章节]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\\d]+[)）]|\\d+[.、]).*");
  private static final Pattern BRACKETS_AROUND = Pattern.compile("^[（(]|[)）]$");
  private static final Pattern QUOTED = Pattern.compile("《([^《》]{3,60})》");
  private static final Pattern NOT_COMPARED = Pattern.compile("[\\s\\p{Punct}]");
  private static final int LONGEST_TITLE = 120;
  private static final int TITLE_WITHIN = 8;
  private static final int NUMBER_WITHIN = 6;
  private static final int BELOW_TITLE = 4;
  private static final int LONGEST_PART = 40;

  /**
   * What was read.
   *
   * @param document the document
   * @param structure what it was made of, to be corrected
   * @param findings remarks
   */
  record Read(Document document, ImportStructure structure, List<Diagnostic> findings) {}

  private ImportReader() {}

  /**
   * Makes a document of what a file holds.
   *
   * @param category folders of a collection the file lies in
   * @param corrections what a person said about it
   * @return empty when there is no text in it
   */
  static Optional<Read> read(
      String fileName, FileContent content, List<String> category, ImportCorrections corrections) {
    Blocks file = Blocks.of(content, corrections.decisions());
    List<Block> body = new ArrayList<>(file.blocks());
    if (body.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, Part> parts = new HashMap<>(file.parts());
    String title = title(file, body, fileName, corrections, parts);
    String number =
        corrections
            .number()
            .map(said -> said(said, body, parts))
            .orElseGet(() -> number(file, body, parts));
    Optional<String> author = file.meta("author").or(() -> author(body, parts));
    List<Event> events = events(file, body);
    Optional<LocalDate> named = CollectionLayout.day(fileName);
    CollectionLayout.Dates dates = dates(file, body, events, named);
    Optional<LocalDate> issued = corrections.issued().or(dates::issued);
    LocalDate from = corrections.effective().or(dates::effective).or(() -> issued).orElse(UNDATED);
    Optional<LocalDate> version = Optional.of(from).filter(day -> !day.equals(UNDATED));
    String issuer =
        corrections
            .issuer()
            .or(() -> file.meta("issuer"))
            .orElseGet(() -> CollectionLayout.issuer(events, category));
    String id = Slug.of(title, CollectionLayout.undated(fileName));
    Outline.Found found = Outline.of(body);
    parts.putAll(found.parts());
    List<Provision> provisions = new ArrayList<>();
    for (Outline.Unit unit : found.units()) {
      provisions.add(
          new Provision(
              new Address(Corpus.USER, id, version, unit.anchor()),
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
    Document document =
        new Document(
            new Address(Corpus.USER, id, version, ""),
            title,
            shortNames(title),
            number,
            issuer,
            "import",
            issued,
            from,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            source(file, author),
            Document.Wording.FULL,
            provisions,
            new SourceLocation(fileName, 1));
    List<Diagnostic> findings = new ArrayList<>(content.findings());
    findings.addAll(findings(fileName, document, found.units(), body));
    for (ImportCorrections.Decision lost : file.unmatched()) {
      findings.add(
          Findings.warning("I-208", fileName, "import.decision", fileName, lost.beginning()));
    }
    ImportStructure structure =
        new ImportStructure(
            fileName,
            content.format(),
            content.charset(),
            title,
            number,
            issuer,
            issued,
            version,
            CollectionLayout.kind(category),
            category,
            blocks(file, parts),
            units(found),
            findings);
    return Optional.of(new Read(document, structure, findings));
  }

  private static List<ImportStructure.Block> blocks(Blocks file, Map<Integer, Part> parts) {
    return file.all().stream()
        .map(
            block ->
                new ImportStructure.Block(
                    block.number(),
                    block.line(),
                    block.text(),
                    parts.getOrDefault(block.number(), Part.TEXT)))
        .toList();
  }

  private static List<ImportStructure.Unit> units(Outline.Found found) {
    return found.units().stream()
        .map(
            unit ->
                new ImportStructure.Unit(
                    unit.anchor(),
                    unit.label(),
                    unit.heading(),
                    unit.number(),
                    unit.line(),
                    beginning(unit.text())))
        .toList();
  }

  private static String beginning(String text) {
    if (text.length() <= ImportStructure.BEGINNING) {
      return text;
    }
    int end = ImportStructure.BEGINNING;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  /** What a collection or an official edition says about the history of the text. */
  private static List<Event> events(Blocks file, List<Block> body) {
    Optional<List<Event>> told =
        file.history().map(head -> CollectionLayout.events(head.history()));
    return told.orElseGet(
        () ->
            body.stream()
                .limit(BELOW_TITLE)
                .map(block -> CollectionLayout.bracketed(block.text()))
                .filter(events -> !events.isEmpty())
                .findFirst()
                .orElse(List.of()));
  }

  private static CollectionLayout.Dates dates(
      Blocks file, List<Block> body, List<Event> events, Optional<LocalDate> named) {
    Optional<LocalDate> written = effective(body);
    if (!events.isEmpty() || named.isPresent()) {
      return CollectionLayout.dates(named, events, written);
    }
    Optional<LocalDate> issued =
        file.meta("date").flatMap(ImportReader::day).or(() -> signed(body));
    return new CollectionLayout.Dates(issued, written.or(() -> issued));
  }

  private static String source(Blocks file, Optional<String> author) {
    List<String> source = new ArrayList<>();
    file.meta("source").ifPresent(source::add);
    author.ifPresent(source::add);
    file.history().ifPresent(head -> source.addAll(head.history()));
    return String.join(file.history().isPresent() ? "；" : " ", source);
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
    // The text of a statute names the numbers of others all the time.
    if (document.number().isEmpty() && units.stream().noneMatch(ImportReader::isArticle)) {
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

  private static boolean isArticle(Outline.Unit unit) {
    return unit.anchor().startsWith("art-");
  }

  /** Finds the title and takes it out of the body. */
  private static String title(
      Blocks file,
      List<Block> body,
      String fileName,
      ImportCorrections corrections,
      Map<Integer, Part> parts) {
    Optional<String> said = corrections.title().map(String::strip).filter(t -> !t.isEmpty());
    Optional<String> given =
        said.or(() -> file.meta("title"))
            .or(() -> file.history().map(CollectionLayout.Head::title).filter(t -> !t.isEmpty()));
    for (int i = 0; i < Math.min(TITLE_WITHIN, body.size()); i++) {
      Block block = body.get(i);
      if (given.filter(t -> same(t, block.text())).isPresent()) {
        parts.put(body.remove(i).number(), Part.TITLE);
        return given.get();
      }
    }
    if (given.isPresent() && (said.isEmpty() || file.history().isPresent())) {
      return given.get();
    }
    for (int i = 0; i < Math.min(TITLE_WITHIN, body.size()); i++) {
      Block block = body.get(i);
      boolean may =
          block.as().isEmpty()
              && !Outline.begins(block.text())
              && (block.level() == 1 || (isTitle(block.text()) && !isMasthead(body, i)));
      if (may) {
        if (said.isPresent() && !alike(said.get(), block.text())) {
          // A person says that this line is not the title.
          return said.get();
        }
        parts.put(body.remove(i).number(), Part.TITLE);
        String title = block.text();
        if (block.level() != 1 && i < body.size() && continues(title, body.get(i).text())) {
          title += body.get(i).text();
          parts.put(body.remove(i).number(), Part.TITLE);
        }
        // What stood above the title (a number, an issuer) stays in the body.
        return said.orElse(title);
      }
    }
    String stem = CollectionLayout.undated(fileName).replaceFirst("\\.[^.]+$", "");
    return said.or(() -> file.meta("page-title")).orElse(stem);
  }

  /** The red line above a document, such as 样本市人民政府文件, with the number below it. */
  private static boolean isMasthead(List<Block> body, int i) {
    if (body.get(i).text().length() > LONGEST_PART || i + 1 >= body.size()) {
      return false;
    }
    for (int j = i + 1; j < Math.min(i + 3, body.size()); j++) {
      if (isNumber(body.get(j).text())) {
        return MASTHEAD.matcher(body.get(i).text()).matches();
      }
    }
    return SECRECY.matcher(body.get(i).text()).matches();
  }

  /** Whether two titles are the same but for a correction. */
  private static boolean alike(String one, String other) {
    long common = one.chars().distinct().filter(c -> other.indexOf(c) >= 0).count();
    return common * 10 >= one.chars().distinct().count() * 6;
  }

  private static boolean isTitle(String text) {
    boolean sentence = SENTENCE.matcher(text).matches();
    boolean header = NUMBER.matcher(text).matches() || DAY.matcher(text).matches();
    boolean item = STARTS_ITEM.matcher(text).matches();
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
    return plain(one).equals(plain(other));
  }

  private static String plain(String text) {
    return NOT_COMPARED.matcher(Folding.fold(text)).replaceAll("");
  }

  private static List<String> shortNames(String title) {
    Matcher quoted = QUOTED.matcher(title);
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
  private static String number(Blocks file, List<Block> body, Map<Integer, Part> parts) {
    Optional<String> given = file.meta("number");
    if (given.isPresent()) {
      return given.get();
    }
    for (Block block : body.subList(0, Math.min(NUMBER_WITHIN, body.size()))) {
      if (block.as().isEmpty() && isNumber(block.text())) {
        body.remove(block);
        parts.put(block.number(), Part.NUMBER);
        return NUMBER.matcher(block.text()).matches() ? block.text() : bare(block.text());
      }
    }
    return "";
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches() || NUMBER.matcher(bare(text)).matches();
  }

  private static String bare(String text) {
    return BRACKETS_AROUND.matcher(text).replaceAll("").strip();
  }

  /** A number that a person gave; the line that says the same is taken out. */
  private static String said(String number, List<Block> body, Map<Integer, Part> parts) {
    for (Block block : body.subList(0, Math.min(NUMBER_WITHIN, body.size()))) {
      if (same(number, block.text())) {
        body.remove(block);
        parts.put(block.number(), Part.NUMBER);
        break;
      }
    }
    return number.strip();
  }

  /** A line right below the title that ends in a name set off by a blank. */
  private static Optional<String> author(List<Block> body, Map<Integer, Part> parts) {
    boolean named =
        body.size() > 1
            && body.getFirst().level() == 0
            && body.getFirst().as().isEmpty()
            && SIGNED_BY.matcher(body.getFirst().text()).matches();
    if (!named) {
      return Optional.empty();
    }
    Block line = body.removeFirst();
    parts.put(line.number(), Part.ABOUT);
    return Optional.of(line.text());
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
