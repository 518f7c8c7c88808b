package org.qinqing.ui.library.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qinqing.library.Library;
import org.qinqing.library.Notes;
import org.qinqing.pack.Document;
import org.qinqing.report.Report;
import org.qinqing.ui.kit.Words;

/** Gathers what a report of a document needs: its articles, the other wording, the notes. */
final class DocumentExport {
  private static final Pattern RANGE = Pattern.compile("(\\d+)(?:\\s*[-—－–~～至到]\\s*(\\d+))?");
  private static final int MOST = 100_000;

  /** How much of the document. */
  enum Scope {
    ARTICLE,
    SOME,
    WHOLE
  }

  private final Library library;
  private final Optional<Notes> notes;
  private final Words words;
  private final Document document;
  private final LocalDate day;

  DocumentExport(
      Library library, Optional<Notes> notes, Words words, Document document, LocalDate day) {
    this.library = library;
    this.notes = notes;
    this.words = words;
    this.document = document;
    this.day = day;
  }

  /**
   * Makes the report; reads the library, so it belongs into the background.
   *
   * @param anchor of the article that is read; empty for none
   * @param which numbers of articles such as 97-99、102, for {@link Scope#SOME}
   * @return empty when no article is meant
   */
  Optional<Report> report(
      Scope scope, String anchor, String which, DocumentReport.Wording wording, boolean withNotes)
      throws IOException {
    Set<String> numbers = numbers(which);
    List<DocumentReport.Article> articles = new ArrayList<>();
    Optional<Document> official = Optional.empty();
    for (Document.Provision unit : document.provisions()) {
      if (!Reader.unit(unit.address()).equals(unit.address())) {
        continue;
      }
      String own = unit.address().anchor();
      boolean meant =
          switch (scope) {
            case ARTICLE -> own.equals(anchor);
            case SOME -> numbers.contains(own.substring(own.lastIndexOf('-') + 1));
            case WHOLE -> true;
          };
      if (!meant) {
        continue;
      }
      List<Document.Provision> other = new ArrayList<>();
      if (wording != DocumentReport.Wording.OWN) {
        Optional<Library.Counterpart> counterpart =
            library.show(unit.address().toString(), day).flatMap(Library.Page::counterpart);
        if (counterpart.isPresent()) {
          other.add(counterpart.get().provision());
          other.addAll(counterpart.get().parts());
          official = Optional.of(counterpart.get().document());
        }
      }
      articles.add(
          new DocumentReport.Article(
              unit, parts(unit), other, withNotes ? notesOn(unit) : List.of()));
    }
    if (articles.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        DocumentReport.of(
            words, document, official, articles, scope == Scope.WHOLE, wording, LocalDate.now()));
  }

  private List<Document.Provision> parts(Document.Provision unit) {
    return document.provisions().stream()
        .filter(part -> !part.address().equals(unit.address()))
        .filter(part -> unit.address().contains(part.address()))
        .filter(part -> !Reader.unit(part.address()).equals(part.address()))
        .toList();
  }

  private List<String> notesOn(Document.Provision unit) throws IOException {
    if (notes.isEmpty()) {
      return List.of();
    }
    return notes.get().on(unit.address()).stream()
        .map(Notes.Placed::mark)
        .filter(mark -> mark.kind() == Notes.Kind.NOTE)
        .map(Notes.Mark::words)
        .toList();
  }

  /** The numbers meant by 97-99、102. */
  static Set<String> numbers(String which) {
    Set<String> numbers = new HashSet<>();
    Matcher range = RANGE.matcher(which.strip());
    while (range.find() && numbers.size() < MOST) {
      int from = number(range.group(1));
      int to = range.group(2) == null ? from : number(range.group(2));
      for (int i = from; i <= to && numbers.size() < MOST; i++) {
        numbers.add(Integer.toString(i));
      }
    }
    return numbers;
  }

  private static int number(String digits) {
    return digits.length() > 6 ? MOST : Integer.parseInt(digits);
  }
}
