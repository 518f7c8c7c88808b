package org.qinqing.ui.kit;

import java.util.Locale;
import org.qinqing.pack.Verdict;

/** What a colour is for; the names are those of {@code tokens.json}. */
public enum Role {
  WINDOW_BACKGROUND,
  SURFACE,
  SURFACE_SUNKEN,
  LINE,
  CONTROL_BORDER,
  TEXT,
  TEXT_SECONDARY,
  TEXT_TERTIARY,
  ACCENT,
  ACCENT_STRONG,
  ACCENT_SOFT,
  ON_ACCENT,
  LOCAL_MARK,
  LOCAL_SOFT,
  RAIL,
  RAIL_TEXT,
  RAIL_SELECTED,
  RAIL_MARKER,
  VERDICT_PROHIBITED,
  VERDICT_PROHIBITED_SOFT,
  VERDICT_RECUSE,
  VERDICT_RECUSE_SOFT,
  VERDICT_CONDITIONAL,
  VERDICT_CONDITIONAL_SOFT,
  VERDICT_PERMITTED,
  VERDICT_PERMITTED_SOFT,
  VERDICT_NEEDS_INFO,
  VERDICT_NEEDS_INFO_SOFT,
  VERDICT_NO_RULE,
  VERDICT_NO_RULE_SOFT,
  ON_VERDICT,
  DIFF_INSERTED,
  DIFF_DELETED,
  SEARCH_MARK;

  final String token = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The colour of a verdict. */
  public static Role of(Verdict verdict) {
    return switch (verdict) {
      case PROHIBITED -> VERDICT_PROHIBITED;
      case RECUSE -> VERDICT_RECUSE;
      case CONDITIONAL, DISCOURAGED -> VERDICT_CONDITIONAL;
      case PERMITTED, ENCOURAGED -> VERDICT_PERMITTED;
      case NEEDS_INFO -> VERDICT_NEEDS_INFO;
      case NO_RULE -> VERDICT_NO_RULE;
    };
  }

  /** The ground behind a verdict. */
  public static Role softOf(Verdict verdict) {
    return valueOf(of(verdict).name() + "_SOFT");
  }
}
