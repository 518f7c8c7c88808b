package org.qinqing.checker;

/** Service: judges a situation by the bundles that are installed at the moment of the call. */
public interface Checker {
  /**
   * Judges; the same request over the same bundles gives the same answer.
   *
   * @return never null; a text without a deed gives {@link org.qinqing.pack.Verdict#NO_RULE}
   */
  CheckResult check(CheckRequest request);
}
