package org.qinqing.library.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.model.LFO;
import org.apache.poi.hwpf.model.LFOData;
import org.apache.poi.hwpf.model.ListFormatOverrideLevel;
import org.apache.poi.hwpf.model.ListLevel;
import org.apache.poi.hwpf.model.ListTables;
import org.apache.poi.hwpf.model.StyleDescription;
import org.apache.poi.hwpf.usermodel.CharacterRun;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.qinqing.library.internal.Blocks.Block;
import org.qinqing.library.internal.ListNumbers.Level;
import org.qinqing.library.internal.ListNumbers.Style;
import org.qinqing.pack.Diagnostic;

/** Reads doc files of Word 97 to 2003, and wps files, which are such files inside. */
final class OldWordFile {
  private static final Pattern HEADING =
      Pattern.compile("(?i)^(?:heading|标题)\\s*([1-9])(?:[,，].*)?$");
  private static final Pattern TITLE = Pattern.compile("(?i)^(?:title|标题)(?:[,，].*)?$");
  private static final Pattern CONTENTS = Pattern.compile("(?i)^(?:toc|目录)\\s*[1-9](?:[,，].*)?$");
  private static final int LONGEST_HEADING = 100;
  private static final int BODY_LEVEL = 9;
  private static final int LONGEST = 20_000_000;

  /** Stands for "in no list". */
  private static final int NO_LIST = 0x7FF;

  private static final int FLAGS_AT = 10;
  private static final char FIELD = '\u0013';
  private static final char FIELD_RESULT = '\u0014';
  private static final char FIELD_END = '\u0015';
  private static final char CELL = '\u0007';
  private static final char LINE = '\u000B';
  private static final char HARD_HYPHEN = '\u001E';

  private final HWPFDocument document;
  private final ListNumbers numbers = new ListNumbers();
  private final Map<Integer, List<Level>> levels = new HashMap<>();
  private final List<Block> blocks = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();
  private final List<Block> row = new ArrayList<>();
  private final StringBuilder carried = new StringBuilder();
  private final StringBuilder cell = new StringBuilder();
  private final StringBuilder field = new StringBuilder();
  private final List<Boolean> fields = new ArrayList<>();
  private int hiddenFields;
  private boolean changed;

  private OldWordFile(HWPFDocument document) {
    this.document = document;
  }

  /**
   * Reads a file.
   *
   * @throws Refusal when it is damaged, locked by a password or no text document
   */
  static FileContent read(String name, byte[] bytes) throws Refusal {
    try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      DirectoryNode root = file.getRoot();
      if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
        // A docx with a password.
        throw new Refusal("I-109", "import.locked");
      }
      if (!root.hasEntryCaseInsensitive("WordDocument")) {
        throw foreign(root);
      }
      if (isLocked(root)) {
        throw new Refusal("I-109", "import.locked");
      }
      try (HWPFDocument document = new HWPFDocument(root)) {
        return new OldWordFile(document).content(name);
      }
    } catch (EncryptedDocumentException e) {
      throw new Refusal("I-109", "import.locked");
    } catch (OldWordFileFormatException e) {
      throw new Refusal("I-106", "import.later", "Word 95");
    } catch (IOException | RuntimeException e) {
      // The library throws whatever it stumbles over in a damaged file.
      throw new Refusal("I-111", "import.damaged", "doc");
    }
  }

  /** The flag in the head of the main stream; what is locked cannot be asked further. */
  private static boolean isLocked(DirectoryNode root) throws IOException {
    try (InputStream in = root.createDocumentInputStream("WordDocument")) {
      byte[] head = in.readNBytes(FLAGS_AT + 2);
      return head.length > FLAGS_AT + 1 && (head[FLAGS_AT + 1] & 1) != 0;
    }
  }

  private static Refusal foreign(DirectoryNode root) {
    if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
      return new Refusal("I-107", "import.suffix", "xls");
    }
    return root.hasEntryCaseInsensitive("PowerPoint Document")
        ? new Refusal("I-107", "import.suffix", "ppt")
        : new Refusal("I-111", "import.damaged", "doc");
  }

  private FileContent content(String name) throws Refusal {
    Range body = document.getRange();
    int length = 0;
    for (int i = 0; i < body.numParagraphs(); i++) {
      Paragraph paragraph = body.getParagraph(i);
      length += paragraph.text().length();
      if (length > LONGEST) {
        throw new Refusal("I-112", "import.bomb");
      }
      paragraph(paragraph);
    }
    endRow();
    plain(document.getMainTextboxRange());
    notes();
    List<Diagnostic> findings =
        changed ? List.of(Findings.note("I-206", name, "import.tracked", name)) : List.of();
    return new FileContent("doc", "", Map.of(), blocks, findings);
  }

  private void paragraph(Paragraph paragraph) {
    StringBuilder text = new StringBuilder(carried);
    carried.setLength(0);
    boolean endDeleted = read(paragraph, text);
    if (paragraph.isTableRowEnd()) {
      endRow();
      return;
    }
    if (!paragraph.isInTable()) {
      endRow();
    }
    if (endDeleted && !paragraph.isInTable()) {
      carried.append(text);
      return;
    }
    String style = styleName(paragraph);
    if (CONTENTS.matcher(style).matches()) {
      return;
    }
    String number = number(paragraph);
    int level = level(paragraph, style);
    boolean endsCell = text.indexOf(String.valueOf(CELL)) >= 0;
    String whole = (number + text).replace(String.valueOf(CELL), "");
    for (String line : whole.split("\n", -1)) {
      String plain = Blocks.squeeze(line);
      if (!plain.isEmpty()) {
        boolean heading = level > 0 && plain.length() <= LONGEST_HEADING && !plain.endsWith("。");
        add(new Block(plain, heading ? level : 0, 0), paragraph.isInTable());
      }
    }
    if (endsCell) {
      cells.add(Blocks.squeeze(cell.toString()));
      cell.setLength(0);
    }
  }

  private void add(Block block, boolean inTable) {
    if (inTable) {
      row.add(block);
      cell.append(block.text()).append(' ');
    } else {
      blocks.add(block);
    }
  }

  /** A row reads as one line, unless it is there for the layout. */
  private void endRow() {
    if (!cell.isEmpty()) {
      cells.add(Blocks.squeeze(cell.toString()));
      cell.setLength(0);
    }
    boolean layout =
        cells.stream().filter(text -> !text.isEmpty()).count() <= 1
            || row.stream().anyMatch(b -> b.level() > 0 || Outline.beginsArticle(b.text()));
    if (layout) {
      blocks.addAll(row);
    } else {
      blocks.add(new Block(Blocks.row(cells), 0, 0));
    }
    row.clear();
    cells.clear();
  }

  /**
   * Collects what a paragraph shows.
   *
   * @return whether its end was deleted, so that the next paragraph goes on
   */
  private boolean read(Paragraph paragraph, StringBuilder out) {
    boolean endDeleted = false;
    for (int i = 0; i < paragraph.numCharacterRuns(); i++) {
      CharacterRun run = paragraph.getCharacterRun(i);
      String text = run.text();
      changed |= run.isMarkedDeleted() || run.isMarkedInserted();
      boolean shown = !run.isMarkedDeleted() && !run.isVanished();
      if (run.isMarkedDeleted() && text.endsWith("\r")) {
        endDeleted = true;
      }
      for (int at = 0; at < text.length(); at++) {
        character(text.charAt(at), shown, out);
      }
    }
    return endDeleted;
  }

  /** Fields are code, then result, one inside the other; only results are read. */
  private void character(char c, boolean shown, StringBuilder out) {
    switch (c) {
      case FIELD -> {
        fields.add(false);
        hiddenFields++;
        field.setLength(0);
      }
      case FIELD_RESULT -> {
        if (!fields.isEmpty() && !fields.getLast()) {
          boolean contents = field.toString().strip().startsWith("TOC");
          fields.set(fields.size() - 1, !contents);
          hiddenFields -= contents ? 0 : 1;
        }
      }
      case FIELD_END -> {
        if (!fields.isEmpty() && !fields.removeLast()) {
          hiddenFields--;
        }
      }
      default -> {
        if (hiddenFields > 0) {
          field.append(c);
        } else if (shown) {
          plain(c, out);
        }
      }
    }
  }

  private static void plain(char c, StringBuilder out) {
    switch (c) {
      case '\r', '\n' -> {}
      case CELL -> out.append(CELL);
      case LINE -> out.append('\n');
      case '\t', '\f' -> out.append(' ');
      case HARD_HYPHEN -> out.append('-');
      default -> {
        if (c >= ' ') {
          out.append(c);
        }
      }
    }
  }

  private String styleName(Paragraph paragraph) {
    int index = paragraph.getStyleIndex();
    if (index < 0 || index >= document.getStyleSheet().numStyles()) {
      return "";
    }
    StyleDescription style = document.getStyleSheet().getStyleDescription(index);
    return style == null || style.getName() == null ? "" : style.getName().strip();
  }

  private static int level(Paragraph paragraph, String style) {
    if (TITLE.matcher(style).matches()) {
      return 1;
    }
    Matcher heading = HEADING.matcher(style);
    if (heading.matches()) {
      return Math.min(heading.group(1).charAt(0) - '0', 6);
    }
    int outline = paragraph.getLvl();
    return outline >= 0 && outline < BODY_LEVEL ? Math.min(outline + 1, 6) : 0;
  }

  private String number(Paragraph paragraph) {
    int use = paragraph.getIlfo();
    ListTables tables = document.getListTables();
    if (use <= 0 || use >= NO_LIST || tables == null) {
      return "";
    }
    try {
      LFO override = tables.getLfo(use);
      int list = override.getLsid();
      List<Level> all = levels.computeIfAbsent(use, u -> levels(tables, u, list));
      Map<Integer, Integer> anew = new HashMap<>();
      LFOData data = tables.getLfoData(use);
      if (data != null) {
        for (ListFormatOverrideLevel level : data.getRgLfoLvl()) {
          if (level.isStartAt()) {
            anew.put(
                level.getLevelNum(),
                level.isFormatting() ? level.getLevel().getStartAt() : level.getIStartAt());
          }
        }
      }
      return numbers.next(
          Integer.toString(list), Integer.toString(use), all, paragraph.getIlvl(), anew);
    } catch (RuntimeException e) {
      // A list that is not there: the paragraph is read without its number.
      return "";
    }
  }

  private static List<Level> levels(ListTables tables, int use, int list) {
    List<Level> all = new ArrayList<>();
    LFOData data = tables.getLfoData(use);
    for (int i = 0; i < ListNumbers.LEVELS; i++) {
      ListLevel level = tables.getLevel(list, i);
      if (data != null) {
        for (ListFormatOverrideLevel other : data.getRgLfoLvl()) {
          if (other.isFormatting() && other.getLevelNum() == i) {
            level = other.getLevel();
          }
        }
      }
      if (level == null) {
        break;
      }
      all.add(level(level));
    }
    return all;
  }

  private static Level level(ListLevel level) {
    StringBuilder text = new StringBuilder();
    String pattern = level.getNumberText() == null ? "" : level.getNumberText();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      // Numbers of levels stand in the text as characters 0 to 8.
      if (c < ListNumbers.LEVELS) {
        text.append('%').append((char) ('1' + c));
      } else if (c != '%') {
        text.append(c);
      }
    }
    int restart = level.getRestart();
    boolean follows = level.getTypeOfCharFollowingTheNumber() != 2;
    return new Level(
        style(level.getNumberFormat()),
        text.toString(),
        level.getStartAt(),
        restart <= 0 ? -1 : restart,
        level.isLegalNumbering(),
        follows);
  }

  /** The codes are those of [MS-OSHARED] MSONFC. */
  private static Style style(int format) {
    return switch (format) {
      case 1 -> Style.UPPER_ROMAN;
      case 2 -> Style.LOWER_ROMAN;
      case 3 -> Style.UPPER_LETTER;
      case 4 -> Style.LOWER_LETTER;
      case 11, 33, 35, 37, 39 -> Style.CHINESE;
      case 10, 17, 36, 40 -> Style.CHINESE_DIGITS;
      case 16, 34, 38 -> Style.CHINESE_FORMAL;
      case 14, 19 -> Style.FULL_WIDTH;
      case 18, 28, 29 -> Style.CIRCLE;
      case 22 -> Style.DECIMAL_ZERO;
      case 26 -> Style.FULL_STOP;
      case 27 -> Style.PARENTHESIS;
      case 30 -> Style.STEMS;
      case 31 -> Style.BRANCHES;
      case 23, 255 -> Style.NONE;
      default -> Style.DECIMAL;
    };
  }

  private void plain(Range range) {
    if (range == null) {
      return;
    }
    for (int i = 0; i < range.numParagraphs(); i++) {
      StringBuilder text = new StringBuilder();
      read(range.getParagraph(i), text);
      String plain = Blocks.squeeze(text.toString().replace(CELL, ' '));
      if (!plain.isEmpty()) {
        blocks.add(new Block(plain, 0, 0));
      }
    }
  }

  private void notes() {
    int before = blocks.size();
    plain(document.getFootnoteRange());
    plain(document.getEndnoteRange());
    if (blocks.size() > before) {
      blocks.add(before, new Block(Messages.text("import.notes"), 2, 0));
    }
  }
}
