package org.qinqing.library.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.DataFolder;
import org.qinqing.library.Library;
import org.qinqing.library.Notes;
import org.qinqing.library.internal.Annotation.Target;
import org.qinqing.library.internal.AnnotationStore.Kept;
import org.qinqing.library.internal.MarkPlacing.Place;
import org.qinqing.library.internal.MarkPlacing.Places;
import org.qinqing.library.internal.QuoteFinder.Stretch;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.PackRegistry;
import tools.jackson.databind.json.JsonMapper;

/**
 * The user's marks, kept as Web Annotations.
 *
 * <p>A mark put on the version in force follows when a later version, or a document that replaced
 * it, comes into force: {@link #all} gives it once, {@link Notes.Standing#MOVED} to where the same
 * matter stands now. {@link #on} shows it there, and on the version it was put on as well, as long
 * as that is here with the same text: {@link Notes.Standing#KEPT} there, so that who reads the old
 * version finds it. When the new version has nothing like it, it stays KEPT on the old one. A mark
 * put on a version that a later one had replaced already belongs to history and does not follow.
 *
 * <p>Placing is done once for each state of the bundles, the user's own files and the day.
 */
@Component(service = Notes.class)
public final class AnnotationNotes implements Notes {
  /** How much of the text around a quote is kept with it. */
  private static final int AROUND = 32;

  /** So many files are written before others may write again. */
  private static final int AT_ONCE = 100;

  private final DataFolder data;
  private final Library library;
  private final PackRegistry registry;
  private final Clock clock;
  private final Supplier<String> ids;
  private final JsonMapper json = JsonMapper.builder().build();
  private final AnnotationStore store;
  private @Nullable View view;

  /** All marks in their places; nothing in it changes once it is made. */
  private record View(
      Kept kept,
      Shelf shelf,
      Map<Annotation, Places> places,
      Map<Address, List<Placed>> byDocument,
      List<Placed> all) {}

  /** Reads nothing yet. */
  @Activate
  public AnnotationNotes(
      @Reference DataFolder data, @Reference Library library, @Reference PackRegistry registry) {
    this(
        data,
        library,
        registry,
        Clock.system(ZoneId.systemDefault()),
        () -> UUID.randomUUID().toString());
  }

  /** For tests: whose clock, and who gives ids. */
  AnnotationNotes(
      DataFolder data, Library library, PackRegistry registry, Clock clock, Supplier<String> ids) {
    this.data = data;
    this.library = library;
    this.registry = registry;
    this.clock = clock;
    this.ids = ids;
    this.store = new AnnotationStore(data, json);
  }

  @SuppressWarnings("ReferenceEquality") // the same object says that nothing changed
  private synchronized View view() throws IOException {
    Moment now = Moment.now(registry, data, clock);
    Kept kept = store.kept();
    View before = view;
    boolean sameMoment = before != null && before.shelf().moment().same(now);
    if (before != null && sameMoment && before.kept() == kept) {
      return before;
    }
    Shelf shelf = before != null && sameMoment ? before.shelf() : new Shelf(now, library);
    Map<Annotation, Places> known = before != null && sameMoment ? before.places() : Map.of();
    View made = view(kept, shelf, known);
    view = made;
    return made;
  }

  private static View view(Kept kept, Shelf shelf, Map<Annotation, Places> known)
      throws IOException {
    Map<Annotation, Places> places = places(kept, shelf, known);
    Map<Address, List<Placed>> byDocument = new HashMap<>();
    List<Placed> all = new ArrayList<>();
    places.forEach(
        (annotation, found) -> {
          Placed now = placed(annotation, found);
          all.add(now);
          now.now().ifPresent(address -> put(byDocument, address, now));
          if (!found.isKept()) {
            found
                .home()
                .ifPresent(
                    home ->
                        put(byDocument, home.address(), placed(annotation, Standing.KEPT, home)));
          }
        });
    all.sort(
        Comparator.comparing((Placed placed) -> placed.mark().created())
            .reversed()
            .thenComparing(placed -> placed.mark().id()));
    return new View(kept, shelf, places, byDocument, List.copyOf(all));
  }

  private static Map<Annotation, Places> places(
      Kept kept, Shelf shelf, Map<Annotation, Places> known) throws IOException {
    Map<Annotation, Places> places = new HashMap<>();
    List<Annotation> open = new ArrayList<>();
    for (Annotation annotation : kept.annotations().values()) {
      Places before = known.get(annotation);
      if (before == null) {
        open.add(annotation);
      } else {
        places.put(annotation, before);
      }
    }
    // Document by document, so that each is cut up once.
    open.sort(Comparator.comparing(annotation -> annotation.mark().target()));
    MarkPlacing placing = new MarkPlacing(shelf);
    for (Annotation annotation : open) {
      places.put(annotation, placing.place(annotation));
    }
    return places;
  }

  private static Placed placed(Annotation annotation, Places places) {
    return places
        .now()
        .map(place -> placed(annotation, places.isKept() ? Standing.KEPT : Standing.MOVED, place))
        .orElseGet(
            () ->
                new Placed(
                    annotation.mark(),
                    Standing.ORPHANED,
                    Optional.empty(),
                    -1,
                    -1,
                    annotation.target().text()));
  }

  private static Placed placed(Annotation annotation, Standing standing, Place place) {
    return new Placed(
        annotation.mark(),
        standing,
        Optional.of(place.address()),
        place.from(),
        place.to(),
        annotation.target().text());
  }

  private static void put(Map<Address, List<Placed>> byDocument, Address at, Placed placed) {
    byDocument.computeIfAbsent(document(at), key -> new ArrayList<>()).add(placed);
  }

  private static Address document(Address address) {
    return new Address(address.pack(), address.document(), address.version(), "");
  }

  @Override
  public List<Placed> on(Address provision) throws IOException {
    View now = view();
    if (now.byDocument().isEmpty()) {
      return List.of();
    }
    // The shelf fetches the user's own documents when first asked, so one thread at a time.
    Optional<Document> edition;
    synchronized (this) {
      edition = now.shelf().edition(provision);
    }
    if (edition.isEmpty()) {
      return List.of();
    }
    List<Placed> there =
        now.byDocument().getOrDefault(edition.get().address(), List.of()).stream()
            .filter(placed -> placed.now().filter(provision::contains).isPresent())
            .toList();
    if (there.size() < 2) {
      return there;
    }
    Map<String, Integer> order = new HashMap<>();
    for (Provision one : edition.get().provisions()) {
      order.putIfAbsent(one.address().anchor(), order.size());
    }
    return there.stream()
        .sorted(
            Comparator.comparing(
                    (Placed placed) -> order.getOrDefault(placed.now().orElseThrow().anchor(), -1))
                .thenComparingInt(Placed::from)
                .thenComparing(placed -> placed.mark().created())
                .thenComparing(placed -> placed.mark().id()))
        .toList();
  }

  @Override
  public List<Placed> all() throws IOException {
    return view().all();
  }

  @Override
  public Optional<String> origin(String id) throws IOException {
    return Optional.ofNullable(store.kept().annotations().get(id))
        .map(Annotation::target)
        .map(target -> target.title() + target.label())
        .filter(said -> !said.isEmpty());
  }

  @Override
  public Mark add(Kind kind, Address target, Optional<Quote> quote, String words)
      throws IOException {
    if (kind == Kind.NOTE && words.isBlank()) {
      throw new IllegalArgumentException("a note without words");
    }
    Instant now = clock.instant();
    Annotation made;
    synchronized (this) {
      Shelf shelf = view().shelf();
      Document document =
          shelf.edition(target).orElseThrow(() -> new IllegalArgumentException(target.toString()));
      Chosen chosen = chosen(document, target, quote);
      Mark mark = new Mark(ids.get(), kind, chosen.address(), chosen.quote(), words, now, now);
      made =
          Annotation.of(
              mark, target(shelf, document, chosen.address(), mark.quote(), chosen.position()));
    }
    return store.writing(
        writer -> {
          writer.put(made);
          return made.mark();
        });
  }

  /** The provision and the stretch of it that are meant. */
  private record Chosen(Address address, Optional<Quote> quote, int position) {}

  /** What a person chose in an article that has parts stands in one of the parts. */
  private static Chosen chosen(Document document, Address target, Optional<Quote> quote) {
    Address meant =
        new Address(target.pack(), target.document(), version(document), target.anchor());
    boolean there =
        meant.anchor().isEmpty()
            || document.provisions().stream().anyMatch(one -> one.address().equals(meant));
    if (!there) {
      throw new IllegalArgumentException(target.toString());
    }
    if (quote.isEmpty()) {
      return new Chosen(meant, quote, -1);
    }
    QuoteFinder finder = new QuoteFinder(quote.get(), -1);
    Optional<Chosen> best = Optional.empty();
    double bestEvidence = -1;
    for (Provision provision : document.provisions()) {
      if (!meant.contains(provision.address())) {
        continue;
      }
      Optional<Stretch> found = finder.unchanged(PlainText.of(provision.text()));
      if (found.isPresent() && found.get().evidence() > bestEvidence) {
        bestEvidence = found.get().evidence();
        best =
            Optional.of(
                new Chosen(
                    provision.address(),
                    Optional.of(quote(provision.text(), found.get().from(), found.get().to())),
                    found.get().from()));
        if (provision.address().equals(meant)) {
          break;
        }
      }
    }
    return best.orElseThrow(() -> new IllegalArgumentException(quote.get().exact()));
  }

  private static Optional<LocalDate> version(Document document) {
    return document.address().version();
  }

  private static Quote quote(String text, int from, int to) {
    int first = Math.max(0, from - AROUND);
    int last = Math.min(text.length(), to + AROUND);
    // Half a character is none.
    first += first > 0 && Character.isLowSurrogate(text.charAt(first)) ? 1 : 0;
    last -= last < text.length() && Character.isLowSurrogate(text.charAt(last)) ? 1 : 0;
    return new Quote(
        text.substring(from, to), text.substring(first, from), text.substring(to, last));
  }

  private static Target target(
      Shelf shelf, Document document, Address address, Optional<Quote> quote, int position)
      throws IOException {
    return new Target(
        MarkPlacing.text(document, address.anchor(), quote.isPresent()),
        document.title(),
        document.provisions().stream()
            .filter(one -> one.address().equals(address))
            .map(Provision::label)
            .findFirst()
            .orElse(""),
        address.pack().equals(Corpus.USER) ? document.location().file() : "",
        position,
        !shelf.inPlaceOf(document).isEmpty());
  }

  @Override
  public Optional<Mark> change(String id, String words) throws IOException {
    return store.writing(
        writer -> {
          Annotation before = writer.before().get(id);
          if (before == null) {
            return Optional.empty();
          }
          if (before.mark().kind() == Kind.NOTE && words.isBlank()) {
            throw new IllegalArgumentException("a note without words");
          }
          Annotation after = before.withWords(words, clock.instant());
          writer.put(after);
          return Optional.of(after.mark());
        });
  }

  @Override
  public Optional<Mark> settle(String id) throws IOException {
    return store.writing(
        writer -> {
          Annotation before = writer.before().get(id);
          if (before == null) {
            return Optional.empty();
          }
          Optional<Annotation> after = settled(before);
          if (after.isPresent() && after.get() != before) {
            writer.put(after.get());
          }
          return after.map(Annotation::mark);
        });
  }

  private synchronized Optional<Annotation> settled(Annotation before) throws IOException {
    View now = view();
    Places places = now.places().get(before);
    if (places == null || places.now().isEmpty()) {
      return Optional.empty();
    }
    if (places.isKept()) {
      return Optional.of(before);
    }
    Place place = places.now().get();
    Document document = now.shelf().carried(place.address()).orElseThrow();
    String text = MarkPlacing.text(document, place.address().anchor(), true);
    Optional<Quote> quote =
        place.from() < 0 ? Optional.empty() : Optional.of(quote(text, place.from(), place.to()));
    return Optional.of(
        before.settled(
            place.address(),
            quote,
            target(now.shelf(), document, place.address(), quote, place.from())));
  }

  @Override
  public boolean remove(String id) throws IOException {
    return store.writing(writer -> writer.before().containsKey(id) && writer.remove(id));
  }

  @Override
  public void export(OutputStream out) throws IOException {
    List<Annotation> annotations =
        store.kept().annotations().values().stream()
            .sorted(
                Comparator.comparing((Annotation one) -> one.mark().created())
                    .thenComparing(one -> one.mark().id()))
            .toList();
    byte[] bytes =
        json.writerWithDefaultPrettyPrinter()
            .writeValueAsBytes(AnnotationCollection.of(annotations, ids.get()));
    out.write(bytes);
    out.flush();
  }

  @Override
  public TakenIn takeIn(byte[] bytes) throws IOException {
    AnnotationCollection.Taken taken = AnnotationCollection.read(json, bytes, clock.instant());
    List<Annotation> known = new ArrayList<>();
    synchronized (this) {
      Shelf shelf = view().shelf();
      for (Annotation annotation : taken.annotations()) {
        known.add(known(shelf, annotation));
      }
    }
    int added = 0;
    for (int from = 0; from < known.size(); from += AT_ONCE) {
      added += take(known.subList(from, Math.min(known.size(), from + AT_ONCE)));
    }
    return new TakenIn(added, taken.findings());
  }

  private int take(List<Annotation> annotations) throws IOException {
    return store.writing(
        writer -> {
          int count = 0;
          for (Annotation annotation : annotations) {
            if (!writer.isTaken(annotation.mark().id())) {
              writer.put(annotation);
              count++;
            }
          }
          return count;
        });
  }

  /**
   * What others wrote does not say what the text was. It is taken to be the text that is here if
   * the quote stands in it, else the quote is all that is known.
   */
  private static Annotation known(Shelf shelf, Annotation annotation) throws IOException {
    if (annotation.knowsText()) {
      return annotation;
    }
    Mark mark = annotation.mark();
    Optional<Document> document = shelf.edition(mark.target());
    if (document.isPresent()) {
      try {
        Chosen chosen = chosen(document.get(), mark.target(), mark.quote());
        int position =
            annotation.target().position() < 0 ? chosen.position() : annotation.target().position();
        return annotation.on(
            chosen.address(),
            target(shelf, document.get(), chosen.address(), mark.quote(), position));
      } catch (IllegalArgumentException e) {
        // The quote is not in what is here.
        return unknown(annotation);
      }
    }
    return unknown(annotation);
  }

  private static Annotation unknown(Annotation annotation) {
    Mark mark = annotation.mark();
    return annotation.on(
        mark.target(),
        new Target(
            mark.quote().map(Quote::exact).orElse(""),
            "",
            "",
            "",
            annotation.target().position(),
            false));
  }

  @Override
  public List<Diagnostic> findings() throws IOException {
    return store.kept().findings();
  }
}
