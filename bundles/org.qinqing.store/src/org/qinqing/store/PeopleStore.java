package org.qinqing.store;

import java.io.IOException;
import java.util.List;

/**
 * Service: what people do on this computer, a {@link Shelf} for each person and one for the
 * computer. It knows nothing of the field: what a journal entry or a state means is known to who
 * writes it.
 *
 * <p>Nothing is opened before the first call. Every method may wait for the disk, or for some
 * seconds for another process, and is not for the UI thread; those that take a passphrase also
 * derive a key on purpose slowly. Safe for several threads, and for several processes: one writes
 * at a time, readers never wait. What was answered to a writer is there after the process is
 * killed; after a power failure the last moments may be missing, never parts of a write.
 *
 * <p>What cannot be done is thrown as {@link StoreException}, which carries the sentence to show;
 * then nothing was changed.
 */
public interface PeopleStore {
  /** The people, by the day they were made. */
  List<Profile> profiles() throws IOException;

  /**
   * Makes a profile without a passphrase.
   *
   * @param name 1 to 40 characters after blanks around it are taken away; no control characters,
   *     line breaks or invisible characters; different from the others also when case and width of
   *     letters are disregarded
   * @throws StoreException {@link StoreException.Reason#NAME} or {@link
   *     StoreException.Reason#NAME_TAKEN}
   */
  Profile make(String name) throws IOException;

  /**
   * Gives a profile another name, under the same rules. Needs no passphrase.
   *
   * @throws StoreException as {@link #make}, or {@link StoreException.Reason#NO_PROFILE}
   */
  Profile rename(String id, String name) throws IOException;

  /**
   * Removes a person with all of theirs, from the backups too. Needs no passphrase, for a forgotten
   * one must not keep a person's data for ever; the caller asks before. Cannot be undone. An id
   * that is not there changes nothing.
   *
   * @return what a person should know: files that may still hold something
   */
  List<StoreFinding> remove(String id) throws IOException;

  /**
   * Seals the payloads of an open profile with a passphrase. Kinds, subjects, keys and times stay
   * readable, for they are searched. Older backups lose this person, a new one is made. Shelves of
   * this profile that are open have to be opened again.
   *
   * @param passphrase not empty; the caller wipes it
   * @throws StoreException {@link StoreException.Reason#LOCKED} when it has a passphrase already
   */
  Profile lock(String id, char[] passphrase) throws IOException;

  /**
   * Takes the passphrase off.
   *
   * @param passphrase the caller wipes it
   * @throws StoreException {@link StoreException.Reason#WRONG_PASSPHRASE}
   */
  Profile unlock(String id, char[] passphrase) throws IOException;

  /**
   * Puts another passphrase in place of one; nothing that is kept is written anew, and shelves that
   * are open stay open.
   *
   * @param old the caller wipes it
   * @param fresh not empty; the caller wipes it
   * @throws StoreException {@link StoreException.Reason#WRONG_PASSPHRASE}
   */
  void changePassphrase(String id, char[] old, char[] fresh) throws IOException;

  /**
   * What a person without a passphrase keeps.
   *
   * @throws StoreException {@link StoreException.Reason#NO_PROFILE}, {@link
   *     StoreException.Reason#LOCKED}
   */
  Shelf open(String id) throws IOException;

  /**
   * What a person with a passphrase keeps.
   *
   * @param passphrase the caller wipes it; disregarded when the profile has none
   * @throws StoreException {@link StoreException.Reason#NO_PROFILE}, {@link
   *     StoreException.Reason#WRONG_PASSPHRASE}
   */
  Shelf open(String id, char[] passphrase) throws IOException;

  /** What belongs to the whole computer and to no person. */
  Shelf common() throws IOException;

  /**
   * What people should know: a file that was put aside because it was damaged, a backup that can be
   * restored, or why nothing can be opened now. Throws nothing that a finding can say.
   */
  List<StoreFinding> findings();

  /** A person has read what was put aside or restored; it is not said again. */
  void settle() throws IOException;

  /** The backups, the newest first. */
  List<StoreBackup> backups() throws IOException;

  /** Makes a backup now. */
  StoreBackup backup() throws IOException;

  /**
   * Puts a backup in place of what is there. The backup is looked through first; what was there is
   * put aside, not deleted.
   *
   * @throws StoreException {@link StoreException.Reason#DAMAGED} when the backup is, {@link
   *     StoreException.Reason#BUSY} while another process has the database open; nothing changed
   *     then
   */
  void restore(StoreBackup backup) throws IOException;
}
