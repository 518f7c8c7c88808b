package org.qinqing.bench;

import java.util.Locale;
import org.qinqing.pack.Verdict;

/** Verdicts that tell a person the same to do. */
enum AnswerClass {
  /** 不可以. */
  FORBIDDEN,
  /** 需报告或回避. */
  PROCEDURE,
  /** 可以. */
  ALLOWED,
  /** 还差什么. */
  ASKED,
  /** 无规则. */
  NO_RULE;

  static AnswerClass of(Verdict verdict) {
    return switch (verdict) {
      case PROHIBITED, DISCOURAGED -> FORBIDDEN;
      case CONDITIONAL, RECUSE -> PROCEDURE;
      case PERMITTED, ENCOURAGED -> ALLOWED;
      case NEEDS_INFO -> ASKED;
      case NO_RULE -> NO_RULE;
    };
  }

  /** As a part of the name of a figure. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String label() {
    return Messages.text("class." + id());
  }
}
