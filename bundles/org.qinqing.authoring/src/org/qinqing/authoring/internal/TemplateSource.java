package org.qinqing.authoring.internal;

import java.io.IOException;
import java.util.SortedMap;

/** The files of installed rule bundles. */
interface TemplateSource {
  /**
   * The files of a bundle, without its manifest.
   *
   * @param id id of the bundle
   * @return path with {@code /} → content; empty when it is not there
   * @throws IOException when it cannot be read
   */
  SortedMap<String, byte[]> files(String id) throws IOException;
}
