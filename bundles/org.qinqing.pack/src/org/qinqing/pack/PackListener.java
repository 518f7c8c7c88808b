package org.qinqing.pack;

/**
 * Service, called by the registry (whiteboard): somebody wants to know when bundles came or went.
 */
public interface PackListener {
  /**
   * A new snapshot is current. Called on a thread of the registry, one call at a time; long work
   * belongs elsewhere. A listener that arrives is told the current snapshot at once.
   */
  void changed(PackSnapshot snapshot);
}
