package org.qinqing.classroom;

import java.time.Instant;
import java.util.Optional;

/**
 * A class that is kept in the data folder.
 *
 * @param id names it
 * @param title of its agenda
 * @param startedAt when
 * @param endedAt when it was over; empty: it can be resumed
 * @param participants how many joined
 */
public record ClassSummary(
    String id, String title, Instant startedAt, Optional<Instant> endedAt, int participants) {}
