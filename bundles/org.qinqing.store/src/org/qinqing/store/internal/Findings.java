package org.qinqing.store.internal;

import java.sql.SQLException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinqing.store.StoreBackup;
import org.qinqing.store.StoreException;
import org.qinqing.store.StoreException.Reason;
import org.qinqing.store.StoreFinding;
import org.qinqing.store.StoreFinding.Severity;
import org.qinqing.store.VaultException;
import org.sqlite.SQLiteException;

/** What this bundle can find, each with its words. */
final class Findings {
  /** The low byte of a result of SQLite is its kind, the rest says more. */
  private static final int KIND = 0xff;

  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int PROTOCOL = 15;
  private static final int NOT_A_DATABASE = 26;

  private Findings() {}

  private static StoreFinding error(String code, String message, String mend) {
    return new StoreFinding(Severity.ERROR, code, message, mend, Optional.empty());
  }

  static StoreException of(SQLException e) {
    return switch (kind(e)) {
      case BUSY, LOCKED, PROTOCOL -> busy(e);
      case CORRUPT, NOT_A_DATABASE -> damaged(e);
      case FULL ->
          new StoreException(
              Reason.FULL,
              error("D-102", Messages.text("store.full"), Messages.text("store.full.mend")),
              e);
      default -> failed(String.valueOf(e.getMessage()), e);
    };
  }

  static boolean isDamage(SQLException e) {
    return kind(e) == CORRUPT || kind(e) == NOT_A_DATABASE;
  }

  private static int kind(SQLException e) {
    int code = e instanceof SQLiteException own ? own.getResultCode().code : e.getErrorCode();
    return code & KIND;
  }

  static StoreException failed(String cause, @Nullable Throwable e) {
    return new StoreException(
        Reason.FAILED,
        error("D-101", Messages.text("store.failed", cause), Messages.text("store.failed.mend")),
        e);
  }

  static StoreException busy(@Nullable Throwable e) {
    return new StoreException(
        Reason.BUSY,
        error("D-103", Messages.text("store.busy"), Messages.text("store.busy.mend")),
        e);
  }

  static StoreException newer(long found, int known) {
    return new StoreException(
        Reason.NEWER,
        error(
            "D-104",
            Messages.text("store.newer", Long.toString(found), Integer.toString(known)),
            Messages.text("store.newer.mend")),
        null);
  }

  static StoreException damaged(@Nullable Throwable e) {
    return new StoreException(
        Reason.DAMAGED,
        error("D-105", Messages.text("store.damaged"), Messages.text("store.damaged.mend")),
        e);
  }

  static StoreException damagedBackup(String file, @Nullable Throwable e) {
    return new StoreException(
        Reason.DAMAGED,
        error(
            "D-106",
            Messages.text("store.damagedBackup", file),
            Messages.text("store.damagedBackup.mend")),
        e);
  }

  static StoreException damagedSeal(Throwable e) {
    return new StoreException(
        Reason.DAMAGED,
        error("D-107", Messages.text("store.damagedSeal"), Messages.text("store.damagedSeal.mend")),
        e);
  }

  static StoreException noProfile() {
    return new StoreException(
        Reason.NO_PROFILE,
        error("D-201", Messages.text("store.noProfile"), Messages.text("store.noProfile.mend")),
        null);
  }

  static StoreException name(int most) {
    return new StoreException(
        Reason.NAME,
        error(
            "D-202",
            Messages.text("store.name", Integer.toString(most)),
            Messages.text("store.name.mend")),
        null);
  }

  static StoreException taken(String name) {
    return new StoreException(
        Reason.NAME_TAKEN,
        error("D-203", Messages.text("store.taken", name), Messages.text("store.taken.mend")),
        null);
  }

  static StoreException of(VaultException e) {
    return switch (e.reason()) {
      case WRONG_PASSPHRASE ->
          new StoreException(
              Reason.WRONG_PASSPHRASE,
              error(
                  "D-204",
                  Messages.text("store.passphrase"),
                  Messages.text("store.passphrase.mend")),
              e);
      default -> damagedSeal(e);
    };
  }

  static StoreException locked() {
    return new StoreException(
        Reason.LOCKED,
        error("D-205", Messages.text("store.locked"), Messages.text("store.locked.mend")),
        null);
  }

  static StoreException notLocked() {
    return new StoreException(
        Reason.NOT_LOCKED,
        error("D-206", Messages.text("store.notLocked"), Messages.text("store.notLocked.mend")),
        null);
  }

  static StoreException stale(String kind, String key) {
    return new StoreException(
        Reason.STALE,
        error("D-207", Messages.text("store.stale", kind, key), Messages.text("store.stale.mend")),
        null);
  }

  static StoreFinding aside(String file, Optional<StoreBackup> offer) {
    return new StoreFinding(
        Severity.ERROR,
        "D-301",
        Messages.text("store.aside", file),
        offer
            .map(backup -> Messages.text("store.aside.mend", day(backup)))
            .orElseGet(() -> Messages.text("store.aside.noBackup")),
        offer);
  }

  static StoreFinding missing(StoreBackup offer) {
    return new StoreFinding(
        Severity.WARNING,
        "D-302",
        Messages.text("store.missing"),
        Messages.text("store.missing.mend", day(offer)),
        Optional.of(offer));
  }

  static StoreFinding restored(String backup, String file) {
    return new StoreFinding(
        Severity.NOTE,
        "D-303",
        Messages.text("store.restored", backup, file),
        Messages.text("store.restored.mend"),
        Optional.empty());
  }

  static StoreFinding left(String file) {
    return new StoreFinding(
        Severity.WARNING,
        "D-304",
        Messages.text("store.left", file),
        Messages.text("store.left.mend"),
        Optional.empty());
  }

  static StoreFinding leftBackup(String file) {
    return new StoreFinding(
        Severity.WARNING,
        "D-305",
        Messages.text("store.leftBackup", file),
        Messages.text("store.leftBackup.mend"),
        Optional.empty());
  }

  static String day(StoreBackup backup) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
        .format(backup.made().atZone(ZoneId.systemDefault()));
  }
}
