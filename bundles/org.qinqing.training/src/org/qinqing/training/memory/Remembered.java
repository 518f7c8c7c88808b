package org.qinqing.training.memory;

import java.time.Instant;

/**
 * What is remembered of an item, and of which wording.
 *
 * @param item id of the item
 * @param memory the state of the memory
 * @param first when this wording was reviewed for the first time
 * @param renewed whether another wording was remembered before this one
 * @param fingerprint tells the cited provisions, as they read then, from any other wording
 */
public record Remembered(
    String item, Memory memory, Instant first, boolean renewed, String fingerprint) {}
