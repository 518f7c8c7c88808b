package org.qinqing.cli.internal;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a command is told whose records it works on. */
final class ProfileOptions {
  @Option(names = "--profile", paramLabel = "NAME", descriptionKey = "option.profile")
  String profile = "";

  @Mixin PassphraseOption passphrase = new PassphraseOption();
}
