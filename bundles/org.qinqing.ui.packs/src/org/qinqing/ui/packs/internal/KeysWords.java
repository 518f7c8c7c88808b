package org.qinqing.ui.packs.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.qinqing.data.DataFolder;
import org.qinqing.pack.Locality;
import org.qinqing.pack.PackRegistry;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Level;
import org.qinqing.trust.Publisher;
import org.qinqing.ui.kit.Words;

/** Says who a certificate names, for what it speaks, and what went wrong. */
final class KeysWords {
  private static final int HEX_GROUP = 4;
  private final Words words;
  private final PackRegistry registry;

  KeysWords(Words words, PackRegistry registry) {
    this.words = words;
    this.registry = registry;
  }

  /** A place by name as far as a bundle or the list of provinces names it, with its code. */
  String place(Locality place) {
    if (place.equals(Locality.NATIONAL)) {
      return words.say("place.national");
    }
    if (place.equals(Locality.TEMPLATE)) {
      return words.say("keys.template");
    }
    return new Places(registry.snapshot(), words)
        .known(place.code())
        .map(name -> words.say("keys.place", name, place.code()))
        .orElse(place.code());
  }

  String level(Level level) {
    return words.say("keys.level." + level.name());
  }

  static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneId.systemDefault());
  }

  private String names(Collection<String> names) {
    return names.contains(Authority.ANY)
        ? words.say("keys.any")
        : names.stream().sorted().collect(Collectors.joining(words.say("list.and")));
  }

  /** For what a certificate speaks, one line each. */
  List<String> authority(Authority authority) {
    List<String> lines = new ArrayList<>();
    lines.add(
        words.say(
            authority.locality().equals(Locality.NATIONAL) ? "keys.speaks.national" : "keys.speaks",
            place(authority.locality()),
            level(authority.highest())));
    lines.add(words.say("keys.packs", names(authority.packs())));
    lines.add(words.say("keys.issuers", names(authority.issuers())));
    if (!authority.replaces().isEmpty()) {
      lines.add(words.say("keys.replaces", names(authority.replaces())));
    }
    return lines;
  }

  /** How long a certificate counts, and whether it may certify others. */
  String validity(Publisher publisher) {
    return words.say(
        publisher.certifies() ? "keys.valid.certifies" : "keys.valid",
        day(publisher.from()).toString(),
        day(publisher.until()).toString());
  }

  /** Hexadecimal digits in groups, as they are read out. */
  static String grouped(String hex) {
    StringBuilder grouped = new StringBuilder();
    for (int i = 0; i < hex.length(); i++) {
      grouped.append(i > 0 && i % HEX_GROUP == 0 ? " " : "").append(hex.charAt(i));
    }
    return grouped.toString();
  }

  /** What went wrong, what is safe, and what to do. */
  String said(Exception failure) {
    return switch (failure) {
      case DataFolder.BusyException busy -> words.say("error.busy", busy.owner());
      case NoSuchFileException none -> words.say("keys.error.none", String.valueOf(none.getFile()));
      case AccessDeniedException denied ->
          words.say("keys.error.denied", String.valueOf(denied.getFile()));
      case FileAlreadyExistsException there ->
          words.say("keys.error.there", String.valueOf(there.getFile()));
      case IOException e -> words.say("keys.error.file", String.valueOf(e.getMessage()));
      default -> words.say("keys.error", String.valueOf(failure.getMessage()));
    };
  }
}
