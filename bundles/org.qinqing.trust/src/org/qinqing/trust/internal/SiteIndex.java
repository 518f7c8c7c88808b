package org.qinqing.trust.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import org.qinqing.pack.SourceLocation;
import org.qinqing.trust.PackSites.Offer;
import org.qinqing.trust.internal.Statement.Form;
import org.qinqing.trust.internal.Statement.FutureFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a site offers.
 *
 * @param number of the index
 * @param entries ordered by {@link Entry#ORDER}
 */
record SiteIndex(long number, List<Entry> entries) implements Statement {
  /** No site is larger; the whole country has some 3,000 counties. */
  static final int MOST = 20_000;

  private static final int LONGEST_LINE = 500;
  private static final int MOST_LINES = 20;
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern VERSION = Pattern.compile("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}");

  /**
   * One bundle of a file; a file with several has several.
   *
   * @param file its name
   * @param id of the bundle
   * @param title of the bundle
   * @param locality division code
   * @param version of the bundle
   * @param publisher who signed it
   * @param issued day on which it was signed
   * @param size of the file in bytes
   * @param sha256 of the file
   * @param says what this version changed
   */
  record Entry(
      String file,
      String id,
      String title,
      String locality,
      String version,
      String publisher,
      LocalDate issued,
      int size,
      String sha256,
      List<String> says) {
    static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::id).thenComparing(Entry::version).thenComparing(Entry::file);

    Entry {
      says = List.copyOf(says);
    }

    Key key() {
      return new Key(file, id);
    }

    Offer offer(String site) {
      return new Offer(site, id, title, locality, version, publisher, issued, size, sha256, says);
    }

    ObjectNode node() {
      ObjectNode node =
          Form.object()
              .put("file", file)
              .put("id", id)
              .put("title", title)
              .put("locality", locality)
              .put("version", version)
              .put("publisher", publisher)
              .put("issued", issued.toString())
              .put("size", size)
              .put("sha256", sha256);
      ArrayNode lines = node.putArray("says");
      says.forEach(lines::add);
      return node;
    }

    static Entry of(JsonNode node) {
      List<String> says = new ArrayList<>();
      for (JsonNode line : node.required("says")) {
        if (!line.isString()) {
          throw Form.wrong();
        }
        says.add(line.stringValue());
      }
      return new Entry(
          Form.text(node, "file"),
          Form.text(node, "id"),
          Form.text(node, "title"),
          Form.text(node, "locality"),
          Form.text(node, "version"),
          Form.text(node, "publisher"),
          LocalDate.parse(Form.text(node, "issued")),
          node.required("size").intValue(),
          Form.hash(node, "sha256"),
          says);
    }

    private boolean possible() {
      return ID.matcher(id).matches()
          && VERSION.matcher(version).matches()
          && Locality.of(locality).isPresent()
          && line(title)
          && line(publisher)
          && !publisher.isEmpty()
          && size >= 1
          && size <= Container.FILE_LIMIT
          && says.size() <= MOST_LINES
          && says.stream().allMatch(Entry::line);
    }

    /** Characters that are not seen could make one office look like another. */
    private static boolean line(String text) {
      return text.length() <= LONGEST_LINE && text.codePoints().noneMatch(Entry::unseen);
    }

    private static boolean unseen(int character) {
      return switch (Character.getType(character)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            true;
        default -> false;
      };
    }

    /** What a bundle says of itself, made fit for an index. */
    static String fit(String text) {
      StringBuilder fit = new StringBuilder();
      text.strip()
          .replaceAll("\\s+", " ")
          .codePoints()
          .filter(character -> !unseen(character))
          .forEach(fit::appendCodePoint);
      int end = Math.min(fit.length(), LONGEST_LINE);
      if (end > 0 && end < fit.length() && Character.isHighSurrogate(fit.charAt(end - 1))) {
        end--;
      }
      return fit.substring(0, end);
    }

    static List<String> fit(List<String> lines) {
      return lines.stream().limit(MOST_LINES).map(Entry::fit).toList();
    }
  }

  /** What is one and the same in two indexes. */
  record Key(String file, String id) {}

  SiteIndex {
    entries = List.copyOf(entries);
  }

  /**
   * An index whose entries are all possible.
   *
   * @param site how to call it in findings
   */
  static SiteIndex checked(String site, SiteIndex index) throws Refusal {
    if (index.entries().size() > MOST) {
      throw new Refusal(Code.SITE_TOO_LARGE.about(site, SiteName.index(index.number()), MOST));
    }
    List<Diagnostic> wrong = new ArrayList<>();
    Set<String> bundles = new HashSet<>();
    Map<String, Entry> files = new HashMap<>();
    for (Entry entry : index.entries()) {
      SourceLocation where = new SourceLocation(entry.file(), 0);
      Entry same = files.putIfAbsent(entry.file(), entry);
      if (!SiteName.bundle(entry.file())) {
        wrong.add(Code.SITE_BAD_NAME.at(site, SourceLocation.WHOLE, Entry.fit(entry.file())));
      } else if (!entry.possible()) {
        wrong.add(Code.SITE_OFFER_WRONG.at(site, where, entry.file()));
      } else if (!bundles.add(entry.id() + " " + entry.version())
          || (same != null
              && !(same.sha256().equals(entry.sha256()) && same.size() == entry.size()))) {
        wrong.add(Code.SITE_TWICE.at(site, where, entry.id(), entry.version()));
      }
    }
    if (!wrong.isEmpty()) {
      throw new Refusal(wrong);
    }
    List<Entry> sorted = index.entries().stream().sorted(Entry.ORDER).toList();
    if (!sorted.equals(index.entries())) {
      throw new Refusal(Code.SITE_INDEX_WRONG.about(site, SiteName.index(index.number())));
    }
    return index;
  }

  /** What makes an index of this one. */
  SiteDelta to(SiteIndex next) {
    Map<Key, Entry> before = new HashMap<>();
    entries.forEach(entry -> before.put(entry.key(), entry));
    List<Entry> other = new ArrayList<>();
    for (Entry entry : next.entries()) {
      Entry same = before.remove(entry.key());
      if (!entry.equals(same)) {
        other.add(entry);
      }
    }
    List<Key> gone =
        before.keySet().stream()
            .sorted(Comparator.comparing(Key::id).thenComparing(Key::file))
            .toList();
    return new SiteDelta(next.number(), gone, other);
  }

  /** The index that a delta makes of this one. */
  SiteIndex with(SiteDelta delta) {
    Map<Key, Entry> all = new HashMap<>();
    entries.forEach(entry -> all.put(entry.key(), entry));
    delta.gone().forEach(all::remove);
    delta.entries().forEach(entry -> all.put(entry.key(), entry));
    return new SiteIndex(delta.number(), all.values().stream().sorted(Entry.ORDER).toList());
  }

  /** The files it lists, by name. */
  Map<String, Entry> files() {
    Map<String, Entry> files = new TreeMap<>();
    entries.forEach(entry -> files.put(entry.file(), entry));
    return files;
  }

  @Override
  public byte[] bytes() {
    ObjectNode root = Form.object().put("format", FORMAT).put("number", number);
    ArrayNode all = root.putArray("offers");
    entries.forEach(entry -> all.add(entry.node()));
    return Form.bytes(root);
  }

  static Optional<SiteIndex> read(byte[] bytes) throws FutureFormat {
    return Form.read(
        bytes,
        root -> {
          List<Entry> entries = new ArrayList<>();
          root.required("offers").forEach(entry -> entries.add(Entry.of(entry)));
          return new SiteIndex(root.required("number").longValue(), entries);
        });
  }
}
