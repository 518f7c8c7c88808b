package org.qinqing.library;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
   * @param only values a provision must have, one of each facet named; empty for no limit
   * @param wanted what to work out beside the hits
   */
  record Query(
      String text,
      int limit,
      Optional<Locality> locality,
      LocalDate asOf,
      Map<Facet, Set<String>> only,
      Set<Extra> wanted) {
    public Query {
      only = Map.copyOf(only);
      wanted = Set.copyOf(wanted);
    }

    /** With snippets and a suggestion, without counts; all provisions or only those in force. */
    public Query(
        String text, int limit, Optional<Locality> locality, LocalDate asOf, boolean onlyInForce) {
      this(
          text,
          limit,
          locality,
          asOf,
          onlyInForce ? Map.of(Facet.STATUS, Set.of(Status.IN_FORCE.name())) : Map.of(),
          Set.of(Extra.SNIPPETS, Extra.SUGGESTION));
    }
  }

  /** What costs time and is worked out only when wanted. */
  enum Extra {
    /** The stretch of text to show, and what matches in it. */
    SNIPPETS,
    /** How many of the provisions found have which value. */
    COUNTS,
    /** Another way to write a query that looks misspelt. */
    SUGGESTION
  }

  /** A property by which provisions are told apart. Values are what {@link Query#only} takes. */
  enum Facet {
    /** Code of the place of the bundle, such as {@code 440100}. */
    PLACE,
    /** A {@link Level} by name. */
    LEVEL,
    /** The issuing body as written. */
    ISSUER,
    /** Id of a topic of the rules that stand on the provision. */
    TOPIC,
    /** Kind of persons bound by the rules that stand on it, such as {@code leading-cadre}. */
    BINDS,
    /** A {@link Status} by name. */
    STATUS,
    /** Id of the bundle; {@code user} for the user's own files. */
    BUNDLE
  }

  /** Rank of a document, the highest first. */
  enum Level {
    /** A regulation of the Party. */
    PARTY,
    /** A statute. */
    LAW,
    /** A regulation of the State Council. */
    ADMINISTRATIVE,
    /** A normative document of the nation. */
    NORMATIVE,
    /** A document of a place. */
    LOCAL,
    /** A reading aid, guide or report, binding nobody. */
    EXPLANATION,
    /** A file of the user's own whose rank cannot be told. */
    OWN
  }

  /**
   * What was found.
   *
   * @param total number of provisions that answer the query about as well as the hits do
   * @param more whether there are more than {@code total}
   * @param hits best first, at most the limit
   * @param alsoSearched words that were added, each for a word of the query
   * @param suggestion the query as it was probably meant, if it looks misspelt
   * @param counts the provisions found by facet, the most frequent value first; empty unless wanted
   */
  record Found(
      int total,
      boolean more,
      List<Hit> hits,
      List<String> alsoSearched,
      Optional<String> suggestion,
      Map<Facet, List<Count>> counts) {
    public Found {
      hits = List.copyOf(hits);
      alsoSearched = List.copyOf(alsoSearched);
      counts = Map.copyOf(counts);
    }
  }

  /**
   * How many provisions found have a value.
   *
   * @param value as {@link Query#only} takes it
   * @param number at least 1
   */
  record Count(String value, int number) {}

  /**
   * One provision found.
   *
   * @param address with version
   * @param title of the document
   * @param item label such as 第九十七条
   * @param heading of the provision
   * @param text of the provision
   * @param wording digest or full
   * @param level rank of the document
   * @param locality of its bundle; {@link Locality#NATIONAL} for imports
   * @param inChain whether it belongs to the place asked for (always true without a place)
   * @param status on the as-of date
   * @param score larger is better
   * @param snippet what to show of the text; all of it, unmarked, unless snippets are wanted
   */
  record Hit(
      Address address,
      String title,
      String item,
      String heading,
      String text,
      Document.Wording wording,
      Level level,
      Locality locality,
      boolean inChain,
      Status status,
      double score,
      Snippet snippet) {}

  /**
   * A part of a text that begins at a sentence.
   *
   * @param text one line, cut where needed
   * @param cutBefore whether text before it was left out
   * @param cutAfter whether text after it was left out
   * @param marks stretches of {@code text} that match
   */
  record Snippet(String text, boolean cutBefore, boolean cutAfter, List<Mark> marks) {
    public Snippet {
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
   * @param counterpart the same provision in the other wording: the official text of an imported
   *     file beside our digest, or the digest beside the official text
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
      Optional<Counterpart> counterpart,
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
   * The same provision in another document.
   *
   * @param document the other document
   * @param provision the provision there
   * @param parts its paragraphs and items, in order
   */
  record Counterpart(
      Document document, Document.Provision provision, List<Document.Provision> parts) {
    public Counterpart {
      parts = List.copyOf(parts);
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
   * Compares two versions, article by article.
   *
   * @param older address of a document or of a provision in it, with its version
   * @param newer the same in a later version, or another document altogether
   * @return empty when one of the two is not carried
   */
  Optional<Comparison> compare(Address older, Address newer);

  /**
   * What differs between two wordings of one text, such as a provision when a note was put on it
   * and the provision today.
   *
   * @return one line with both in pieces; a side without text has none
   */
  Comparison.Line difference(String older, String newer);

  /**
   * Imports official files; a file imported before is replaced. Each file is kept as soon as it is
   * read: a cancel, or the end of the process, loses at most the file in hand.
   *
   * @param paths files or folders
   * @param progress told each file before it is read, and asked whether to go on
   * @return one report a file that was dealt with, in order
   * @throws IOException when the library's own folder cannot be written
   */
  List<Imported> importFiles(List<Path> paths, ImportProgress progress) throws IOException;

  /**
   * Imports one file as corrected by a person.
   *
   * @throws IOException when the library's own folder cannot be written
   */
  Imported importFile(Path file, ImportCorrections corrections) throws IOException;

  /** Who watches an import. */
  interface ImportProgress {
    /** Watches nothing and never stops. */
    ImportProgress NONE = (file, done, total) -> true;

    /**
     * Before a file is read.
     *
     * @param file the file
     * @param done files dealt with so far
     * @param total files there are
     * @return whether to go on; with false the files from this one on are left out
     */
    boolean next(Path file, int done, int total);
  }

  /**
   * Shows what an import would find in a file, for a person to correct; keeps nothing.
   *
   * @param file any file
   * @param corrections what a person changed of what was found; {@link ImportCorrections#NONE} at
   *     first
   * @return the structure; without units when the file would be refused, with findings why
   */
  ImportStructure preview(Path file, ImportCorrections corrections);

  /**
   * Reads an official file as an import would, and keeps nothing.
   *
   * @param file any file
   */
  Unkept read(Path file);

  /**
   * A file that was read and not kept.
   *
   * @param document the document it makes; empty when it would be refused
   * @param findings what is wrong, or noticed
   */
  record Unkept(Optional<Document> document, List<Diagnostic> findings) {
    public Unkept {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What came of one file.
   *
   * @param file the file
   * @param document the document made of it; empty when it was refused
   * @param replaced whether an earlier import was replaced
   * @param findings what was wrong, or noticed
   */
  record Imported(
      Path file, Optional<OwnDocument> document, boolean replaced, List<Diagnostic> findings) {
    public Imported {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A document the user imported.
   *
   * @param address of the document, with its version
   * @param title its title
   * @param number issuing number, may be empty
   * @param issuer issuing body, may be empty
   * @param effective first day in force; the first day of the year 1 when the file gives none
   * @param articles number of its articles, or of its paragraphs when it has none
   * @param file name of the file it came from
   */
  record OwnDocument(
      Address address,
      String title,
      String number,
      String issuer,
      LocalDate effective,
      int articles,
      String file) {}

  /**
   * Documents the user imported, by title.
   *
   * @throws IOException when the library's own folder cannot be read
   */
  List<OwnDocument> imports() throws IOException;

  /**
   * Removes an imported document.
   *
   * @param address of the document; without a version all its versions
   * @return whether there was one
   * @throws IOException when the library's own folder cannot be written
   */
  boolean removeImport(Address address) throws IOException;

  /**
   * What is wrong with the user's own files as they are kept; a damaged one is left out, never
   * deleted.
   */
  default List<Diagnostic> findings() {
    return List.of();
  }
}
