package org.qinqing.training.statistics;

import java.util.OptionalInt;

/**
 * A point of the retention curve: answers to items that were answered before, so many days ago.
 *
 * @param from least days since the answer before
 * @param to most days; empty for any more
 * @param share how many of the answers were right; without answers when none fell here
 */
public record Retention(int from, OptionalInt to, Share share) {}
