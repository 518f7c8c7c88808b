package org.qinqing.library.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinqing.data.AtomicFile;
import org.qinqing.data.DataFolder;
import org.qinqing.library.Watches.Fired;
import org.qinqing.library.Watches.Saved;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The searches the user keeps: {@code <data>/searches.json}. Another process may write. */
final class WatchFile {
  private static final String NAME = "searches.json";
  private static final String ASIDE = "searches.damaged-";
  private static final int FORMAT = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DataFolder data;
  private final JsonMapper json = JsonMapper.builder().build();
  private final Object writing = new Object();
  private Held held = new Held(Optional.empty(), Content.NONE, false);

  /**
   * A search with what is known of its answers.
   *
   * @param saved the search
   * @param known numbers of the answers seen so far, the oldest first
   * @param fired not yet seen, the newest first
   */
  record Search(Saved saved, List<Long> known, List<Fired> fired) {
    Search {
      known = List.copyOf(known);
      fired = List.copyOf(fired);
    }
  }

  /**
   * All that is kept.
   *
   * @param state what bundles and files were like at the last look, in short; empty before any
   * @param day of the last look
   * @param pieces numbers of all that was there at the last look
   * @param searches the newest first
   */
  record Content(String state, LocalDate day, Set<Long> pieces, List<Search> searches) {
    static final Content NONE = new Content("", LocalDate.EPOCH, Set.of(), List.of());

    Content {
      pieces = Set.copyOf(pieces);
      searches = List.copyOf(searches);
    }

    Content with(List<Search> others) {
      return new Content(state, day, pieces, others);
    }

    boolean watches() {
      return searches.stream().anyMatch(search -> search.saved().watched());
    }
  }

  /** The file as it was when it was read. */
  private record Held(Optional<List<Object>> stamp, Content content, boolean damaged) {}

  /** What is done to the content while nobody else writes. */
  interface Change<T> {
    /** Gives the answer; what is kept after it stands in {@code after}. */
    T on(Content before, List<Content> after);
  }

  WatchFile(DataFolder data) {
    this.data = data;
  }

  private Path file() {
    return data.root().resolve(NAME);
  }

  /** What is kept, as far as it can be read. */
  synchronized Content content() throws IOException {
    if (!stamp().equals(held.stamp())) {
      held = read();
    }
    return held.content();
  }

  private Optional<List<Object>> stamp() throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file(), BasicFileAttributes.class);
      return Optional.of(
          List.of(now.size(), now.lastModifiedTime(), Optional.ofNullable(now.fileKey())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Held read() throws IOException {
    Optional<List<Object>> stamp = stamp();
    try {
      return new Held(
          stamp, json.readValue(Files.readAllBytes(file()), Stored.class).content(), false);
    } catch (NoSuchFileException e) {
      return new Held(Optional.empty(), Content.NONE, false);
    } catch (JacksonException
        | NullPointerException
        | IllegalArgumentException
        | DateTimeException
        | NoSuchElementException e) {
      // Whatever is wrong inside (cut off, foreign, edited by hand): it is named and left there.
      return new Held(stamp, Content.NONE, true);
    }
  }

  /** A damaged file, and those that were put aside. */
  synchronized List<Diagnostic> findings() throws IOException {
    content();
    List<String> names = new ArrayList<>();
    if (held.damaged()) {
      names.add(NAME);
    }
    if (Files.isDirectory(data.root())) {
      try (Stream<Path> list = Files.list(data.root())) {
        list.map(path -> path.getFileName().toString())
            .filter(name -> name.startsWith(ASIDE))
            .sorted()
            .forEach(names::add);
      }
    }
    return names.stream().map(name -> Findings.error("S-301", name, "watch.broken", name)).toList();
  }

  /**
   * Changes what is kept, from what is in the file now.
   *
   * @throws DataFolder.BusyException when another process still writes after some seconds
   */
  @SuppressWarnings("try") // the lock is held, not used
  <T> T change(Change<T> change) throws IOException {
    synchronized (writing) {
      try (DataFolder.Lock lock = data.write(PATIENCE)) {
        Held now = read();
        List<Content> after = new ArrayList<>();
        T answer = change.on(now.content(), after);
        if (!after.isEmpty()) {
          write(now, after.getLast());
        }
        return answer;
      }
    }
  }

  private void write(Held before, Content content) throws IOException {
    byte[] bytes = json.writeValueAsBytes(Stored.of(content));
    Files.createDirectories(data.root());
    if (before.damaged()) {
      putAside();
    }
    AtomicFile.write(file(), bytes);
    synchronized (this) {
      held = new Held(stamp(), content, false);
    }
  }

  private void putAside() throws IOException {
    int number = 1;
    while (Files.exists(data.root().resolve(ASIDE + number + ".json"))) {
      number++;
    }
    Files.move(
        file(), data.root().resolve(ASIDE + number + ".json"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** As it stands in the file; a part that is missing makes it damaged. */
  private record Stored(
      int format, String state, String day, String pieces, List<StoredSearch> searches) {
    static Stored of(Content content) {
      return new Stored(
          FORMAT,
          content.state(),
          content.day().toString(),
          pack(content.pieces().stream().sorted().toList()),
          content.searches().stream().map(StoredSearch::of).toList());
    }

    Content content() {
      if (format != FORMAT) {
        throw new IllegalArgumentException("format " + format);
      }
      return new Content(
          state,
          LocalDate.parse(day),
          new LinkedHashSet<>(unpack(pieces)),
          searches.stream().map(StoredSearch::search).toList());
    }
  }

  private record StoredSearch(
      String id,
      String query,
      @Nullable String locality,
      boolean watched,
      String created,
      String known,
      List<StoredFired> fired) {
    static StoredSearch of(Search search) {
      Saved saved = search.saved();
      return new StoredSearch(
          saved.id(),
          saved.query(),
          saved.locality().map(Locality::code).orElse(null),
          saved.watched(),
          saved.created().toString(),
          pack(search.known()),
          search.fired().stream().map(StoredFired::of).toList());
    }

    Search search() {
      Optional<Locality> place =
          Optional.ofNullable(locality).map(code -> Locality.of(code).orElseThrow());
      if (id.isEmpty() || query.isBlank()) {
        throw new IllegalArgumentException(id);
      }
      Saved saved = new Saved(id, query, place, watched, Instant.parse(created));
      return new Search(saved, unpack(known), fired.stream().map(one -> one.fired(saved)).toList());
    }
  }

  private record StoredFired(String address, String title, String item, String text, String when) {
    static StoredFired of(Fired fired) {
      return new StoredFired(
          fired.address().toString(),
          fired.title(),
          fired.item(),
          fired.text(),
          fired.when().toString());
    }

    Fired fired(Saved saved) {
      return new Fired(
          saved, Address.parse(address).orElseThrow(), title, item, text, Instant.parse(when));
    }
  }

  private static String pack(Collection<Long> numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(numbers.size() * Long.BYTES);
    numbers.forEach(buffer::putLong);
    return Base64.getEncoder().encodeToString(buffer.array());
  }

  private static List<Long> unpack(String text) {
    ByteBuffer buffer = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    List<Long> numbers = new ArrayList<>();
    while (buffer.remaining() >= Long.BYTES) {
      numbers.add(buffer.getLong());
    }
    return numbers;
  }
}
