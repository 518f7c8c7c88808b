package org.qinqing.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.qinqing.pack.Diagnostic;

/** Service: whom this installation trusts. */
public interface TrustRoots {
  /** The roots that count, ordered by name; those of the administrator's policy first. */
  List<Root> roots();

  /**
   * A root that counts.
   *
   * @param publisher whom it names
   * @param byPolicy whether the administrator's policy file pins it; it cannot be unpinned then
   */
  record Root(Publisher publisher, boolean byPolicy) {}

  /**
   * Pins a root.
   *
   * @param certificate file whose last certificate is a root
   * @param fingerprint what the user was told and compared, in hexadecimal or in words; pinning
   *     without it would pin whatever lies on the disk
   * @throws IOException when it cannot be read or written
   */
  Changed pin(Path certificate, String fingerprint) throws IOException;

  /**
   * Unpins a root; what is installed stays, but nothing more is accepted from it.
   *
   * @throws IOException when that cannot be written
   */
  Changed unpin(String fingerprint) throws IOException;

  /**
   * Takes in a revocation list. Installed bundles of a compromised key are not used any more at
   * once.
   *
   * @throws IOException when it cannot be read or written
   */
  Changed revocations(Path list) throws IOException;

  /**
   * What came of it.
   *
   * @param done whether it was done
   * @param name whom it concerns, may be empty
   * @param findings why not, or what to look at
   */
  record Changed(boolean done, String name, List<Diagnostic> findings) {
    public Changed {
      findings = List.copyOf(findings);
    }
  }
}
