package org.qinqing.library;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;

/**
 * Service: what the user wrote on provisions: notes, highlights and favourites. They are kept by
 * address, quoted text and a hash of it, so that an update of the provision never loses them
 * (model: W3C Web Annotation).
 */
public interface Notes {
  /** What a mark is. */
  enum Kind {
    /** Words of the user on a provision or a stretch of it. */
    NOTE,
    /** A stretch of text that is marked, without words. */
    HIGHLIGHT,
    /** A provision to come back to. */
    FAVOURITE
  }

  /** Where a mark stands after what it was put on may have changed. */
  enum Standing {
    /** The text is as it was. */
    KEPT,
    /** The same matter stands elsewhere or in other words now; the change is shown. */
    MOVED,
    /** Nothing like it is there any more. */
    ORPHANED
  }

  /**
   * The stretch of text a mark was put on.
   *
   * @param exact the text
   * @param prefix up to 32 characters before it, may be empty
   * @param suffix up to 32 characters after it, may be empty
   */
  record Quote(String exact, String prefix, String suffix) {}

  /**
   * A mark as it is kept.
   *
   * @param id unique, given by the service
   * @param kind what it is
   * @param target the provision it was put on, with version
   * @param quote the stretch it was put on; empty for the whole provision
   * @param words of the user; empty for other kinds than a note
   * @param created when it was made
   * @param changed when its words were changed last
   */
  record Mark(
      String id,
      Kind kind,
      Address target,
      Optional<Quote> quote,
      String words,
      Instant created,
      Instant changed) {}

  /**
   * A mark and where it stands now.
   *
   * @param mark as it is kept
   * @param standing what became of it
   * @param now where it stands today; empty when orphaned
   * @param from first unit of the quoted stretch in the text of {@code now}, -1 for all of it
   * @param to after the last unit, -1 for all of it
   * @param before the text of the provision when the mark was made; for comparison
   */
  record Placed(
      Mark mark, Standing standing, Optional<Address> now, int from, int to, String before) {}

  /**
   * Puts a mark on a provision.
   *
   * @param kind what it is
   * @param target a provision that is there; without a version the one in force
   * @param quote the stretch of its text; empty for all of it. A stretch that stands in a part of
   *     the provision is put on that part; it cannot reach over several
   * @param words of the user; may be empty only for highlights and favourites
   * @return the mark as kept, with what really stands around the quote
   * @throws IllegalArgumentException when nothing stands at the target, the quote is not in its
   *     text, or a note has no words
   * @throws IOException when it cannot be written
   */
  Mark add(Kind kind, Address target, Optional<Quote> quote, String words) throws IOException;

  /**
   * Changes the words of a note.
   *
   * @return the mark as kept; empty when there is none with that id
   * @throws IllegalArgumentException when a note would be left without words
   * @throws IOException when it cannot be written
   */
  Optional<Mark> change(String id, String words) throws IOException;

  /**
   * Puts a mark where it stands now for good, so that it counts as kept from then on.
   *
   * @return the mark as kept; empty when there is none with that id, or it is orphaned
   * @throws IOException when it cannot be written
   */
  Optional<Mark> settle(String id) throws IOException;

  /**
   * Removes a mark.
   *
   * @return whether there was one
   * @throws IOException when it cannot be written
   */
  boolean remove(String id) throws IOException;

  /**
   * The marks that stand on a provision or a part of it now, by place in the text. A mark that
   * moved to a later version also stands, kept, on the version it was put on while that is here.
   *
   * @param provision without a version the one in force
   * @throws IOException when they cannot be read
   */
  List<Placed> on(Address provision) throws IOException;

  /**
   * All marks, each once where it stands today, the newest first.
   *
   * @throws IOException when they cannot be read
   */
  List<Placed> all() throws IOException;

  /**
   * What a mark was put on, in words: the title of the document and the label of the provision as
   * they were then. For a mark whose document is gone.
   *
   * @return empty when it is not known, or there is no mark with that id
   * @throws IOException when it cannot be read
   */
  default Optional<String> origin(String id) throws IOException {
    return Optional.empty();
  }

  /**
   * Writes all marks as a W3C Web Annotation collection (JSON-LD).
   *
   * @throws IOException when they cannot be read or written
   */
  void export(OutputStream out) throws IOException;

  /**
   * Takes in marks that were exported; those that are there already are left as they are.
   *
   * @param json a W3C Web Annotation collection
   * @return how many came in, and what could not be read
   * @throws IOException when they cannot be written
   */
  TakenIn takeIn(byte[] json) throws IOException;

  /**
   * What came of a file with marks.
   *
   * @param added number that came in
   * @param findings what could not be read
   */
  record TakenIn(int added, List<Diagnostic> findings) {
    public TakenIn {
      findings = List.copyOf(findings);
    }
  }

  /** What is wrong with the marks as they are kept; a damaged one is left out, never deleted. */
  List<Diagnostic> findings() throws IOException;
}
