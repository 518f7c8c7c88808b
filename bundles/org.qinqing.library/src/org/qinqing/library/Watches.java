package org.qinqing.library;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Address;
import org.qinqing.pack.Diagnostic;
import org.qinqing.pack.Locality;

/**
 * Service: searches the user keeps, and words the user watches. A watched search fires when a
 * bundle or file that is installed, updated or imported brings a provision that answers it.
 */
public interface Watches {
  /**
   * A search that is kept.
   *
   * @param id unique, given by the service
   * @param query words
   * @param locality the place it was made for, if any
   * @param watched whether it fires
   * @param created when it was kept
   */
  record Saved(
      String id, String query, Optional<Locality> locality, boolean watched, Instant created) {}

  /**
   * Something new that answers a watched search.
   *
   * @param saved the search
   * @param address the provision
   * @param title of its document
   * @param item its label
   * @param text of the provision
   * @param when it came
   */
  record Fired(
      Saved saved, Address address, String title, String item, String text, Instant when) {}

  /**
   * The searches that are kept, the newest first.
   *
   * @throws IOException when they cannot be read
   */
  List<Saved> all() throws IOException;

  /**
   * Keeps a search; the same words for the same place are kept once.
   *
   * @param query words, not blank
   * @param locality a place
   * @param watched whether it fires from now on; what answers it already does not
   * @throws IllegalArgumentException when there are no words
   * @throws IOException when it cannot be written
   */
  Saved save(String query, Optional<Locality> locality, boolean watched) throws IOException;

  /**
   * Forgets a search.
   *
   * @return whether there was one
   * @throws IOException when it cannot be written
   */
  boolean remove(String id) throws IOException;

  /**
   * What fired and was not yet seen, the newest first.
   *
   * @throws IOException when it cannot be read
   */
  List<Fired> fired() throws IOException;

  /**
   * Marks what fired for a search as seen.
   *
   * @throws IOException when it cannot be written
   */
  void seen(String id) throws IOException;

  /**
   * Looks for what is new since the last look and lets watched searches fire. Called when bundles
   * or imports changed; may take seconds, so never on a thread that must not wait.
   *
   * @return how many fired
   * @throws IOException when something cannot be read or written
   */
  int look() throws IOException;

  /**
   * What is wrong with the searches as they are kept; a damaged file is put aside, never deleted.
   *
   * @throws IOException when it cannot be told
   */
  default List<Diagnostic> findings() throws IOException {
    return List.of();
  }
}
