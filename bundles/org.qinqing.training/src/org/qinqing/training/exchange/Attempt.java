package org.qinqing.training.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.qinqing.training.Training.Marked;

/**
 * Somebody answered a question.
 *
 * @param id of the attempt; the same attempt written twice has the same id
 * @param account name of the person's account, as the system below knows it; never a personal name
 *     unless that is what accounts are called there
 * @param session what belongs together, such as one exam or one class; empty for practice alone
 * @param marked what was answered and how much of it is right
 * @param at when
 * @param took how long it took, when that is known
 */
public record Attempt(
    UUID id,
    String account,
    Optional<UUID> session,
    Marked marked,
    Instant at,
    Optional<Duration> took) {}
