package org.qinqing.cli.internal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options that stand before or after every command. */
@Command(name = "qinqing", sortOptions = false, mixinStandardHelpOptions = false)
final class RootCommand {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = picocli.CommandLine.ScopeType.INHERIT,
      descriptionKey = "option.help")
  boolean help;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      scope = picocli.CommandLine.ScopeType.INHERIT,
      descriptionKey = "option.lang")
  String lang = "zh";

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = picocli.CommandLine.ScopeType.INHERIT,
      descriptionKey = "option.data")
  String data = "";
}
