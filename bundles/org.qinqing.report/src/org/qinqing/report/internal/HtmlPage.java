package org.qinqing.report.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.qinqing.report.Block;
import org.qinqing.report.Layout;
import org.qinqing.report.Report;
import org.qinqing.report.Run;

/** A report as an HTML page; the PDF is made of the same page. */
final class HtmlPage {
  /** The typeface of page numbers, which are in the style sheet and not in the text. */
  private static final Typeface NUMBERS = Typeface.SONG;

  private static final String PAGE_NUMBER = " —/.0123456789";
  private static final int DEEPEST_HEADING = 6;

  /**
   * A place in the table of contents.
   *
   * @param depth 1 for the outermost
   * @param id of the element
   */
  record Mark(int depth, String text, String id) {}

  private final Document document = new Document("");
  private final List<Mark> marks = new ArrayList<>();
  private final Element main;
  private final List<Element> contents = new ArrayList<>();
  private int division;

  private HtmlPage(Report report, Layout layout, String style) {
    document.appendChild(new DocumentType("html", "", ""));
    document
        .outputSettings()
        .charset(StandardCharsets.UTF_8)
        .escapeMode(Entities.EscapeMode.base)
        .prettyPrint(false);
    Element html = document.appendElement("html").attr("lang", "zh-CN");
    Element head = html.appendElement("head");
    head.appendElement("meta").attr("charset", "utf-8");
    head.appendElement("meta")
        .attr("name", "viewport")
        .attr("content", "width=device-width, initial-scale=1");
    head.appendElement("title").text(CleanText.line(report.title()));
    meta(head, "author", report.author());
    meta(head, "date", report.date().toString());
    meta(head, "description", report.title() + " " + report.subtitle());
    head.appendElement("style").appendChild(new DataNode(style));
    Typeface text = layout == Layout.OFFICIAL_A4 ? Typeface.FANGSONG : Typeface.SONG;
    main = html.appendElement("body").addClass(text.cssClass()).appendElement("main");
    if (report.blocks().stream().anyMatch(Block.Contents.class::isInstance)) {
      main.addClass("book");
    }
    Element header = main.appendElement("header");
    lines(element(header, "h1", "title", Typeface.TITLE), report.title());
    optional(header, "subtitle", Typeface.KAI, report.subtitle());
    report.meta().forEach(line -> optional(header, "meta", Typeface.KAI, line));
    report.blocks().forEach(this::add);
    contents.forEach(this::fill);
  }

  /** A page for any machine. */
  static HtmlPage forReaders(Report report, Layout layout) {
    return new HtmlPage(report, layout, style(layout, Typeface::css) + resource("screen.css"));
  }

  /** A page whose fonts are those made for one PDF. */
  static HtmlPage forPdf(Report report, Layout layout) {
    HtmlPage page =
        new HtmlPage(
            report, layout, style(layout, typeface -> "'" + typeface.embeddedName() + "'"));
    page.prepareForPdf();
    return page;
  }

  /** The page. */
  Document document() {
    return document;
  }

  /** Divisions and headings in order. */
  List<Mark> marks() {
    return List.copyOf(marks);
  }

  /**
   * Takes out the characters that only steer others, which in a PDF would be shapes; and lets
   * another character stand for the wide space, which would be stretched when a line is filled.
   */
  private void prepareForPdf() {
    for (TextNode node : document.body().selectXpath("//text()", TextNode.class)) {
      StringBuilder visible = new StringBuilder();
      node.getWholeText()
          .codePoints()
          .filter(c -> !CleanText.isInvisible(c))
          .map(c -> c == FontFile.WIDE_SPACE ? FontFile.STAND_IN : c)
          .forEach(visible::appendCodePoint);
      node.text(visible.toString());
    }
  }

  /** The characters of each typeface. */
  Map<Typeface, NavigableSet<Integer>> characters() {
    Map<Typeface, NavigableSet<Integer>> found = new EnumMap<>(Typeface.class);
    found.put(NUMBERS, new TreeSet<>(PAGE_NUMBER.codePoints().boxed().toList()));
    collect(document.body(), NUMBERS, found);
    return found;
  }

  private static void collect(
      Element element, Typeface inherited, Map<Typeface, NavigableSet<Integer>> found) {
    Typeface typeface =
        Arrays.stream(Typeface.values())
            .filter(t -> element.hasClass(t.cssClass()))
            .findFirst()
            .orElse(inherited);
    for (Node node : element.childNodes()) {
      if (node instanceof Element child) {
        collect(child, typeface, found);
      } else if (node instanceof TextNode text) {
        // A line may be broken, and a break is measured with a space.
        NavigableSet<Integer> characters =
            found.computeIfAbsent(typeface, t -> new TreeSet<>(List.of((int) ' ')));
        text.getWholeText()
            .codePoints()
            .map(c -> c == FontFile.STAND_IN ? FontFile.WIDE_SPACE : c)
            .forEach(characters::add);
      }
    }
  }

  private static void meta(Element head, String name, String value) {
    if (!value.isBlank()) {
      head.appendElement("meta").attr("name", name).attr("content", CleanText.line(value));
    }
  }

  private static void optional(Element parent, String kind, String text) {
    if (!text.isBlank()) {
      lines(parent.appendElement("p").addClass(kind), text);
    }
  }

  private static void optional(Element parent, String kind, Typeface typeface, String text) {
    if (!text.isBlank()) {
      lines(element(parent, "p", kind, typeface), text);
    }
  }

  private static Element element(Element parent, String tag, String kind, Typeface typeface) {
    return parent.appendElement(tag).addClass(kind).addClass(typeface.cssClass());
  }

  private void add(Block block) {
    switch (block) {
      case Block.Division d -> {
        division = d.level();
        heading(d.level(), "division d" + d.level(), d.text()).addClass(Typeface.HEI.cssClass());
      }
      case Block.Heading h -> {
        Element element = heading(division + h.level(), "heading l" + h.level(), h.text());
        if (h.level() <= 2) {
          Typeface typeface = h.level() == 1 ? Typeface.HEI : Typeface.KAI;
          element.addClass(typeface.cssClass());
        }
      }
      case Block.Paragraph p -> runs(main.appendElement("p").attr("class", "text"), p.runs());
      case Block.Item item -> {
        Element p = main.appendElement("p").attr("class", "item i" + item.level());
        if (!item.label().isEmpty()) {
          p.appendElement("span").attr("class", "label").text(CleanText.line(item.label()));
        }
        runs(p, item.runs());
      }
      case Block.Table table -> table(table);
      case Block.Quote quote -> {
        Element box = main.appendElement("blockquote").addClass(Typeface.KAI.cssClass());
        lines(box.appendElement("p"), quote.text());
        optional(box, "source", quote.source());
      }
      case Block.PlainWords words -> {
        Element box = main.appendElement("div").attr("class", "plain").attr("role", "note");
        optional(box, "label", Typeface.HEI, words.label());
        runs(box.appendElement("p"), words.runs());
      }
      case Block.Note note -> optional(main, "note", note.text());
      case Block.Closing closing -> {
        Element box = main.appendElement("div").attr("class", "closing");
        closing.lines().forEach(line -> lines(box.appendElement("p"), line));
      }
      case Block.Contents list -> {
        Element box = main.appendElement("nav").attr("class", "contents");
        lines(element(box, "p", "contents-title", Typeface.HEI), list.title());
        contents.add(box);
      }
      case Block.PageBreak ignored -> main.appendElement("div").attr("class", "page-break");
      case Block.Rule ignored -> main.appendElement("hr");
    }
  }

  /** The outermost marks, whose depth depends on whether the report has divisions. */
  private void fill(Element box) {
    int outermost = marks.stream().mapToInt(Mark::depth).min().orElse(1);
    for (Mark mark : marks) {
      if (mark.depth() == outermost) {
        box.appendElement("p")
            .attr("class", "entry")
            .appendElement("a")
            .attr("href", "#" + mark.id())
            .text(mark.text());
      }
    }
  }

  private Element heading(int depth, String kind, String text) {
    String id = "s" + (marks.size() + 1);
    marks.add(new Mark(depth, CleanText.line(text), id));
    Element element =
        main.appendElement("h" + Math.min(DEEPEST_HEADING, depth + 1))
            .attr("class", kind)
            .attr("id", id);
    lines(element, text);
    return element;
  }

  private void table(Block.Table table) {
    Element element = main.appendElement("table");
    double all = table.widths().stream().mapToDouble(Double::doubleValue).sum();
    Element columns = element.appendElement("colgroup");
    for (double width : table.widths()) {
      columns
          .appendElement("col")
          .attr("style", String.format(Locale.ROOT, "width:%.2f%%", width * 100 / all));
    }
    if (!table.head().isEmpty()) {
      Element row = element.appendElement("thead").appendElement("tr");
      for (String cell : table.head()) {
        lines(row.appendElement("th").attr("scope", "col").addClass(Typeface.HEI.cssClass()), cell);
      }
    }
    Element body = element.appendElement("tbody");
    for (List<String> cells : table.rows()) {
      Element row = body.appendElement("tr");
      cells.forEach(cell -> lines(row.appendElement("td"), cell));
    }
  }

  private static void runs(Element parent, List<Run> runs) {
    for (Run run : runs) {
      Element into =
          switch (run.look()) {
            // A box of its own: bare text is put into a PDF before the boxes of its line, and would
            // be copied in that order.
            case PLAIN -> parent.appendElement("span");
            case STRONG -> parent.appendElement("strong").addClass(Typeface.HEI.cssClass());
            case MARKED -> parent.appendElement("mark");
          };
      lines(into, run.text());
    }
  }

  private static void lines(Element parent, String text) {
    String[] lines = CleanText.of(text).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        parent.appendElement("br");
      }
      parent.appendChild(new TextNode(lines[i]));
    }
  }

  private static String style(Layout layout, Function<Typeface, String> families) {
    String name =
        switch (layout) {
          case OFFICIAL_A4 -> "official-a4.css";
          case PLAIN_A4 -> "plain-a4.css";
          case BOOKLET_A6 -> "booklet-a6.css";
        };
    StringBuilder style = new StringBuilder();
    for (Typeface typeface : Typeface.values()) {
      style
          .append('.')
          .append(typeface.cssClass())
          .append(" { font-family: ")
          .append(families.apply(typeface))
          .append("; }\n");
    }
    return style
        .append(resource("base.css"))
        .append(resource(name).replace("@{numbers}", families.apply(NUMBERS)))
        .toString();
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
