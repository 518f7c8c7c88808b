package org.qinqing.trust;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.qinqing.pack.Diagnostic;

/** Service: brings newer versions of installed bundles. */
public interface PackUpdates {
  /**
   * Installs the newest version the sites are known to offer of each bundle. A version that the
   * user went back from comes only when its bundle is named.
   *
   * @param ids ids of bundles; empty for all that are installed
   * @return what was tried, by id; empty when there is nothing newer
   * @throws IOException when the store cannot be written
   */
  List<Updated> update(Set<String> ids) throws IOException;

  /**
   * What came of one bundle.
   *
   * @param id of the bundle
   * @param title as it is or was installed
   * @param from the version before
   * @param to the version that was offered
   * @param publisher who publishes the new one; empty when that is not known
   * @param says what the new version says it changed, one line each
   * @param changes what is different with the new version, or would be; {@link PackChanges#NONE}
   *     when it could not be had or is refused
   * @param done whether it is installed now
   * @param findings why not, or what to look at
   */
  record Updated(
      String id,
      String title,
      String from,
      String to,
      String publisher,
      List<String> says,
      PackChanges changes,
      boolean done,
      List<Diagnostic> findings) {
    public Updated {
      says = List.copyOf(says);
      findings = List.copyOf(findings);
    }
  }

  /**
   * Does what the administrator's policy wants to happen by itself: newer versions from his folder
   * or mirrors, signed and by the publisher of the installed one. Does nothing without such a
   * policy. Takes its time; never call it on the thread of the window.
   *
   * @return what was done this time
   * @throws IOException when the store cannot be written
   */
  List<Automatic> runAutomatic() throws IOException;

  /** What was done by itself, newest first, at most {@value #REMEMBERED}. */
  List<Automatic> automatic();

  /** How many automatic updates are remembered. */
  int REMEMBERED = 200;

  /**
   * An update that came by itself, or was refused.
   *
   * @param time when
   * @param id of the bundle
   * @param title of the bundle
   * @param from the version before
   * @param to the version that was found
   * @param publisher who publishes it; empty when that is not known
   * @param done whether it was installed
   * @param why the first reason why not, or what to look at; empty when there is nothing to say
   */
  record Automatic(
      Instant time,
      String id,
      String title,
      String from,
      String to,
      String publisher,
      boolean done,
      String why) {}
}
