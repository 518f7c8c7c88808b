package org.qinqing.pack;

/** What a rule does with the conduct it describes. */
public enum Modality {
  PROHIBITED(Verdict.PROHIBITED),
  RECUSE(Verdict.RECUSE),
  CONDITIONAL(Verdict.CONDITIONAL),
  DISCOURAGED(Verdict.DISCOURAGED),
  /**
   * A duty: {@link Verdict#ENCOURAGED} when done or planned, {@link Verdict#PROHIBITED} when
   * omitted.
   */
  REQUIRED(Verdict.ENCOURAGED),
  PERMITTED(Verdict.PERMITTED),
  ENCOURAGED(Verdict.ENCOURAGED);

  private final Verdict verdict;

  Modality(Verdict verdict) {
    this.verdict = verdict;
  }

  /** The verdict when the rule's {@code when} holds. */
  public Verdict verdict() {
    return verdict;
  }
}
