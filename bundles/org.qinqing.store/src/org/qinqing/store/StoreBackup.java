package org.qinqing.store;

import java.time.Instant;

/**
 * A whole copy of the database.
 *
 * @param file its name in the folder of backups
 * @param made when, to the second
 * @param version of the layout of its tables
 * @param bytes its size
 */
public record StoreBackup(String file, Instant made, int version, long bytes) {}
