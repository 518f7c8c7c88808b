package org.qinqing.trust.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.qinqing.data.DataFolder;
import org.qinqing.trust.PackSigner.Signer;

/**
 * Signs many bundles with one key, by the classes that {@code pack sign} signs one with: that opens
 * the key anew each time, which is made to be slow. Stands in their own package because they are
 * not open to others.
 */
public final class SignedFiles {
  private final Trust trust;
  private final OpenSigner signer;

  /**
   * Opens the key.
   *
   * @throws IOException when key and certificate do not fit
   */
  public SignedFiles(Signer signer, DataFolder data) throws IOException {
    this.trust = new Trust(data);
    try {
      this.signer = OpenSigner.of(signer, trust);
    } catch (Refusal refusal) {
      throw new IOException(refusal.findings().toString(), refusal);
    }
  }

  /** Makes a data folder trust whoever vouches for the signer, without a start of the program. */
  public void pin(Path data) throws IOException {
    new TrustFolder(data).pin(signer.chain().getLast());
  }

  /**
   * A built bundle, signed now.
   *
   * @throws IOException when it is no bundle file
   */
  public byte[] of(String id, String version, byte[] built) throws IOException {
    try {
      return signer.signed(
          id, version, Verifier.bundle(Container.read(id, built)), Instant.now(), trust);
    } catch (Refusal refusal) {
      throw new IOException(refusal.findings().toString(), refusal);
    }
  }
}
