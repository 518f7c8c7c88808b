package org.qinqing.pack;

/**
 * The answer to a situation, strictest first; the order of the constants is the order of
 * strictness.
 */
public enum Verdict {
  /** 不可以. */
  PROHIBITED(Kind.FORBIDDEN),
  /** 应当回避. */
  RECUSE(Kind.PROCEDURE),
  /** 报告或批准后可以. */
  CONDITIONAL(Kind.PROCEDURE),
  /** 一般不宜. */
  DISCOURAGED(Kind.FORBIDDEN),
  /** 可以. */
  PERMITTED(Kind.ALLOWED),
  /** 应当或者鼓励. */
  ENCOURAGED(Kind.ALLOWED),
  /** 还差一个事实. */
  NEEDS_INFO(Kind.OPEN),
  /** 本库无规则，请示. */
  NO_RULE(Kind.OPEN);

  /** The four classes of verdicts (禁止、需报告或审批、可以、信息不足). */
  public enum Kind {
    FORBIDDEN,
    PROCEDURE,
    ALLOWED,
    OPEN
  }

  private final Kind kind;

  Verdict(Kind kind) {
    this.kind = kind;
  }

  /** The class this verdict belongs to. */
  public Kind kind() {
    return kind;
  }

  /** Whether this verdict is stricter than the other; meaningless for NEEDS_INFO and NO_RULE. */
  public boolean stricterThan(Verdict other) {
    return ordinal() < other.ordinal();
  }
}
