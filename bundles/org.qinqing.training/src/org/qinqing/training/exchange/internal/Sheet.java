package org.qinqing.training.exchange.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.qinqing.pack.Address;
import org.qinqing.pack.Question;
import org.qinqing.pack.Question.Opinion;
import org.qinqing.pack.Question.Option;
import org.qinqing.pack.Question.Pair;
import org.qinqing.pack.Side;
import org.qinqing.pack.SourceLocation;
import org.qinqing.pack.Verdict;
import org.qinqing.training.exchange.QuestionExchange.Defaults;
import org.qinqing.training.exchange.QuestionExchange.Remark;

/**
 * The usual Chinese template: a row a question, options in columns of their own, the answer as
 * letters. Pairs stand as {@code first → second}, steps in any order with the order as the answer,
 * an opinion with its reason on the next line, provisions of a scene to be judged as options.
 */
final class Sheet {
  private static final int LONGEST_CELL = 32_767;
  private static final int FEWEST_OPTIONS = 8;
  private static final int LAST_HEADER = 20;
  private static final String ARROW = "→";

  /** Columns beside the options; each has words in the message files. */
  private enum Column {
    ID,
    KIND,
    STEM,
    ANSWER,
    EXPLANATION,
    DIFFICULTY,
    TOPIC,
    BASIS,
    SIDE,
    RULE,
    NOTES,
    VERDICTS,
    COMMENTARY;

    String key() {
      return "sheet." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Those that stand before the options; the others stand after them. */
  private static final List<Column> FRONT = List.of(Column.ID, Column.KIND, Column.STEM);

  private final Remarks remarks;

  /** Topic → its name. */
  private final Map<String, String> topics;

  Sheet(Remarks remarks, Map<String, String> topics) {
    this.remarks = remarks;
    this.topics = Map.copyOf(topics);
  }

  // --- writing -----------------------------------------------------------------------------------

  /**
   * A row.
   *
   * @param cells texts of the columns
   * @param options texts of the options
   */
  private record Line(Map<Column, String> cells, List<String> options) {}

  /** How many questions were written, and the file. */
  record Written(int questions, byte[] file) {}

  Written write(List<Question> questions) {
    List<Line> lines = new ArrayList<>();
    for (Question question : questions) {
      Optional<String> fault = Soundness.fault(question);
      if (fault.isPresent()) {
        remarks.add(Remark.Kind.SKIPPED, question.id(), 0, "remark.unsound", fault.get());
        continue;
      }
      Line line = line(PlainText.of(question, remarks));
      if (Stream.concat(line.cells().values().stream(), line.options().stream())
          .anyMatch(text -> text.length() > LONGEST_CELL)) {
        remarks.add(Remark.Kind.SKIPPED, question.id(), 0, "remark.longCell", LONGEST_CELL);
      } else {
        lines.add(line);
      }
    }
    int options =
        lines.stream().mapToInt(line -> line.options().size()).max().orElse(FEWEST_OPTIONS);
    return new Written(lines.size(), file(lines, Math.max(options, FEWEST_OPTIONS)));
  }

  private static byte[] file(List<Line> lines, int options) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "qinqing", "01.0000")) {
      Worksheet sheet = workbook.newWorksheet(Messages.name("sheet.name"));
      int column = 0;
      for (Column each : FRONT) {
        column(sheet, column++, Messages.name(each.key()), lines, l -> l.cells().get(each));
      }
      for (int i = 0; i < options; i++) {
        int place = i;
        column(
            sheet,
            column++,
            Messages.name("sheet.option") + Question.letter(i),
            lines,
            l -> place < l.options().size() ? l.options().get(place) : null);
      }
      for (Column each : Column.values()) {
        if (!FRONT.contains(each)) {
          column(sheet, column++, Messages.name(each.key()), lines, l -> l.cells().get(each));
        }
      }
      sheet.freezePane(FRONT.size(), 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private interface Value {
    @org.jspecify.annotations.Nullable
    String of(Line line);
  }

  /** All cells are texts, so that a program for tables changes nothing in them. */
  private static void column(
      Worksheet sheet, int column, String name, List<Line> lines, Value value) {
    sheet.style(column).format("@").wrapText(true).verticalAlignment("top").set();
    sheet.value(0, column, name);
    sheet.style(0, column).bold().format("@").set();
    sheet.width(column, name.equals(Messages.name(Column.STEM.key())) ? 48 : 18);
    for (int row = 0; row < lines.size(); row++) {
      String text = value.of(lines.get(row));
      if (text != null && !text.isEmpty()) {
        sheet.value(row + 1, column, text);
        sheet.style(row + 1, column).format("@").wrapText(true).verticalAlignment("top").set();
      }
    }
  }

  private Line line(Question question) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    cells.put(Column.ID, question.id());
    cells.put(Column.KIND, Messages.name("kind." + wire(question.kind())));
    cells.put(Column.STEM, question.stem());
    cells.put(Column.EXPLANATION, question.explanation());
    cells.put(Column.DIFFICULTY, Messages.name("difficulty." + question.difficulty()));
    cells.put(Column.TOPIC, topics.getOrDefault(question.topic(), question.topic()));
    cells.put(Column.SIDE, Messages.name("side." + wire(question.side())));
    cells.put(
        Column.BASIS,
        question.basis().stream().map(Address::toString).collect(Collectors.joining("\n")));
    question.rule().ifPresent(rule -> cells.put(Column.RULE, rule));
    return new Line(cells, options(question, cells));
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private List<String> options(Question question, Map<Column, String> cells) {
    return switch (question.content()) {
      case Question.Choice choice -> {
        List<Option> options = choice.options();
        keys(question, options.stream().map(Option::key).toList());
        cells.put(Column.ANSWER, letters(options.size(), i -> options.get(i).right()));
        cells.put(Column.NOTES, listed(options.stream().map(Option::note).toList()));
        cells.put(
            Column.VERDICTS,
            listed(
                options.stream().map(o -> o.verdict().map(Conventions::word).orElse("")).toList()));
        yield options.stream().map(Option::text).toList();
      }
      case Question.Matching matching -> {
        List<String> options = new ArrayList<>();
        matching.pairs().forEach(p -> options.add(joined(question, p.first(), p.second())));
        matching.extras().forEach(extra -> options.add(joined(question, "", extra)));
        yield options;
      }
      case Question.Ordering ordering -> {
        cells.put(Column.ANSWER, letters(ordering.steps().size(), i -> true));
        yield ordering.steps();
      }
      case Question.Judgement judgement -> {
        List<String> options =
            new ArrayList<>(judgement.among().stream().map(Address::toString).toList());
        int place = Math.floorMod(question.id().hashCode(), options.size() + 1);
        options.add(place, judgement.provision().toString());
        cells.put(
            Column.ANSWER, Conventions.word(judgement.verdict()) + " " + Question.letter(place));
        yield options;
      }
      case Question.Opinions opinions -> {
        List<Opinion> all = opinions.opinions();
        keys(question, all.stream().map(Opinion::key).toList());
        cells.put(Column.ANSWER, letters(all.size(), i -> all.get(i).holds()));
        cells.put(Column.COMMENTARY, opinions.commentary());
        for (Opinion opinion : all) {
          if (opinion.text().contains("\n")) {
            remarks.add(Remark.Kind.LOST, question.id(), 0, "remark.opinionLines", opinion.key());
          }
        }
        yield all.stream().map(o -> o.text().replace('\n', ' ') + "\n" + o.reason()).toList();
      }
    };
  }

  private void keys(Question question, List<String> keys) {
    boolean usual =
        IntStream.range(0, keys.size()).allMatch(i -> keys.get(i).equals(Question.letter(i)));
    if (!usual) {
      remarks.add(Remark.Kind.LOST, question.id(), 0, "remark.keys", String.join("、", keys));
    }
  }

  private static String letters(int count, java.util.function.IntPredicate wanted) {
    List<String> letters =
        IntStream.range(0, count).filter(wanted).mapToObj(Question::letter).toList();
    return String.join(count > 26 ? "," : "", letters);
  }

  private String joined(Question question, String first, String second) {
    if (first.contains(ARROW) || second.contains(ARROW)) {
      remarks.add(Remark.Kind.LOST, question.id(), 0, "remark.arrow");
    }
    return (first.replace(ARROW, "->") + " " + ARROW + " " + second.replace(ARROW, "->")).strip();
  }

  /** {@code A：text}, a line each; further lines of a text are set in. */
  private static String listed(List<String> texts) {
    return IntStream.range(0, texts.size())
        .filter(i -> !texts.get(i).isEmpty())
        .mapToObj(i -> Question.letter(i) + "：" + texts.get(i).replace("\n", "\n  "))
        .collect(Collectors.joining("\n"));
  }

  // --- reading -----------------------------------------------------------------------------------

  /** A row that was read, with the number that a person sees. */
  private record Read(int row, Map<Column, String> cells, Map<Integer, String> options) {
    String cell(Column column) {
      return PlainText.of(cells.getOrDefault(column, ""));
    }
  }

  List<Question> read(Path file, Defaults defaults) throws IOException, BadFile {
    WorkbookParts.check(file);
    List<Read> rows = new ArrayList<>();
    boolean found = false;
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      for (org.dhatim.fastexcel.reader.Sheet sheet : workbook.getSheets().toList()) {
        try (Stream<Row> all = sheet.openStream()) {
          found |= rows(all.toList(), rows);
        }
      }
    } catch (IOException | RuntimeException e) {
      // The file could be opened just now; its parts contradict each other.
      throw new BadFile(0, "error.workbook");
    }
    if (!found) {
      throw new BadFile(0, "error.header");
    }
    return questions(rows, defaults);
  }

  /** Adds the rows below the header; says whether there is a header. */
  private boolean rows(List<Row> all, List<Read> rows) {
    Map<Integer, Column> columns = new HashMap<>();
    Map<Integer, Integer> options = new HashMap<>();
    boolean found = false;
    for (Row row : all) {
      if (!found) {
        columns.clear();
        options.clear();
        if (row.getRowNum() > LAST_HEADER) {
          return false;
        }
        row.stream()
            .filter(java.util.Objects::nonNull)
            .forEach(cell -> header(cell, columns, options));
        found = columns.containsValue(Column.STEM) && columns.containsValue(Column.ANSWER);
      } else {
        read(row, columns, options).ifPresent(rows::add);
      }
    }
    return found;
  }

  private static void header(
      Cell cell, Map<Integer, Column> columns, Map<Integer, Integer> options) {
    String text = cell.getText().replaceAll("[\\s*＊（(].*", "").strip();
    if (text.isEmpty()) {
      text = cell.getText().replaceAll("[\\s*＊]", "");
    }
    for (Column column : Column.values()) {
      if (Messages.names(column.key()).contains(text) && !columns.containsValue(column)) {
        columns.put(cell.getColumnIndex(), column);
        return;
      }
    }
    option(cell.getText().strip()).ifPresent(i -> options.put(cell.getColumnIndex(), i));
  }

  /** The place of an option whose column is called {@code 选项A}, {@code Option B} or {@code C}. */
  private static Optional<Integer> option(String header) {
    return Stream.concat(Messages.names("sheet.option").stream(), Stream.of(""))
        .filter(header::startsWith)
        .map(name -> header.substring(name.length()).replaceAll("^[\\s_-]+", ""))
        .filter(letter -> letter.matches("[A-Za-z]{1,2}"))
        .map(Sheet::place)
        .findFirst();
  }

  /** The place of a letter, from 0. */
  private static int place(String letter) {
    int place = 0;
    for (char c : letter.toUpperCase(Locale.ROOT).toCharArray()) {
      place = place * 26 + c - 'A' + 1;
    }
    return place - 1;
  }

  private Optional<Read> read(
      Row row, Map<Integer, Column> columns, Map<Integer, Integer> options) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    Map<Integer, String> texts = new LinkedHashMap<>();
    row.stream()
        .filter(java.util.Objects::nonNull)
        .forEach(
            cell -> {
              String text = text(cell, row.getRowNum());
              int at = cell.getColumnIndex();
              if (text.isBlank()) {
                return;
              }
              if (columns.containsKey(at)) {
                cells.put(columns.get(at), text);
              } else if (options.containsKey(at)) {
                texts.put(options.get(at), PlainText.of(text));
              }
            });
    return cells.isEmpty()
        ? Optional.empty()
        : Optional.of(new Read(row.getRowNum(), cells, texts));
  }

  private String text(Cell cell, int row) {
    return switch (cell.getType()) {
      case STRING -> cell.asString();
      case EMPTY -> "";
      case BOOLEAN -> cell.asBoolean().toString();
      case NUMBER -> cell.asNumber().stripTrailingZeros().toPlainString();
      case FORMULA, ERROR -> {
        remarks.error("", row, "error.formula", cell.getAddress());
        yield "";
      }
    };
  }

  private List<Question> questions(List<Read> rows, Defaults defaults) {
    List<Question> questions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    NewIds fresh = new NewIds(defaults);
    for (Read row : rows) {
      if (row.cell(Column.STEM).isEmpty() && row.options().isEmpty()) {
        remarks.add(Remark.Kind.SKIPPED, "", row.row(), "remark.emptyRow");
        continue;
      }
      try {
        Question question = question(row, defaults, fresh, questions.size() + 1);
        Optional<String> fault = Soundness.fault(question);
        if (fault.isPresent()) {
          remarks.error(question.id(), row.row(), "error.unsound", fault.get());
        }
        if (!ids.add(question.id())) {
          remarks.error(question.id(), row.row(), "error.sameId", question.id());
        }
        questions.add(question);
      } catch (BadFile e) {
        remarks.error(e);
      }
    }
    return questions;
  }

  private Question question(Read row, Defaults defaults, NewIds fresh, int place) throws BadFile {
    String id = row.cell(Column.ID);
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      String made = fresh.next(place);
      remarks.add(Remark.Kind.ASSUMED, made, row.row(), "remark.id", id);
      id = made;
    }
    Question.Kind kind = kind(row);
    List<Address> basis = basis(row, id);
    return new Question(
        id,
        defaults.pack(),
        topic(row, id, defaults),
        side(row, id, defaults),
        row.cell(Column.STEM),
        content(kind, row),
        difficulty(row, id),
        row.cell(Column.EXPLANATION),
        basis,
        Optional.of(row.cell(Column.RULE)).filter(rule -> !rule.isEmpty()),
        new SourceLocation("", row.row()));
  }

  private static Question.Kind kind(Read row) throws BadFile {
    String said = row.cell(Column.KIND);
    for (Question.Kind kind : Question.Kind.values()) {
      if (Messages.names("kind." + wire(kind)).contains(said)) {
        return kind;
      }
    }
    if (!said.isEmpty()) {
      throw new BadFile(row.row(), "error.kind", said);
    }
    if (truth(row.cell(Column.ANSWER)).isPresent()) {
      return Question.Kind.JUDGE;
    }
    return places(row.cell(Column.ANSWER), row).size() > 1
        ? Question.Kind.MULTIPLE
        : Question.Kind.SINGLE;
  }

  private String topic(Read row, String id, Defaults defaults) {
    String said = row.cell(Column.TOPIC);
    for (Map.Entry<String, String> topic : topics.entrySet()) {
      if (said.equals(topic.getValue()) || said.equals(topic.getKey())) {
        return topic.getKey();
      }
    }
    if (said.matches("[a-z][a-z_]*")) {
      return said;
    }
    remarks.add(
        said.isEmpty() ? Remark.Kind.ASSUMED : Remark.Kind.LOST,
        id,
        row.row(),
        said.isEmpty() ? "remark.assumed.topic" : "remark.unknownTopic",
        said);
    return defaults.topic();
  }

  private Side side(Read row, String id, Defaults defaults) {
    for (Side side : Side.values()) {
      if (Messages.names("side." + wire(side)).contains(row.cell(Column.SIDE))) {
        return side;
      }
    }
    remarks.add(Remark.Kind.ASSUMED, id, row.row(), "remark.assumed.side");
    return defaults.side();
  }

  private int difficulty(Read row, String id) {
    String said = row.cell(Column.DIFFICULTY);
    for (int level = 1; level <= 3; level++) {
      if (Messages.names("difficulty." + level).contains(said)) {
        return level;
      }
    }
    if (!said.isEmpty()) {
      remarks.add(Remark.Kind.LOST, id, row.row(), "remark.difficulty", said);
    }
    return Question.USUAL_DIFFICULTY;
  }

  private List<Address> basis(Read row, String id) {
    List<Address> basis = new ArrayList<>();
    for (String text : row.cell(Column.BASIS).split("[\\s;；,，、]+")) {
      if (!text.isEmpty()) {
        Address.parse(text)
            .ifPresentOrElse(
                basis::add,
                () -> remarks.add(Remark.Kind.LOST, id, row.row(), "remark.badBasis", text));
      }
    }
    if (basis.isEmpty()) {
      remarks.add(Remark.Kind.ASSUMED, id, row.row(), "remark.assumed.basis");
    }
    return basis;
  }

  private Question.Content content(Question.Kind kind, Read row) throws BadFile {
    List<String> options = filled(row);
    String answer = row.cell(Column.ANSWER);
    return switch (kind) {
      case SINGLE, MULTIPLE -> choice(kind, options, places(answer, row), row);
      case JUDGE -> judge(options, row);
      case MATCHING -> matching(options, row);
      case ORDERING -> {
        List<Integer> order = places(answer, row);
        if (order.size() != options.size() || new HashSet<>(order).size() != order.size()) {
          throw new BadFile(row.row(), "error.order", answer);
        }
        yield new Question.Ordering(order.stream().map(options::get).toList());
      }
      case VERDICT -> judgement(options, row);
      case OPINIONS -> {
        List<Integer> right = places(answer, row);
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
          String[] parts = options.get(i).split("\n", 2);
          opinions.add(
              new Opinion(
                  Question.letter(i),
                  parts[0].strip(),
                  parts.length > 1 ? parts[1].strip() : "",
                  right.contains(i)));
        }
        yield new Question.Opinions(opinions, row.cell(Column.COMMENTARY));
      }
    };
  }

  /** The options in order; one left out in the middle would shift the letters of the answer. */
  private static List<String> filled(Read row) throws BadFile {
    List<String> options = new ArrayList<>();
    for (int i = 0; i < row.options().size(); i++) {
      String text = row.options().get(i);
      if (text == null) {
        throw new BadFile(row.row(), "error.gap", Question.letter(i));
      }
      options.add(text);
    }
    return options;
  }

  /** Whether an answer says that a sentence is right; empty when it says neither. */
  private static Optional<Boolean> truth(String answer) {
    if (Messages.names("wire.true").stream().anyMatch(answer::equalsIgnoreCase)) {
      return Optional.of(true);
    }
    return Messages.names("wire.false").stream().anyMatch(answer::equalsIgnoreCase)
        ? Optional.of(false)
        : Optional.empty();
  }

  private static List<Integer> places(String answer, Read row) throws BadFile {
    String letters = answer.toUpperCase(Locale.ROOT).strip();
    List<String> parts =
        letters.matches("[A-Z]+")
            ? Arrays.asList(letters.split(""))
            : Arrays.asList(letters.split("[\\s,，、;；|]+"));
    List<Integer> places = new ArrayList<>();
    for (String part : parts) {
      if (!part.matches("[A-Z]{1,2}") || place(part) >= row.options().size()) {
        throw new BadFile(row.row(), "error.answer", answer);
      }
      places.add(place(part));
    }
    return places;
  }

  private Question.Content choice(
      Question.Kind kind, List<String> options, List<Integer> right, Read row) throws BadFile {
    Map<String, String> notes = unlisted(row.cells().getOrDefault(Column.NOTES, ""));
    Map<String, String> verdicts = unlisted(row.cells().getOrDefault(Column.VERDICTS, ""));
    List<Option> made = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      String key = Question.letter(i);
      Optional<Verdict> verdict = Optional.empty();
      if (verdicts.containsKey(key)) {
        verdict = Conventions.verdict(verdicts.get(key));
        if (verdict.isEmpty()) {
          throw new BadFile(row.row(), "error.verdict", verdicts.get(key));
        }
      }
      made.add(
          new Option(key, options.get(i), right.contains(i), verdict, notes.getOrDefault(key, "")));
    }
    return new Question.Choice(kind, made);
  }

  private static Map<String, String> unlisted(String cell) {
    Map<String, String> texts = new HashMap<>();
    for (String part : cell.replace("\r\n", "\n").split("\n(?!  )")) {
      String[] halves = part.split("[：:]", 2);
      if (halves.length == 2) {
        texts.put(
            halves[0].strip().toUpperCase(Locale.ROOT),
            PlainText.of(halves[1].replace("\n  ", "\n")));
      }
    }
    return texts;
  }

  private Question.Content judge(List<String> options, Read row) throws BadFile {
    String answer = row.cell(Column.ANSWER);
    Optional<Boolean> truth = truth(answer);
    if (options.isEmpty()) {
      if (truth.isEmpty()) {
        throw new BadFile(row.row(), "error.answer", answer);
      }
      List<String> words = List.of(Messages.first("wire.true"), Messages.first("wire.false"));
      return choice(Question.Kind.JUDGE, words, List.of(truth.get() ? 0 : 1), row);
    }
    if (truth.isPresent()) {
      for (int i = 0; i < options.size(); i++) {
        if (truth(options.get(i)).equals(truth)) {
          return choice(Question.Kind.JUDGE, options, List.of(i), row);
        }
      }
    }
    return choice(Question.Kind.JUDGE, options, places(answer, row), row);
  }

  private static Question.Content matching(List<String> options, Read row) throws BadFile {
    List<Pair> pairs = new ArrayList<>();
    List<String> extras = new ArrayList<>();
    for (String option : options) {
      String[] halves = option.split("→|=>|——", 2);
      if (halves.length < 2) {
        throw new BadFile(row.row(), "error.pair", option);
      }
      if (halves[0].isBlank()) {
        extras.add(halves[1].strip());
      } else {
        pairs.add(new Pair(halves[0].strip(), halves[1].strip()));
      }
    }
    return new Question.Matching(pairs, extras);
  }

  private static Question.Content judgement(List<String> options, Read row) throws BadFile {
    String answer = row.cell(Column.ANSWER);
    Matcher parts = Pattern.compile("(.*?)[\\s,，、;；]+([A-Za-z]{1,2})").matcher(answer);
    Optional<Verdict> verdict =
        parts.matches() ? Conventions.verdict(parts.group(1)) : Optional.empty();
    if (verdict.isEmpty()) {
      throw new BadFile(row.row(), "error.judgement", answer);
    }
    int right = places(parts.group(2), row).getFirst();
    List<Address> provisions = new ArrayList<>();
    for (String option : options) {
      provisions.add(
          Address.parse(option).orElseThrow(() -> new BadFile(row.row(), "error.address", option)));
    }
    Address provision = provisions.remove(right);
    return new Question.Judgement(verdict.get(), provision, provisions);
  }
}
