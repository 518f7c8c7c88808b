package org.qinqing.library.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qinqing.library.ImportCorrections.As;
import org.qinqing.library.ImportStructure.Part;
import org.qinqing.library.internal.Blocks.Block;

/**
 * Finds articles, sections, lists, items and paragraphs in a sequence of paragraphs, and gives each
 * an anchor.
 *
 * <p>Every word of the paragraphs ends up in exactly one unit, as its heading or its text, or in
 * the heading path.
 */
final class Outline {
  private static final String N = "[" + Numerals.CLASS + "]+";
  private static final Pattern CHAPTER =
      Pattern.compile("^第\\s*(" + N + ")\\s*(编|分编|章|节)(?:\\s+(.*)|(\\S{0,30}))$");
  private static final Pattern ARTICLE =
      Pattern.compile(
          "^第\\s*("
              + N
              + ")\\s*条(?:\\s*之\\s*("
              + N
              + "))?(?:[\\s:：、]+|(?=[^的款项规是等及所、，。；和至或第]))(.*)$");
  private static final Pattern ARTICLE_ALONE =
      Pattern.compile("^第\\s*(" + N + ")\\s*条(?:\\s*之\\s*(" + N + "))?$");
  private static final Pattern SECTION = Pattern.compile("^([一二三四五六七八九十百]+)\\s*[、.．]\\s*(.+)$");
  private static final Pattern ITEM = Pattern.compile("^[(（]\\s*([一二三四五六七八九十百]+)\\s*[)）]\\s*(.*)$");
  private static final Pattern NUMBER = Pattern.compile("^(\\d{1,3})\\s*[.．、]\\s*(?!\\d)(.+)$");
  private static final Pattern BRACKET = Pattern.compile("^[(（]\\s*(\\d{1,3})\\s*[)）]\\s*(.*)$");
  private static final Pattern CIRCLE = Pattern.compile("^([①-⑳])\\s*(.*)$");
  private static final Pattern ANNEX = Pattern.compile("^(?:附件|附)\\s*\\d*\\s*(?:[:：].*)?$");
  private static final Pattern JOINED_ANNEX = Pattern.compile("^(附件)\\s*[:：]\\s*(.+)$");
  private static final Pattern ARTICLE_HEADING =
      Pattern.compile("^[【\\[]([^】\\]]{1,40})[】\\]]\\s*(.*)$");
  private static final int LONGEST_HEADING = 40;

  /** One above the other, before the text below them. */
  private static final int MOST_HEADINGS = 8;

  /** A unit with its anchor. */
  record Unit(
      String anchor,
      String label,
      String heading,
      List<String> headingPath,
      String text,
      int line,
      int number) {}

  /**
   * What was found.
   *
   * @param units in order
   * @param parts what each block begins, by its number; plain text is not in it
   */
  record Found(List<Unit> units, Map<Integer, Part> parts) {}

  private enum Kind {
    ROOT,
    CHAPTER,
    SECTION,
    ARTICLE,
    LIST,
    ITEM,
    PARAGRAPH
  }

  private static final class Node {
    final Kind kind;
    final int rank;
    final int number;
    final int sub;
    final int line;
    final int block;
    String heading = "";
    String text = "";
    final List<Node> children = new ArrayList<>();

    Node(Kind kind, int rank, int number, int sub, Block block) {
      this(kind, rank, number, sub, block.line(), block.number());
    }

    Node(Kind kind, int rank, int number, int sub, int line, int block) {
      this.kind = kind;
      this.rank = rank;
      this.number = number;
      this.sub = sub;
      this.line = line;
      this.block = block;
    }
  }

  /** A paragraph that begins a unit. */
  private record Start(Kind kind, int rank, int number, int sub, String rest) {}

  private static final String FIRST = "第一二三四五六七八九十百(（0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
  private static final int UNNUMBERED = 0;
  private static final int CHAPTER_RANK = 1;
  private static final int LOWEST_CHAPTER_RANK = 4;
  private static final int ARTICLE_RANK = 5;
  private static final int ITEM_RANK = 6;

  private final List<Unit> units = new ArrayList<>();
  private final Set<String> anchors = new HashSet<>();

  /**
   * How often an anchor was wanted, beyond the first; a file may want one a hundred thousand times.
   */
  private final Map<String, Integer> copies = new HashMap<>();

  private final Map<Integer, Part> parts = new HashMap<>();
  private boolean numbered;
  private int lastArticle;

  private Outline() {}

  /** Outlines the body of a document (without its title). */
  static Found of(List<Block> blocks) {
    Outline outline = new Outline();
    Node root = outline.tree(withoutJoinedAnnexes(blocks));
    outline.write(root, "", List.of());
    return new Found(outline.units, outline.parts);
  }

  /** Whether a paragraph with this text begins something of its own. */
  static boolean begins(String text) {
    return start(text) != null || ANNEX.matcher(text).matches();
  }

  /** Whether a paragraph with this text begins an article. */
  static boolean beginsArticle(String text) {
    Start start = start(text);
    return start != null && start.kind() == Kind.ARTICLE;
  }

  /** 附件：1. 申报表 is the heading 附件 and the first item below it. */
  private static List<Block> withoutJoinedAnnexes(List<Block> blocks) {
    List<Block> result = new ArrayList<>();
    for (Block block : blocks) {
      Matcher joined = JOINED_ANNEX.matcher(block.text());
      if (block.as().isEmpty() && joined.matches() && start(joined.group(2)) != null) {
        result.add(block.with(joined.group(1)));
        result.add(new Block(joined.group(2), 0, block.line(), block.number(), block.as()));
      } else {
        result.add(block);
      }
    }
    return result;
  }

  private Node tree(List<Block> blocks) {
    List<Optional<Start>> starts = new ArrayList<>(blocks.size());
    boolean articles = false;
    for (Block block : blocks) {
      Optional<Start> start = start(block);
      starts.add(start);
      boolean article = start.filter(s -> s.kind() == Kind.ARTICLE).isPresent();
      articles |= article;
      numbered |= article || start.filter(s -> s.kind() == Kind.SECTION).isPresent();
    }
    Node root = new Node(Kind.ROOT, 0, 0, 0, 0, 0);
    Deque<Node> open = new ArrayDeque<>();
    open.push(root);
    int sections = 0;
    boolean inArticle = false;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      Optional<Start> start = starts.get(i);
      if (start.isEmpty()) {
        boolean heading =
            !block.isSaid(As.TEXT)
                && (block.level() > 0
                    || block.isSaid(As.HEADING)
                    || ANNEX.matcher(block.text()).matches()
                    || (!numbered && looksLikeHeading(blocks, starts, i)));
        if (heading) {
          Kind kind = numbered ? Kind.CHAPTER : Kind.SECTION;
          int rank = CHAPTER_RANK + Math.max(block.level(), 1) - 1;
          Node node = new Node(kind, rank, ++sections, 0, block);
          node.heading = block.text();
          parts.put(block.number(), Part.HEADING);
          closeTo(open, Math.min(node.rank, LOWEST_CHAPTER_RANK));
          inArticle = false;
          attach(open, node);
        } else {
          paragraph(open, block);
        }
        continue;
      }
      Start found = start.get();
      if (found.kind() == Kind.CHAPTER) {
        inArticle = false;
      }
      // In a statute 一、 below an article is a list of that article, not a section of the whole.
      boolean listed = articles && found.kind() == Kind.SECTION && inArticle;
      Kind kind = listed ? Kind.ITEM : found.kind();
      int rank = listed ? ITEM_RANK : found.rank();
      int number = found.number();
      if (kind == Kind.ARTICLE) {
        number = number == UNNUMBERED ? lastArticle + 1 : number;
        lastArticle = number;
        inArticle = true;
      }
      Node node = new Node(kind, rank, number, found.sub(), block);
      split(node, found.rest());
      parts.put(block.number(), part(kind));
      if (kind == Kind.ITEM) {
        item(open, node);
      } else {
        closeTo(open, rank);
        attach(open, node);
      }
    }
    return root;
  }

  private static Part part(Kind kind) {
    return switch (kind) {
      case CHAPTER, SECTION -> Part.HEADING;
      case ARTICLE -> Part.ARTICLE;
      default -> Part.ITEM;
    };
  }

  /** What a block begins, as it reads or as a person said. */
  private static Optional<Start> start(Block block) {
    Optional<Start> read = Optional.ofNullable(start(block.text()));
    if (block.as().isEmpty()) {
      return read;
    }
    return switch (block.as().get()) {
      case ARTICLE ->
          read.filter(start -> start.kind() == Kind.ARTICLE)
              .or(
                  () ->
                      Optional.of(
                          new Start(Kind.ARTICLE, ARTICLE_RANK, UNNUMBERED, 0, block.text())));
      case HEADING ->
          read.filter(start -> start.kind() == Kind.CHAPTER || start.kind() == Kind.SECTION);
      default -> Optional.empty();
    };
  }

  private static @Nullable Start start(String text) {
    // Most paragraphs begin nothing; this is asked for every one of them.
    if (text.isEmpty() || FIRST.indexOf(text.charAt(0)) < 0) {
      return null;
    }
    Matcher m = CHAPTER.matcher(text);
    if (m.matches()) {
      int rank =
          switch (m.group(2)) {
            case "编" -> 1;
            case "分编" -> 2;
            case "章" -> 3;
            default -> 4;
          };
      return read(Kind.CHAPTER, rank, m.group(1), null, text);
    }
    m = ARTICLE.matcher(text);
    if (m.matches()) {
      return read(Kind.ARTICLE, ARTICLE_RANK, m.group(1), m.group(2), m.group(3));
    }
    m = ARTICLE_ALONE.matcher(text);
    if (m.matches()) {
      return read(Kind.ARTICLE, ARTICLE_RANK, m.group(1), m.group(2), "");
    }
    m = SECTION.matcher(text);
    if (m.matches()) {
      return read(Kind.SECTION, ARTICLE_RANK, m.group(1), null, m.group(2));
    }
    m = ITEM.matcher(text);
    if (m.matches()) {
      return read(Kind.ITEM, ITEM_RANK, m.group(1), null, m.group(2));
    }
    m = NUMBER.matcher(text);
    if (m.matches()) {
      return read(Kind.ITEM, ITEM_RANK + 1, m.group(1), null, m.group(2));
    }
    m = BRACKET.matcher(text);
    if (m.matches()) {
      return read(Kind.ITEM, ITEM_RANK + 2, m.group(1), null, m.group(2));
    }
    m = CIRCLE.matcher(text);
    if (m.matches()) {
      int number = m.group(1).charAt(0) - '①' + 1;
      return new Start(Kind.ITEM, ITEM_RANK + 3, number, 0, m.group(2).strip());
    }
    return null;
  }

  private static @Nullable Start read(
      Kind kind, int rank, String number, @Nullable String sub, @Nullable String rest) {
    OptionalInt value = Numerals.parse(number);
    OptionalInt part = sub == null ? OptionalInt.of(0) : Numerals.parse(sub);
    if (value.isEmpty() || part.isEmpty()) {
      return null;
    }
    return new Start(
        kind, rank, value.getAsInt(), part.getAsInt(), rest == null ? "" : rest.strip());
  }

  /** A short line without a final mark before longer text, where nothing is numbered. */
  private static boolean looksLikeHeading(
      List<Block> blocks, List<Optional<Start>> starts, int first) {
    int last = Math.min(blocks.size() - 1, first + MOST_HEADINGS);
    for (int i = first; i < last; i++) {
      String text = blocks.get(i).text();
      if (text.length() > LONGEST_HEADING || ended(text)) {
        return false;
      }
      String next = blocks.get(i + 1).text();
      if (next.length() > text.length() && (ended(next) || starts.get(i + 1).isPresent())) {
        return true;
      }
    }
    return false;
  }

  static boolean ended(String text) {
    return !text.isEmpty() && "。；;：:！？!?…）)，,、".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** Separates the heading of a unit from its text. */
  private static void split(Node node, String rest) {
    if (node.kind == Kind.CHAPTER) {
      node.heading = rest;
      return;
    }
    if (node.kind == Kind.ARTICLE) {
      Matcher bracket = ARTICLE_HEADING.matcher(rest);
      if (bracket.matches()) {
        node.heading = bracket.group(1);
        node.text = bracket.group(2);
      } else {
        node.text = rest;
      }
      return;
    }
    boolean mayHaveHeading = node.rank <= ITEM_RANK;
    int stop = rest.indexOf('。');
    if (mayHaveHeading && stop > 0 && stop <= LONGEST_HEADING && stop + 1 < rest.length()) {
      node.heading = rest.substring(0, stop);
      node.text = rest.substring(stop + 1).strip();
    } else if (mayHaveHeading && rest.length() <= LONGEST_HEADING && !ended(rest)) {
      node.heading = rest;
    } else {
      node.text = rest;
    }
  }

  private static void closeTo(Deque<Node> open, int rank) {
    while (top(open).kind != Kind.ROOT && top(open).rank >= rank) {
      open.pop();
    }
  }

  private static Node top(Deque<Node> open) {
    return open.getFirst();
  }

  private static void attach(Deque<Node> open, Node node) {
    top(open).children.add(node);
    open.push(node);
  }

  private static void item(Deque<Node> open, Node node) {
    closeTo(open, node.rank);
    Node parent = top(open);
    Node last = parent.children.isEmpty() ? null : parent.children.getLast();
    boolean container = parent.kind != Kind.LIST;
    if (container && last != null && last.kind == Kind.PARAGRAPH && opens(last.text)) {
      if (parent.kind == Kind.ARTICLE) {
        open.push(last);
      } else {
        // The sentence that ends in a colon is the head of the list.
        Node list = new Node(Kind.LIST, node.rank - 1, 0, 0, last.line, last.block);
        list.text = last.text;
        parent.children.removeLast();
        attach(open, list);
      }
    } else if (last != null && last.kind == Kind.ITEM && last.number >= node.number) {
      if (parent.kind == Kind.LIST) {
        open.pop();
      }
      attach(open, new Node(Kind.LIST, node.rank - 1, 0, 0, node.line, node.block));
    } else if (container
        && (parent.kind == Kind.ROOT || parent.kind == Kind.CHAPTER)
        && (last == null || last.kind != Kind.ITEM)) {
      attach(open, new Node(Kind.LIST, node.rank - 1, 0, 0, node.line, node.block));
    } else if (parent.kind == Kind.ARTICLE && last != null && last.kind == Kind.PARAGRAPH) {
      open.push(last);
    }
    attach(open, node);
  }

  private static boolean opens(String text) {
    return text.endsWith("：") || text.endsWith(":");
  }

  private static void paragraph(Deque<Node> open, Block block) {
    while (top(open).kind == Kind.ITEM
        || top(open).kind == Kind.LIST
        || top(open).kind == Kind.PARAGRAPH) {
      Node item = top(open);
      boolean continued =
          item.kind == Kind.ITEM
              && (item.text.isEmpty() || opens(item.text) || !item.children.isEmpty());
      if (continued) {
        break;
      }
      open.pop();
    }
    Node holder = top(open);
    Node node = new Node(Kind.PARAGRAPH, ITEM_RANK, 0, 0, block);
    node.text = block.text();
    if (holder.kind == Kind.ARTICLE && holder.text.isEmpty() && holder.children.isEmpty()) {
      holder.text = block.text();
      return;
    }
    holder.children.add(node);
  }

  private void write(Node node, String prefix, List<String> path) {
    String own = prefix;
    List<String> below = path;
    if (node.kind == Kind.CHAPTER) {
      below = new ArrayList<>(path);
      below.add(node.heading);
    }
    Map<String, Integer> counters = new HashMap<>();
    for (Node child : node.children) {
      if (child.kind == Kind.CHAPTER) {
        write(child, own, below);
        continue;
      }
      String wanted = segment(child, counters);
      String base = child.kind == Kind.ARTICLE || own.isEmpty() ? wanted : own + "/" + wanted;
      String anchor = base;
      while (!anchors.add(anchor)) {
        anchor = "part-" + copies.merge(base, 2, (last, first) -> last + 1) + "/" + base;
      }
      shape(child);
      units.add(
          new Unit(
              anchor,
              Labels.of(anchor),
              child.heading,
              below,
              child.text,
              child.line,
              child.block));
      write(child, anchor, below);
    }
  }

  /**
   * Paragraphs of an article are numbered from its first; a single paragraph of a section is its
   * text.
   */
  private static void shape(Node node) {
    long paragraphs = node.children.stream().filter(c -> c.kind == Kind.PARAGRAPH).count();
    if (node.kind == Kind.ARTICLE && paragraphs > 0 && !node.text.isEmpty()) {
      Node first = new Node(Kind.PARAGRAPH, ITEM_RANK, 0, 0, node.line, node.block);
      first.text = node.text;
      node.text = "";
      List<Node> items = new ArrayList<>();
      while (!node.children.isEmpty() && node.children.getFirst().kind != Kind.PARAGRAPH) {
        items.add(node.children.removeFirst());
      }
      first.children.addAll(items);
      node.children.addFirst(first);
    } else if ((node.kind == Kind.SECTION || node.kind == Kind.ITEM)
        && paragraphs == 1
        && node.text.isEmpty()
        && node.children.getFirst().kind == Kind.PARAGRAPH
        && node.children.getFirst().children.isEmpty()) {
      node.text = node.children.removeFirst().text;
    }
  }

  private static String segment(Node node, Map<String, Integer> counters) {
    return switch (node.kind) {
      case ARTICLE -> "art-" + node.number + (node.sub > 0 ? "." + node.sub : "");
      case SECTION -> "sec-" + node.number;
      case LIST -> "list-" + counters.merge("list", 1, Integer::sum);
      case PARAGRAPH -> "p-" + counters.merge("p", 1, Integer::sum);
      default -> "i-" + node.number;
    };
  }
}
