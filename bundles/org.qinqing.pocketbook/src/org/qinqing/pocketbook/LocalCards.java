package org.qinqing.pocketbook;

import java.io.IOException;
import java.util.List;

/** Service: replies kept on this computer, one file each in the data folder. */
public interface LocalCards {
  /**
   * What is kept.
   *
   * @param cards newest reply first
   * @param findings one for each file that cannot be read, in a full sentence; the file stays
   */
  record Kept(List<LocalCard> cards, List<Finding> findings) {
    public Kept {
      cards = List.copyOf(cards);
      findings = List.copyOf(findings);
    }
  }

  /**
   * A file that cannot be read.
   *
   * @param file its name
   * @param message what is wrong, what is safe and what to do
   */
  record Finding(String file, String message) {}

  /** Reads what is kept; waits for nobody. */
  Kept kept();

  /**
   * Keeps a reply; its id is given by the store.
   *
   * @return the card as it was kept
   * @throws org.qinqing.data.DataFolder.BusyException when another process writes
   * @throws IOException when the disk refuses; what was there before stays
   */
  LocalCard file(LocalCard card) throws IOException;

  /**
   * Takes a card away for ever.
   *
   * @return whether it was there
   * @throws org.qinqing.data.DataFolder.BusyException when another process writes
   */
  boolean remove(String id) throws IOException;
}
