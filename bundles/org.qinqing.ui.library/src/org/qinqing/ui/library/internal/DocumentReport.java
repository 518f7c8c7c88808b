package org.qinqing.ui.library.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.report.Block;
import org.qinqing.report.Report;
import org.qinqing.report.Run;
import org.qinqing.ui.kit.Words;

/** A document, or some of its articles, as a report: chapters, articles, paragraphs, items. */
final class DocumentReport {
  private static final int EARLIEST = 1900;

  /** Whose words the report is in. */
  enum Wording {
    /** Only what stands in the document itself. */
    OWN,
    /** Only the official text that was imported; the document's own where there is none. */
    OFFICIAL,
    /** The official text, with the plain words in a box below. */
    BOTH
  }

  /**
   * An article with what belongs to it.
   *
   * @param unit the article
   * @param parts its paragraphs and items, in order
   * @param other the same in the other wording, its article first; empty for none
   * @param notes words of the user on it
   */
  record Article(
      Document.Provision unit,
      List<Document.Provision> parts,
      List<Document.Provision> other,
      List<String> notes) {
    Article {
      parts = List.copyOf(parts);
      other = List.copyOf(other);
      notes = List.copyOf(notes);
    }
  }

  private final Words words;
  private final CitationText citation;
  private final List<Block> blocks = new ArrayList<>();

  private DocumentReport(Words words) {
    this.words = words;
    this.citation = new CitationText(words);
  }

  /**
   * Makes the report.
   *
   * @param official the imported document beside it, if there is one and the wording wants it
   * @param articles in order; one or more
   * @param whole whether these are all of them
   * @param day the day of the report
   */
  static Report of(
      Words words,
      Document document,
      Optional<Document> official,
      List<Article> articles,
      boolean whole,
      Wording wording,
      LocalDate day) {
    return new DocumentReport(words).make(document, official, articles, whole, wording, day);
  }

  private Report make(
      Document document,
      Optional<Document> official,
      List<Article> articles,
      boolean whole,
      Wording wording,
      LocalDate day) {
    boolean full = document.wording() == Document.Wording.FULL;
    Document head = wording == Wording.OWN || full ? document : official.orElse(document);
    List<String> meta = new ArrayList<>();
    if (!head.issuer().isBlank()) {
      meta.add(head.issuer());
    }
    if (head.effective().getYear() >= EARLIEST) {
      String from = citation.day(head.effective());
      meta.add(
          head.repealed()
              .map(end -> words.say("export.ended", from, citation.day(end)))
              .orElseGet(() -> words.say("export.from", from)));
    }
    boolean digests =
        !full && (wording == Wording.OWN || articles.stream().anyMatch(a -> a.other.isEmpty()));
    if (digests) {
      blocks.add(new Block.Note(words.say("export.digest")));
    }
    List<String> path = List.of();
    for (Article article : articles) {
      divisions(path, article.unit.headingPath());
      path = article.unit.headingPath();
      article(article, full, wording);
    }
    if (!document.source().isBlank() && (digests || wording == Wording.BOTH)) {
      blocks.add(new Block.Rule());
      blocks.add(new Block.Note(words.say("source", document.source())));
    }
    String title = CitationText.title(head);
    return new Report(
        whole ? title : words.say("export.some", title), head.number(), meta, blocks, "", day);
  }

  /** The chapters that begin before an article. */
  private void divisions(List<String> before, List<String> now) {
    int same = 0;
    while (same < Math.min(before.size(), now.size()) && before.get(same).equals(now.get(same))) {
      same++;
    }
    for (int level = same; level < now.size(); level++) {
      blocks.add(new Block.Division(Math.min(Block.DEEPEST, level + 1), now.get(level)));
    }
  }

  private void article(Article article, boolean full, Wording wording) {
    List<Document.Provision> own = new ArrayList<>(List.of(article.unit));
    own.addAll(article.parts);
    boolean beside = !article.other.isEmpty();
    if (!beside || wording == Wording.OWN) {
      units(own, full);
    } else {
      // Of the two wordings one is the official one: ours is a digest, or the document is official.
      List<Document.Provision> official = full ? own : article.other;
      units(official, true);
      if (wording == Wording.BOTH) {
        plainWords(full ? article.other : own);
      }
    }
    for (String note : article.notes) {
      blocks.add(new Block.Quote(note, words.say("export.note")));
    }
  }

  /** An article with its number, and its paragraphs and items below. */
  private void units(List<Document.Provision> units, boolean full) {
    Document.Provision article = units.getFirst();
    String name = full ? article.label() : (article.label() + "　" + article.heading()).strip();
    boolean named = false;
    if (!full && !name.isEmpty()) {
      blocks.add(new Block.Paragraph(List.of(Run.strong(name))));
      named = true;
    }
    Map<Boolean, String> first = Map.of(false, name, true, "");
    int base = article.address().segments().size();
    for (Document.Provision unit : units) {
      String text = unit.text().strip();
      if (text.isEmpty()) {
        continue;
      }
      boolean item = unit != article && !unit.address().segments().getLast().startsWith("p-");
      if (item) {
        if (!named) {
          blocks.add(new Block.Paragraph(List.of(Run.strong(name))));
        }
        int level = depth(base, unit.address());
        blocks.add(
            new Block.Item(ProvisionText.sign(unit).strip(), List.of(Run.plain(text)), level));
      } else {
        paragraphs(first.getOrDefault(named, ""), text);
      }
      named = true;
    }
    if (!named) {
      blocks.add(new Block.Paragraph(List.of(Run.strong(name))));
    }
  }

  private static int depth(int base, Address item) {
    long items =
        item.segments().stream().skip(base).filter(segment -> !segment.startsWith("p-")).count();
    return (int) Math.max(1, Math.min(Block.DEEPEST, items));
  }

  private void paragraphs(String name, String text) {
    boolean first = !name.isEmpty();
    for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
      blocks.add(
          first
              ? new Block.Paragraph(List.of(Run.strong(name), Run.plain("　" + line.strip())))
              : Block.Paragraph.of(line.strip()));
      first = false;
    }
  }

  private void plainWords(List<Document.Provision> units) {
    String none = "";
    String text = ProvisionText.of(units.getFirst(), units.subList(1, units.size()), none).shown();
    if (!text.isBlank()) {
      blocks.add(new Block.PlainWords(words.say("digest"), List.of(Run.plain(text))));
    }
  }
}
