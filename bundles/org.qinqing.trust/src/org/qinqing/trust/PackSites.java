package org.qinqing.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;

/**
 * Service: places where rule bundles are to be had. A site is a folder, a zip of one, or a static
 * web server; its index is signed. Nothing is fetched unless somebody asks, and what was fetched is
 * trusted no more than a file from anywhere else.
 */
public interface PackSites {
  /** The sites that count, those of the administrator's policy first. */
  List<Site> sites();

  /**
   * A site.
   *
   * @param place path of a folder or a zip, or an {@code http} or {@code https} address
   * @param byPolicy whether the administrator's policy names it; it cannot be removed then
   * @param refreshed when its index was last read; empty when never
   * @param number of the index that is known; 0 when none is
   * @param findings what was wrong the last time
   */
  record Site(
      String place,
      boolean byPolicy,
      Optional<Instant> refreshed,
      long number,
      List<Diagnostic> findings) {
    public Site {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Adds a site.
   *
   * @return not done when the policy forbids it or it is no place at all
   * @throws IOException when that cannot be written
   */
  TrustRoots.Changed add(String place) throws IOException;

  /**
   * Removes a site; what was installed from it stays.
   *
   * @throws IOException when that cannot be written
   */
  TrustRoots.Changed remove(String place) throws IOException;

  /** What the sites offer as far as was known at the last refresh; reads no site. */
  List<Offer> known();

  /**
   * Asks every site for what is new. A site that cannot be reached keeps what was known of it and
   * says so in its findings.
   *
   * @throws IOException when what was learnt cannot be kept
   */
  List<Offer> refresh() throws IOException;

  /**
   * A bundle to be had.
   *
   * @param site place of the site
   * @param id of the bundle
   * @param title its title
   * @param locality division code
   * @param version its version
   * @param publisher who publishes it, as the index says; the file itself proves it
   * @param issued day on which it was signed
   * @param size of the file, bytes
   * @param sha256 of the file, lower-case hexadecimal
   * @param says what this version changed, one line each
   */
  record Offer(
      String site,
      String id,
      String title,
      String locality,
      String version,
      String publisher,
      LocalDate issued,
      long size,
      String sha256,
      List<String> says) {
    public Offer {
      says = List.copyOf(says);
    }
  }

  /** Of what is known, the newest offer for each installed bundle that is newer than it. */
  List<Offer> updates();

  /**
   * Brings the file of an offer.
   *
   * @param folder where to put it; its name there ends with {@code .qinqing}
   * @throws IOException when it cannot be had or is not what the index promised; nothing is left
   *     behind then
   */
  Path fetch(Offer offer, Path folder) throws IOException;

  /**
   * Makes or renews the index of a folder with signed bundle files. When it is refused or fails,
   * the site is what it was.
   *
   * @param folder the site; the files that lie there are left as they are
   * @param files signed bundle files to be added, empty for none. Each is copied into the folder; a
   *     file with one bundle is called by its id and version there. With any, the folder is made
   *     when it is not there.
   * @param until when an index must have been renewed
   * @param time of signing
   * @throws IOException when a file cannot be read or written
   */
  PackSigner.Signed publish(
      Path folder, List<Path> files, PackSigner.Signer signer, Instant until, Instant time)
      throws IOException;
}
