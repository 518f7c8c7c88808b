package org.qinqing.training.statistics;

/**
 * Days in a row with at least one answer. A number, no judgement.
 *
 * @param current days in a row up to today, or up to yesterday while today has none yet; else 0
 * @param longest most days in a row ever
 * @param days all days with an answer
 */
public record Streak(int current, int longest, int days) {}
