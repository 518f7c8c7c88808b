package org.qinqing.ui.packs.internal;

import java.time.Period;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.qinqing.pack.Locality;
import org.qinqing.trust.Authority;
import org.qinqing.trust.Level;
import org.qinqing.ui.kit.Segments;
import org.qinqing.ui.kit.Words;

/** For what a certificate lets its holder speak, and for how many months. */
final class KeysAuthority {
  private static final String PLACE = "place";
  private static final String PACKS = "packs";
  private static final String ISSUERS = "issuers";
  private static final String REPLACES = "replaces";
  private static final String MONTHS = "months";
  private static final int MOST_MONTHS = 360;
  private static final Pattern BETWEEN = Pattern.compile("[\\s,，、;；]+");
  private static final Pattern PACK = Pattern.compile("\\*|[a-z][a-z0-9-]*\\*?");
  private static final Pattern DOCUMENT = Pattern.compile("\\*|[a-z][a-z0-9-]*:[a-z0-9_-]+");
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

  /** Names of offices have blanks of their own at most inside brackets; they are told apart so. */
  private static final Pattern BETWEEN_NAMES = Pattern.compile("\\s*[,，、;；\\n]\\s*");

  private final KeysDialog dialog;
  private final Words words;
  private final Text issuers;
  private final Label place;
  private final Segments level;
  private String proposed = "";
  private boolean levelChosen;

  /**
   * What stands there at first.
   *
   * @param packs ids
   * @param issuers issuing bodies
   * @param replaces documents that may be replaced
   * @param months validity
   */
  record Start(String packs, String issuers, String replaces, int months) {}

  KeysAuthority(KeysDialog dialog, Composite body, Start start) {
    this.dialog = dialog;
    this.words = dialog.words();
    Composite first = KeysDialog.pair(body);
    Text code =
        dialog.line(first, PLACE, words.say("keys.locality"), words.say("keys.locality.hint"));
    Text ids = dialog.line(first, PACKS, words.say("keys.ids"), words.say("keys.ids.hint"));
    place = dialog.note(body, words.say("keys.locality.text"));
    Composite second = dialog.fields().labelled(body, words.say("keys.level"));
    level =
        new Segments(
            second,
            dialog.theme(),
            Arrays.stream(Level.values()).map(one -> words.say("keys.level." + one)).toList(),
            Level.COUNTY.ordinal());
    level.onChoice(index -> levelChosen = true);
    issuers = dialog.line(body, ISSUERS, words.say("keys.bodies"), words.say("keys.bodies.hint"));
    Composite third = KeysDialog.pair(body);
    Text replaces = dialog.line(third, REPLACES, words.say("keys.may"), words.say("keys.may.hint"));
    Text months = dialog.line(third, MONTHS, words.say("keys.months"), "");
    ids.setText(start.packs);
    issuers.setText(start.issuers);
    replaces.setText(start.replaces);
    months.setText(Integer.toString(start.months));
    code.addListener(SWT.Modify, event -> placeTyped());
  }

  private void placeTyped() {
    Optional<Locality> wanted = locality();
    place.setText(
        wanted
            .map(one -> words.say("keys.locality.is", dialog.around().says().place(one)))
            .orElse(words.say("keys.locality.text")));
    place.requestLayout();
    if (!levelChosen) {
      wanted.ifPresent(
          one -> {
            level.choose(Level.of(one).ordinal());
            levelChosen = false;
          });
    }
  }

  /** Proposes an issuing body, unless a person wrote something else. */
  void issuer(String name) {
    if (issuers.getText().isEmpty() || issuers.getText().equals(proposed)) {
      proposed = name;
      issuers.setText(name);
    }
  }

  private Optional<Locality> locality() {
    return Locality.of(dialog.value(PLACE));
  }

  private Set<String> list(String key, Pattern between) {
    Set<String> all = new LinkedHashSet<>(Arrays.asList(between.split(dialog.value(key))));
    all.removeIf(String::isBlank);
    return all;
  }

  private Level level() {
    return Level.values()[level.chosen()];
  }

  /** The first thing that is missing or wrong, in words. */
  Optional<String> missing() {
    String key = "";
    if (locality().isEmpty()) {
      key = "keys.wrong.locality";
    } else if (list(PACKS, BETWEEN).isEmpty()
        || !list(PACKS, BETWEEN).stream().allMatch(id -> PACK.matcher(id).matches())) {
      key = "keys.wrong.ids";
    } else if (list(ISSUERS, BETWEEN_NAMES).isEmpty()) {
      key = "keys.wrong.bodies";
    } else if (!list(REPLACES, BETWEEN).stream().allMatch(d -> DOCUMENT.matcher(d).matches())) {
      key = "keys.wrong.may";
    } else if (!NUMBER.matcher(dialog.value(MONTHS)).matches()
        || Integer.parseInt(dialog.value(MONTHS)) > MOST_MONTHS) {
      key = "keys.wrong.months";
    }
    return key.isEmpty() ? Optional.empty() : Optional.of(words.say(key));
  }

  /** What was typed; only when nothing is missing. */
  Authority authority() {
    return new Authority(
        list(PACKS, BETWEEN),
        locality().orElseThrow(),
        level(),
        list(ISSUERS, BETWEEN_NAMES),
        list(REPLACES, BETWEEN));
  }

  /** How long it counts; only when nothing is missing. */
  Period validity() {
    return Period.ofMonths(Integer.parseInt(dialog.value(MONTHS)));
  }
}
