package org.qinqing.cli.internal;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command is told where the passphrase is. */
final class PassphraseOption {
  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      descriptionKey = "option.passphraseFile")
  private @Nullable Path file;

  /** The file whose first line it is; empty to ask. */
  Optional<Path> file() {
    return Optional.ofNullable(file);
  }
}
