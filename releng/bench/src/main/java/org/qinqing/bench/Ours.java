package org.qinqing.bench;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qinqing.library.Library;
import org.qinqing.library.internal.LuceneLibrary;
import org.qinqing.pack.Address;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;

/** The product's search service, asked as the product asks it. */
final class Ours implements Closeable {
  /** The day that decides what is in force; fixed, so that a run can be repeated. */
  static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  /** What a search leaves out unless told otherwise. */
  private static final Map<Library.Facet, Set<String>> IN_FORCE =
      Map.of(Library.Facet.STATUS, Set.of(Library.Status.IN_FORCE.name()));

  /** The product may count a few articles otherwise than the peers do. */
  private static final double ENOUGH = 0.98;

  private static final Pattern ARTICLE = Pattern.compile("第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?");

  private final LuceneLibrary library;

  Ours(PackRegistry registry, Path data) {
    this.library = new LuceneLibrary(registry, new DataFolderAt(data));
  }

  Library library() {
    return library;
  }

  /** Finds provisions, and what is wanted beside them. */
  Library.Found find(String text, Optional<Locality> locality, Set<Library.Extra> extras)
      throws IOException {
    return library.search(new Library.Query(text, Peer.LIMIT, locality, DAY, IN_FORCE, extras));
  }

  /** The service with a fixed set of extras, as one that can be compared. */
  Peer wanting(Set<Library.Extra> extras) {
    return new Peer() {
      @Override
      public String name() {
        return "qinqing";
      }

      @Override
      public int answer(String text) throws IOException {
        return find(text, Optional.empty(), extras).hits().size();
      }

      @Override
      public List<Article.Key> ranked(String text) throws IOException {
        return find(text, Optional.empty(), extras).hits().stream().map(Ours::key).toList();
      }
    };
  }

  /**
   * Imports statutes into the data folder.
   *
   * @param articles how many the peers read from the same files
   * @throws IOException when so few came in that no figure would mean anything
   */
  void take(List<Path> folders, Library.ImportProgress progress, long articles) throws IOException {
    long taken =
        library.importFiles(folders, progress).stream()
            .flatMap(one -> one.document().stream())
            .mapToLong(Library.OwnDocument::articles)
            .sum();
    if (taken < articles * ENOUGH) {
      throw new IOException(Messages.text("error.imported", taken, articles));
    }
  }

  /** The article that a hit is, or is a part of. */
  private static Article.Key key(Library.Hit hit) {
    return new Article.Key(hit.title(), article(hit.item()));
  }

  static String article(String item) {
    Matcher article = ARTICLE.matcher(item);
    return article.lookingAt() ? article.group() : item;
  }

  /** Where the articles of an imported document stand, by their label. */
  Map<String, List<Address>> addresses(Library.OwnDocument document) {
    Address first =
        new Address(
            document.address().pack(),
            document.address().document(),
            document.address().version(),
            "art-1");
    Optional<Library.Page> page =
        library
            .show(first.toString(), DAY)
            .or(() -> library.show(document.address().toString(), DAY));
    return page.stream()
        .flatMap(found -> found.document().provisions().stream())
        .collect(
            Collectors.groupingBy(
                provision -> provision.label(),
                Collectors.mapping(provision -> provision.address(), Collectors.toList())));
  }

  @Override
  public void close() throws IOException {
    library.close();
  }
}
