package org.qinqing.training.statistics;

/**
 * To which side the wrong answers on a topic lean (亲 × 清).
 *
 * @param topic id of the topic
 * @param answers how many answers, right and wrong
 * @param strict how many took what is proper for improper
 * @param lax how many took what is improper for proper; an answer may be both
 */
public record Balance(String topic, int answers, int strict, int lax) {}
