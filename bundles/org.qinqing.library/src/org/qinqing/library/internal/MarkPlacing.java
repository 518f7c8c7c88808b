package org.qinqing.library.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinqing.library.Notes.Mark;
import org.qinqing.library.internal.QuoteFinder.Stretch;
import org.qinqing.pack.Address;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;

/**
 * Finds where a mark stands now. It stays where it was put as long as that version is here with the
 * same text. When another version or document is in force in its place it is looked for there, too:
 * by the links of continuation, else by the text and the quote, whatever the number. Not for
 * several threads.
 *
 * <p>The bounds were measured on 268 articles of six judicial interpretations against those that
 * replaced them, and on 2,533 articles of 250 statutes against the other articles of the same
 * statute (Dice coefficient of character pairs). Of the 29 best matches from 0.55 to 0.75 all but
 * one were right; from 0.40 to 0.55 the five that led the second by 0.10 were right, of the others
 * hardly any; below 0.40 chance begins. The likeliest wrong article of a statute reaches 0.31 in
 * the middle and 0.59 in one of twenty, so a dropped article may now and then be placed at one in
 * like words: the person sees the change and decides.
 */
final class MarkPlacing {
  /** As alike as this, one text is the other's continuation. */
  private static final double SURE = 0.55;

  /** As alike as this, it is when nothing else is nearly as alike. */
  private static final double LIKELY = 0.40;

  private static final double LEAD = 0.10;

  /** To lead says something only among as many others. */
  private static final int FIELD = 10;

  /** In the same version a text with the same address is the same provision, put in other words. */
  private static final double SAME_PLACE = 0.20;

  /** Found this well, no other document is asked. */
  private static final double ENOUGH = 0.80;

  /** A quote is looked for only where this much of its pairs stands at all. */
  private static final double PROMISING = 0.5;

  private static final int MOST_READ = 5;

  private final Shelf shelf;
  private final Recent<Address, Map<String, Piece>> pieces = new Recent<>(16);

  /**
   * Where a mark stands.
   *
   * @param address of the provision
   * @param from first unit of the quote in its text, -1 for all of it
   * @param to after the last unit, -1 for all of it
   */
  record Place(Address address, int from, int to) {}

  /**
   * Where a mark stands now.
   *
   * @param home where it was put, if that is unchanged
   * @param now where it counts today: home, or where it moved; empty when orphaned
   */
  record Places(Optional<Place> home, Optional<Place> now) {
    boolean isKept() {
      return home.isPresent() && home.equals(now);
    }
  }

  /** A provision with its text: its own, or that of its parts too. */
  private static final class Text {
    private final String written;
    private @Nullable PlainText plain;
    private @Nullable Bigrams pairs;

    Text(String written) {
      this.written = written;
    }

    // Most are never looked into: a mark that is kept needs one text of its document only.

    PlainText plain() {
      PlainText known = plain;
      if (known == null) {
        known = PlainText.of(written);
        plain = known;
      }
      return known;
    }

    Bigrams pairs() {
      Bigrams known = pairs;
      if (known == null) {
        known = Bigrams.of(plain());
        pairs = known;
      }
      return known;
    }
  }

  /** A provision with its texts. */
  private record Piece(Address address, Text own, Text whole) {
    static Piece of(Address address, String own, String whole) {
      Text text = new Text(own);
      return new Piece(address, text, whole.equals(own) ? text : new Text(whole));
    }

    Text text(Wanted wanted) {
      return wanted.finder().isPresent() ? own : whole;
    }
  }

  /** What is looked for. */
  private record Wanted(Address target, Bigrams pairs, Optional<QuoteFinder> finder) {}

  /** A provision that may be the one; sure when somebody linked the two. */
  private record Candidate(Piece piece, double score, boolean linked) {}

  MarkPlacing(Shelf shelf) {
    this.shelf = shelf;
  }

  /**
   * The text of a provision as marks know it: with a quote its own, else with all its parts; the
   * title for a whole document.
   */
  static String text(Document document, String anchor, boolean quoted) {
    if (anchor.isEmpty()) {
      return document.title();
    }
    StringBuilder text = new StringBuilder();
    for (Provision provision : document.provisions()) {
      String here = provision.address().anchor();
      boolean counts = here.equals(anchor) || (!quoted && here.startsWith(anchor + "/"));
      if (counts && !provision.text().isBlank()) {
        text.append(text.isEmpty() ? "" : "\n").append(provision.text());
      }
    }
    return text.toString();
  }

  Places place(Annotation annotation) throws IOException {
    Mark mark = annotation.mark();
    PlainText before = PlainText.of(annotation.target().text());
    Wanted wanted =
        new Wanted(
            mark.target(),
            Bigrams.of(before),
            mark.quote().map(quote -> new QuoteFinder(quote, annotation.target().position())));
    Optional<Document> own = shelf.carried(mark.target());
    Optional<Piece> piece =
        own.flatMap(document -> Optional.ofNullable(pieces(document).get(mark.target().anchor())));
    if (piece.isPresent() && piece.get().text(wanted).plain().same(before)) {
      Place home = at(piece.get(), wanted);
      List<Document> later =
          annotation.target().historic() ? List.of() : shelf.inPlaceOf(own.orElseThrow());
      Optional<Place> moved = search(later, wanted);
      return new Places(Optional.of(home), moved.or(() -> Optional.of(home)));
    }
    List<Document> where =
        new ArrayList<>(
            shelf.after(mark.target(), annotation.target().title(), annotation.target().file()));
    if (annotation.target().historic() && own.isPresent()) {
      where.remove(own.get());
      where.addFirst(own.get());
    }
    return new Places(Optional.empty(), search(where, wanted));
  }

  private Place at(Piece piece, Wanted wanted) {
    Optional<Stretch> stretch = wanted.finder().flatMap(finder -> finder.find(piece.own().plain()));
    return new Place(
        piece.address(),
        stretch.map(Stretch::from).orElse(-1),
        stretch.map(Stretch::to).orElse(-1));
  }

  private Optional<Place> search(List<Document> documents, Wanted wanted) throws IOException {
    Candidate best = null;
    for (Document document : documents) {
      if (wanted.target().anchor().isEmpty()) {
        return Optional.of(new Place(document.address(), -1, -1));
      }
      Optional<Candidate> found = in(document, wanted);
      if (found.isPresent() && (best == null || found.get().score() > best.score())) {
        best = found.get();
      }
      if (best != null && (best.linked() || best.score() >= ENOUGH)) {
        break;
      }
    }
    return Optional.ofNullable(best).map(candidate -> at(candidate.piece(), wanted));
  }

  private Optional<Candidate> in(Document document, Wanted wanted) throws IOException {
    Map<String, Piece> there = pieces(document);
    Optional<Candidate> linked = linked(document, there, wanted);
    boolean settled =
        linked.isPresent()
            && (wanted.finder().isEmpty()
                || wanted.finder().get().find(linked.get().piece().own().plain()).isPresent());
    if (settled) {
      return linked;
    }
    Optional<Candidate> alike = alike(document, there, wanted);
    // The matter went one way and the quoted words another: the words decide if they are all there.
    boolean words = linked.isPresent() && alike.isPresent() && alike.get().score() >= ENOUGH;
    return linked.isPresent() && !words ? linked : alike;
  }

  /**
   * What continues the provision, or the unit around it; then the part of it that is most alike.
   */
  private Optional<Candidate> linked(Document document, Map<String, Piece> there, Wanted wanted)
      throws IOException {
    Optional<Address> unit = Optional.of(wanted.target());
    while (unit.isPresent() && !unit.get().anchor().isEmpty()) {
      Set<Address> line = shelf.continuations(unit.get());
      List<Piece> units =
          line.stream()
              .filter(address -> !address.equals(wanted.target()))
              .filter(address -> sameVersion(address, document.address()))
              .flatMap(address -> Optional.ofNullable(there.get(address.anchor())).stream())
              .toList();
      if (!units.isEmpty()) {
        boolean direct = unit.get().equals(wanted.target()) && wanted.finder().isEmpty();
        List<Piece> inside =
            direct
                ? units
                : there.values().stream()
                    .filter(
                        piece ->
                            units.stream().anyMatch(u -> u.address().contains(piece.address())))
                    .toList();
        Optional<Candidate> best = scored(inside, wanted).stream().findFirst();
        double least = direct ? 0 : LIKELY;
        return best.filter(candidate -> candidate.score() >= least)
            .or(() -> Optional.of(new Candidate(units.getFirst(), 0, false)))
            .map(candidate -> new Candidate(candidate.piece(), candidate.score(), true));
      }
      unit = unit.get().parent();
    }
    return Optional.empty();
  }

  private static boolean sameVersion(Address one, Address other) {
    return one.pack().equals(other.pack())
        && one.document().equals(other.document())
        && one.version().equals(other.version());
  }

  private Optional<Candidate> alike(Document document, Map<String, Piece> there, Wanted wanted) {
    List<Candidate> all = scored(List.copyOf(there.values()), wanted);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Candidate best = all.getFirst();
    List<Candidate> others =
        all.stream()
            .filter(other -> !nested(other.piece().address(), best.piece().address()))
            .toList();
    boolean leads =
        best.score() >= LIKELY
            && others.size() >= FIELD
            && best.score() - others.getFirst().score() >= LEAD;
    if (best.score() >= SURE || leads) {
      return Optional.of(best);
    }
    return sameVersion(document.address(), wanted.target())
        ? all.stream()
            .filter(c -> c.piece().address().anchor().equals(wanted.target().anchor()))
            .filter(c -> c.score() >= SAME_PLACE)
            .findFirst()
        : Optional.empty();
  }

  private static boolean nested(Address one, Address other) {
    return one.contains(other) || other.contains(one);
  }

  /** Most alike first; of equals the one with the same number, then one as deep. */
  private static List<Candidate> scored(List<Piece> pieces, Wanted wanted) {
    Map<Piece, Double> scores = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      if (!piece.address().anchor().isEmpty() && piece.text(wanted).plain().length() > 0) {
        scores.put(piece, wanted.pairs().similarity(piece.text(wanted).pairs()));
      }
    }
    if (wanted.finder().isPresent()) {
      QuoteFinder finder = wanted.finder().get();
      scores.keySet().stream()
          .map(piece -> Map.entry(piece, finder.promise(piece.own().pairs())))
          .filter(promise -> promise.getValue() >= PROMISING)
          .sorted(Map.Entry.<Piece, Double>comparingByValue().reversed())
          .limit(MOST_READ)
          .forEach(
              promise ->
                  finder
                      .find(promise.getKey().own().plain())
                      .ifPresent(
                          found -> scores.merge(promise.getKey(), found.evidence(), Math::max)));
    }
    int depth = wanted.target().segments().size();
    String anchor = wanted.target().anchor();
    return scores.entrySet().stream()
        .map(score -> new Candidate(score.getKey(), score.getValue(), false))
        .sorted(
            Comparator.comparingDouble((Candidate candidate) -> -candidate.score())
                .thenComparing(c -> !c.piece().address().anchor().equals(anchor))
                .thenComparingInt(c -> Math.abs(c.piece().address().segments().size() - depth)))
        .toList();
  }

  /** The provisions of a document by anchor, in order; the document itself under the empty one. */
  private Map<String, Piece> pieces(Document document) {
    Optional<Map<String, Piece>> known = pieces.get(document.address());
    if (known.isPresent()) {
      return known.get();
    }
    Map<String, Piece> cut = cut(document);
    pieces.put(document.address(), cut);
    return cut;
  }

  private static Map<String, Piece> cut(Document document) {
    Map<String, StringBuilder> wholes = new HashMap<>();
    for (Provision provision : document.provisions()) {
      if (provision.text().isBlank()) {
        continue;
      }
      String anchor = provision.address().anchor();
      for (int end = anchor.length(); end > 0; end = anchor.lastIndexOf('/', end - 1)) {
        StringBuilder whole =
            wholes.computeIfAbsent(anchor.substring(0, end), key -> new StringBuilder());
        whole.append(whole.isEmpty() ? "" : "\n").append(provision.text());
      }
    }
    Map<String, Piece> pieces = new LinkedHashMap<>();
    pieces.put("", Piece.of(document.address(), document.title(), document.title()));
    for (Provision provision : document.provisions()) {
      String anchor = provision.address().anchor();
      String own = provision.text().isBlank() ? "" : provision.text();
      String whole = wholes.getOrDefault(anchor, new StringBuilder()).toString();
      pieces.putIfAbsent(anchor, Piece.of(provision.address(), own, whole));
    }
    return pieces;
  }
}
