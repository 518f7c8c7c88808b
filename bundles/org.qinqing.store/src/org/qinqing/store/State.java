package org.qinqing.store;

import java.time.Instant;

/**
 * Something that changes.
 *
 * @param kind what it is the state of
 * @param key which one
 * @param revision the number of the writing that made it so; a later writer names it
 * @param changed when it was written, by the clock of the computer, to the microsecond
 * @param payload one JSON value as it was written
 */
public record State(String kind, String key, long revision, Instant changed, String payload) {}
