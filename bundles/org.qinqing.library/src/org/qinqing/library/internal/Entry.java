package org.qinqing.library.internal;

import java.util.Optional;
import org.qinqing.library.Library.OwnDocument;

/**
 * What the index remembers of a document version it holds.
 *
 * @param key address of the document version; for a damaged file its name
 * @param fingerprint equal as long as nothing that is indexed changed
 * @param own where it is kept, for the user's own files
 */
record Entry(String key, String fingerprint, Optional<Own> own) {
  /**
   * A file of the user's own.
   *
   * @param stored name in the folder
   * @param path where the file was when it was imported
   * @param document what is in it; empty when it is damaged
   */
  record Own(String stored, String path, Optional<OwnDocument> document) {}
}
