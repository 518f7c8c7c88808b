package org.qinqing.library.internal;

import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlock;
import com.vladsch.flexmark.ast.HtmlCommentBlock;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInline;
import com.vladsch.flexmark.ast.HtmlInlineComment;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.LinkNodeBase;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.OrderedListItem;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.ext.tables.TableSeparator;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qinqing.library.internal.Blocks.Block;

/**
 * Reads Markdown. Regulations in Markdown often set one paragraph a line without blank lines
 * between, so a line goes on in the next one only where it does not end a sentence and the next
 * begins nothing of its own.
 */
final class MarkdownFile {
  /** Longer texts, and lines no person wrote, are read line by line. */
  private static final int LONGEST = 4_000_000;

  private static final int LONGEST_LINE = 50_000;

  /** Lines without a blank one between; the parser takes the square of their number. */
  private static final int LONGEST_PARAGRAPH = 1000;

  private static final int LONGEST_UNDERLINED = 60;
  private static final Parser PARSER =
      Parser.builder(
              new MutableDataSet()
                  // An indented line is a paragraph that begins two characters in, never code.
                  .set(Parser.INDENTED_CODE_BLOCK_PARSER, false)
                  .set(Parser.HEADING_NO_ATX_SPACE, true)
                  .set(Parser.EXTENSIONS, List.of(TablesExtension.create())))
          .build();

  private static final char BREAK = '\u2028';
  private static final Pattern NESTED =
      Pattern.compile("(?m)^(?:[ \\t]*(?:>|[-+*](?=[ \\t])|\\d+[.)](?=[ \\t]))){12}");
  private static final Pattern BRACKETS = Pattern.compile("[\\[*_`<]{64}");
  private static final Pattern TAGS = Pattern.compile("</?[A-Za-z][^>]{0,200}>");
  private static final Pattern STARS = Pattern.compile("\\*{2,}|__");
  private static final Pattern ANCHOR = Pattern.compile("\\{#[^}]*\\}\\s*$");
  private static final Pattern NUMERAL = Pattern.compile("[一二三四五六七八九十百]{1,5}");
  private static final Pattern WEB = Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*:|[./#]|www\\.).*");

  private final int[] lineStarts;
  private final int skipped;
  private final List<Block> blocks = new ArrayList<>();

  private MarkdownFile(String text, int skipped) {
    this.skipped = skipped;
    lineStarts = lineStarts(text);
  }

  /**
   * Reads a text.
   *
   * @param skipped lines of the file before the text
   */
  static List<Block> read(String text, int skipped) {
    boolean odd =
        text.length() > LONGEST
            || NESTED.matcher(text).find()
            || BRACKETS.matcher(text).find()
            || isOdd(text);
    if (odd) {
      return TextFile.lines(text, skipped);
    }
    MarkdownFile file = new MarkdownFile(text, skipped);
    file.children(PARSER.parse(text), "");
    return file.blocks;
  }

  private static boolean isOdd(String text) {
    int together = 0;
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      together = text.substring(from, end).isBlank() ? 0 : together + 1;
      if (end - from > LONGEST_LINE || together > LONGEST_PARAGRAPH) {
        return true;
      }
      from = end + 1;
    }
    return false;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = at + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  private int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return skipped + (found >= 0 ? found + 1 : -found - 1);
  }

  /**
   * Reads what stands below a node.
   *
   * @param mark number of a list item, which belongs to the first paragraph below it
   */
  private void children(Node node, String mark) {
    String own = mark;
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      block(child, own);
      own = "";
    }
  }

  private void block(Node node, String mark) {
    switch (node) {
      case Heading heading -> heading(heading);
      case Paragraph paragraph -> paragraph(paragraph, mark);
      case OrderedList list -> items(list);
      case BulletList list -> items(list);
      case TableBlock table -> rows(table);
      case HtmlCommentBlock comment -> comment(comment);
      case HtmlBlock html -> {
        String plain =
            TAGS.matcher(TextFile.withoutComments(html.getChars().toString()))
                .replaceAll(tag -> "\n".repeat(lineFeeds(tag.group())));
        lines(plain, html.getStartOffset());
      }
      case FencedCodeBlock code -> {
        BasedSequence content = code.getContentChars();
        lines(content.toString(), content.getStartOffset());
      }
      case ThematicBreak rule -> {}
      case Reference reference -> reference(reference);
      default -> {
        if (node.hasChildren()) {
          children(node, mark);
        } else {
          lines(node.getChars().toString(), node.getStartOffset());
        }
      }
    }
  }

  private void heading(Heading heading) {
    String title = plain(heading);
    // A line above --- is a heading only if it is as short as one.
    boolean meant = heading.isAtxHeading() || title.length() <= LONGEST_UNDERLINED;
    if (meant) {
      add(title.replace(BREAK, ' ').replace('\n', ' '), heading.getLevel(), heading);
    } else {
      paragraph(heading, "");
    }
  }

  private void items(Node list) {
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      boolean numbered = item instanceof OrderedListItem;
      String mark = numbered ? ((OrderedListItem) item).getOpeningMarker().toString() + " " : "";
      children(item, mark);
    }
  }

  private void rows(Node table) {
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      if (part instanceof TableRow row) {
        List<String> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
          if (cell instanceof TableCell) {
            cells.add(plain(cell).replace(BREAK, ' ').replace('\n', ' ').strip());
          }
        }
        add(Blocks.row(cells), 0, row);
      } else if (!(part instanceof TableSeparator)) {
        rows(part);
      }
    }
  }

  private void comment(Node comment) {
    if (CollectionLayout.isMark(comment.getChars().toString())) {
      blocks.add(new Block(CollectionLayout.MARK, 0, line(comment.getStartOffset())));
    }
  }

  /** {@code [注]: 说明} is text; {@code [1]: https://…} is not. */
  private void reference(Reference reference) {
    if (!WEB.matcher(reference.getUrl()).matches()) {
      lines(reference.getChars().toString(), reference.getStartOffset());
    }
  }

  private static int lineFeeds(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }

  private void lines(String content, int offset) {
    int line = line(offset);
    for (String part : content.split("\n", -1)) {
      if (!part.isBlank()) {
        blocks.add(new Block(part, 0, line));
      }
      line++;
    }
  }

  /** A paragraph, cut where a line of it ends one. */
  private void paragraph(Node node, String mark) {
    StringBuilder all = new StringBuilder(mark);
    Node first = node.getFirstChild();
    if (first instanceof StrongEmphasis label && NUMERAL.matcher(label.getText()).matches()) {
      // **三** below no 条 is what other files write 三、.
      all.append(label.getText()).append('、');
      first = first.getNext();
    }
    List<Integer> cuts = new ArrayList<>();
    inlineFrom(first, all, cuts);
    int line = line(node.getStartOffset());
    StringBuilder open = new StringBuilder();
    int from = line;
    int breaks = 0;
    int at = 0;
    while (at <= all.length()) {
      int end = at;
      while (end < all.length() && all.charAt(end) != '\n' && all.charAt(end) != BREAK) {
        end++;
      }
      String part = all.substring(at, end).strip();
      boolean forced = at > 0 && all.charAt(at - 1) == BREAK;
      if (!open.isEmpty() && (forced || !Blocks.goesOn(open, part))) {
        add(open.toString(), from);
        open.setLength(0);
      }
      if (open.isEmpty()) {
        from = breaks == 0 ? line : line(cuts.get(breaks - 1));
      }
      Blocks.join(open, part);
      breaks++;
      at = end + 1;
    }
    add(open.toString(), from);
  }

  private void add(String content, int line) {
    blocks.add(new Block(STARS.matcher(content).replaceAll(""), 0, line));
  }

  private void add(String content, int level, Node node) {
    String plain = STARS.matcher(ANCHOR.matcher(content).replaceAll("")).replaceAll("");
    blocks.add(new Block(plain, level, line(node.getStartOffset())));
  }

  private String plain(Node node) {
    StringBuilder out = new StringBuilder();
    inline(node, out, new ArrayList<>());
    return out.toString();
  }

  /**
   * Collects the text of a node.
   *
   * @param cuts receives for every line break in the text where the next line begins
   */
  private void inline(Node node, StringBuilder out, List<Integer> cuts) {
    inlineFrom(node.getFirstChild(), out, cuts);
  }

  private void inlineFrom(@Nullable Node first, StringBuilder out, List<Integer> cuts) {
    for (Node child = first; child != null; child = child.getNext()) {
      switch (child) {
        case Text part -> out.append(oneLine(part.getChars().unescape()));
        case SoftLineBreak end -> {
          out.append('\n');
          cuts.add(end.getEndOffset());
        }
        case HardLineBreak end -> {
          out.append(BREAK);
          cuts.add(end.getEndOffset());
        }
        case HtmlInline tag -> {
          if (tag.getChars().toString().matches("(?i)<br\\s*/?>")) {
            out.append(BREAK);
            cuts.add(tag.getEndOffset());
          }
        }
        case HtmlInlineComment comment -> {
          if (CollectionLayout.isMark(comment.getChars().toString())) {
            out.append(BREAK).append(CollectionLayout.MARK);
            cuts.add(comment.getStartOffset());
          }
        }
        case HtmlEntity entity -> out.append(entity.getChars().unescape());
        case Code code -> out.append(oneLine(code.getText()));
        case Image image -> {}
        case ImageRef image -> {}
        case LinkRef reference -> {
          if (reference.isDefined()) {
            inline(reference, out, cuts);
          } else {
            // 〔2014〕 written with plain brackets looks like one.
            out.append(oneLine(reference.getChars()));
          }
        }
        case LinkNodeBase link -> {
          if (link.hasChildren()) {
            inline(link, out, cuts);
          } else {
            out.append(oneLine(link.getChars()));
          }
        }
        default -> {
          if (child.hasChildren()) {
            inline(child, out, cuts);
          } else {
            out.append(oneLine(child.getChars()));
          }
        }
      }
    }
  }

  /** Line breaks inside are not counted, so there must be none. */
  private static String oneLine(CharSequence content) {
    return content.toString().replace('\n', ' ').replace(BREAK, ' ');
  }
}
