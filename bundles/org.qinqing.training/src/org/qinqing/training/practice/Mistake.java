package org.qinqing.training.practice;

import java.time.Instant;

/**
 * A line of the mistakes book.
 *
 * @param item what was answered wrong
 * @param times how often, since the cited provisions read as they do
 * @param last when last
 * @param days on how many different days it was right since; at two it leaves the book
 */
public record Mistake(Item item, int times, Instant last, int days) {}
