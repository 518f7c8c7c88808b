package org.qinqing.library.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;

/**
 * An article as it is compared.
 *
 * @param head the article; where a document has none, its outermost unit
 * @param units the article and all that is in it, in order
 * @param parts its paragraphs and items with their words
 */
record ComparedArticle(Provision head, List<Provision> units, List<Part> parts) {
  private static final String SPACE = "　";

  /**
   * A paragraph or item.
   *
   * @param article place of its article in its version
   * @param label within the article, may be empty
   * @param key its number within the article
   * @param words what it says
   */
  record Part(int article, String label, String key, ComparedWords words) {
    /** Both as one. */
    Part with(Part next) {
      ComparedWords joined = ComparedWords.of(words.text() + "\n" + next.words.text());
      String both = label.isEmpty() || next.label.isEmpty() ? "" : "、";
      return new Part(article, label + both + next.label, key, joined);
    }
  }

  /**
   * The articles of a document in order.
   *
   * @param anchor a provision to which to keep; empty for all
   * @param headings whether headings of paragraphs and items are words to compare; when not, only
   *     those of units without text are
   */
  static List<ComparedArticle> of(Document document, String anchor, boolean headings) {
    List<Provision> wanted =
        document.provisions().stream()
            .filter(p -> anchor.isEmpty() || within(p.address().anchor(), anchor))
            .toList();
    Set<String> anchors = new HashSet<>();
    wanted.forEach(provision -> anchors.add(provision.address().anchor()));
    Map<String, List<Provision>> units = new LinkedHashMap<>();
    for (Provision provision : wanted) {
      units
          .computeIfAbsent(outer(provision.address(), anchors), key -> new ArrayList<>())
          .add(provision);
    }
    List<ComparedArticle> articles = new ArrayList<>();
    units.forEach(
        (key, all) -> {
          Provision head =
              all.stream()
                  .filter(provision -> provision.address().anchor().equals(key))
                  .findFirst()
                  .orElse(all.getFirst());
          List<Part> parts = parts(head, all, articles.size(), headings);
          articles.add(new ComparedArticle(head, List.copyOf(all), parts));
        });
    return articles;
  }

  String anchor() {
    return head.address().anchor();
  }

  /** The heading as a part, if there is one. */
  Optional<Part> heading() {
    return Optional.of(head.heading())
        .filter(heading -> !heading.isEmpty())
        .map(heading -> new Part(0, "", "", ComparedWords.of(heading)));
  }

  /** The parts; of an article that is only a heading, the heading. */
  List<Part> wording() {
    return parts.isEmpty() ? heading().stream().toList() : parts;
  }

  /** All words in the form in which they are compared. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    wording().forEach(part -> words.addAll(part.words().norms()));
    return words;
  }

  private static boolean within(String anchor, String outer) {
    return anchor.equals(outer) || anchor.startsWith(outer + "/");
  }

  /** Anchor of the article around a unit; outside of articles that of the outermost unit. */
  private static String outer(Address address, Set<String> anchors) {
    StringBuilder prefix = new StringBuilder();
    String outermost = "";
    for (String segment : address.segments()) {
      prefix.append(prefix.isEmpty() ? "" : "/").append(segment);
      String here = prefix.toString();
      if (anchors.contains(here)) {
        if (segment.startsWith("art-")) {
          return here;
        }
        if (outermost.isEmpty() && !segment.startsWith("part-")) {
          outermost = here;
        }
      }
    }
    return outermost.isEmpty() ? address.anchor() : outermost;
  }

  /** The text of a unit that has several lines is one part a line. */
  private static List<Part> parts(
      Provision head, List<Provision> units, int place, boolean headings) {
    List<Part> parts = new ArrayList<>();
    String outer = head.address().anchor();
    for (Provision provision : units) {
      String anchor = provision.address().anchor();
      boolean isHead = anchor.equals(outer);
      String label = isHead ? "" : shortened(provision.label(), head.label());
      String key = isHead ? "p-1" : key(anchor.substring(outer.length() + 1));
      int line = 0;
      for (String text : text(provision, isHead, headings).lines().toList()) {
        if (!text.isBlank()) {
          line++;
          String own = line == 1 ? key : key + "#" + line;
          parts.add(new Part(place, line == 1 ? label : "", own, ComparedWords.of(text)));
        }
      }
    }
    return List.copyOf(parts);
  }

  /** Items stand in the first paragraph or in the article itself: that is the same. */
  private static String key(String anchor) {
    return anchor.startsWith("p-1/") ? anchor.substring("p-1/".length()) : anchor;
  }

  private static String text(Provision provision, boolean head, boolean headings) {
    String text = provision.text();
    String heading = head ? "" : provision.heading();
    if (heading.isEmpty() || (!headings && !text.isEmpty())) {
      return text;
    }
    return text.isEmpty() ? heading : heading + SPACE + text;
  }

  private static String shortened(String label, String outer) {
    return !outer.isEmpty() && label.startsWith(outer) && label.length() > outer.length()
        ? label.substring(outer.length())
        : label;
  }
}
