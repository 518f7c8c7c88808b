package org.qinqing.library.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.qinqing.library.internal.Blocks.Block;
import org.qinqing.pack.Diagnostic;

/**
 * Reads docx files: the text as it reads with all tracked changes accepted, automatic numbers
 * written out, headings by style, rows of tables, text boxes and notes; not page headers, hidden
 * text and tables of contents.
 *
 * <p>It reads the file as a stream. The libraries for this format hold it in memory several times
 * over, add 11 MB or more, and leave numbers and tracked changes to their caller all the same.
 */
final class WordFile {
  private static final int LONGEST = 20_000_000;
  private static final int LONGEST_HEADING = 100;

  private final WordStyles styles;
  private final List<Block> blocks = new ArrayList<>();
  private final Deque<List<Block>> sinks = new ArrayDeque<>();
  private final Deque<OpenParagraph> paragraphs = new ArrayDeque<>();
  private final Deque<OpenRow> rows = new ArrayDeque<>();
  private final Deque<Field> fields = new ArrayDeque<>();
  private final Deque<Boolean> controls = new ArrayDeque<>();
  private final Deque<String> elements = new ArrayDeque<>();
  private final List<String> notes = new ArrayList<>();
  private int length;
  private boolean hidden;
  private boolean changed;
  private String carry = "";

  private static final class OpenParagraph {
    final StringBuilder text = new StringBuilder();
    final List<Block> after = new ArrayList<>();
    String style = "";
    Optional<Integer> outline = Optional.empty();
    Optional<String> use = Optional.empty();
    Optional<Integer> level = Optional.empty();
    boolean joined;

    OpenParagraph(String begun) {
      text.append(begun);
    }
  }

  private static final class OpenRow {
    final List<List<Block>> cells = new ArrayList<>();
    boolean deleted;
  }

  private static final class Field {
    final StringBuilder code = new StringBuilder();
    boolean result;

    boolean shown() {
      return result && !code.toString().strip().startsWith("TOC");
    }
  }

  private WordFile(WordStyles styles) {
    this.styles = styles;
    sinks.push(blocks);
  }

  /**
   * Reads a file.
   *
   * @throws Refusal when it is damaged, or made to break readers
   */
  static FileContent read(String name, byte[] bytes) throws Refusal {
    try (WordPackage file = WordPackage.open(bytes)) {
      WordFile reading = new WordFile(WordStyles.of(file));
      file.document(reading::body);
      if (reading.length > LONGEST) {
        throw new Refusal("I-112", "import.bomb");
      }
      reading.appendNotes(file);
      List<Diagnostic> findings =
          reading.changed
              ? List.of(Findings.note("I-206", name, "import.tracked", name))
              : List.of();
      return new FileContent("docx", "", Map.of(), reading.blocks, findings);
    }
  }

  private void body(XMLStreamReader reader) throws XMLStreamException {
    while (reader.hasNext() && length <= LONGEST) {
      switch (WordPackage.next(reader)) {
        case XMLStreamConstants.START_ELEMENT -> start(reader);
        case XMLStreamConstants.END_ELEMENT -> end(elements.isEmpty() ? "" : elements.pop());
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(reader);
        default -> {}
      }
    }
  }

  private void characters(XMLStreamReader reader) {
    String inside = elements.isEmpty() ? "" : elements.getFirst();
    if (inside.equals("t")) {
      text(reader.getText());
    } else if (inside.equals("instrText") && !fields.isEmpty()) {
      fields.getFirst().code.append(reader.getText());
    }
  }

  private void text(String text) {
    boolean shown = !hidden && fields.stream().allMatch(Field::shown);
    if (shown && !paragraphs.isEmpty()) {
      paragraphs.getFirst().text.append(text);
      length += text.length();
    }
  }

  private void start(XMLStreamReader reader) throws XMLStreamException {
    String name = reader.getLocalName();
    String parent = elements.isEmpty() ? "" : elements.getFirst();
    if (isSkipped(name, parent)) {
      skip(reader);
      return;
    }
    String space = Optional.ofNullable(reader.getNamespaceURI()).orElse("");
    if (space.contains("drawingml")) {
      // Paragraphs, rows and text of drawings have the same names.
      elements.push("drawn");
      return;
    }
    elements.push(name);
    switch (name) {
      case "p" -> paragraphs.push(new OpenParagraph(carried()));
      case "tr" -> rows.push(new OpenRow());
      case "tc", "txbxContent" -> sinks.push(new ArrayList<>());
      case "sdt" -> controls.push(false);
      case "r" -> hidden = false;
      case "ins", "moveTo" -> changed = true;
      case "del", "moveFrom" -> {
        if (parent.equals("rPr") && !paragraphs.isEmpty()) {
          paragraphs.getFirst().joined = true;
        } else if (parent.equals("trPr") && !rows.isEmpty()) {
          rows.getFirst().deleted = true;
        }
      }
      case "tab", "ptab" -> {
        if (parent.equals("r")) {
          text(" ");
        }
      }
      case "br", "cr" -> text(WordStyles.attribute(reader, "type").equals("page") ? " " : "\n");
      case "noBreakHyphen" -> text("-");
      case "footnoteReference", "endnoteReference" ->
          note(name.substring(0, name.indexOf('R')) + WordStyles.attribute(reader, "id"));
      case "fldChar" -> field(WordStyles.attribute(reader, "fldCharType"));
      default -> property(name, parent, WordStyles.value(reader));
    }
  }

  /** What belongs to a text as it was before, or stands there a second time. */
  private boolean isSkipped(String name, String parent) {
    boolean property = parent.equals("rPr") || parent.equals("trPr");
    return switch (name) {
      case "del", "moveFrom" -> {
        changed = true;
        yield !property;
      }
      case "Fallback", "rt", "delText", "delInstrText", "annotationRef", "footnoteRef" -> true;
      default -> name.endsWith("Change");
    };
  }

  private static void skip(XMLStreamReader reader) throws XMLStreamException {
    int depth = 1;
    while (depth > 0) {
      int event = WordPackage.next(reader);
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private void property(String name, String parent, String value) {
    if (name.equals("docPartGallery") && value.equals("Table of Contents")) {
      if (!controls.isEmpty()) {
        controls.pop();
        controls.push(true);
      }
    } else if (name.equals("vanish") && parent.equals("rPr") && !elements.contains("pPr")) {
      hidden = WordStyles.isOn(value, true);
    } else if (!paragraphs.isEmpty()) {
      OpenParagraph open = paragraphs.getFirst();
      switch (name) {
        case "pStyle" -> open.style = value;
        case "outlineLvl" -> open.outline = WordStyles.integer(value);
        case "numId" -> open.use = Optional.of(value);
        case "ilvl" -> open.level = WordStyles.integer(value);
        default -> {}
      }
    }
  }

  /** What stood before a deleted end of paragraph. */
  private String carried() {
    String text = carry;
    carry = "";
    return text;
  }

  private void field(String type) {
    switch (type) {
      case "begin" -> fields.push(new Field());
      case "separate" -> {
        if (!fields.isEmpty()) {
          fields.getFirst().result = true;
        }
      }
      case "end" -> fields.poll();
      default -> {}
    }
  }

  private void note(String id) {
    if (!notes.contains(id)) {
      notes.add(id);
    }
    text("[" + (notes.indexOf(id) + 1) + "]");
  }

  private void end(String name) {
    switch (name) {
      case "p" -> endParagraph();
      case "tc" -> {
        if (sinks.size() > 1) {
          List<Block> cell = sinks.pop();
          if (rows.isEmpty()) {
            top().addAll(cell);
          } else {
            rows.getFirst().cells.add(cell);
          }
        }
      }
      case "tr" -> {
        OpenRow row = rows.poll();
        if (row != null && !row.deleted) {
          top().addAll(lines(row.cells));
        }
      }
      case "txbxContent" -> {
        if (sinks.size() > 1) {
          List<Block> box = sinks.pop();
          if (paragraphs.isEmpty()) {
            top().addAll(box);
          } else {
            paragraphs.getFirst().after.addAll(box);
          }
        }
      }
      case "sdt" -> controls.poll();
      case "r" -> hidden = false;
      default -> {}
    }
  }

  private List<Block> top() {
    return sinks.getFirst();
  }

  private void endParagraph() {
    OpenParagraph done = paragraphs.poll();
    if (done == null) {
      return;
    }
    if (done.joined) {
      carry = done.text.toString();
      top().addAll(done.after);
      return;
    }
    boolean contents = controls.contains(true);
    int level = styles.heading(done.style, done.outline);
    if (!contents && level >= 0) {
      String number = styles.number(done.style, new WordStyles.Place(done.use, done.level));
      // A page break in the middle of a paragraph is no end of it; a line break is.
      String[] lines = (number + done.text).split("\n", -1);
      for (String line : lines) {
        String text = Blocks.squeeze(line);
        boolean heading = level > 0 && text.length() <= LONGEST_HEADING && !text.endsWith("。");
        if (!text.isEmpty()) {
          top().add(new Block(text, heading ? level : 0, 0));
        }
      }
    }
    top().addAll(done.after);
  }

  /**
   * A row reads as one line, unless it is there for the layout: with one cell, or with articles in
   * it.
   */
  private static List<Block> lines(List<List<Block>> cells) {
    List<List<Block>> filled = cells.stream().filter(cell -> !cell.isEmpty()).toList();
    boolean layout =
        filled.size() == 1
            || filled.stream()
                .flatMap(List::stream)
                .anyMatch(b -> b.level() > 0 || Outline.beginsArticle(b.text()));
    if (layout) {
      return filled.stream().flatMap(List::stream).toList();
    }
    List<String> texts =
        filled.stream()
            .map(cell -> String.join(" ", cell.stream().map(Block::text).toList()))
            .toList();
    return texts.isEmpty() ? List.of() : List.of(new Block(Blocks.row(texts), 0, 0));
  }

  /** Notes stand below the text, each with the number its mark has. */
  private void appendNotes(WordPackage file) throws Refusal {
    if (notes.isEmpty()) {
      return;
    }
    Map<String, String> texts = new HashMap<>();
    file.related("footnotes", reader -> notes(reader, "footnote", texts));
    file.related("endnotes", reader -> notes(reader, "endnote", texts));
    blocks.add(new Block(Messages.text("import.notes"), 2, 0));
    for (int i = 0; i < notes.size(); i++) {
      String text = texts.getOrDefault(notes.get(i), "");
      if (!text.isEmpty()) {
        blocks.add(new Block("[" + (i + 1) + "] " + text, 0, 0));
      }
    }
  }

  private static void notes(XMLStreamReader reader, String kind, Map<String, String> texts)
      throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    String id = "";
    boolean inText = false;
    while (reader.hasNext()) {
      int event = WordPackage.next(reader);
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = reader.getLocalName();
        if (name.equals(kind)) {
          id = kind + WordStyles.attribute(reader, "id");
          text.setLength(0);
        } else if (name.equals("del") || name.equals("moveFrom") || name.equals("Fallback")) {
          skip(reader);
          continue;
        }
        inText = name.equals("t");
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        inText = false;
        if (reader.getLocalName().equals("p")) {
          text.append(' ');
        } else if (reader.getLocalName().equals(kind)) {
          texts.put(id, Blocks.squeeze(text.toString()));
        }
      } else if (inText && event == XMLStreamConstants.CHARACTERS && text.length() < LONGEST) {
        text.append(reader.getText());
      }
    }
  }
}
