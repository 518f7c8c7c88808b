package org.qinqing.ui.packs.internal;

import java.util.MissingResourceException;
import java.util.Optional;
import org.qinqing.pack.Locality;
import org.qinqing.pack.Pack;
import org.qinqing.pack.PackSnapshot;
import org.qinqing.ui.kit.Words;

/** What places are called, by their division codes. */
record Places(PackSnapshot snapshot, Words words) {
  /** Its name; the code where nothing installed says it. */
  String name(String code) {
    if (code.isEmpty()) {
      return words.say("place.unknown");
    }
    if (code.equals(Locality.NATIONAL.code())) {
      return words.say("place.national");
    }
    return known(code).orElseGet(() -> words.say("place.coded", code));
  }

  /** Its name, as something installed or the list of provinces says it. */
  Optional<String> known(String code) {
    return snapshot.packs().stream()
        .filter(pack -> pack.locality().code().equals(code))
        .map(Pack::place)
        .findFirst()
        .or(() -> province(code, words));
  }

  /** Name, code and level, as far as they are known. */
  String full(String code) {
    if (code.isEmpty() || code.equals(Locality.TEMPLATE.code())) {
      return code.isEmpty() ? words.say("place.unknown") : below(code);
    }
    return known(code).map(name -> words.say("place.code", name, below(code))).orElse(below(code));
  }

  /** Code and level, such as 440100 市级. */
  String below(String code) {
    Optional<Locality> place = Locality.of(code);
    if (place.isEmpty()) {
      return "";
    }
    if (place.get().equals(Locality.TEMPLATE)) {
      return words.say("place.template");
    }
    return words.say("place.code", code, words.say("place.level." + place.get().depth()));
  }

  /** The name of a province, if it is the code of one. */
  static Optional<String> province(String code, Words words) {
    try {
      return code.endsWith("0000") && !code.equals(Locality.NATIONAL.code())
          ? Optional.of(words.say("region." + code.substring(0, 2)))
          : Optional.empty();
    } catch (MissingResourceException e) {
      return Optional.empty();
    }
  }
}
