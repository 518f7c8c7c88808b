package org.qinqing.library.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.qinqing.data.DataFolder;
import org.qinqing.library.Library;
import org.qinqing.library.Library.Facet;
import org.qinqing.library.Library.Hit;
import org.qinqing.library.Library.OwnDocument;
import org.qinqing.library.Library.Status;
import org.qinqing.library.Watches;
import org.qinqing.library.internal.WatchFile.Content;
import org.qinqing.library.internal.WatchFile.Search;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Document.Provision;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackRegistry;

/**
 * Searches the user keeps. A watched one fires for a provision that answers it now, in force today,
 * and did not before, because it was not there, had another text or was not yet in force. A
 * provision that was there all the time and only now ranks high enough is no news, nor is one that
 * was taken away and comes again.
 *
 * <p>Whether there is anything to look at is seen by comparing what the bundles and the user's
 * files are with what they were at the last look, so nobody need be told by the registry, and what
 * came while the program did not run is found as well.
 */
@Component(service = Watches.class)
public final class SearchWatches implements Watches {
  private static final int LIMIT = 1000;
  private static final int MOST_FIRED = 200;
  private static final int MOST_KNOWN = 5000;

  /** A file of the user's younger than this may be part of an import that still goes on. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final DataFolder data;
  private final Library library;
  private final PackRegistry registry;
  private final Clock clock;
  private final Supplier<String> ids;
  private final WatchFile file;
  private final TalkWords talk = new TalkWords();

  /** Held by who looks. */
  private final Object looking = new Object();

  private @Nullable Moment looked;

  /**
   * What there is at a moment.
   *
   * @param state in short; the same as long as nothing changed
   * @param pieces numbers of the provisions of bundles with their texts, and of those of the user's
   *     files that are no part of an import that may still go on
   * @param files numbers of all the user's files, by the address of their document
   */
  private record Stock(String state, Set<Long> pieces, Map<Address, Long> files) {}

  /**
   * A hit of a search. Those that do not answer are remembered, too: one that answers later,
   * because better ones went, is no news.
   */
  private record Answer(Hit hit, long number, boolean answers) {}

  /** Reads nothing yet. */
  @Activate
  public SearchWatches(
      @Reference DataFolder data, @Reference Library library, @Reference PackRegistry registry) {
    this(
        data,
        library,
        registry,
        Clock.system(ZoneId.systemDefault()),
        () -> UUID.randomUUID().toString());
  }

  /** For tests: whose clock, and who gives ids. */
  SearchWatches(
      DataFolder data, Library library, PackRegistry registry, Clock clock, Supplier<String> ids) {
    this.data = data;
    this.library = library;
    this.registry = registry;
    this.clock = clock;
    this.ids = ids;
    this.file = new WatchFile(data);
  }

  @Override
  public List<Saved> all() throws IOException {
    return file.content().searches().stream()
        .map(Search::saved)
        .sorted(Comparator.comparing(Saved::created).reversed())
        .toList();
  }

  @Override
  public Saved save(String query, Optional<Locality> locality, boolean watched) throws IOException {
    String words = query.strip();
    if (words.isEmpty()) {
      throw new IllegalArgumentException("no words");
    }
    Optional<Search> same = same(file.content(), words, locality);
    if (same.isPresent() && same.get().saved().watched() == watched) {
      return same.get().saved();
    }
    Moment now = Moment.now(registry, data, clock);
    List<Long> known =
        watched
            ? answers(words, locality, now.day()).stream().map(Answer::number).toList()
            : List.of();
    Optional<Stock> stock = watched ? Optional.of(stock(now)) : Optional.empty();
    return file.change(
        (before, after) -> {
          Optional<Search> old = same(before, words, locality);
          if (old.isPresent() && old.get().saved().watched() == watched) {
            return old.get().saved();
          }
          Saved saved =
              new Saved(
                  old.map(search -> search.saved().id()).orElseGet(ids),
                  old.map(search -> search.saved().query()).orElse(words),
                  locality,
                  watched,
                  old.map(search -> search.saved().created()).orElseGet(clock::instant));
          List<Search> searches = new ArrayList<>(before.searches());
          Search made =
              new Search(
                  saved,
                  known,
                  old.map(search -> renamed(saved, search.fired())).orElse(List.of()));
          if (old.isPresent()) {
            searches.set(searches.indexOf(old.get()), made);
          } else {
            searches.addFirst(made);
          }
          // The first one watched: from here on there is something to compare with.
          boolean first = !before.watches() && stock.isPresent();
          after.add(
              first
                  ? new Content(stock.get().state(), now.day(), stock.get().pieces(), searches)
                  : before.with(searches));
          return saved;
        });
  }

  private static List<Fired> renamed(Saved saved, List<Fired> fired) {
    return fired.stream()
        .map(
            one -> new Fired(saved, one.address(), one.title(), one.item(), one.text(), one.when()))
        .toList();
  }

  private static Optional<Search> same(Content content, String words, Optional<Locality> locality) {
    String folded = Folding.foldQuery(words);
    return content.searches().stream()
        .filter(search -> search.saved().locality().equals(locality))
        .filter(search -> Folding.foldQuery(search.saved().query()).equals(folded))
        .findFirst();
  }

  @Override
  public boolean remove(String id) throws IOException {
    return file.change(
        (before, after) -> {
          List<Search> left =
              before.searches().stream().filter(one -> !one.saved().id().equals(id)).toList();
          boolean there = left.size() < before.searches().size();
          if (there) {
            after.add(before.with(left));
          }
          return there;
        });
  }

  @Override
  public List<Fired> fired() throws IOException {
    return file.content().searches().stream()
        .flatMap(search -> search.fired().stream())
        .sorted(Comparator.comparing(Fired::when).reversed())
        .toList();
  }

  @Override
  public void seen(String id) throws IOException {
    file.change(
        (before, after) -> {
          boolean any =
              before.searches().stream()
                  .anyMatch(one -> one.saved().id().equals(id) && !one.fired().isEmpty());
          if (any) {
            after.add(
                before.with(
                    before.searches().stream()
                        .map(
                            one ->
                                one.saved().id().equals(id)
                                    ? new Search(one.saved(), one.known(), List.of())
                                    : one)
                        .toList()));
          }
          return any;
        });
  }

  @Override
  public int look() throws IOException {
    synchronized (looking) {
      Moment now = Moment.now(registry, data, clock);
      Moment last = looked;
      if (last != null && last.same(now)) {
        return 0;
      }
      int fired = look(now);
      looked = now;
      return fired;
    }
  }

  private int look(Moment now) throws IOException {
    Content content = file.content();
    if (!content.watches()) {
      return 0;
    }
    Stock stock = stock(now);
    if (stock.state().equals(content.state())) {
      return 0;
    }
    Instant when = clock.instant();
    Map<String, List<Answer>> answers = new HashMap<>();
    for (Search search : content.searches()) {
      Saved saved = search.saved();
      if (saved.watched()) {
        answers.put(saved.id(), answers(saved.query(), saved.locality(), now.day()));
      }
    }
    return file.change(
        (before, after) -> {
          int fired = 0;
          List<Search> searches = new ArrayList<>();
          for (Search search : before.searches()) {
            List<Answer> found = answers.get(search.saved().id());
            if (!search.saved().watched() || found == null) {
              searches.add(search);
              continue;
            }
            List<Fired> fresh = fresh(before, now, stock, search, found, when);
            fired += fresh.size();
            searches.add(
                new Search(
                    search.saved(), known(search.known(), found), all(fresh, search.fired())));
          }
          after.add(new Content(stock.state(), now.day(), stock.pieces(), searches));
          return fired;
        });
  }

  private Stock stock(Moment now) throws IOException {
    Set<Long> pieces = new HashSet<>();
    for (Pack pack : now.snapshot().packs()) {
      for (Document document : pack.documents()) {
        document.provisions().forEach(provision -> pieces.add(number(provision)));
      }
    }
    StringBuilder state = new StringBuilder();
    pieces.stream().sorted().forEach(number -> state.append(number).append(' '));
    state.append(now.imports()).append(' ').append(now.day());
    Map<Address, Long> files = new HashMap<>();
    Instant old = clock.instant().minus(FRESH);
    Map<String, OwnFiles.Stamp> stamps = new OwnFiles(data.root()).list();
    for (OwnDocument document : library.imports()) {
      OwnFiles.Stamp stamp = stamps.get(OwnFiles.fileOf(document.address()));
      if (stamp != null) {
        long number = number(document.address() + " " + stamp, "");
        files.put(document.address(), number);
        if (stamp.modified().toInstant().isBefore(old)) {
          pieces.add(number);
        }
      }
    }
    return new Stock(HexFormat.of().formatHex(PlainText.digest(state.toString())), pieces, files);
  }

  private static long number(Provision provision) {
    return number(provision.address() + " ", provision.text());
  }

  /** Eight bytes that stand for a thing and its text; punctuation makes no difference. */
  private static long number(String thing, String text) {
    return ByteBuffer.wrap(PlainText.digest(thing + PlainText.of(text).plain())).getLong();
  }

  private List<Answer> answers(String words, Optional<Locality> locality, LocalDate day)
      throws IOException {
    Library.Found found =
        library.search(
            new Library.Query(
                words,
                LIMIT,
                locality,
                day,
                Map.of(Facet.STATUS, Set.of(Status.IN_FORCE.name())),
                Set.of(Library.Extra.SUGGESTION)));
    Set<Address> answering = new HashSet<>();
    new WatchedWords(words, talk).answers(found).forEach(hit -> answering.add(hit.address()));
    return found.hits().stream()
        .map(
            hit ->
                new Answer(
                    hit,
                    number(hit.address() + "\n", hit.text()),
                    answering.contains(hit.address())))
        .toList();
  }

  private static List<Fired> fresh(
      Content before, Moment now, Stock stock, Search search, List<Answer> found, Instant when) {
    Set<Long> known = new HashSet<>(search.known());
    return found.stream()
        .filter(answer -> answer.answers() && !known.contains(answer.number()))
        .map(Answer::hit)
        .filter(hit -> isNews(hit.address(), before, now, stock))
        .limit(MOST_FIRED)
        .map(
            hit ->
                new Fired(search.saved(), hit.address(), hit.title(), hit.item(), hit.text(), when))
        .toList();
  }

  /** Whether the provision or a part of it was not there, not so, or not in force at that look. */
  private static boolean isNews(Address address, Content before, Moment now, Stock stock) {
    boolean cameIntoForce = address.version().filter(day -> day.isAfter(before.day())).isPresent();
    if (cameIntoForce) {
      return true;
    }
    if (address.pack().equals(Corpus.USER)) {
      Long number = stock.files().get(document(address));
      return number == null || !before.pieces().contains(number);
    }
    Optional<Document> document = now.snapshot().document(address, now.day());
    return document.isEmpty()
        || document.get().provisions().stream()
            .filter(provision -> address.contains(provision.address()))
            .anyMatch(provision -> !before.pieces().contains(number(provision)));
  }

  private static Address document(Address address) {
    return new Address(address.pack(), address.document(), address.version(), "");
  }

  private static List<Long> known(List<Long> before, List<Answer> found) {
    Set<Long> known = new LinkedHashSet<>(before);
    for (Answer answer : found) {
      // Put last what is there now, so that what is long gone is forgotten first.
      known.remove(answer.number());
      known.add(answer.number());
    }
    return known.stream().skip(Math.max(0, known.size() - MOST_KNOWN)).toList();
  }

  private static List<Fired> all(List<Fired> fresh, List<Fired> before) {
    Set<Address> again = new HashSet<>();
    fresh.forEach(one -> again.add(one.address()));
    List<Fired> all = new ArrayList<>(fresh);
    before.stream().filter(one -> !again.contains(one.address())).forEach(all::add);
    return all.stream().limit(MOST_FIRED).toList();
  }

  @Override
  public List<Diagnostic> findings() throws IOException {
    return file.findings();
  }
}
