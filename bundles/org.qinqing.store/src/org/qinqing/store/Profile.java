package org.qinqing.store;

import java.time.Instant;

/**
 * A person who uses this computer.
 *
 * @param id for ever the same, never used again
 * @param name as it is shown
 * @param made when, to the microsecond
 * @param locked whether opening it takes a passphrase
 */
public record Profile(String id, String name, Instant made, boolean locked) {}
