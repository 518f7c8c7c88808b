package org.qinqing.cli.internal;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Profile;
import org.qinqing.store.Shelf;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.learner.LearnerRecords;

/** The people of this computer, as commands name them. */
final class People {
  private final Terminal terminal;
  private final Supplier<PeopleStore> store;
  private final LearnerRecords records;
  private final Passphrases passphrases;

  /** The store is fetched when it is used first, for most commands do without. */
  People(
      Terminal terminal,
      Supplier<PeopleStore> store,
      LearnerRecords records,
      Passphrases passphrases) {
    this.terminal = terminal;
    this.store = store;
    this.records = records;
    this.passphrases = passphrases;
  }

  /** What is done with a person's records. */
  interface Work<T> {
    T with(Learner learner) throws IOException;
  }

  /**
   * A person at work.
   *
   * @param profile who; empty when nothing is remembered
   * @param record what is kept of them
   */
  record Learner(Optional<Profile> profile, LearnerRecord record) {}

  PeopleStore store() {
    return store.get();
  }

  /** The person with that name or id; case and width of letters do not matter. */
  Profile find(String name) throws IOException {
    List<Profile> profiles = store.get().profiles();
    return profiles.stream()
        .filter(profile -> profile.id().equals(name))
        .findFirst()
        .or(
            () ->
                profiles.stream()
                    .filter(profile -> folded(profile.name()).equals(folded(name)))
                    .findFirst())
        .orElseThrow(() -> new WrongUse(terminal.say("error.profile", name)));
  }

  private static String folded(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** Works on the records of the person who is named. */
  <T> T with(ProfileOptions options, Work<T> work) throws IOException {
    if (options.profile.isBlank()) {
      throw new WrongUse(terminal.say("error.missing", "--profile"));
    }
    Profile profile = find(options.profile);
    try (Shelf shelf = open(profile, options)) {
      return work.with(new Learner(Optional.of(profile), records.of(shelf)));
    }
  }

  /** The same; without a name on records that nobody remembers. */
  <T> T withOrUnkept(ProfileOptions options, Work<T> work) throws IOException {
    return options.profile.isBlank()
        ? work.with(new Learner(Optional.empty(), records.unkept()))
        : with(options, work);
  }

  /** Opens the shelf; asks for the passphrase only when there is one. */
  Shelf open(Profile profile, ProfileOptions options) throws IOException {
    if (!profile.locked()) {
      return store.get().open(profile.id());
    }
    char[] passphrase = passphrases.passphrase(options.passphrase.file());
    try {
      return store.get().open(profile.id(), passphrase);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  Passphrases passphrases() {
    return passphrases;
  }
}
