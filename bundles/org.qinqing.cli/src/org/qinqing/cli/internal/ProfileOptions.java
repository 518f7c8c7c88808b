package org.qinqing.cli.internal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command is told whose records it works on. */
final class ProfileOptions {
  @Option(names = "--profile", paramLabel = "NAME", descriptionKey = "option.profile")
  String profile = "";

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      descriptionKey = "option.passphraseFile")
  @Nullable Path passphraseFile;
}
