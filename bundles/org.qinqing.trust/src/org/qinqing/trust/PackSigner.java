package org.qinqing.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.qinqing.pack.Diagnostic;

/** Service: signs bundle files, puts several into one, and says who signed one. */
public interface PackSigner {
  /**
   * A key with what it is certified for.
   *
   * @param key file with the sealed private key
   * @param passphrase of the key; the caller wipes it
   * @param certificates file with the certificate and those above it, the own first
   */
  record Signer(Path key, char[] passphrase, Path certificates) {}

  /**
   * Signs a bundle. The same bundle, key, certificates and time give the same bytes.
   *
   * @param file the built bundle; one that is signed already is signed anew
   * @param handOver a hand-over by the former publisher, if the bundle changes hands
   * @param time of signing; cut to whole seconds
   * @param output the {@code .qinqing} file to write; replaced in one step
   * @return not done when the key or the certificate does not fit or the bundle goes beyond it
   * @throws IOException when a file cannot be read or written; an older output stays
   */
  Signed sign(Path file, Signer signer, Optional<Path> handOver, Instant time, Path output)
      throws IOException;

  /**
   * Puts several signed bundles into one file with an index.
   *
   * @throws IOException when a file cannot be read or written
   */
  Signed collect(List<Path> files, Path output) throws IOException;

  /**
   * Who signed a bundle file and whether that holds, judged as an install would judge it now; for a
   * collection one for each bundle.
   *
   * @throws IOException when the file cannot be read
   */
  List<Verification> verify(Path file) throws IOException;

  /**
   * What came of signing.
   *
   * @param done whether the output was written
   * @param findings why not, or what to look at
   */
  record Signed(boolean done, List<Diagnostic> findings) {
    public Signed {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What came of verifying.
   *
   * @param holds whether it is signed, by somebody trusted, within his authority
   * @param id id of the bundle, empty when unknown
   * @param version its version, empty when unknown
   * @param publisher who signed; empty when unsigned, or when that cannot even be read
   * @param signedAt when, by the signer's own clock
   * @param findings why not, or what to look at
   */
  record Verification(
      boolean holds,
      String id,
      String version,
      Optional<Publisher> publisher,
      Optional<Instant> signedAt,
      List<Diagnostic> findings) {
    public Verification {
      findings = List.copyOf(findings);
    }
  }
}
