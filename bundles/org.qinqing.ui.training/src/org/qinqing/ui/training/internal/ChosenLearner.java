package org.qinqing.ui.training.internal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.qinqing.store.Change;
import org.qinqing.store.PeopleStore;
import org.qinqing.store.Profile;
import org.qinqing.store.Shelf;
import org.qinqing.store.State;
import org.qinqing.store.StoreException;
import org.qinqing.training.learner.LearnerRecord;
import org.qinqing.training.learner.LearnerRecords;

/**
 * The person who was chosen at the head of the room; nobody as long as none was, and when the store
 * leaves. It outlives the open room, which is made anew with every change of look. Which profile
 * was chosen last is kept on the computer's own shelf; a passphrase nowhere.
 */
final class ChosenLearner implements Learner {
  private static final String KIND = "training.room";
  private static final String LAST = "last-profile";

  private final LearnerRecords records;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Who nobody;
  private volatile Who who;
  private volatile @Nullable PeopleStore store;
  private volatile boolean asked;
  private volatile Optional<Profile> waiting = Optional.empty();
  private volatile boolean told;

  /** A person, and where what they do is kept. */
  record Who(Optional<Profile> profile, LearnerRecord record, Optional<Shelf> shelf) {}

  ChosenLearner(LearnerRecords records) {
    this.records = records;
    nobody = new Who(Optional.empty(), records.unkept(), Optional.empty());
    who = nobody;
  }

  @Override
  public Optional<Profile> profile() {
    return who.profile();
  }

  @Override
  public LearnerRecord record() {
    return who.record();
  }

  // --- the store comes and goes ------------------------------------------------------------------

  /** A store is there. From any thread. */
  void here(PeopleStore wanted) {
    store = wanted;
    asked = false;
    changed();
  }

  /** That store leaves; another may already have come. From any thread. */
  void gone(PeopleStore left) {
    if (store == left) {
      store = null;
      waiting = Optional.empty();
      turnTo(nobody);
      changed();
    }
  }

  /** The store, as long as it is there. */
  Optional<PeopleStore> store() {
    return Optional.ofNullable(store);
  }

  /** Tells, on any thread, of every change but those by {@link #turnTo}; returns what ends that. */
  Runnable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  // --- who it is ---------------------------------------------------------------------------------

  /** Whether this is the first time that the last profile is asked for, since the store came. */
  boolean firstTime() {
    boolean first = !asked && store != null;
    asked = true;
    return first;
  }

  /** The last profile, when it takes a passphrase that nobody has given yet. */
  Optional<Profile> waiting() {
    return waiting;
  }

  /** Nobody waits for a passphrase any more. */
  void waitNoMore() {
    waiting = Optional.empty();
  }

  /** Whether a person still has to be told that nothing is kept. */
  boolean toBeTold() {
    return !told && who.profile().isEmpty();
  }

  /** The person has read that nothing is kept. */
  void told() {
    told = true;
  }

  /** Makes it that person from now on; the shelf of the one before is closed. */
  void turnTo(Who next) {
    Who before = who;
    who = next;
    if (next.profile().isPresent()) {
      waiting = Optional.empty();
    }
    before.shelf().filter(shelf -> !next.shelf().equals(before.shelf())).ifPresent(Shelf::close);
  }

  /** Nobody; nothing is kept, and what was is gone when the program ends. */
  Who nobody() {
    return nobody;
  }

  /** The same person under another name, or with another lock of the same shelf. */
  Who renamed(Profile profile) {
    Who now = who;
    return new Who(Optional.of(profile), now.record(), now.shelf());
  }

  // --- with the disk, not for the UI thread ------------------------------------------------------

  private PeopleStore there() throws IOException {
    PeopleStore now = store;
    if (now == null) {
      throw new IOException("store");
    }
    return now;
  }

  /**
   * Opens what a person keeps, and keeps that it was this one.
   *
   * @param passphrase disregarded when the profile has none
   */
  Who open(Profile profile, char[] passphrase) throws IOException {
    PeopleStore from = there();
    Shelf shelf = profile.locked() ? from.open(profile.id(), passphrase) : from.open(profile.id());
    keepLast(from, Optional.of(profile.id()));
    return new Who(Optional.of(profile), records.of(shelf), Optional.of(shelf));
  }

  /** Keeps that nobody was chosen. */
  void keepNobody() throws IOException {
    keepLast(there(), Optional.empty());
  }

  /**
   * The one chosen last, opened when that takes no passphrase; else it {@link #waiting waits}.
   *
   * @return empty when there is none any more, or it waits
   */
  Optional<Who> last() throws IOException {
    PeopleStore from = there();
    Optional<String> id;
    try (Shelf common = from.common()) {
      id = common.state(KIND, LAST).map(state -> unquoted(state.payload()));
    }
    Optional<Profile> profile =
        id.isEmpty()
            ? Optional.empty()
            : from.profiles().stream().filter(one -> one.id().equals(id.get())).findFirst();
    if (profile.isEmpty()) {
      return Optional.empty();
    }
    if (profile.get().locked()) {
      waiting = profile;
      return Optional.empty();
    }
    return Optional.of(open(profile.get(), new char[0]));
  }

  private static void keepLast(PeopleStore from, Optional<String> id) throws IOException {
    try (Shelf common = from.common()) {
      Optional<State> before = common.state(KIND, LAST);
      String payload = id.map(name -> '"' + name + '"').orElse("null");
      if (before.map(State::payload).filter(payload::equals).isEmpty()) {
        common.put(KIND, LAST, before.map(State::revision).orElse(Change.NEW), payload);
      }
    } catch (StoreException e) {
      // Another window was faster; whose choice is remembered is all the same.
      if (e.reason() != StoreException.Reason.STALE) {
        throw e;
      }
    }
  }

  /** An id has no character that JSON would write otherwise. */
  private static String unquoted(String payload) {
    return payload.replace("\"", "");
  }
}
