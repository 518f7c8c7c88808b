package org.qinqing.store;

import java.time.Instant;

/**
 * One entry of a journal.
 *
 * @param number of its writing, higher than that of all written before it to the same shelf
 * @param kind what happened
 * @param subject what it is about; may be empty
 * @param at when, to the microsecond
 * @param payload one JSON value as it was written
 */
public record Entry(long number, String kind, String subject, Instant at, String payload) {}
