package org.qinqing.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Service: makes signed extension files; see {@link Extensions}. */
public interface ExtensionSigner {
  /**
   * Signs an extension. The same content, key, certificates and time give the same bytes.
   *
   * @param source a folder with {@code extension.yaml} and {@code plugins/*.jar}, or an extension
   *     file, which is signed anew
   * @param signer key and certificate; the certificate must let its holder publish code
   * @param time of signing; cut to whole seconds
   * @param output the extension file to write; replaced in one step
   * @return not done when anybody would refuse to install it
   * @throws IOException when a file cannot be read or written; an older output stays
   */
  PackSigner.Signed sign(Path source, PackSigner.Signer signer, Instant time, Path output)
      throws IOException;
}
