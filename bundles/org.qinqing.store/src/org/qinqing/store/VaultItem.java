package org.qinqing.store;

import java.time.Instant;

/**
 * Something kept in the vault.
 *
 * @param id unique in the vault
 * @param at when it was kept
 * @param kind what it is, known to who keeps it
 * @param title a line to find it by
 * @param content as who keeps it wrote it
 */
public record VaultItem(String id, Instant at, String kind, String title, String content) {}
