package org.qinqing.cli.internal;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qinqing.pack.Locality;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Level;
import picocli.CommandLine.Option;

/** For what a certificate lets its holder speak, and how long. */
final class AuthorityOptions {
  private static final int LONGEST_YEARS = 30;

  @Option(
      names = "--pack",
      paramLabel = "ID",
      required = true,
      descriptionKey = "option.authority.pack")
  List<String> packs = new ArrayList<>();

  @Option(
      names = "--locality",
      paramLabel = "CODE",
      required = true,
      descriptionKey = "option.authority.locality")
  String locality = "";

  @Option(
      names = "--level",
      paramLabel = "national|province|city|county",
      required = true,
      descriptionKey = "option.authority.level")
  String level = "";

  @Option(
      names = "--issuer",
      paramLabel = "NAME",
      required = true,
      descriptionKey = "option.authority.issuer")
  List<String> issuers = new ArrayList<>();

  @Option(
      names = "--replaces",
      paramLabel = "PACK:DOCUMENT",
      descriptionKey = "option.authority.replaces")
  List<String> replaces = new ArrayList<>();

  @Option(names = "--code", descriptionKey = "option.authority.code")
  boolean code;

  @Option(names = "--years", paramLabel = "N", descriptionKey = "option.years")
  int years = 2;

  Authority authority(Terminal terminal) {
    Locality place =
        Locality.of(locality)
            .orElseThrow(() -> new WrongUse(terminal.say("error.locality", locality)));
    Level highest =
        Level.of(level)
            .orElseThrow(() -> new WrongUse(terminal.say("error.value", "--level", level)));
    return new Authority(
        Set.copyOf(packs), place, highest, Set.copyOf(issuers), Set.copyOf(replaces), code);
  }

  Period validity(Terminal terminal) {
    if (years < 1 || years > LONGEST_YEARS) {
      throw new WrongUse(terminal.say("error.value", "--years", Integer.toString(years)));
    }
    return Period.ofYears(years);
  }
}
