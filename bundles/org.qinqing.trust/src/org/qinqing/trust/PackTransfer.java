package org.qinqing.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.qinqing.pack.Diagnostic;

/** Service: brings files of sites as they are; nothing of them is installed. */
public interface PackTransfer {
  /**
   * Brings one bundle file from an address. What it is, and whether it may be installed, is for
   * {@link PackInstaller}.
   *
   * @param address {@code http}, {@code https} or {@code file}, ending with {@code .qinqing}
   * @param folder where to put it
   * @throws NotBroughtException when it cannot be had
   * @throws IOException when it cannot be written; nothing is left behind either way
   */
  Path bring(String address, Path folder) throws IOException;

  /** It could not be brought, and why. */
  final class NotBroughtException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient List<Diagnostic> findings;

    /** Says why; at least one finding. */
    public NotBroughtException(List<Diagnostic> findings) {
      super(findings.getFirst().message() + findings.getFirst().mend());
      this.findings = List.copyOf(findings);
    }

    /** Why, never empty. */
    public List<Diagnostic> findings() {
      return findings;
    }
  }

  /**
   * Makes or renews a mirror of a site. Files that are there already are not brought again; the
   * head, which makes the rest count, is put in place last, so that a mirror is always as the site
   * was at one moment. Safe to interrupt and to begin anew.
   *
   * @param source path of a folder or a zip, or an {@code http} or {@code https} address
   * @param folder the mirror; made when it is not there
   * @throws IOException when the mirror cannot be written
   */
  Mirrored mirror(String source, Path folder) throws IOException;

  /**
   * What came of it.
   *
   * @param done whether the mirror is as the site is now
   * @param number of the index that is mirrored
   * @param brought how many files were brought
   * @param kept how many were there already
   * @param removed how many of the former mirror are no longer listed and were removed
   * @param findings why not, or what to look at
   */
  record Mirrored(
      boolean done, long number, int brought, int kept, int removed, List<Diagnostic> findings) {
    public Mirrored {
      findings = List.copyOf(findings);
    }
  }
}
