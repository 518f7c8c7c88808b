package org.qinqing.pack;

/**
 * Service, called by the registry (whiteboard): a rule bundle that ought to be installed but cannot
 * even be given to the framework, such as a damaged file of the pack store. One service per bundle;
 * it is withdrawn when the bundle is mended or removed.
 */
public interface UnhealthyPackSource {
  /** The bundle and what is wrong with it; always the same answer. */
  PackSnapshot.UnhealthyPack unhealthy();
}
