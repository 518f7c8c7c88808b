package org.qinqing.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something measured, with the peer's value beside it if there is one.
 *
 * @param metric its stable name, such as {@code search.60k.natural.p50}
 * @param unit such as {@code ms}; empty for a plain number
 * @param ours our value
 * @param interval where it could as well have been, if that is known
 * @param peer the peer's value
 * @param peerName the peer, empty without one
 * @param moreIsBetter else less is
 * @param samples how many single measurements it rests on
 */
record Figure(
    String metric,
    String unit,
    double ours,
    Optional<Estimate> interval,
    OptionalDouble peer,
    String peerName,
    boolean moreIsBetter,
    int samples) {
  private static final MathContext DIGITS = new MathContext(4);
  private static final double WHOLE = 1000;

  /** One of which less is better, without a peer. */
  static Figure less(String metric, String unit, double ours, int samples) {
    return new Figure(
        metric, unit, ours, Optional.empty(), OptionalDouble.empty(), "", false, samples);
  }

  /** One of which more is better, without a peer. */
  static Figure more(String metric, String unit, double ours, int samples) {
    return new Figure(
        metric, unit, ours, Optional.empty(), OptionalDouble.empty(), "", true, samples);
  }

  /** A mean of which more is better. */
  static Figure mean(String metric, Estimate ours, int samples) {
    return new Figure(
        metric, "", ours.mean(), Optional.of(ours), OptionalDouble.empty(), "", true, samples);
  }

  /** A share of which more is better. */
  static Figure often(String metric, int part, int whole) {
    return share(metric, part, whole, true);
  }

  /** A share of which less is better. */
  static Figure rare(String metric, int part, int whole) {
    return share(metric, part, whole, false);
  }

  private static Figure share(String metric, int part, int whole, boolean moreIsBetter) {
    Estimate share = Estimate.share(part, whole);
    return new Figure(
        metric,
        "",
        share.mean(),
        Optional.of(share),
        OptionalDouble.empty(),
        "",
        moreIsBetter,
        whole);
  }

  /** The same beside a peer's value. */
  Figure beside(String name, double value) {
    return new Figure(
        metric, unit, ours, interval, OptionalDouble.of(value), name, moreIsBetter, samples);
  }

  /** How many times better than the peer: above 1 we are. */
  OptionalDouble ratio() {
    if (peer.isEmpty()) {
      return OptionalDouble.empty();
    }
    double ratio = moreIsBetter ? ours / peer.getAsDouble() : peer.getAsDouble() / ours;
    return Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty();
  }

  Optional<Goal> goal() {
    return Goal.of(metric, peerName);
  }

  /** Four digits that count, all of a large whole number. */
  static String number(double value) {
    return rounded(value).toPlainString();
  }

  private static BigDecimal rounded(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded =
        Math.abs(value) < WHOLE ? exact.round(DIGITS) : exact.setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal bare = rounded.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }

  /** As one line of JSON. */
  String json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("metric", metric);
    node.put("ours", rounded(ours));
    if (peer.isPresent()) {
      node.put("peer", rounded(peer.getAsDouble())).put("peerName", peerName);
    } else {
      node.putNull("peer").putNull("peerName");
    }
    ratio()
        .ifPresentOrElse(value -> node.put("ratio", rounded(value)), () -> node.putNull("ratio"));
    node.put("unit", unit);
    interval.ifPresent(
        range -> node.put("low", rounded(range.low())).put("high", rounded(range.high())));
    goal().ifPresent(goal -> node.put("goal", goal.text()).put("met", goal.met(this)));
    node.put("samples", samples);
    return node.toString();
  }
}
