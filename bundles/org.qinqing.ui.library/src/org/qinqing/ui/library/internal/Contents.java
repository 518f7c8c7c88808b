package org.qinqing.ui.library.internal;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qinqing.library.Library;
import org.qinqing.library.Library.Count;
import org.qinqing.library.Library.Facet;
import org.qinqing.library.Library.Level;
import org.qinqing.library.Watches;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;

/**
 * What there is while nobody searches: own files, and the documents of the bundles by level.
 *
 * @param snapshot what is installed
 * @param own the user's own files
 * @param findings what is wrong with them
 * @param levels documents that pass the filters, the highest level first; never empty lists
 * @param counts how many documents have which value, each facet without its own filter
 * @param kept saved searches and what fired
 */
record Contents(
    PackSnapshot snapshot,
    List<Library.OwnDocument> own,
    List<Diagnostic> findings,
    Map<Level, List<Entry>> levels,
    Map<Facet, List<Count>> counts,
    Kept kept) {

  /** A document and the place of its bundle. */
  record Entry(Document document, Locality locality, boolean near) {}

  /**
   * Saved searches.
   *
   * @param there whether the service is there at all
   * @param saved the searches, the newest first
   * @param fired what is new to them and not yet seen
   */
  record Kept(boolean there, List<Watches.Saved> saved, List<Watches.Fired> fired) {
    static final Kept NONE = new Kept(false, List.of(), List.of());

    Kept {
      saved = List.copyOf(saved);
      fired = List.copyOf(fired);
    }

    static Kept of(Optional<Watches> watches) throws IOException {
      return watches.isEmpty() ? NONE : new Kept(true, watches.get().all(), watches.get().fired());
    }

    /** The search that is kept for these words at that place. */
    Optional<Watches.Saved> of(String query, Optional<Locality> place) {
      return saved.stream()
          .filter(one -> one.query().equals(query) && one.locality().equals(place))
          .findFirst();
    }
  }

  /** Reads it; not for a thread that must not wait. */
  static Contents read(
      Library library,
      PackSnapshot snapshot,
      Filters filters,
      Locality place,
      LocalDate day,
      Optional<Watches> watches)
      throws IOException {
    Set<Locality> chain = Set.copyOf(place.chain());
    List<Entry> all = new ArrayList<>();
    for (Pack pack : snapshot.packs()) {
      boolean near = place.equals(Locality.NATIONAL) || chain.contains(pack.locality());
      pack.documents().forEach(one -> all.add(new Entry(one, pack.locality(), near)));
    }
    Map<Level, List<Entry>> levels = new EnumMap<>(Level.class);
    Map<Facet, Set<String>> only = filters.only(place);
    all.stream()
        .filter(entry -> passes(entry, only, day))
        .sorted(
            Comparator.comparing((Entry entry) -> !entry.near)
                .thenComparing(entry -> entry.locality.code())
                .thenComparing(entry -> entry.document.title())
                .thenComparing(entry -> entry.document.effective(), Comparator.reverseOrder()))
        .forEach(
            entry -> levels.computeIfAbsent(level(entry), key -> new ArrayList<>()).add(entry));
    Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
    for (Facet facet :
        List.of(Facet.STATUS, Facet.PLACE, Facet.LEVEL, Facet.ISSUER, Facet.BUNDLE)) {
      Map<Facet, Set<String>> beside = filters.onlyBeside(facet, place);
      counts.put(
          facet,
          counted(
              all.stream()
                  .filter(entry -> passes(entry, beside, day))
                  .map(entry -> value(entry, facet, day))
                  .filter(value -> !value.isEmpty())
                  .toList()));
    }
    return new Contents(
        snapshot, library.imports(), library.findings(), levels, counts, Kept.of(watches));
  }

  private static List<Count> counted(List<String> values) {
    Map<String, Integer> numbers = new HashMap<>();
    values.forEach(value -> numbers.merge(value, 1, Integer::sum));
    return numbers.entrySet().stream()
        .map(entry -> new Count(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingInt((Count count) -> -count.number()).thenComparing(Count::value))
        .toList();
  }

  /** Topics and persons belong to provisions; whole documents are not told apart by them. */
  private static boolean passes(Entry entry, Map<Facet, Set<String>> only, LocalDate day) {
    return only.entrySet().stream()
        .allMatch(
            limit -> {
              String value = value(entry, limit.getKey(), day);
              return value.isEmpty() || limit.getValue().contains(value);
            });
  }

  private static String value(Entry entry, Facet facet, LocalDate day) {
    return switch (facet) {
      case STATUS -> entry.document.status(day).name();
      case PLACE -> entry.locality.code();
      case LEVEL -> level(entry).name();
      case ISSUER -> entry.document.issuer();
      case BUNDLE -> entry.document.address().pack();
      case TOPIC, BINDS -> "";
    };
  }

  /** The level the search gives to a document. */
  private static Level level(Entry entry) {
    String kind = entry.document.kind();
    if (kind.equals("report") || kind.equals("guide")) {
      return Level.EXPLANATION;
    }
    if (!entry.locality.equals(Locality.NATIONAL)) {
      return Level.LOCAL;
    }
    return switch (kind) {
      case "party-regulation" -> Level.PARTY;
      case "law" -> Level.LAW;
      case "administrative-regulation" -> Level.ADMINISTRATIVE;
      default -> Level.NORMATIVE;
    };
  }

  /** How many documents of bundles pass the filters. */
  int documents() {
    return levels.values().stream().mapToInt(List::size).sum();
  }
}
