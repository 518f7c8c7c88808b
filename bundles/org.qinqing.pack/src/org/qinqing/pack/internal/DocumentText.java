package org.qinqing.pack.internal;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qinqing.pack.Address;
import org.qinqing.pack.Certainty;
import org.qinqing.pack.Document;
import org.qinqing.pack.SourceLocation;

/**
 * Reads one document: front matter, then headings with anchors. The part of Markdown that matters
 * here (headings, fences, comments) is read by line, because every unit must know its line.
 */
final class DocumentText {
  private static final Pattern FILE =
      Pattern.compile("documents/([a-z0-9][a-z0-9-]*)(?:@(\\d{4}-\\d{2}-\\d{2}))?\\.md");
  private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s++(.*)", Pattern.DOTALL);
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
  private static final Pattern ATTRIBUTES =
      Pattern.compile(
          "<!--\\s*+((?:certainty|continues|declared|itemised|errata)\\s*+:.*)-->", Pattern.DOTALL);
  private static final String NUMERAL = "[零〇一二三四五六七八九十百千两\\d]+";
  private static final Pattern LABEL =
      Pattern.compile(
          "(\\S*?第"
              + NUMERAL
              + "(?:条|款|项|部分|章|节)(?:之"
              + NUMERAL
              + ")?(?:第"
              + NUMERAL
              + "(?:款|项)(?:之"
              + NUMERAL
              + ")?){0,9})\\s*+(.*)");
  private static final Set<String> UNITS = Set.of("art", "p", "i");

  private final String path;
  private final String pack;
  private final Findings findings;
  private final List<String> lines;

  private DocumentText(String path, String content, String pack, Findings findings) {
    this.path = path;
    this.pack = pack;
    this.findings = findings;
    this.lines = content.lines().toList();
  }

  static Optional<Document> read(
      String path, String content, String pack, FileShapes shapes, Findings findings) {
    return new DocumentText(path, content, pack, findings).document(shapes);
  }

  private Optional<Document> document(FileShapes shapes) {
    Matcher name = FILE.matcher(path);
    if (!name.matches()) {
      findings.add(Code.FILE_NAME, new SourceLocation(path, 0), path);
      return Optional.empty();
    }
    for (int i = 0; i < lines.size(); i++) {
      if (Marks.tooMany(lines.get(i))) {
        findings.add(Code.TOO_MANY_MARKS, new SourceLocation(path, i + 1), Marks.MOST);
        return Optional.empty();
      }
    }
    int end = lines.subList(Math.min(1, lines.size()), lines.size()).indexOf("---") + 1;
    if (lines.isEmpty() || !lines.get(0).strip().equals("---") || end == 0) {
      findings.add(Code.FRONT_MATTER, new SourceLocation(path, 1), path);
      return Optional.empty();
    }
    String front = String.join("\n", lines.subList(1, end));
    Optional<Item> root = YamlText.read(path, front, 1, findings);
    if (root.isEmpty() || !shapes.fits(FileKind.DOCUMENT, root.get())) {
      return Optional.empty();
    }
    return Optional.of(document(root.get().fields(), name.group(1), name.group(2), end));
  }

  private Document document(Fields front, String id, @Nullable String dated, int end) {
    LocalDate effective = front.need("effective").map(Item::date).orElse(LocalDate.EPOCH);
    if (dated != null && !dated.equals(effective.toString())) {
      findings.add(Code.FILE_NAME, front.owner().where(), path);
    }
    Address address = new Address(pack, id, Optional.of(effective), "");
    String title = front.text("title");
    List<String> shortNames = front.texts("shortNames");
    String number = front.textOr("number", "");
    String issuer = front.text("issuer");
    String kind = front.text("kind");
    Optional<LocalDate> issued = front.get("issued").map(Item::date);
    Optional<LocalDate> repealed = front.get("repealed").map(Item::date);
    Optional<Address> repealedBy = front.get("repealedBy").map(Item::address);
    List<Address> replaces = front.items("replaces").stream().map(Item::address).toList();
    String source = front.text("source");
    Document.Wording wording = front.constant("text", Document.Wording.class);
    Certainty certainty = front.constant("certainty", Certainty.class);
    if (repealed.filter(day -> !day.isAfter(effective)).isPresent()) {
      front.get("repealed").ifPresent(item -> item.wrong(Code.BAD_DATE, item.shown()));
    }
    front.close();
    return new Document(
        address,
        title,
        shortNames,
        number,
        issuer,
        kind,
        issued,
        effective,
        repealed,
        repealedBy,
        replaces,
        source,
        wording,
        provisions(address, certainty, end + 1),
        new SourceLocation(path, 1));
  }

  /** What a heading says: {@code 第一条 标题 {#art-1}}; without an anchor it is a chapter. */
  private record Heading(String title, @Nullable String anchor) {
    private static final String OPENS = "{#";

    static Heading of(String said) {
      // The anchor ends the heading and holds no brace of its own.
      int opens =
          said.endsWith("}")
              ? said.indexOf(OPENS, said.lastIndexOf('}', said.length() - 2) + 1)
              : -1;
      return opens < 0
          ? new Heading(said, null)
          : new Heading(
              said.substring(0, opens).strip(),
              said.substring(opens + OPENS.length(), said.length() - 1));
    }
  }

  /** A heading that is still open: its level, its title and whether it is a chapter of its own. */
  private record Open(int level, String title, boolean chapter) {}

  /** A unit whose text is being gathered. */
  private static final class Unit {
    final String anchor;
    final String label;
    final String heading;
    final List<String> path;
    final int line;
    final StringBuilder text = new StringBuilder();
    final Map<String, String> attributes = new LinkedHashMap<>();

    Unit(String anchor, String label, String heading, List<String> path, int line) {
      this.anchor = anchor;
      this.label = label;
      this.heading = heading;
      this.path = path;
      this.line = line;
    }
  }

  private List<Document.Provision> provisions(Address document, Certainty certainty, int first) {
    List<Unit> units = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    Set<String> anchors = new HashSet<>();
    Optional<Unit> current = Optional.empty();
    String fence = "";
    int fenceLine = 0;
    boolean loose = false;
    for (int i = first; i < lines.size(); i++) {
      String line = lines.get(i);
      SourceLocation where = new SourceLocation(path, i + 1);
      Matcher fenced = FENCE.matcher(line);
      if (fenced.matches()) {
        String mark = fenced.group(1);
        if (fence.isEmpty()) {
          fence = mark;
          fenceLine = i + 1;
        } else if (mark.startsWith(fence)) {
          fence = "";
        }
      }
      Matcher heading = HEADING.matcher(line);
      if (fence.isEmpty() && heading.matches()) {
        int level = heading.group(1).length();
        open.removeIf(o -> o.level() >= level);
        Heading said = Heading.of(heading.group(2).strip());
        String title = said.title();
        String anchor = said.anchor();
        current = Optional.empty();
        loose = false;
        if (anchor == null) {
          open.addLast(new Open(level, title, true));
          continue;
        }
        List<String> above = open.stream().filter(Open::chapter).map(Open::title).toList();
        String last = anchor.substring(anchor.lastIndexOf('/') + 1);
        boolean unit = UNITS.contains(last.replaceAll("-.*", ""));
        open.addLast(new Open(level, title, !unit));
        if (!Address.isAnchor(anchor)) {
          findings.add(Code.BAD_ANCHOR, where, anchor);
        } else if (!anchors.add(anchor)) {
          findings.add(Code.DUPLICATE_ANCHOR, where, anchor);
        } else {
          String[] split = split(title);
          Unit started = new Unit(anchor, split[0], split[1], above, i + 1);
          units.add(started);
          current = Optional.of(started);
        }
        continue;
      }
      Matcher attributes = ATTRIBUTES.matcher(line.strip());
      if (fence.isEmpty() && attributes.matches()) {
        if (current.isPresent() && current.get().line == i) {
          attributes(attributes.group(1), current.get(), where);
        } else {
          findings.add(Code.BAD_ATTRIBUTE, where, line.strip());
        }
        continue;
      }
      if (current.isPresent()) {
        current.get().text.append(line).append('\n');
      } else if (!line.isBlank() && !line.strip().startsWith("<!--") && !loose) {
        loose = true;
        findings.add(Code.TEXT_WITHOUT_ANCHOR, where);
      }
    }
    if (!fence.isEmpty()) {
      findings.add(Code.OPEN_FENCE, new SourceLocation(path, fenceLine));
    }
    return units.stream().map(unit -> provision(document, unit, certainty)).toList();
  }

  /** The words that cite the unit, and the rest as its heading. */
  private static String[] split(String title) {
    Matcher label = LABEL.matcher(title);
    if (label.matches()) {
      return new String[] {label.group(1), label.group(2).strip()};
    }
    String[] words = title.split("\\s+", 2);
    return new String[] {words[0], words.length > 1 ? words[1].strip() : ""};
  }

  private void attributes(String text, Unit unit, SourceLocation where) {
    for (String part : text.split(";")) {
      int colon = part.indexOf(':');
      String key = colon < 0 ? "" : part.substring(0, colon).strip();
      if (!Set.of("certainty", "continues", "declared", "itemised", "errata").contains(key)
          || unit.attributes.put(key, part.substring(colon + 1).strip()) != null) {
        findings.add(Code.BAD_ATTRIBUTE, where, part.strip());
      }
    }
  }

  private Document.Provision provision(Address document, Unit unit, Certainty otherwise) {
    SourceLocation where = new SourceLocation(path, unit.line);
    SourceLocation below = new SourceLocation(path, unit.line + 1);
    Certainty certainty = otherwise;
    String said = unit.attributes.getOrDefault("certainty", "");
    if (!said.isEmpty()) {
      if (Set.of("A", "B", "M").contains(said)) {
        certainty = Certainty.valueOf(said);
      } else {
        findings.add(Code.BAD_ATTRIBUTE, below, "certainty: " + said);
      }
    }
    List<Address> continues = new ArrayList<>();
    for (String text : parts(unit.attributes.getOrDefault("continues", ""))) {
      Optional<Address> earlier = Address.parse(text);
      earlier.ifPresentOrElse(continues::add, () -> findings.add(Code.BAD_ADDRESS, below, text));
    }
    Map<String, String> errata = new HashMap<>();
    for (String text : parts(unit.attributes.getOrDefault("errata", ""))) {
      Iterator<String> pair = List.of(text.split("=", 2)).iterator();
      String wrong = pair.next().strip();
      if (pair.hasNext() && !wrong.isEmpty()) {
        errata.put(wrong, pair.next().strip());
      } else {
        findings.add(Code.BAD_ATTRIBUTE, below, "errata: " + text);
      }
    }
    return new Document.Provision(
        new Address(document.pack(), document.document(), document.version(), unit.anchor),
        unit.label,
        unit.heading,
        unit.path,
        unit.text.toString().strip(),
        certainty,
        continues,
        count(unit, "declared", below),
        count(unit, "itemised", below),
        errata,
        where);
  }

  private Optional<Integer> count(Unit unit, String key, SourceLocation where) {
    String text = unit.attributes.getOrDefault(key, "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("\\d{1,4}")) {
      findings.add(Code.BAD_ATTRIBUTE, where, key + ": " + text);
      return Optional.empty();
    }
    return Optional.of(Integer.valueOf(text));
  }

  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split("[,，、]")) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }
}
