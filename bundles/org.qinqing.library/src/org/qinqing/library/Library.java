package org.qinqing.library;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.qinqing.pack.Address;
import org.qinqing.pack.Citation;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Document;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Question;
import org.qinqing.pack.Rule;

/** Service: the provisions of all installed bundles and of the user's own files. */
public interface Library {
  /**
   * Searches.
   *
   * @throws IOException when the index cannot be read or written
   */
  Found search(Query query) throws IOException;

  /**
   * What to search.
   *
   * @param text people's own words, a citation such as 处分条例97条, or part of a title
   * @param limit most hits wanted, 1 to 1000
   * @param locality a place whose provisions rank first, with those of the places around it
   * @param asOf day that decides what is in force
   * @param onlyInForce leaves out what is repealed or not yet in force
   */
  record Query(
      String text, int limit, Optional<Locality> locality, LocalDate asOf, boolean onlyInForce) {}

  /**
   * What was found.
   *
   * @param total number of provisions found
   * @param hits best first, at most the limit
   * @param alsoSearched words that were added, each for a word of the query
   */
  record Found(int total, List<Hit> hits, List<String> alsoSearched) {
    public Found {
      hits = List.copyOf(hits);
      alsoSearched = List.copyOf(alsoSearched);
    }
  }

  /**
   * One provision found.
   *
   * @param address with version
   * @param title of the document
   * @param item label such as 第九十七条
   * @param heading of the provision
   * @param text of the provision
   * @param wording digest or full
   * @param locality of its bundle; {@link Locality#NATIONAL} for imports
   * @param inChain whether it belongs to the place asked for (always true without a place)
   * @param status on the as-of date
   * @param score larger is better
   * @param marks stretches of {@code text} that match
   */
  record Hit(
      Address address,
      String title,
      String item,
      String heading,
      String text,
      Document.Wording wording,
      Locality locality,
      boolean inChain,
      Status status,
      double score,
      List<Mark> marks) {
    public Hit {
      marks = List.copyOf(marks);
    }
  }

  /** A stretch of text in UTF-16 units. */
  record Mark(int from, int to) {}

  /** Where a provision stands on a day. */
  enum Status {
    IN_FORCE,
    REPEALED,
    NOT_YET,
    /** An earlier version of a document whose newer version is in force. */
    HISTORIC
  }

  /**
   * Shows one provision.
   *
   * @param reference an address, or a citation such as 《纪律处分条例》第九十七条
   * @return empty when nothing stands there
   */
  Optional<Page> show(String reference, LocalDate asOf);

  /**
   * A provision with all that hangs on it.
   *
   * @param document its document
   * @param provision the provision
   * @param parts its paragraphs and items, in order
   * @param status on the as-of date
   * @param locality of its bundle
   * @param versions the same provision in other versions, oldest first, this one included
   * @param previous the article before
   * @param next the article after
   * @param rules rules that stand on it or on a part of it
   * @param questions questions that cite it or a part of it
   * @param others scenes, cards, lists, forms, routing tables, plans, ladders, samplings and
   *     figures that cite it or a part of it; one entry each
   */
  record Page(
      Document document,
      Document.Provision provision,
      List<Document.Provision> parts,
      Status status,
      Locality locality,
      List<Version> versions,
      Optional<Address> previous,
      Optional<Address> next,
      List<Rule> rules,
      List<Question> questions,
      List<Citation> others) {
    public Page {
      parts = List.copyOf(parts);
      versions = List.copyOf(versions);
      rules = List.copyOf(rules);
      questions = List.copyOf(questions);
      others = List.copyOf(others);
    }
  }

  /**
   * A version of a provision.
   *
   * @param address with version; may point at a version that no bundle carries
   * @param label its number, such as 第七十六条
   * @param title title of its document version
   * @param from first day in force
   * @param carried whether the text is here
   */
  record Version(Address address, String label, String title, LocalDate from, boolean carried) {}

  /**
   * Imports official files (md, txt, html); a file imported before is replaced.
   *
   * @param paths files or folders
   * @param progress told each file before it is read
   * @return one report a file, in order
   * @throws IOException when the library's own folder cannot be written
   */
  List<Imported> importFiles(List<Path> paths, Consumer<Path> progress) throws IOException;

  /**
   * Reads an official file as an import would, and keeps nothing.
   *
   * @param file md, txt or html
   * @return what an import would report; without a document when the file would be refused
   */
  Imported preview(Path file);

  /**
   * What came of one file.
   *
   * @param file the file
   * @param document the document made of it; empty when it was refused
   * @param replaced whether an earlier import was replaced
   * @param findings what was wrong, or noticed
   */
  record Imported(
      Path file, Optional<Document> document, boolean replaced, List<Diagnostic> findings) {
    public Imported {
      findings = List.copyOf(findings);
    }
  }

  /** Documents the user imported, by title. */
  List<Document> imports();

  /**
   * Removes an imported document.
   *
   * @param document id of the document (second part of its address)
   * @return whether there was one
   * @throws IOException when the library's own folder cannot be written
   */
  boolean removeImport(String document) throws IOException;

  /**
   * What is wrong with the user's own files as they are kept; a damaged one is left out, never
   * deleted.
   */
  default List<Diagnostic> findings() {
    return List.of();
  }
}
