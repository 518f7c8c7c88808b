package org.qinqing.pocketbook.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qinqing.pack.Address;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.pocketbook.LocalCard;
import org.qinqing.pocketbook.Pocketbook;
import org.qinqing.pocketbook.Standing;
import org.qinqing.report.Block;
import org.qinqing.report.Report;
import org.qinqing.report.Run;

/** A pocket book as a booklet. */
public final class BookletPaper {
  private final Pocketbook book;
  private final FactWords words;
  private final List<LocalCard> cards;

  public BookletPaper(Pocketbook book, PackSnapshot snapshot, List<LocalCard> cards) {
    this.book = book;
    this.words = new FactWords(snapshot);
    this.cards = List.copyOf(cards);
  }

  /** See {@link org.qinqing.pocketbook.Papers#booklet}. */
  public Report report(LocalDate made) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Note(Messages.text("book.made", made.toString())));
    book.bundles()
        .forEach(
            bundle ->
                blocks.add(
                    new Block.Note(
                        Messages.text("book.bundle", bundle.title(), bundle.version()))));
    if (!book.place().isEmpty()) {
      blocks.add(new Block.Note(Messages.text("book.local", book.place())));
    }
    blocks.add(new Block.Note(Messages.text("book.foot")));
    blocks.add(new Block.PageBreak());
    blocks.add(new Block.Contents(Messages.text("book.contents")));
    for (Pocketbook.Topic topic : book.topics()) {
      blocks.add(new Block.PageBreak());
      add(topic, blocks);
    }
    List<LocalCard> others =
        cards.stream().filter(card -> book.topic(card.topic()).isEmpty()).toList();
    if (!others.isEmpty()) {
      blocks.add(new Block.PageBreak());
      blocks.add(new Block.Division(1, Messages.text("book.reply")));
      others.forEach(card -> add(card, blocks));
    }
    List<String> meta = new ArrayList<>();
    meta.add(Messages.text("book.side." + book.side().name()));
    meta.add(Messages.text("book.asOf", book.asOf().toString()));
    return new Report(
        Messages.text("book.title"),
        book.place().isEmpty()
            ? Messages.text("place.national")
            : Messages.text("book.place", book.place()),
        meta,
        blocks,
        "",
        made);
  }

  private void add(Pocketbook.Topic topic, List<Block> blocks) {
    blocks.add(new Block.Division(1, topic.label()));
    blocks.add(Block.Paragraph.of(topic.say()));
    if (!topic.standings().isEmpty()) {
      blocks.add(
          Block.Paragraph.of(Messages.text("book.standings", book.place(), standings(topic))));
    }
    lines("book.may", topic.may().lines(), blocks);
    lines("book.procedure", topic.procedure().lines(), blocks);
    lines("book.mayNot", topic.mayNot().lines(), blocks);
    if (!topic.how().isEmpty()) {
      blocks.add(new Block.Heading(1, Messages.text("book.how")));
      int number = 0;
      for (Pocketbook.Line line : topic.how()) {
        number++;
        blocks.add(
            new Block.Item(Messages.text("book.number", Integer.toString(number)), runs(line), 1));
      }
    }
    List<LocalCard> own = cards.stream().filter(card -> card.topic().equals(topic.id())).toList();
    if (!own.isEmpty()) {
      blocks.add(new Block.Heading(1, Messages.text("book.reply")));
      own.forEach(card -> add(card, blocks));
    }
    if (!topic.basis().isEmpty()) {
      blocks.add(new Block.Note(Messages.text("book.basis", basis(topic))));
    }
  }

  private static void add(LocalCard card, List<Block> blocks) {
    blocks.add(new Block.PlainWords(card.title(), List.of(Run.plain(card.reply()))));
    blocks.add(
        new Block.Note(
            Messages.text("book.replied", card.repliedBy(), card.repliedOn().toString())));
  }

  /** Each document once, with its provisions behind it. */
  private String basis(Pocketbook.Topic topic) {
    Map<String, List<String>> byDocument = new LinkedHashMap<>();
    for (Address address : topic.basis()) {
      List<String> labels =
          byDocument.computeIfAbsent(words.title(address, book.asOf()), title -> new ArrayList<>());
      String label = words.label(address, book.asOf());
      if (!label.isEmpty() && !labels.contains(label)) {
        labels.add(label);
      }
    }
    return byDocument.entrySet().stream()
        .map(entry -> entry.getKey() + String.join(Messages.text("join"), entry.getValue()))
        .collect(Collectors.joining(Messages.text("book.documents")));
  }

  private static String standings(Pocketbook.Topic topic) {
    List<String> parts = new ArrayList<>();
    for (Standing standing : Standing.values()) {
      Integer count = topic.standings().get(standing);
      if (count != null) {
        parts.add(Messages.text("standing.count." + standing.name(), count.toString()));
      }
    }
    return String.join(Messages.text("join"), parts);
  }

  private static void lines(String key, List<Pocketbook.Line> lines, List<Block> blocks) {
    if (lines.isEmpty()) {
      return;
    }
    blocks.add(new Block.Heading(1, Messages.text(key)));
    lines.forEach(line -> blocks.add(new Block.Item(Messages.text("book.dot"), runs(line), 1)));
  }

  private static List<Run> runs(Pocketbook.Line line) {
    if (!line.local()) {
      return List.of(Run.plain(line.text()));
    }
    String mark =
        line.standing()
            .map(standing -> Messages.text("book.mark." + standing.name(), line.place()))
            .orElseGet(() -> Messages.text("book.mark", line.place()));
    return List.of(Run.strong(mark), Run.plain(line.text()));
  }
}
