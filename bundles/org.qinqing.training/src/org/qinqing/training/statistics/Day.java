package org.qinqing.training.statistics;

import java.time.LocalDate;

/**
 * A day of the calendar.
 *
 * @param date the local day
 * @param share the answers of that day
 */
public record Day(LocalDate date, Share share) {}
