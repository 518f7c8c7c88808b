package org.qinqing.training.statistics;

/**
 * The answers on one thing.
 *
 * @param name id of the topic, or the document as {@code pack:document}
 * @param share how many were right
 */
public record Tally(String name, Share share) {}
