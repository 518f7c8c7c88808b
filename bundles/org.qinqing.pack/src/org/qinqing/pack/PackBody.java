package org.qinqing.pack;

import java.lang.ref.WeakReference;
import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What of an installed bundle decides a verdict, read when it is first asked for and let go when
 * others were asked for since: of a thousand places one answer needs three. It is read again from
 * the same bytes, so it always says the same; when that is no longer possible the bundle is broken,
 * see {@link Pack#broken()}. Safe for use by several threads.
 */
public final class PackBody {
  /** The parts, all of them immutable. */
  public record Content(
      List<Document> documents,
      List<Rule> rules,
      List<VocabularyEntry> vocabulary,
      List<Parameter> parameters,
      List<CalendarYear> calendar) {
    /** Nothing. */
    public static final Content EMPTY =
        new Content(List.of(), List.of(), List.of(), List.of(), List.of());

    public Content {
      documents = List.copyOf(documents);
      rules = List.copyOf(rules);
      vocabulary = List.copyOf(vocabulary);
      parameters = List.copyOf(parameters);
      calendar = List.copyOf(calendar);
    }

    /** The parts of a bundle of which everything is at hand. */
    public static Content of(Pack pack) {
      return new Content(
          pack.documents(), pack.rules(), pack.vocabulary(), pack.parameters(), pack.calendar());
    }
  }

  /**
   * What came of reading.
   *
   * @param content empty lists when it could not be read
   * @param broken why it could not; empty when it could
   */
  public record Read(Content content, List<Diagnostic> broken) {
    public Read {
      broken = List.copyOf(broken);
    }
  }

  /** Keeps the bodies that were read last in memory, however many there are. */
  public static final class Recent {
    private final int most;
    private final Deque<PackBody> kept = new ArrayDeque<>();

    /**
     * Keeps some.
     *
     * @param most how many, at least 1
     */
    public Recent(int most) {
      this.most = most;
    }

    private synchronized void add(PackBody body) {
      kept.addLast(body);
      if (kept.size() > most) {
        kept.removeFirst().letGo();
      }
    }
  }

  private final Supplier<Read> reader;
  private final Recent recent;
  private final List<String> rules;
  private volatile @Nullable Read kept;
  private volatile WeakReference<@Nullable Read> last = new WeakReference<>(null);
  private WeakReference<@Nullable Pack> held = new WeakReference<>(null);

  private PackBody(Supplier<Read> reader, Recent recent, List<String> rules) {
    this.reader = reader;
    this.recent = recent;
    this.rules = List.copyOf(rules);
  }

  /**
   * A body that is read when first asked for.
   *
   * @param reader called whenever it is needed and no longer in memory; must not throw
   * @param recent keeps it in memory for a while
   * @param rules the ids of its rules, which others must not have
   */
  public static PackBody later(Supplier<Read> reader, Recent recent, List<String> rules) {
    return new PackBody(reader, recent, rules);
  }

  List<String> rules() {
    return rules;
  }

  private void letGo() {
    kept = null;
  }

  Read read() {
    Read known = last.get();
    return known == null ? readAgain() : known;
  }

  private synchronized Read readAgain() {
    Read known = last.get();
    if (known == null) {
      known = reader.get();
      last = new WeakReference<>(known);
      kept = known;
      recent.add(this);
    }
    return known;
  }

  /**
   * The same bundle with everything at hand; the same object as long as somebody has it.
   *
   * @param filled makes a bundle of a body
   */
  synchronized Pack held(Function<Pinned, Pack> filled) {
    Pack known = held.get();
    if (known == null) {
      known = filled.apply(new Pinned(this, read()));
      held = new WeakReference<>(known);
    }
    return known;
  }

  /** A body, and what was read of it if it must not be let go. */
  record Pinned(PackBody body, @Nullable Read read) {
    List<Document> documents() {
      return new Part<>(this, Content::documents);
    }

    List<Rule> rules() {
      return new Part<>(this, Content::rules);
    }

    List<VocabularyEntry> vocabulary() {
      return new Part<>(this, Content::vocabulary);
    }

    List<Parameter> parameters() {
      return new Part<>(this, Content::parameters);
    }

    List<CalendarYear> calendar() {
      return new Part<>(this, Content::calendar);
    }

    private Read now() {
      Read pinned = read;
      return pinned == null ? body.read() : pinned;
    }
  }

  /** A part of a body as a list. */
  static final class Part<T> extends AbstractList<T> implements RandomAccess {
    private final Pinned body;
    private final Function<Content, List<T>> part;

    private Part(Pinned body, Function<Content, List<T>> part) {
      this.body = body;
      this.part = part;
    }

    PackBody body() {
      return body.body();
    }

    List<Diagnostic> broken() {
      return body.now().broken();
    }

    private List<T> list() {
      return part.apply(body.now().content());
    }

    @Override
    public T get(int index) {
      return list().get(index);
    }

    @Override
    public int size() {
      return list().size();
    }

    @Override
    public Iterator<T> iterator() {
      return list().iterator();
    }

    @Override
    public ListIterator<T> listIterator(int index) {
      return list().listIterator(index);
    }

    @Override
    public Spliterator<T> spliterator() {
      return list().spliterator();
    }

    @Override
    public List<T> subList(int from, int to) {
      return list().subList(from, to);
    }

    @Override
    public Object[] toArray() {
      return list().toArray();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other || list().equals(other);
    }

    @Override
    public int hashCode() {
      return list().hashCode();
    }
  }
}
